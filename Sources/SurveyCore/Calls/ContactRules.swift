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

    /// The one function for a drawn contact's state, rules 1–4 of protocol.md §State, and for what comes next.
    /// - Parameter closed: whether fieldwork is closed.
    package func status(of history: ContactHistory, closed: Bool) -> ContactStatus {
        let counting = counting(history)
        var status = ContactStatus(state: .open)
        status.attempts = counting.count { !$0.incoming }
        status.everReached = counting.contains { $0.outcome.kind == .reached }

        let silent =
            status.everReached ? [] : silentDials(counting).filter { $0.notCounted == nil }.map(\.dial)
        let completed = counting.filter { $0.outcome == .completed }.sorted { $0.entered < $1.entered }
        if let first = completed.first {
            status.state = .scored
            status.scores = first.scores
            status.grounds = [first.call]
            status.furtherInterviews = completed.dropFirst().map(\.call)
        } else if status.everReached {
            if let closing = closingAfterReach(counting) {
                status.state = .reached
                status.grounds = closing
            }
        } else {
            judgeNeverReached(counting, silent, history, &status)
        }

        if status.state.isOpen {
            if closed {
                status.state = status.everReached ? .reached : .notFinished
                status.grounds = counting.filter { $0.outcome.kind == .reached }.map(\.call)
                status.lastAttemptNeedsOther = false
            } else {
                addNextDial(counting, silent, &status)
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
        let refusals = firstOfDays(counting.filter { $0.outcome == .gatekeeperRefused || $0.outcome == .brokeOff })
        if refusals.count >= calls.refusals { return refusals.prefix(calls.refusals).map(\.call) }
        if let first = counting.firstIndex(where: { $0.outcome.kind == .reached }),
            let dead = counting[first...].first(where: { $0.outcome.kind == .dead })
        {
            return [counting[first].call, dead.call]
        }
        // An agreed call is still made, however many went before it.
        if spreadAttempts(counting) >= calls.reachedAttempts, counting.last?.outcome != .appointment {
            return counting.map(\.call)
        }
        return nil
    }

    /// The first dial of each day: a second one within minutes is no second try.
    private func firstOfDays(_ dials: [Attempt]) -> [Attempt] {
        var days: Set<CivilDate> = []
        return dials.filter { days.insert($0.at.date(offset)).inserted }
    }

    /// How many dials there were, of each day no more than the protocol asks for a day; incoming calls apart.
    private func spreadAttempts(_ dials: [Attempt]) -> Int {
        let days = dials.filter { !$0.incoming }.reduce(into: [CivilDate: Int]()) {
            $0[$1.at.date(offset), default: 0] += 1
        }
        return days.values.reduce(0) { $0 + min($1, calls.attemptsPerDay) }
    }

    /// Rule 3: a number at which nobody ever answered (R6).
    private func judgeNeverReached(
        _ counting: [Attempt],
        _ silent: [Attempt],
        _ history: ContactHistory,
        _ status: inout ContactStatus
    ) {
        let silent = SilentRecord(silent, rules: self)
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
