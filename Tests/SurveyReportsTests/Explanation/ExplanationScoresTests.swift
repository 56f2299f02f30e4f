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
        let (understanding, satisfaction) = ([8699, 9001, 8699, 9001, 8699], [8700, 9002, 8700, 9002, 8700])
        let text = explained(understanding, satisfaction)
        #expect(text.contains("90.015  90.015  86.995"))
        #expect(flat(text).contains("合计441.015，除以5，等于88.203，写作88.20（只舍不入）。"))
        #expect(explained(understanding, satisfaction, .office).contains("86.995"))
        // 86 2/3: said to be cut.
        var rulebook = Sample.rulebook
        rulebook.questions[0].weight = 2
        let thirds = explained(
            [8700, 9000, 9000, 9000, 9000],
            [8600, 9000, 9000, 9000, 9000],
            rulebook: rulebook
        )
        #expect(thirds.contains("90.00      86.666..."))
        #expect(flat(thirds).contains("得分末尾有「...」的未写完，只舍不入；合计按精确值。合计446.666...，除以5"))
    }

    /// The page of a unit whose contacts gave these answers.
    private func explained(
        _ understanding: [Int],
        _ satisfaction: [Int],
        _ edition: Edition = .unit,
        _ language: Language = .zh,
        rulebook: Rulebook = Sample.rulebook
    ) -> String {
        let explanation = explanation(understanding, satisfaction, rulebook: rulebook)
        return ExplanationPage(explanation, rulebook: rulebook, language: language, edition: edition).text
    }

    private func explanation(
        _ understanding: [Int],
        _ satisfaction: [Int],
        closed: Bool = true,
        rulebook: Rulebook = Sample.rulebook
    ) -> UnitExplanation {
        var explanation = ExplanationTests.water
        let weights = rulebook.questions.map(\.weight)
        var tally = UnitTally(perUnit: 10)
        (tally.provided, tally.drawn, tally.scored) = (10, understanding.count, understanding.count)
        tally.weightedSum = zip(understanding, satisfaction).map { $0 * weights[0] + $1 * weights[1] }.reduce(0, +)
        tally.received = CivilDate(iso: "2020-09-18").map(HandInDays.init(on:))
        tally.closed = closed
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
        return explanation
    }

    /// From two scores to four a unit learns the exact average and their number, and nobody's score.
    @Test(arguments: 2...4) func fewScoresGiveTheAverageAlone(_ number: Int) {
        let scores = Array([8012, 9033, 7057, 6071].prefix(number))
        let explanation = explanation(scores, scores)
        let average = explanation.grade.verdict.average!.value
        for language in Language.allCases {
            let page = flat(explained(scores, scores, .unit, language))
            for score in scores { #expect(!page.contains(Sample.score(score).description)) }
            #expect(page.contains(average.text) && (average.textIsExact || page.contains(average.exact)))
            #expect(
                page.contains(
                    language == .zh
                        ? "有效评分\(number)个，为保护受访人不列各人得分。" : "toprotecttherespondentsthiseditiondoesnotlistthem."
                )
            )
            #expect(explained(scores, scores, .office, language).contains("80.12"))
        }
        let told = explanation.grade.told(in: .unit)
        #expect(told.json(Sample.zh, edition: .unit).text().contains("\"text\":\"\(average.text)\""))
    }

    /// While fieldwork is open whatever a unit gets is the same for all scores that the same contacts could give.
    @Test(arguments: 1...6) func openFieldworkGivesCountsAlone(_ number: Int) {
        func told(_ score: Int) -> [String] {
            var explanation = explanation(
                Array(repeating: score, count: number),
                Array(repeating: score, count: number),
                closed: false
            )
            explanation.otherReadings = [.init(reading: .causes(.each), grade: explanation.grade.grade)]
            explanation.publishedOn = CivilDate(iso: "2020-09-30")
            explanation.history.publication = .init(number: 1, head: "9f2c")
            explanation.grade.published = PublishedGrade(
                grade: explanation.grade.grade,
                at: Sample.time("2020-09-30 10:00"),
                number: 1
            )
            let report = GradeReport(rulebook: "r", closed: false, logHead: "9f2c", units: [explanation.grade])
                .told(in: .unit).selecting(GradeSelection(order: .average, edition: .unit, few: 5))
            return Language.allCases.flatMap { language in
                let words = Words(language, rulebook: Sample.rulebook)
                return [
                    ExplanationPage(explanation, rulebook: Sample.rulebook, language: language, edition: .unit).text,
                    GradesTable.text(report, words, edition: .unit), report.json(words, edition: .unit).text(),
                    "\(GradeRows.rows(report, words, edition: .unit))",
                ]
            }
        }
        let pages = told(9512)
        #expect(pages == told(3034))
        #expect(flat(pages[0]).contains("外呼未结束，暂不评定等次，本版不列得分。"))
        #expect(pages[0].components(separatedBy: "不列得分").count == 2)
        #expect(!pages[1].contains("平均分只舍不入") && pages[1].contains("最新日志校验值"))
        // A trial publication is none of the annex.
        #expect(!pages[0].contains("定稿时的日志校验值") && !pages[0].contains("定稿）"))
        #expect(pages[2].contains("\"grade\":null") && pages[2].contains("\"possible\":null"))
    }

    /// A rulebook's own figure may hide more scores, never fewer.
    @Test(arguments: [0, 3, 7]) func belowFiveNoScoreIsListed(_ few: Int) {
        var rulebook = Sample.rulebook
        rulebook.grading.fewScores = few
        for number in [2, 4, 5, 6] {
            let scores = Array([8012, 9033, 7057, 6071, 8112, 9133].prefix(number))
            let page = explained(scores, scores, rulebook: rulebook)
            #expect(page.contains("80.12") == (number >= max(5, few)), "\(page)")
        }
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
