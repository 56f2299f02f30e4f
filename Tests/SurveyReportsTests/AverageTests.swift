import Naive
import SurveyCore
import SurveyReports
import SurveyWords
import Testing

/// No average is ever printed that its own band denies: 89.995 is 良 and reads 89.99 everywhere (notice.md §Examples).
@Suite struct AverageTests {
    /// A unit whose answers lie on a limit or a hundredth, a third, a seventh of one beside it.
    struct Case {
        var rulebook = Sample.rulebook
        /// Hundredths by contact and question.
        var answers: [[Int]] = []
        var open = 0
        var unreachable = 0

        init(_ random: inout SplitMix64) {
            let weights = random.one(of: [[1, 1], [1, 1], [2, 1], [3, 4], [1, 5]])
            for place in weights.indices { rulebook.questions[place].weight = weights[place] }
            let limit = random.one(of: [9000, 8500, 7000])
            for _ in 0..<random.number(1...10) {
                let spread = random.number(-100...100)
                answers.append([limit + spread * weights[1], limit - spread * weights[0]])
            }
            answers[0][random.number(0...1)] += random.number(-3...3)
            if random.chance(20) { answers[0] = [random.number(0...10_000), random.number(0...10_000)] }
            open = random.chance(30) ? 1 : 0
            unreachable = random.chance(30) ? 1 : 0
        }

        /// The average in points, as whole numbers.
        var exact: (numerator: Int, denominator: Int) {
            let weights = rulebook.questions.map(\.weight)
            let sum = answers.map { $0[0] * weights[0] + $0[1] * weights[1] }.reduce(0, +)
            return (sum, answers.count * (weights[0] + weights[1]) * 100)
        }

        /// The band's place in the rulebook, by the notice's words alone.
        var band: Int { [90, 85, 70, 0].firstIndex { exact.numerator >= $0 * exact.denominator }! }

        var explanation: UnitExplanation {
            var tally = UnitTally(perUnit: 10)
            tally.scored = answers.count
            tally.weightedSum = exact.numerator
            tally.open = open
            tally.unreachable = unreachable
            tally.drawn = answers.count + open + unreachable
            tally.provided = tally.drawn
            tally.received = CivilDate(iso: "2020-09-18").map(HandInDays.init(on:))
            tally.closed = true
            let rules = rulebook.grading
            let verdict = rules.verdict(of: tally, calendar: rulebook.calendar, totalWeight: rulebook.totalWeight)
            return UnitExplanation(
                grade: UnitGrade(unit: "水利局", verdict: verdict),
                closedAt: nil,
                publishedOn: nil,
                logHead: String(repeating: "9f2c", count: 16),
                contacts: answers.enumerated().map { place, answers in
                    var status = ContactStatus(state: .scored)
                    status.scores["understanding"] = Sample.score(answers[0])
                    status.scores["satisfaction"] = Sample.score(answers[1])
                    return ExplanationTests.contact(place + 1, status, [])
                },
                otherReadings: [],
                surveyorNumbers: [:]
            )
        }
    }

    @Test(arguments: [Language.zh, .en]) func noPrintedAverageContradictsItsBand(_ language: Language) throws {
        var random = SplitMix64(2020)
        var seen: [String: Int] = [:]
        for number in 1...400 {
            let sample = Case(&random)
            let words = Words(language, rulebook: sample.rulebook)
            let explanation = sample.explanation
            let report = GradeReport(rulebook: "z", closed: false, logHead: "0", units: [explanation.grade])

            let json = report.json(words).text()
            let text = try #require(json.firstMatch(of: /"text":"([0-9.]+)"/)).1
            let band = try #require(json.firstMatch(of: /"band":"([a-z]+)"/)).1
            expect(text, sample, "JSON \(number)")
            #expect(sample.rulebook.grading.bands[sample.band].grade.rawValue == band, "\(sample)")

            let row = try #require(GradesTable.text(report, words).split(separator: "\n").first { $0.contains("水利局") })
            let cells = try #require(row.firstMatch(of: /水利局 +([0-9.]+)[ （(]+\d+[ 个）)]+(\S+)/))
            expect(cells.1, sample, "table \(number)")
            #expect(words.grade(sample.rulebook.grading.bands[sample.band].grade) == cells.2, "\(sample)")

            for edition in [Edition.unit, .office] {
                let page = ExplanationPage(
                    explanation,
                    rulebook: sample.rulebook,
                    language: language,
                    edition: edition
                ).text
                let lines = page.split(separator: "\n").map { trimmed(String($0)) }
                // Lines are broken anywhere in Chinese, between words in English.
                let text = lines.joined(separator: language == .zh ? "" : " ")
                expectComparisons(text, language, sample, "page \(number)")
                if edition == .unit, sample.answers.count == 1 {
                    // A lone score is its respondent's own: the unit's page gives no figure.
                    let average = try #require(explanation.grade.verdict.average).value.text
                    #expect(!text.contains(average), "page \(number): \(text)")
                    #expect(!text.contains(/平均分[0-9]|[Aa]verage [0-9]|除以|divided by/), "page \(number)")
                } else if edition == .unit, sample.answers.count < 5 {
                    // Of few scores the average alone, exactly.
                    let average = try #require(explanation.grade.verdict.average)
                    #expect(text.contains(average.value.textIsExact ? average.value.text : average.value.exact))
                    #expect(!text.contains(/除以|divided by/), "page \(number)")
                } else {
                    try expect(page: text, language, sample, "page \(number)")
                }
            }
            seen[sample.exact.numerator % sample.exact.denominator == 0 ? "on a limit" : "beside", default: 0] += 1
        }
        #expect(seen["on a limit"]! > 30 && seen["beside"]! > 200)
    }

    /// Every form in which the page gives the average.
    private func expect(page text: String, _ language: Language, _ sample: Case, _ place: String) throws {
        let cut = try #require(
            text.firstMatch(of: language == .zh ? /平均分?([0-9.]+)分/ : /[Aa]verage ([0-9.]+)/),
            "\(place): \(text)"
        )
        expect(cut.1, sample, place)
        let divided = try #require(
            text.firstMatch(of: language == .zh ? /个?，?除以\d+，等于([0-9]+\.[0-9]+)/ : /divided by \d+ = ([0-9]+\.[0-9]+)/),
            "\(place): \(text)"
        )
        expect(divided.1, sample, place)
        if let written = text.firstMatch(of: language == .zh ? /写作([0-9.]+)/ : /written ([0-9.]+)/) {
            expect(written.1, sample, place)
        }
    }

    /// What the page compares the average with.
    private func expectComparisons(_ text: String, _ language: Language, _ sample: Case, _ place: String) {
        for match in text.matches(of: language == .zh ? /大于([0-9]+)/ : /is above ([0-9]+)/) {
            #expect(sample.exact.numerator > Int(match.1)! * sample.exact.denominator, "\(place)")
        }
        for match in text.matches(of: language == .zh ? /低于([0-9]+)/ : /is below ([0-9]+)/) {
            #expect(sample.exact.numerator < Int(match.1)! * sample.exact.denominator, "\(place)")
        }
    }

    /// The decimal, read back, lies in the band, is not above the average and less than its last place below it.
    private func expect(
        _ text: Substring,
        _ sample: Case,
        _ place: String,
        _ location: SourceLocation = #_sourceLocation
    ) {
        let parts = text.split(separator: ".").map(String.init)
        guard parts.count == 2, let whole = Int(parts[0]), let rest = Int(parts[1]) else {
            Issue.record("\(place): \(text) is no decimal", sourceLocation: location)
            return
        }
        let unit = [1, 10, 100, 1000, 10_000][parts[1].count]
        let printed = whole * unit + rest
        let (numerator, denominator) = sample.exact
        #expect(
            printed * denominator <= numerator * unit,
            "\(place): \(text) is above \(sample)",
            sourceLocation: location
        )
        #expect(
            (printed + 1) * denominator > numerator * unit,
            "\(place): \(text) is cut too far",
            sourceLocation: location
        )
        let limits = [90, 85, 70, 0]
        #expect(printed >= limits[sample.band] * unit, "\(place): \(text) is below its band", sourceLocation: location)
        if sample.band > 0 {
            #expect(
                printed < limits[sample.band - 1] * unit,
                "\(place): \(text) is above its band",
                sourceLocation: location
            )
        }
    }
}
