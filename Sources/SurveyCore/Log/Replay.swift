/// A survey folded up from its log alone: who was handed in, drawn, called and ruled on. Verification compares it with
/// what the file holds. Contacts and attempts are kept as small values, so that a million of each fit.
package struct Replay: Sendable {
    package let rulebook: Rulebook
    let rules: ContactRules

    package struct Unit: Sendable {
        package let key: String
        package internal(set) var name: String
        package internal(set) var withdrawn = false
        package internal(set) var refused = 0
        package internal(set) var ruling: Ruling?
        package internal(set) var published: PublishedGrade?
        /// Indices of its contacts by ordinal.
        package internal(set) var contacts: [Int32] = []
    }

    package struct Contact: Sendable {
        package let unit: Int32
        package let ordinal: Int32
        package let receivedOn: Int32
        package let completed: Bool
        package internal(set) var withdrawn = false
        /// The draw had one eligible surveyor.
        package internal(set) var single = false
        /// Indices; -1 while not drawn.
        package internal(set) var draw: Int32 = -1
        package internal(set) var surveyor: Int32 = -1
        package internal(set) var place: Int32 = 0
        /// Entries by which it came and, if it did, left: what a roster of the time held.
        package let takenBy: Int32
        package internal(set) var withdrawnBy: Int32 = .max
        /// The newest of its attempts; each names the one before.
        var lastAttempt: Int32 = -1
    }

    /// An attempt without its texts.
    struct Dial: Sendable {
        let contact: Int32
        let before: Int32
        let surveyor: Int32
        /// Index of a correction's digest, -1 for the number as handed in.
        let number: Int32
        /// Where its scores begin, one a question; -1 without.
        let scores: Int32
        let outcome: UInt8
        let incoming: Bool
        let review: Bool
        /// Voided or replaced.
        var dropped: Bool
        let at: Int
        let appointment: Int?
    }

    package struct Draw: Sendable {
        package let record: LogAct.DrawRecord
        package let sequence: Int
    }

    package internal(set) var units: [Unit] = []
    package internal(set) var contacts: [Contact] = []
    package internal(set) var surveyors: [String] = []
    package internal(set) var draws: [Draw] = []
    /// Calls voided, with the entry that did it.
    package internal(set) var voided: [Int: Int] = [:]
    package internal(set) var corrections: [Int: [NumberCorrection]] = [:]
    package internal(set) var closed = false
    package internal(set) var closedAt: Timestamp?
    var unitIndex: [String: Int] = [:]
    var surveyorIndex: [String: Int] = [:]
    var avoids: [String: Set<String>] = [:]
    /// The last place on each surveyor's list.
    var lastPlace: [Int32] = []
    var dials: [Dial] = []
    var scores: [Int16] = []
    var numbers: [String] = []
    var numberIndex: [String: Int32] = [:]

    /// The entry cannot follow on those before: it names something that they do not know, or decides otherwise than the rules.
    package enum Fault: Error, Hashable, Sendable {
        case impossible
        /// Drawn again from seed and roster, the contact goes elsewhere.
        case assignment(contact: String, expected: String, stored: String)
        case drawCount(expected: Int, stored: Int)
    }

    package init(rulebook: Rulebook) {
        self.rulebook = rulebook
        rules = ContactRules(rulebook)
    }

    package var attempts: Int { dials.count }

    package func key(of contact: Int) -> String {
        contactKey(unit: units[Int(contacts[contact].unit)].key, ordinal: Int(contacts[contact].ordinal))
    }

    /// The index of a unit by its key name.
    package func unit(_ key: String) -> Int? { unitIndex[key] }

    package func contact(unit: Int, ordinal: Int) -> Int? {
        guard units.indices.contains(unit), units[unit].contacts.indices.contains(ordinal - 1) else { return nil }
        return Int(units[unit].contacts[ordinal - 1])
    }

    package func contact(_ key: String) -> Int? {
        guard let dash = key.utf8.lastIndex(of: 0x2D), let ordinal = Int(key[key.utf8.index(after: dash)...]),
            let unit = unitIndex[String(key[..<dash])]
        else { return nil }
        return contact(unit: unit, ordinal: ordinal)
    }

    // MARK: What follows

    package func history(of contact: Int) -> ContactHistory {
        var attempts: [Attempt] = []
        var next = contacts[contact].lastAttempt
        while next >= 0 {
            let dial = dials[Int(next)]
            if !dial.dropped { attempts.append(attempt(Int(next) + 1, dial)) }
            next = dial.before
        }
        return ContactHistory(
            attempts: attempts,
            corrections: corrections[contact] ?? [],
            completedByImport: contacts[contact].completed,
            singleSurveyor: contacts[contact].single
        )
    }

    package func status(of contact: Int) -> ContactStatus { rules.status(of: history(of: contact), closed: closed) }

    private func attempt(_ call: Int, _ dial: Dial) -> Attempt {
        var given: [String: Score] = [:]
        if dial.scores >= 0 {
            for (place, question) in rulebook.questions.enumerated() {
                given[question.key] = Score(hundredths: Int(scores[Int(dial.scores) + place]))
            }
        }
        return Attempt(
            call: call,
            number: dial.number < 0 ? nil : numbers[Int(dial.number)],
            surveyor: surveyors[Int(dial.surveyor)],
            outcome: Disposition.allCases[Int(dial.outcome)],
            scores: given,
            at: Timestamp(seconds: dial.at),
            appointment: dial.appointment.map(Timestamp.init(seconds:)),
            incoming: dial.incoming,
            review: dial.review
        )
    }

    /// The counts that a unit's grade follows from.
    /// - Parameter status: of a drawn contact, so that it need not be concluded twice.
    package func tally(of unit: Int, status: (Int) -> (state: ContactState, everReached: Bool, weighted: Int))
        -> UnitTally
    {
        var tally = UnitTally(perUnit: draws.last?.record.perUnit ?? rulebook.grading.quota)
        tally.refused = units[unit].refused
        tally.closed = closed
        var dates: [CivilDate] = []
        for contact in units[unit].contacts.map(Int.init) where !contacts[contact].withdrawn {
            tally.provided += 1
            dates.append(CivilDate(daysSinceEpoch: Int(contacts[contact].receivedOn)))
            guard contacts[contact].draw >= 0 else {
                tally.undrawn += 1
                continue
            }
            tally.drawn += 1
            if corrections[contact]?.contains(where: { $0.number != nil }) == true { tally.corrected += 1 }
            let status = status(contact)
            switch status.state {
            case .scored:
                tally.scored += 1
                tally.weightedSum += status.weighted
            case .reached: tally.reached += 1
            case .unreachable: tally.unreachable += 1
            case .notFinished: tally.notFinished += 1
            case .open, .awaitingConfirmation, .notDrawn:
                tally.open += 1
                if !status.everReached { tally.openNeverReached += 1 }
            }
        }
        tally.receivedOn = rulebook.grading.receivedOn(dates)
        return tally
    }
}
