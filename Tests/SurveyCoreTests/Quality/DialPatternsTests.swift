import Foundation
import SurveyCore
import Testing

@Suite struct DialPatternsTests {
    private func dial(
        _ call: Int,
        _ at: String,
        until: String? = nil,
        _ outcome: Disposition = .completed,
        _ answers: [Int] = []
    ) -> PatternDial {
        func time(_ text: String) -> Timestamp {
            Timestamp(iso: "2020-09-22T\(text)", offset: UTCOffset(seconds: 8 * 3600))!
        }
        return PatternDial(
            call: call,
            outcome: outcome,
            at: time(at),
            until: until.map(time),
            answers: answers.map { Score(hundredths: $0 * 100)! }
        )
    }

    @Test func aDialBeforeTheEndOfAnotherOverlaps() {
        #expect(DialPatterns.overlapping([dial(1, "09:00", until: "09:05"), dial(2, "09:04", .noAnswer)]) == [1, 2])
        #expect(DialPatterns.overlapping([dial(1, "09:00", until: "09:05"), dial(2, "09:05", .noAnswer)]) == [])
        // Within a long one others may begin and end.
        let long = [dial(1, "09:00", until: "09:30"), dial(2, "09:04", until: "09:06", .busy), dial(3, "09:20", .busy)]
        #expect(DialPatterns.overlapping(long) == [1, 2, 3])
    }

    @Test func twoInterviewsBegunInOneMinuteOverlap() {
        #expect(DialPatterns.overlapping([dial(1, "09:00"), dial(2, "09:00")]) == [1, 2])
        #expect(
            DialPatterns.overlapping([dial(1, "09:00", .noAnswer), dial(2, "09:00"), dial(3, "09:00", .busy)]) == []
        )
    }

    @Test func anInterviewOfSecondsIsShort() {
        #expect(DialPatterns.short([dial(1, "09:00:05", until: "09:00:34")]) == [1])
        #expect(DialPatterns.short([dial(1, "09:00:05", until: "09:00:35")]) == [])
        #expect(DialPatterns.short([dial(1, "09:00:05"), dial(2, "09:00:20", .noAnswer)]) == [1])
        // Without seconds it may have lasted most of a minute; what was not answered may be short.
        #expect(DialPatterns.short([dial(1, "09:00", until: "09:00"), dial(2, "09:01", .noAnswer)]) == [])
        #expect(DialPatterns.short([dial(1, "09:00:05", until: "09:00:06", .noAnswer)]) == [])
    }

    private func sets(_ answers: [[Int]]) -> [[Score]: Int] {
        Dictionary(answers.map { ($0.map { Score(hundredths: $0 * 100)! }, 1) }, uniquingKeysWith: +)
    }

    @Test func theSameAnswersInARow() throws {
        let own = (0..<8).map { dial($0, "09:0\($0)", .completed, [90, 90]) }
        let others = (0..<40).map { [60 + $0, 80] }
        let all = sets(Array(repeating: [90, 90], count: 8) + others)
        #expect(DialPatterns.sameAnswers(own, all: all)?.calls == Array(0..<8))
        #expect(DialPatterns.sameAnswers(Array(own.dropLast()), all: all) == nil)
        // Where everybody gives them, they say nothing.
        let common = sets(Array(repeating: [90, 90], count: 48))
        #expect(DialPatterns.sameAnswers(own, all: common) == nil)
        // A dial without an answer between them changes nothing; another answer ends the row.
        let between = [dial(20, "09:03", .noAnswer)]
        #expect(DialPatterns.sameAnswers(own[..<4] + between + own[4...], all: all)?.calls.count == 8)
        #expect(
            DialPatterns.sameAnswers(own[..<4] + [dial(20, "09:03", .completed, [91, 90])] + own[4...], all: all) == nil
        )
    }

    @Test func twoWhoAlwaysConfirmEachOther() {
        let dials = [1: 100, 2: 100, 3: 100, 4: 100, 5: 100, 6: 100]
        let both = [1: [2: [[1, 11], [2, 12], [3, 13]]], 2: [1: [[4, 14], [5, 15]]]]
        let found = DialPatterns.confirmingPairs(both, dials: dials)
        #expect(found.count == 1 && found.first?.calls == [1, 2, 3, 4, 5, 11, 12, 13, 14, 15])
        // Once somebody else, or one way only, or only two surveyors there: nothing follows.
        var once = both
        once[1]![3] = [[6, 16]]
        #expect(DialPatterns.confirmingPairs(once, dials: dials).isEmpty)
        #expect(DialPatterns.confirmingPairs([1: both[1]!], dials: dials).isEmpty)
        #expect(DialPatterns.confirmingPairs(both, dials: [1: 100, 2: 100]).isEmpty)
    }

    @Test func lowUnderstandingWithFullSatisfaction() {
        func answers(_ a: Int, _ b: Int) -> [Score] { [a, b].map { Score(hundredths: $0 * 100)! } }
        #expect(DialPatterns.isLowAndFull(answers(59, 100)))
        #expect(!DialPatterns.isLowAndFull(answers(60, 100)) && !DialPatterns.isLowAndFull(answers(30, 99)))
        #expect(!DialPatterns.isLowAndFull([]))
        #expect(Chance.isMore(5, of: 40, than: 0, of: 200) && !Chance.isMore(5, of: 40, than: 20, of: 200))
    }

    /// quality.md has a row for every pattern.
    @Test func theDocumentHasEveryPattern() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../Sources/SurveyCore/Quality/quality.md")
        let text = try String(contentsOf: file, encoding: .utf8)
        for pattern in QualityReport.Pattern.allCases { #expect(text.contains("| `\(pattern.rawValue)` |")) }
    }
}
