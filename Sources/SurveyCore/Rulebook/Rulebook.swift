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
        package init(name: String, phone: String) {
            self.name = name
            self.phone = phone
        }
    }

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
            package init(label: String, score: Score) {
                self.label = label
                self.score = score
            }
        }

        package init(key: String, dimension: String, wording: String, weight: Int, choices: [Choice] = []) {
            self.key = key
            self.dimension = dimension
            self.wording = wording
            self.weight = weight
            self.choices = choices
        }
    }

    /// First and last day of fieldwork: shown, and binding for appointments typed in the console only.
    package struct Fieldwork: Hashable, Sendable {
        package var from: CivilDate
        package var until: CivilDate
        package init(from: CivilDate, until: CivilDate) {
            self.from = from
            self.until = until
        }
    }

    package init(
        text: String,
        id: String,
        title: String,
        notice: Notice,
        office: Office,
        offset: UTCOffset,
        areaCode: String,
        grading: GradingRules,
        objectionDays: Int,
        questions: [Question],
        calls: CallProtocol,
        calendar: WorkCalendar,
        fieldwork: Fieldwork,
        script: Script
    ) {
        self.text = text
        self.id = id
        self.title = title
        self.notice = notice
        self.office = office
        self.offset = offset
        self.areaCode = areaCode
        self.grading = grading
        self.objectionDays = objectionDays
        self.questions = questions
        self.calls = calls
        self.calendar = calendar
        self.fieldwork = fieldwork
        self.script = script
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

/// Quota, deadline, bands and downgrades with the readings R1–R3.
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
        package init(grade: Grade, label: String, from: Score) {
            self.grade = grade
            self.label = label
            self.from = from
        }
    }

    package init(
        quota: Int,
        deadline: CivilDate,
        readings: Readings,
        lateSteps: Int,
        unreachableSteps: Int,
        fewScores: Int,
        bands: [Band]
    ) {
        self.quota = quota
        self.deadline = deadline
        self.readings = readings
        self.lateSteps = lateSteps
        self.unreachableSteps = unreachableSteps
        self.fewScores = fewScores
        self.bands = bands
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

    package var deadline: Deadline
    package var causes: Causes
    package var shortfall: Shortfall

    package init(deadline: Deadline = .inclusive, causes: Causes = .once, shortfall: Shortfall = .report) {
        self.deadline = deadline
        self.causes = causes
        self.shortfall = shortfall
    }
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
        package init(label: String, from: TimeOfDay, until: TimeOfDay) {
            self.label = label
            self.from = from
            self.until = until
        }
    }

    package init(
        slices: [Slice],
        silentAttempts: Int = 5,
        silentDays: Int = 3,
        silentSlices: Int = 3,
        silentSurveyors: Int = 2,
        deadConfirmations: Int = 2,
        reachedAttempts: Int = 5,
        refusals: Int = 2,
        busyMinutes: Int = 30,
        silentMinutes: Int = 180,
        attemptsPerDay: Int = 2
    ) {
        self.slices = slices
        self.silentAttempts = silentAttempts
        self.silentDays = silentDays
        self.silentSlices = silentSlices
        self.silentSurveyors = silentSurveyors
        self.deadConfirmations = deadConfirmations
        self.reachedAttempts = reachedAttempts
        self.refusals = refusals
        self.busyMinutes = busyMinutes
        self.silentMinutes = silentMinutes
        self.attemptsPerDay = attemptsPerDay
    }

    /// The index of the slice that holds `time`.
    package func slice(at time: TimeOfDay) -> Int? { slices.firstIndex { $0.from <= time && time < $0.until } }
}

/// Working days: the named ones, and Monday to Friday without the named holidays.
package struct WorkCalendar: Hashable, Sendable {
    package var holidays: Set<CivilDate>
    package var workdays: Set<CivilDate>

    package init(holidays: Set<CivilDate> = [], workdays: Set<CivilDate> = []) {
        self.holidays = holidays
        self.workdays = workdays
    }

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
