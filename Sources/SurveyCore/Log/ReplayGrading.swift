/// States and grades from the log alone (protocol.md §State, log.md §Grades).
extension Replay {
    /// A drawn contact's state with what is kept beside it; small, since there may be a million.
    package struct Outcome: Hashable, Sendable {
        package var state: ContactState
        package var attempts: Int32 = 0
        package var everReached = false
        package var corrected = false
        /// Σ weight × score in hundredths of a scored contact.
        package var weighted: Int32?
        package var notBefore: Timestamp?
        package var appointment: Timestamp?
        package var numberCheck = false
        package var otherSurveyor = false

        package init(state: ContactState) { self.state = state }
    }

    /// - Parameter attempts: the contact's, neither voided nor replaced, in any order.
    package func history(of contact: Int, _ attempts: [Attempt]) -> ContactHistory {
        ContactHistory(
            attempts: attempts,
            corrections: corrections[contact] ?? [],
            numberAssumed: contacts[contact].assumed,
            singleSurveyor: isSingle(contact)
        )
    }

    package func outcome(of contact: Int, _ attempts: [Attempt], rules: ContactRules) -> Outcome {
        let history = history(of: contact, attempts)
        let status = rules.status(of: history, closed: closing != nil)
        var outcome = Outcome(state: status.state)
        outcome.attempts = Int32(status.attempts)
        outcome.everReached = status.everReached
        outcome.corrected = history.corrections.contains { $0.number != nil }
        if status.state == .scored { outcome.weighted = Int32(clamping: rulebook.weightedSum(of: status.scores)) }
        outcome.notBefore = status.notBefore
        outcome.appointment = status.appointment
        outcome.numberCheck = status.awaitsNumberCheck
        outcome.otherSurveyor = status.lastAttemptNeedsOther
        return outcome
    }

    /// The grades of the units that take part, in the official order. Conflicts rest on numbers, which the log does not hold.
    /// - Parameter outcome: of a drawn contact.
    package func grades(_ outcome: (Int) -> Outcome) -> [(unit: Int, grade: UnitGrade)] {
        let perUnit = draws.last?.record.perUnit ?? rulebook.grading.quota
        return units.indices.filter { !units[$0].withdrawn }.map { index in
            let verdict = rulebook.grading.verdict(
                of: tally(of: index, perUnit: perUnit, outcome),
                calendar: rulebook.calendar,
                totalWeight: rulebook.totalWeight
            )
            let unit = units[index]
            let grade = UnitGrade(
                unit: unit.name,
                verdict: verdict,
                ruling: unit.ruling,
                published: unit.published,
                // Nothing else withdraws a drawn contact.
                replacedAfterDraw: unit.contacts.contains { id in
                    contacts[Int(id)].withdrawn > 0 && contacts[Int(id)].draw >= 0
                }
            )
            return (index, grade)
        }
    }

    private func tally(of unit: Int, perUnit: Int, _ outcome: (Int) -> Outcome) -> UnitTally {
        var tally = UnitTally(perUnit: perUnit)
        tally.closed = closing != nil
        tally.refused = units[unit].refused
        var dates: [CivilDate] = []
        let received = units[unit].received
        for id in units[unit].contacts.map(Int.init) where contacts[id].withdrawn == 0 {
            tally.provided += 1
            if let received, contacts[id].ordinal <= received.upTo {
                tally.receivedCorrected = true
                dates.append(received.day)
            } else {
                dates.append(CivilDate(daysSinceEpoch: Int(contacts[id].receivedOn)))
            }
            guard contacts[id].draw >= 0 else {
                tally.undrawn += 1
                continue
            }
            tally.count(outcome(id))
        }
        tally.received = rulebook.grading.handInDays(dates)
        return tally
    }
}

extension UnitTally {
    fileprivate mutating func count(_ outcome: Replay.Outcome) {
        drawn += 1
        corrected += outcome.corrected ? 1 : 0
        switch outcome.state {
        case .scored:
            scored += 1
            weightedSum += Int(outcome.weighted ?? 0)
        case .reached: reached += 1
        case .unreachable: unreachable += 1
        case .notFinished: notFinished += 1
        case .open, .awaitingConfirmation:
            open += 1
            openNeverReached += outcome.everReached ? 0 : 1
        case .notDrawn: preconditionFailure("only drawn contacts have an outcome")
        }
    }
}
