import Foundation
import Testing

@testable import SurveyCore

@Suite struct RulebookFaultTests {
    @Test(arguments: Mistake.keys + Mistake.notice + Mistake.values + Mistake.bands + Mistake.questions + Mistake.calls)
    func eachMistakeIsToldWithItsLine(_ mistake: Mistake) throws {
        let text = Rulebook.zhengzhou2020.text
        let range = try #require(text.range(of: mistake.old), "not in the rulebook: \(mistake.old)")
        let broken = text.replacingCharacters(in: range, with: mistake.new)
        let marker =
            mistake.marker.isEmpty
            ? broken.index(broken.startIndex, offsetBy: text.distance(from: text.startIndex, to: range.lowerBound))
            : try #require(broken.range(of: mistake.marker)).lowerBound
        // Where the replacement begins with whole lines that stand as they were, the changed one is meant.
        let same = mistake.marker.isEmpty ? commonLines(mistake.old, mistake.new) : 0
        let line = broken[..<marker].count { $0 == "\n" } + 1 + same
        guard case .failure(let faults) = RulebookReader.read(broken) else {
            Issue.record("read without a fault")
            return
        }
        #expect(faults.all.map(\.problem) == mistake.problems)
        #expect(faults.all.first?.line == line)
    }

    private func commonLines(_ a: String, _ b: String) -> Int {
        zip(a.split(separator: "\n"), b.split(separator: "\n")).prefix { $0 == $1 }.count
    }

    @Test func emptyListsAreRefused() throws {
        let luoyang = RulebookSamples.luoyang
        func problems(_ text: String) -> [RulebookProblem] {
            if case .failure(let faults) = RulebookReader.read(text) { faults.all.map(\.problem) } else { [] }
        }
        func cut(_ from: String, _ until: String, _ new: String) throws -> String {
            let start = try #require(luoyang.range(of: from)).lowerBound
            let end = try #require(luoyang.range(of: until)).lowerBound
            return luoyang.replacingCharacters(in: start..<end, with: new)
        }
        #expect(problems(try cut("questions:", "fieldwork:", "questions: []\n")) == [.noQuestion])
        #expect(problems(try cut("questions:", "fieldwork:", "questions:\n")) == [.emptyValue(key: "questions")])
        #expect(problems(try cut("  slices:", "  silent:", "  slices: []\n")) == [.emptyList(key: "slices")])
        #expect(problems(try cut("bands:", "steps:", "bands: []\n")) == Grade.allCases.map { .missingGrade($0) })
        let weightless = luoyang.replacingOccurrences(of: "weight: 2", with: "weight: 0")
            .replacingOccurrences(of: "weight: 1", with: "weight: 0")
        #expect(problems(weightless) == [.allWeightsZero])
        let holiday = luoyang.replacingOccurrences(
            of: "holidays: []",
            with: "holidays: [2023-12-04, 2023-12-05, 2023-12-06]"
        )
        #expect(
            problems(holiday) == [
                .tooFewWorkingDays(key: "days", needed: 2, there: 0),
                .tooFewWorkingDays(key: "dead", needed: 3, there: 0),
                .tooFewWorkingDays(key: "attempts-per-day", needed: 3, there: 0),
            ]
        )
    }

    @Test func allMistakesOfAFileAreToldAtOnceInItsOrder() {
        let broken = Rulebook.zhengzhou2020.text
            .replacingOccurrences(of: "quota: 10", with: "quota: zehn\nquota: 10\ncolour: rot")
            .replacingOccurrences(of: "below: 85", with: "below: 80")
            .replacingOccurrences(of: "label: 午后", with: "label:")
        guard case .failure(let faults) = RulebookReader.read(broken) else {
            Issue.record("read without a fault")
            return
        }
        #expect(
            faults.all.map(\.problem) == [
                .notANumber(key: "quota", value: "zehn"),
                .duplicateKey("quota", firstLine: defaultLine(of: "quota: 10")),
                .unknownKey("colour", section: nil, nearest: nil),
                .bandGap(from: Score(hundredths: 8000)!, below: Score(hundredths: 8500)!, add: nil),
                .emptyValue(key: "label"),
            ]
        )
        #expect(faults.all.prefix(3).map(\.line) == [0, 1, 2].map { defaultLine(of: "quota: 10") + $0 })
    }
}
