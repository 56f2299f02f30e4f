extension Replay {
    /// Folds one more entry in. Entries come in the order of the log.
    package mutating func apply(_ entry: LogEntry, sequence: Int) throws(Fault) {
        switch entry.act {
        case .created, .forgotten, .purged: break
        case .units(let names):
            for name in names { units[unitTakingPart(name)].withdrawn = false }
        case .surveyors(let rows):
            for row in rows {
                _ = surveyor(row.name)
                avoids[row.name] = Set(row.avoids)
            }
        case .contacts(let handIn): try take(handIn, sequence)
        case .withdrawn(let unit, let keys, let whole, _): try withdraw(unit, keys, whole: whole, sequence)
        case .renamed(let unit, let name, _): units[try known(unit)].name = name
        case .drawn(let record): try draw(record, sequence)
        case .reassigned(let from, let to, _): try reassign(from, to)
        case .called(let call): try add(call)
        case .amended(let call, let replaces, _):
            try drop(replaces)
            try add(call)
        case .voided(let call, _):
            try drop(call)
            voided[call] = sequence
        case .numberCorrected(let key, let at, let number, _):
            guard let contact = contact(key) else { throw .impossible }
            corrections[contact, default: []].append(NumberCorrection(number: number, at: at, sequence: sequence))
        case .ruled, .rulingWithdrawn, .published, .closed, .reopened: try decide(entry, sequence)
        }
    }

    private mutating func decide(_ entry: LogEntry, _ sequence: Int) throws(Fault) {
        switch entry.act {
        case .ruled(let unit, let grade, let computed, let reason):
            units[try known(unit)].ruling = Ruling(
                grade: grade,
                reason: reason,
                by: entry.by,
                at: entry.written,
                computed: computed,
                sequence: sequence
            )
        case .rulingWithdrawn(let unit, _): units[try known(unit)].ruling = nil
        case .published(let grades, _):
            for unit in units.indices { units[unit].published = nil }
            for row in grades {
                units[try known(row.unit)].published = PublishedGrade(grade: row.grade, at: entry.written)
            }
        case .closed:
            closed = true
            closedAt = entry.written
        case .reopened:
            closed = false
            closedAt = nil
        default: break
        }
    }

    private func known(_ unit: String) throws(Fault) -> Int {
        guard let index = unitIndex[unit] else { throw .impossible }
        return index
    }

    /// The unit, which from now on stands in its place of the official order.
    private mutating func unitTakingPart(_ key: String) -> Int {
        if let index = unitIndex[key] { return index }
        unitIndex[key] = units.count
        units.append(Unit(key: key, name: key))
        return units.count - 1
    }

    mutating func surveyor(_ name: String) -> Int {
        if let index = surveyorIndex[name] { return index }
        surveyorIndex[name] = surveyors.count
        surveyors.append(name)
        lastPlace.append(0)
        return surveyors.count - 1
    }

    private mutating func take(_ handIn: LogAct.HandIn, _ sequence: Int) throws(Fault) {
        let unit = unitTakingPart(handIn.unit)
        units[unit].withdrawn = false
        units[unit].refused += handIn.refused
        for row in handIn.contacts {
            guard row.ordinal == units[unit].contacts.count + 1 else { throw .impossible }
            units[unit].contacts.append(Int32(contacts.count))
            contacts.append(
                Contact(
                    unit: Int32(unit),
                    ordinal: Int32(row.ordinal),
                    receivedOn: Int32(row.receivedOn.daysSinceEpoch),
                    completed: row.completed,
                    takenBy: Int32(sequence)
                )
            )
        }
    }

    private mutating func withdraw(_ unit: String, _ keys: [String], whole: Bool, _ sequence: Int) throws(Fault) {
        let index = try known(unit)
        if whole { units[index].withdrawn = true }
        for key in keys {
            guard let contact = contact(key), contacts[contact].unit == Int32(index), !contacts[contact].withdrawn
            else {
                throw .impossible
            }
            contacts[contact].withdrawn = true
            contacts[contact].withdrawnBy = Int32(sequence)
        }
    }

    private mutating func add(_ call: LogAct.CallEntry) throws(Fault) {
        let attempt = call.attempt
        guard let contact = contact(call.contact), contacts[contact].draw >= 0, attempt.call == dials.count + 1,
            let surveyor = surveyorIndex[attempt.surveyor]
        else { throw .impossible }
        var start: Int32 = -1
        if !attempt.scores.isEmpty {
            start = Int32(scores.count)
            for question in rulebook.questions { scores.append(Int16(attempt.scores[question.key]?.hundredths ?? -1)) }
        }
        dials.append(
            Dial(
                contact: Int32(contact),
                before: contacts[contact].lastAttempt,
                surveyor: Int32(surveyor),
                number: attempt.number.map { index(ofNumber: $0) } ?? -1,
                scores: start,
                outcome: UInt8(Disposition.allCases.firstIndex(of: attempt.outcome)!),
                incoming: attempt.incoming,
                review: attempt.review,
                dropped: false,
                at: attempt.at.seconds,
                appointment: attempt.appointment?.seconds
            )
        )
        contacts[contact].lastAttempt = Int32(dials.count - 1)
    }

    private mutating func index(ofNumber digest: String) -> Int32 {
        if let index = numberIndex[digest] { return index }
        numberIndex[digest] = Int32(numbers.count)
        numbers.append(digest)
        return Int32(numbers.count - 1)
    }

    private mutating func drop(_ call: Int) throws(Fault) {
        guard dials.indices.contains(call - 1), !dials[call - 1].dropped else { throw .impossible }
        dials[call - 1].dropped = true
    }
}
