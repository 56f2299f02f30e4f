/// Whatever turns a contact's attempts into its state (protocol.md): the call protocol on the rulebook's calendar.
package struct ContactRules: Hashable, Sendable {
    package var calls: CallProtocol
    package var calendar: WorkCalendar
    package var offset: UTCOffset
}

extension ContactRules {
    package init(_ rulebook: Rulebook) {
        self.init(calls: rulebook.calls, calendar: rulebook.calendar, offset: rulebook.offset)
    }

    /// The attempts that count, by time: no our-fault, no review dials; silent and dead ones only of the number now in
    /// force. Equal times by surveyor's name as UTF-8 bytes, then by code. The call number decides only between dials
    /// that agree in all of these, so that the result never depends on the order in which they are given.
    package func counting(_ history: ContactHistory) -> [Attempt] {
        guard !history.attempts.isEmpty else { return [] }
        let number = history.corrections.isEmpty ? nil : history.numberInForce()
        let counting = history.attempts.filter { attempt in
            guard !attempt.review else { return false }
            return switch attempt.outcome.kind {
            case .none: false
            case .reached: true
            case .silent, .dead: attempt.number == number
            }
        }
        return counting.count < 2 ? counting : counting.sorted(by: Self.earlier)
    }

    private static func earlier(_ a: Attempt, _ b: Attempt) -> Bool {
        if a.at != b.at { return a.at < b.at }
        if a.surveyor != b.surveyor { return a.surveyor.utf8.lexicographicallyPrecedes(b.surveyor.utf8) }
        if a.outcome != b.outcome { return a.outcome.code.utf8.lexicographicallyPrecedes(b.outcome.code.utf8) }
        return a.call < b.call
    }

    /// The one function for a drawn contact's state, rules 1–4 of protocol.md §State, and for what comes next.
    /// - Parameter closed: whether fieldwork is closed.
    package func status(of history: ContactHistory, closed: Bool) -> ContactStatus {
        let counting = counting(history)
        var status = ContactStatus(state: .open)
        status.attempts = counting.count { !$0.incoming }
        status.everReached = counting.contains { $0.outcome.kind == .reached }

        if let completed = counting.first(where: { $0.outcome == .completed }) {
            status.state = .scored
            status.scores = completed.scores
            status.grounds = [completed.call]
        } else if status.everReached {
            if let closing = closingAfterReach(counting) {
                status.state = .reached
                status.grounds = closing
            }
        } else {
            judgeNeverReached(counting, history, &status)
        }

        if status.state.isOpen {
            if closed {
                status.state = status.everReached ? .reached : .notFinished
                status.grounds = counting.filter { $0.outcome.kind == .reached }.map(\.call)
                status.lastAttemptNeedsOther = false
            } else {
                addNextDial(counting, &status)
            }
        }
        if status.state == .reached {
            status.lastAnswer =
                counting.last { $0.outcome.kind == .reached && status.grounds.contains($0.call) }?.outcome
        }
        return status
    }

    /// Rule 2: the calls that close a contact without a score after somebody answered; `nil` while it is open.
    private func closingAfterReach(_ counting: [Attempt]) -> [Int]? {
        if let final = counting.first(where: \.outcome.closesReached) { return [final.call] }
        let refusals = counting.filter { $0.outcome == .gatekeeperRefused || $0.outcome == .brokeOff }
        if refusals.count >= calls.refusals { return refusals.prefix(calls.refusals).map(\.call) }
        if let first = counting.firstIndex(where: { $0.outcome.kind == .reached }),
            let dead = counting[first...].first(where: { $0.outcome.kind == .dead })
        {
            return [counting[first].call, dead.call]
        }
        // An agreed call is still made, however many went before it.
        if counting.count(where: { !$0.incoming }) >= calls.reachedAttempts, counting.last?.outcome != .appointment {
            return counting.map(\.call)
        }
        return nil
    }

    /// Rule 3: a number at which nobody ever answered (R6).
    private func judgeNeverReached(_ counting: [Attempt], _ history: ContactHistory, _ status: inout ContactStatus) {
        let silent = SilentRecord(counting, rules: self)
        status.lacking = silent.lacking(calls, singleSurveyor: history.singleSurveyor)
        let confirmed = confirmedDead(counting, singleSurveyor: history.singleSurveyor)
        if let grounds = confirmed ?? (status.lacking == .init() ? silent.calls : nil) {
            status.grounds = grounds
            status.unreachability = confirmed == nil ? silent.unreachability : dead(counting, grounds)
            // What we assumed of a number may be our mistake: the office looks at it before it hurts the unit.
            status.awaitsNumberCheck = history.numberAssumed && history.corrections.isEmpty
            status.state = status.awaitsNumberCheck ? .awaitingConfirmation : .unreachable
        } else if let last = counting.last, last.outcome.kind == .dead {
            status.state = .awaitingConfirmation
            status.grounds = [last.call]
        } else if !history.singleSurveyor, silent.attempts > 0, status.lacking.surveyors > 0 {
            // Each dial that the count still needs can bring at most one more surveyor.
            status.lastAttemptNeedsOther = silent.attempts + status.lacking.surveyors >= calls.silentAttempts
        }
    }
}
