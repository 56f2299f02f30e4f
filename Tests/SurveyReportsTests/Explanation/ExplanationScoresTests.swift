import SurveyCore
import SurveyReports
import SurveyWords
import Testing

/// The scores on the page: they add up, and a lone one is not given away.
@Suite struct ExplanationScoresTests {
    /// The page without its line breaks.
    private func flat(_ text: String) -> String { text.filter { $0 != "\n" && $0 != " " } }

    /// Two scores with three decimals each: what is printed adds up to the sum that is printed.
    @Test func whoAddsTheScoresUpFindsTheSum() throws {
        let text = explained([8699, 9001], [8700, 9002])
        #expect(text.contains("90.015  86.995"))
        #expect(flat(text).contains("合计177.01，除以2，等于88.505，写作88.50（只舍不入）。"))
        #expect(explained([8699, 9001], [8700, 9002], .office).contains("86.995"))
        // 86 2/3: said to be cut.
        var rulebook = Sample.rulebook
        rulebook.questions[0].weight = 2
        let thirds = explained([8700, 9000], [8600, 9000], rulebook: rulebook)
        #expect(thirds.contains("90.00      86.666..."))
        #expect(flat(thirds).contains("得分末尾有「...」的未写完，只舍不入；合计按精确值。合计176.666...，除以2"))
    }

    /// The page of a unit whose contacts gave these answers.
    private func explained(
        _ understanding: [Int],
        _ satisfaction: [Int],
        _ edition: Edition = .unit,
        _ language: Language = .zh,
        rulebook: Rulebook = Sample.rulebook
    ) -> String {
        var explanation = ExplanationTests.water
        let weights = rulebook.questions.map(\.weight)
        var tally = UnitTally(perUnit: 10)
        (tally.provided, tally.drawn, tally.scored) = (10, understanding.count, understanding.count)
        tally.weightedSum = zip(understanding, satisfaction).map { $0 * weights[0] + $1 * weights[1] }.reduce(0, +)
        tally.received = CivilDate(iso: "2020-09-18").map(HandInDays.init(on:))
        tally.closed = true
        explanation.contacts = zip(understanding, satisfaction).enumerated().map { place, answers in
            var status = ContactStatus(state: .scored)
            status.scores["understanding"] = Sample.score(answers.0)
            status.scores["satisfaction"] = Sample.score(answers.1)
            return ExplanationTests.contact(place + 1, status, [])
        }
        let verdict = rulebook.grading.verdict(
            of: tally,
            calendar: rulebook.calendar,
            totalWeight: rulebook.totalWeight
        )
        explanation.grade = UnitGrade(unit: "郑州市水利局", verdict: verdict)
        return ExplanationPage(explanation, rulebook: rulebook, language: language, edition: edition).text
    }

    /// A lone score on a limit: "exactly 90" would be the score.
    @Test(arguments: [9000, 8500, 7000, 10_000]) func aLoneScoreOnALimitIsNotGivenAway(_ score: Int) {
        for language in Language.allCases {
            let unit = flat(explained([score], [score], .unit, language))
            let points = "\(score / 100)"
            for telling in ["\(points).00", "等于", "含本数）", "isexactly", "除以", "dividedby", "/1"] {
                #expect(!unit.contains(telling), "\(telling): \(unit)")
            }
            #expect(unit.contains(language == .zh ? "只有1人作答" : "Onlyonepersonanswered"))
            #expect(flat(explained([score], [score], .office, language)).contains("\(points).00"))
        }
    }
}
