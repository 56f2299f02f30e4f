@testable import SurveyCore

/// The notice's numbers by hand, so that these tests do not depend on reading a rulebook.
enum TestRules {
    static let offset = UTCOffset(seconds: 8 * 3600)

    /// The autumn of 2020: holidays from 1 to 8 October, two days of weekends worked for them.
    static let calendar = WorkCalendar(
        holidays: Set((1...8).map { CivilDate(year: 2020, month: 10, day: $0)! }),
        workdays: [day("09-27"), day("10-10")]
    )

    static let calls = CallProtocol(
        slices: [
            ("上午", "09:00", "11:30"), ("下午", "14:30", "16:00"), ("傍晚", "16:00", "17:30"), ("晚上", "18:00", "20:00"),
        ]
        .map { CallProtocol.Slice(label: $0.0, from: TimeOfDay($0.1)!, until: TimeOfDay($0.2)!) },
        silentAttempts: 5,
        silentDays: 3,
        silentSlices: 3,
        silentSurveyors: 2,
        deadConfirmations: 2,
        reachedAttempts: 5,
        refusals: 2,
        busyMinutes: 30,
        silentMinutes: 180,
        attemptsPerDay: 2
    )

    static let contact = ContactRules(calls: calls, calendar: calendar, offset: offset)

    static func grading(
        _ readings: Readings = Readings(),
        lateSteps: Int = 1,
        unreachableSteps: Int = 1
    ) -> GradingRules {
        GradingRules(
            quota: 10,
            deadline: day("09-20"),
            readings: readings,
            lateSteps: lateSteps,
            unreachableSteps: unreachableSteps,
            fewScores: 5,
            bands: [(Grade.excellent, "优", 9000), (.good, "良", 8500), (.fair, "中", 7000), (.poor, "差", 0)]
                .map { GradingRules.Band(grade: $0.0, label: $0.1, from: Score(hundredths: $0.2)!) }
        )
    }

    /// `10-12`, in 2020.
    static func day(_ text: some StringProtocol) -> CivilDate { CivilDate(iso: "2020-\(text)")! }

    /// `10-12 09:05`, in 2020 at the rulebook's offset.
    static func time(_ text: some StringProtocol) -> Timestamp { Timestamp(iso: "2020-\(text)", offset: offset)! }
}

/// Dials as one reads them on a sheet: `10-12 09:05 A 10`, several joined by `, `. Behind the code may stand `in` (the
/// contact rang back), `review`, `#n` (dialled the number of correction n), `recused` (the
/// surveyor had to avoid the unit), `for n` (amends call n) and `>10-13 15:00` (the agreed time).
/// Calls are numbered from 1.
func dials(_ text: String) -> [Attempt] {
    text.isEmpty
        ? [] : text.split(separator: ", ").enumerated().map { index, dial in dialled(String(dial), call: index + 1) }
}

private func dialled(_ text: String, call: Int) -> Attempt {
    let halves = text.split(separator: ">")
    let words = halves[0].split(separator: " ").map(String.init)
    let outcome = Disposition.allCases.first { $0.code == words[3] }!
    let score = Score(hundredths: 9000)!
    return Attempt(
        call: call,
        number: words.first { $0.hasPrefix("#") },
        surveyor: words[2],
        dial: Dial(
            outcome,
            scores: outcome == .completed ? ["understanding": score, "satisfaction": score] : [:],
            at: TestRules.time("\(words[0]) \(words[1])"),
            appointment: halves.count > 1 ? TestRules.time(halves[1]) : nil,
            incoming: words.contains("in"),
            review: words.contains("review")
        ),
        entered: words.firstIndex(of: "for").map { Int(words[$0 + 1])! },
        recused: words.contains("recused")
    )
}

/// `#1 10-13 08:00` puts another number in its place, `confirm 10-13 08:00` confirms the one that the import completed.
func corrections(_ text: String) -> [NumberCorrection] {
    text.isEmpty
        ? []
        : text.split(separator: ", ").enumerated().map { index, entry in
            let words = entry.split(separator: " ").map(String.init)
            return NumberCorrection(
                number: words[0] == "confirm" ? nil : words[0],
                at: TestRules.time("\(words[1]) \(words[2])"),
                sequence: index + 1
            )
        }
}
