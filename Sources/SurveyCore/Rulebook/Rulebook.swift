/// The notice's numbers as data, as read from the rulebook's YAML (notice.md §Where the rulebook holds them). `text` is
/// the source to the letter.
package struct Rulebook: Hashable, Sendable {
    package var text: String
    package var id: String
    package var title: String
    package var notice: Notice
    package var office: Office
    package var offset: UTCOffset
    package var areaCode: String
    package var grading: GradingRules
    /// Working days after the publication in which a unit may object.
    package var objectionDays: Int
    package var questions: [Question]
    package var calls: CallProtocol
    package var calendar: WorkCalendar
    package var fieldwork: Fieldwork
    package var script: Script

    package struct Office: Hashable, Sendable {
        package var name: String
        package var phone: String
    }

    /// How the id of a rulebook ends with which an office only practises.
    package static let rehearsalEnding = "-rehearsal"

    /// Whether everything of this survey is marked as an exercise.
    package var isRehearsal: Bool { id.hasSuffix(Rulebook.rehearsalEnding) }

    /// One question of the interview; its scores run from 0 to 100.
    package struct Question: Hashable, Sendable {
        /// `understanding`: the key in files, JSON and the log.
        package var key: String
        /// 了解情况: the column on sheets and the label in texts.
        package var dimension: String
        /// What the surveyor reads out; `{填报单位}` and the like are filled in.
        package var wording: String
        package var weight: Int
        /// Words a respondent may choose instead of points, with their points.
        package var choices: [Choice]

        package struct Choice: Hashable, Sendable {
            package var label: String
            package var score: Score
        }
    }

    /// First and last day of fieldwork. No dial is dated before the first; both bind appointments typed in the console.
    package struct Fieldwork: Hashable, Sendable {
        package var from: CivilDate
        package var until: CivilDate
    }

    /// Σ weights: the divisor of a contact's score (R4).
    package var totalWeight: Int { questions.reduce(0) { $0 + $1.weight } }

    /// The last day for an objection to grades published on `day`.
    package func lastDayToObject(publishedOn day: CivilDate) -> CivilDate {
        (0..<objectionDays).reduce(day) { day, _ in calendar.workingDay(after: day) }
    }

    /// Σ weight × score in hundredths (R4); a question without an answer adds nothing.
    package func weightedSum(of scores: [String: Score]) -> Int {
        questions.reduce(0) { $0 + $1.weight * (scores[$1.key]?.hundredths ?? 0) }
    }
}

/// The grades of the notice, best first; labels (优 良 中 差) are the rulebook's.
package enum Grade: String, CaseIterable, Hashable, Comparable, Sendable {
    case excellent, good, fair, poor

    /// `steps` grades lower, never below 差 (C7; "nothing lies below").
    package func lowered(by steps: Int) -> Grade {
        Grade.allCases[min(Grade.allCases.count - 1, rank + max(0, steps))]
    }

    private var rank: Int { Grade.allCases.firstIndex(of: self)! }

    /// A better grade is the greater one.
    package static func < (a: Grade, b: Grade) -> Bool { a.rank > b.rank }
}

/// Quota, deadline, bands and downgrades with the readings R1–R3 and R8.
package struct GradingRules: Hashable, Sendable {
    package var quota: Int
    package var deadline: CivilDate
    package var readings: Readings
    /// Grades lower for a late hand-in and for an unreachable number (C7).
    package var lateSteps: Int
    package var unreachableSteps: Int
    /// A grade that rests on fewer scores is marked.
    package var fewScores: Int
    /// All four grades, best first; the lower limit of each belongs to it (C9), in hundredths. The last is 0.
    package var bands: [Band]

    package struct Band: Hashable, Sendable {
        package var grade: Grade
        package var label: String
        package var from: Score
    }

    package func label(_ grade: Grade) -> String { bands.first { $0.grade == grade }!.label }
}

/// How the notice's words are read where they leave a choice (notice.md §Readings).
package struct Readings: Hashable, Sendable {
    package enum Deadline: String, CaseIterable, Hashable, Sendable {
        case inclusive, exclusive
        case nextWorkingDay = "next-working-day"
    }
    package enum Causes: String, CaseIterable, Hashable, Sendable { case once, each }
    package enum Shortfall: String, CaseIterable, Hashable, Sendable { case report, downgrade }
    package enum Completion: String, CaseIterable, Hashable, Sendable { case complete, first }

    package var deadline = Deadline.inclusive
    package var causes = Causes.once
    package var shortfall = Shortfall.report
    package var completion = Completion.complete
}

/// When a number counts as 联系不上 (R6), and when one that was reached is given up.
package struct CallProtocol: Hashable, Sendable {
    /// Slices of a working day, half-open, in order, without overlap.
    package var slices: [Slice]
    package var silentAttempts: Int
    package var silentDays: Int
    package var silentSlices: Int
    package var silentSurveyors: Int
    /// Dead dials by different surveyors, 1…3.
    package var deadConfirmations: Int
    package var reachedAttempts: Int
    /// gatekeeper-refused and broke-off together.
    package var refusals: Int
    /// 30: minutes after a busy signal; 180: after another silent dial or an absent respondent.
    package var busyMinutes: Int
    package var silentMinutes: Int
    /// Dials a day after which the contact rests until the next working day.
    package var attemptsPerDay: Int

    package struct Slice: Hashable, Sendable {
        package var label: String
        package var from: TimeOfDay
        package var until: TimeOfDay
    }

    /// The index of the slice that holds `time`.
    package func slice(at time: TimeOfDay) -> Int? { slices.firstIndex { $0.from <= time && time < $0.until } }
}

/// Working days: the named ones, and Monday to Friday without the named holidays.
package struct WorkCalendar: Hashable, Sendable {
    package var holidays: Set<CivilDate> = []
    package var workdays: Set<CivilDate> = []

    package func isWorkingDay(_ date: CivilDate) -> Bool {
        workdays.contains(date) || date.weekday <= 5 && !holidays.contains(date)
    }

    /// The first working day after `date`. A week without one cannot be in a checked rulebook, so this ends.
    package func workingDay(after date: CivilDate) -> CivilDate {
        var next = date.adding(days: 1)
        while !isWorkingDay(next) { next = next.adding(days: 1) }
        return next
    }
}
