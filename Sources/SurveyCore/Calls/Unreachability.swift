/// Why a number counts as unreachable (R6): what the dials that its state rests on amount to.
package enum Unreachability: Hashable, Sendable {
    /// Nobody answered. `days` are working days, `slices` those of the protocol.
    case silent(dials: Int, days: Int, slices: Int, surveyors: Int)
    /// The contact cannot be found at this number: dials that confirm each other. `dates` are their days.
    case dead(surveyors: Int, dates: Int, onWorkingDays: Bool)
}

extension ContactRules {
    func dead(_ counting: [Attempt], _ grounds: [Int]) -> Unreachability {
        let dials = counting.filter { grounds.contains($0.call) }
        let dates = Set(dials.map { $0.at.date(offset) })
        return .dead(
            surveyors: Set(dials.map(\.surveyor)).count,
            dates: dates.count,
            onWorkingDays: dates.allSatisfy(calendar.isWorkingDay)
        )
    }

    /// The calls of the earliest dead dials that confirm each other (two, by the notice's rulebook); `nil` while there are none.
    func confirmedDead(_ counting: [Attempt], singleSurveyor: Bool) -> [Int]? {
        let dead = counting.filter { $0.outcome.kind == .dead }
        guard dead.count >= calls.deadConfirmations else { return nil }

        /// Finds `missing` more dials before `end` that confirm each of `chosen`.
        func complete(_ chosen: [Attempt], before end: Int, missing: Int) -> [Attempt]? {
            if missing == 0 { return chosen }
            for index in 0..<end where chosen.allSatisfy({ confirm($0, dead[index], singleSurveyor) }) {
                if let found = complete([dead[index]] + chosen, before: index, missing: missing - 1) { return found }
            }
            return nil
        }
        // By the last of them: what confirmed the number first is what the explanation shows.
        for last in dead.indices {
            if let found = complete([dead[last]], before: last, missing: calls.deadConfirmations - 1) {
                return found.map(\.call)
            }
        }
        return nil
    }

    /// Whether two dead dials are two persons' word, and for 停机 (a bill that may be paid tomorrow) two working days'.
    private func confirm(_ a: Attempt, _ b: Attempt, _ singleSurveyor: Bool) -> Bool {
        let (first, second) = (a.at.date(offset), b.at.date(offset))
        let otherDay = first != second && calendar.isWorkingDay(first) && calendar.isWorkingDay(second)
        guard a.surveyor != b.surveyor || singleSurveyor && otherDay else { return false }
        return otherDay || a.outcome != .suspended && b.outcome != .suspended
    }

    /// The slice that holds `time`, if its date is a working day: slices are slices of working days.
    package func workingSlice(at time: Timestamp) -> Int? {
        calendar.isWorkingDay(time.date(offset)) ? calls.slice(at: time.time(offset)) : nil
    }
}

/// What the silent dials that count towards unreachable amount to.
struct SilentRecord {
    private(set) var calls: [Int] = []
    private var days: Set<CivilDate> = []
    private var slices: Set<Int> = []
    private var surveyors: Set<String> = []

    var attempts: Int { calls.count }

    var unreachability: Unreachability {
        .silent(dials: attempts, days: days.count, slices: slices.count, surveyors: surveyors.count)
    }

    init(_ silent: [Attempt], rules: ContactRules) {
        for attempt in silent {
            calls.append(attempt.call)
            surveyors.insert(attempt.surveyor)
            days.insert(attempt.at.date(rules.offset))
            if let slice = rules.workingSlice(at: attempt.at) { slices.insert(slice) }
        }
    }

    func lacking(_ needed: CallProtocol, singleSurveyor: Bool) -> ContactStatus.Lacking {
        var lacking = ContactStatus.Lacking()
        lacking.attempts = max(0, needed.silentAttempts - attempts)
        lacking.days = max(0, needed.silentDays - days.count)
        lacking.slices = max(0, needed.silentSlices - slices.count)
        // Where nobody else may call, other days of the same surveyor serve as other surveyors.
        let voices = singleSurveyor ? max(surveyors.count, days.count) : surveyors.count
        lacking.surveyors = max(0, needed.silentSurveyors - voices)
        return lacking
    }
}
