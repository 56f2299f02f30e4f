/// States and grades from the log alone (protocol.md §State, log.md §Grades).
extension Replay {
    /// A drawn contact's state with what is kept beside it; small, since there may be a million.
    package struct Outcome: Hashable, Sendable {
        package var state: ContactState
        package var attempts: Int32
        package var everReached: Bool
        package var corrected: Bool
        /// Σ weight × score in hundredths of a scored contact.
        package var weighted: Int32?
        package var notBefore: Timestamp?
        package var appointment: Timestamp?
        package var numberCheck: Bool
        package var otherSurveyor: Bool

        package init(
            state: ContactState,
            attempts: Int32,
            everReached: Bool,
            corrected: Bool,
            weighted: Int32?,
            notBefore: Timestamp?,
            appointment: Timestamp?,
            numberCheck: Bool,
            otherSurveyor: Bool
        ) {
            self.state = state
            self.attempts = attempts
            self.everReached = everReached
            self.corrected = corrected
            self.weighted = weighted
            self.notBefore = notBefore
            self.appointment = appointment
            self.numberCheck = numberCheck
            self.otherSurveyor = otherSurveyor
        }
    }

    /// - Parameter attempts: the contact's, neither voided nor replaced, in any order.
    package func outcome(of contact: Int, _ attempts: [Attempt], rules: ContactRules) -> Outcome {
        let corrections = corrections[contact] ?? []
        let history = ContactHistory(
            attempts: attempts,
            corrections: corrections,
            numberAssumed: contacts[contact].assumed,
            singleSurveyor: contacts[contact].single
        )
        let status = rules.status(of: history, closed: closing != nil)
        return Outcome(
            state: status.state,
            attempts: Int32(status.attempts),
            everReached: status.everReached,
            corrected: corrections.contains { $0.number != nil },
            weighted: status.state == .scored ? Int32(clamping: rulebook.weightedSum(of: status.scores)) : nil,
            notBefore: status.notBefore,
            appointment: status.appointment,
            numberCheck: status.awaitsNumberCheck,
            otherSurveyor: status.lastAttemptNeedsOther
        )
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
            return (index, UnitGrade(unit: unit.name, verdict: verdict, ruling: unit.ruling, published: unit.published))
        }
    }

    private func tally(of unit: Int, perUnit: Int, _ outcome: (Int) -> Outcome) -> UnitTally {
        var tally = UnitTally(perUnit: perUnit)
        tally.closed = closing != nil
        tally.refused = units[unit].refused
        var dates: [CivilDate] = []
        for id in units[unit].contacts.map(Int.init) where contacts[id].withdrawn == 0 {
            tally.provided += 1
            dates.append(CivilDate(daysSinceEpoch: Int(contacts[id].receivedOn)))
            guard contacts[id].draw >= 0 else {
                tally.undrawn += 1
                continue
            }
            tally.count(outcome(id))
        }
        tally.receivedOn = rulebook.grading.receivedOn(dates)
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
