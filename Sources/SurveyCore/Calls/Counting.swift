/// Why a dial does not count: for nothing at all, or not towards unreachable (protocol.md §Counting).
package enum NotCounted: Hashable, Sendable {
    /// Its surveyor had to avoid the unit.
    case mustAvoid
    /// Silent or dead, and of a number that is no longer in force.
    case oldNumber
    // Silent, and an attempt like any other; but not towards unreachable.
    case dayOff
    case outsideSlices
    /// So many whole minutes after the silent dial that counted before.
    case tooSoon(minutes: Int)
    case thirdInADay

    /// What programs know it by.
    package var code: String {
        switch self {
        case .mustAvoid: "must-avoid"
        case .oldNumber: "old-number"
        case .dayOff: "day-off"
        case .outsideSlices: "outside-slices"
        case .tooSoon: "too-soon"
        case .thirdInADay: "third-in-a-day"
        }
    }

    /// It counts for nothing at all; the others only not towards unreachable.
    package var isForNothing: Bool {
        switch self {
        case .mustAvoid, .oldNumber: true
        case .dayOff, .outsideSlices, .tooSoon, .thirdInADay: false
        }
    }

    /// One of each, in the order in which the first that fits is told.
    package static let all: [NotCounted] = [
        .mustAvoid, .oldNumber, .dayOff, .outsideSlices, .tooSoon(minutes: 1), .thirdInADay,
    ]
}

extension ContactRules {
    /// The attempts that count, by time: none of a surveyor who had to avoid the unit, no our-fault, no review dials;
    /// silent and dead ones only of the number now in force. Equal times by surveyor's name as UTF-8 bytes, then by code.
    /// The call number decides only between dials that agree in all of these, so that the result never depends on the
    /// order in which they are given.
    package func counting(_ history: ContactHistory) -> [Attempt] {
        guard !history.attempts.isEmpty else { return [] }
        let number = history.corrections.isEmpty ? nil : history.numberInForce()
        let counting = history.attempts.filter { isAttempt($0) && isDropped($0, inForce: number) == nil }
        return counting.count < 2 ? counting : counting.sorted(by: Self.earlier)
    }

    private func isAttempt(_ dial: Attempt) -> Bool { !dial.review && dial.outcome.kind != .none }

    private func isDropped(_ dial: Attempt, inForce number: String?) -> NotCounted? {
        if dial.recused { return .mustAvoid }
        return dial.outcome.kind != .reached && dial.number != number ? .oldNumber : nil
    }

    private static func earlier(_ a: Attempt, _ b: Attempt) -> Bool {
        if a.at != b.at { return a.at < b.at }
        if a.surveyor != b.surveyor { return a.surveyor.utf8.lexicographicallyPrecedes(b.surveyor.utf8) }
        if a.outcome != b.outcome { return a.outcome.code.utf8.lexicographicallyPrecedes(b.outcome.code.utf8) }
        return a.call < b.call
    }

    /// The silent ones of the dials that count, by time, and why one does not count towards unreachable.
    package func silentDials(_ counting: [Attempt]) -> [(dial: Attempt, notCounted: NotCounted?)] {
        var counted: [Attempt] = []
        return counting.compactMap { dial in
            guard dial.outcome.kind == .silent else { return nil }
            let reason = reasonAgainst(dial.at, after: counted)
            if reason == nil { counted.append(dial) }
            return (dial, reason)
        }
    }

    /// By call, why it does not count. That review dials and our-fault change nothing they say by themselves; of a review
    /// dial it is said, too, that its surveyor had to avoid the unit.
    package func notCounted(_ history: ContactHistory) -> [Int: NotCounted] {
        // Most contacts are interviewed at their first dial: whatever was answered counts.
        guard history.attempts.contains(where: { $0.recused || $0.outcome.kind != .reached }) else { return [:] }
        let number = history.numberInForce()
        var reasons: [Int: NotCounted] = [:]
        for dial in history.attempts {
            if isAttempt(dial) {
                reasons[dial.call] = isDropped(dial, inForce: number)
            } else if dial.review, dial.recused, dial.outcome != .ourFault {
                reasons[dial.call] = .mustAvoid
            }
        }
        for (dial, reason) in silentDials(counting(history)) { reasons[dial.call] = reason }
        return reasons
    }

    /// Why a silent dial at `time` would not count towards unreachable.
    /// - Parameter counted: the silent dials before it that do, by time.
    private func reasonAgainst(_ time: Timestamp, after counted: [Attempt]) -> NotCounted? {
        let date = time.date(offset)
        guard calendar.isWorkingDay(date) else { return .dayOff }
        guard calls.slice(at: time.time(offset)) != nil else { return .outsideSlices }
        if let last = counted.last, time < restEnds(last) {
            return .tooSoon(minutes: (time.seconds - last.at.seconds) / 60)
        }
        return isFull(date, counted) ? .thirdInADay : nil
    }

    /// Until when a number rests after a dial; a silent one before that does not count.
    func restEnds(_ dial: Attempt) -> Timestamp {
        dial.at.adding(minutes: dial.outcome == .busy ? calls.busyMinutes : calls.silentMinutes)
    }

    private func isFull(_ date: CivilDate, _ counted: [Attempt]) -> Bool {
        counted.reversed().prefix(calls.attemptsPerDay).count { $0.at.date(offset) == date } >= calls.attemptsPerDay
    }

    /// The first moment from `time` on at which a silent dial would count towards unreachable.
    /// - Parameter counted: the silent dials that do, by time.
    func firstThatCounts(from time: Timestamp, after counted: [Attempt]) -> Timestamp {
        let moment = counted.last.map { max(time, restEnds($0)) } ?? time
        let date = moment.date(offset)
        return isFull(date, counted)
            ? firstSlice(on: calendar.workingDay(after: date)) : nextSlice(from: moment, tried: [])
    }

    func firstSlice(on date: CivilDate) -> Timestamp { Timestamp(date, calls.slices[0].from, offset: offset) }
}
