import SurveyCore
import SurveyReports
import SurveyWords
import Testing

/// Under another notice no sentence of a page keeps a word of the first one, however the unit ended.
@Suite struct OtherNoticeTests {
    private static let rulebook: Rulebook = {
        var rulebook = Sample.rulebook
        var notice = rulebook.notice
        func text(_ words: String) -> Rulebook.Notice.Text {
            var text = Sample.rulebook.notice.item
            (text.zh, text.en) = ("甲\(words)", "A \(words)")
            return text
        }
        (notice.number, notice.unreachable, notice.allUnreachable) = ("甲号", "甲失联", "甲全失联")
        (notice.item, notice.survey, notice.scoring) = (text("item"), text("survey"), text("scoring"))
        (notice.joined, notice.limits) = (text("joined"), text("limits"))
        for role in Rulebook.Notice.Role.allCases {
            var clause = notice[role]
            (clause.name, clause.place, clause.text) = ("甲", text(role.rawValue), "甲 90 85 70 \(role.rawValue)")
            notice.clauses[role] = clause
        }
        rulebook.notice = notice
        rulebook.grading.readings.shortfall = .downgrade
        return rulebook
    }()

    /// Provided, drawn, scored, reached, unreachable, open; late where there is a date.
    @Test(arguments: [
        [0, 0, 0, 0, 0, 0], [10, 10, 0, 0, 10, 0], [10, 10, 0, 10, 0, 0], [10, 10, 0, 5, 5, 0], [9, 9, 6, 1, 2, 0],
        [10, 10, 4, 1, 2, 3], [10, 10, 0, 0, 2, 8], [10, 10, 8, 2, 0, 0],
    ])
    func noPageKeepsAWordOfTheFirstNotice(_ counts: [Int]) throws {
        var tally = UnitTally(perUnit: 10)
        (tally.provided, tally.drawn, tally.scored) = (counts[0], counts[1], counts[2])
        (tally.reached, tally.unreachable, tally.open) = (counts[3], counts[4], counts[5])
        (tally.openNeverReached, tally.weightedSum) = (counts[5], counts[2] * 18_000)
        if counts[0] > 0 { tally.received = CivilDate(iso: "2020-09-25").map(HandInDays.init(on:)) }
        let rules = Self.rulebook.grading
        let verdict = rules.verdict(of: tally, calendar: Self.rulebook.calendar, totalWeight: 2)
        var explanation = ExplanationTests.water
        explanation.grade = UnitGrade(unit: "某局", verdict: verdict)
        explanation.otherReadings = rules.readings.otherReadings.map { .init(reading: $0, grade: nil) }
        let notice = Sample.rulebook.notice
        // The deadline is told as the date that the rulebook gives.
        let sentences = notice.clauses.filter { $0.key != .deadline }.values.map(\.text)
        let words =
            [
                notice.number, notice.unreachable, notice.allUnreachable, "第6项", "评分细则", "无法联系", "「或」", "C7",
                "ndicator 6",
            ]
            + ["ule 1", "ule 2", notice.limits.zh, notice.limits.en]
            + sentences
        for language in Language.allCases {
            let table = GradesTable.text(
                GradeReport(rulebook: "甲", closed: false, logHead: "0", units: [explanation.grade]),
                Words(language, rulebook: Self.rulebook)
            )
            for edition in Edition.allCases {
                let page = ExplanationPage(explanation, rulebook: Self.rulebook, language: language, edition: edition)
                let text = (page.text + table).filter { $0 != "\n" && $0 != " " }
                let kept = words.filter { text.contains($0.filter { $0 != " " }) }
                #expect(kept == [], "\(language), \(edition)")
                #expect(text.contains(language == .zh ? "甲号甲item及甲scoring" : "甲号,AitemanditsAscoring"))
            }
        }
    }
}
