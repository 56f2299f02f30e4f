/// Draws and reassignments, made again from seed and roster (draw.md).
extension Replay {
    mutating func avoid(_ rows: [LogAct.NamedAvoidance]) throws(Impossible) {
        for row in rows {
            let surveyor = surveyor(named: row.name)
            if !row.login.isEmpty { surveyors[surveyor].login = row.login }
            // Once a draw used them, a name that is no unit's is refused.
            guard draws.isEmpty || row.avoids.allSatisfy({ index(ofUnit: $0) != nil }) else { throw Impossible() }
        }
        avoidances.take(rows)
    }

    mutating func draw(_ record: LogAct.DrawRecord, _ sequence: Int, _ written: Timestamp) throws(Impossible) {
        guard DrawInput.perUnitLimits.contains(record.perUnit), !record.surveyors.isEmpty else { throw Impossible() }
        let roster = rosterDigest()
        if roster != record.rosterDigest {
            noteFault(.rosterDigest(sequence: sequence, expected: roster, stored: record.rosterDigest))
        }
        avoidances.draw(resolved: resolved)
        for row in record.surveyors { check(row) }
        let held = holdings(apart: [])
        let input = DrawInput(
            seed: record.seed,
            perUnit: record.perUnit,
            units: drawUnits(held.ofUnit),
            surveyors: record.surveyors.map {
                DrawSurveyor(name: $0.name, avoids: Set($0.avoids), held: held.overall[$0.name] ?? 0)
            }
        )
        draws.append(Draw(record: record, sequence: sequence, written: written))
        guard let outcome = try? input.drawn() else {
            noteFault(.entryImpossible(sequence: sequence))
            return
        }
        if outcome.drawn != record.drawn {
            noteFault(.drawnCount(sequence: sequence, expected: outcome.drawn, stored: record.drawn))
        }
        for (row, list) in zip(record.surveyors, outcome.lists) {
            let surveyor = surveyor(named: row.name)
            for place in list {
                contacts[place.id].draw = Int32(draws.count - 1)
                append(place.id, to: surveyor)
            }
        }
    }

    /// Of the contacts provided now (draw.md §Roster).
    private func rosterDigest() -> String {
        var digest = RosterDigest()
        var lines = RosterLines()
        let order = units.indices.map { (key: units[$0].key + "-", unit: $0) }
            .sorted { RosterDigest.ordered($0.key, $1.key) }
        for (_, unit) in order {
            var key = units[unit].key
            key.withUTF8 { lines.begin(unit: UnsafeRawBufferPointer($0)) { digest.add(utf8: $0) } }
            for contact in units[unit].contacts.lazy.map({ contacts[Int($0)] }) where contact.withdrawn == 0 {
                lines.add(ordinal: Int(contact.ordinal), contact.digest)
            }
        }
        lines.end { digest.add(utf8: $0) }
        return digest.text
    }

    /// What a draw says that a surveyor must avoid is what tables and releases have left.
    private mutating func check(_ row: LogAct.NamedAvoidance) {
        _ = surveyor(named: row.name)
        let due = avoidances.of(row.name)
        guard Set(due) != Set(row.avoids) else { return }
        let (expected, stored) = (due.joined(separator: " "), row.avoids.joined(separator: " "))
        noteFault(.value(.surveyor(row.name), .avoided, expected: expected, stored: stored))
    }

    /// Whether of the surveyors of its draw at most one need not avoid its unit now.
    package func isSingle(_ contact: Int) -> Bool {
        let contact = contacts[contact]
        let took = draws[Int(contact.draw)].surveyors
        return avoidances.leaveOneAtMost(of: took, unit: units[Int(contact.unit)].key)
    }

    private func drawUnits(_ held: [Int: [String: Int]]) -> [DrawUnit] {
        units.enumerated().compactMap { index, unit in
            let provided = unit.contacts.compactMap { id -> DrawContact? in
                let contact = contacts[Int(id)]
                guard contact.withdrawn == 0 else { return nil }
                return DrawContact(id: Int(id), ordinal: Int(contact.ordinal), drawn: contact.draw >= 0)
            }
            return provided.isEmpty ? nil : DrawUnit(name: unit.key, contacts: provided, held: held[index] ?? [:])
        }
    }

    /// What each surveyor holds, finished contacts included, overall and of each unit.
    private func holdings(apart: Set<Int>) -> (overall: [String: Int], ofUnit: [Int: [String: Int]]) {
        var overall: [String: Int] = [:]
        var ofUnit: [Int: [String: Int]] = [:]
        for (id, contact) in contacts.enumerated()
        where contact.surveyor >= 0 && contact.withdrawn == 0 && !apart.contains(id) {
            let name = surveyors[Int(contact.surveyor)].name
            overall[name, default: 0] += 1
            ofUnit[Int(contact.unit), default: [:]][name, default: 0] += 1
        }
        return (overall, ofUnit)
    }

    mutating func reassign(_ from: String, _ to: [LogAct.NamedKeys], _ sequence: Int) throws(Impossible) {
        let giver = surveyor(named: from)
        var logged: [Int: Int] = [:]
        for row in to {
            let receiver = surveyor(named: row.surveyor)
            for key in row.keys {
                let contact = try contact(key)
                let isMovable = contacts[contact].withdrawn == 0 && Int(contacts[contact].surveyor) == giver
                guard isMovable, logged.updateValue(receiver, forKey: contact) == nil else { throw Impossible() }
            }
        }
        guard !logged.isEmpty, !logged.values.contains(giver) else { throw Impossible() }
        let moved = logged.keys.sorted { contacts[$0].place < contacts[$1].place }
        check(moved, logged, to.map(\.surveyor), sequence)
        for row in to {
            let receiver = surveyor(named: row.surveyor)
            for key in row.keys {
                append(try contact(key), to: receiver)
            }
        }
    }

    private mutating func append(_ contact: Int, to surveyor: Int) {
        surveyors[surveyor].places += 1
        contacts[contact].surveyor = Int32(surveyor)
        contacts[contact].place = surveyors[surveyor].places
    }

    /// Who received nothing need not be known: nobody else's place depends on him. The entry does not say whether the
    /// receivers were named (`--to`) or everybody of a contact's own draw: either may account for it.
    private mutating func check(_ moved: [Int], _ logged: [Int: Int], _ receivers: [String], _ sequence: Int) {
        let held = holdings(apart: Set(moved))
        let byUnit = Dictionary(uniqueKeysWithValues: held.ofUnit.map { (units[$0.key].key, $0.value) })
        let others = receivers.map { name in
            DrawSurveyor(name: name, avoids: Set(avoidances.of(name)), held: held.overall[name] ?? 0)
        }
        func moves(ownDraw: Bool) -> [Reassignment.Move]? {
            let contacts = moved.map { id in
                let contact = self.contacts[id]
                let record = draws[Int(contact.draw)].record
                return Reassignment.Contact(
                    id: id,
                    unit: units[Int(contact.unit)].key,
                    seed: record.seed,
                    candidates: ownDraw ? Set(record.surveyors.map(\.name)) : Set(receivers)
                )
            }
            return try? Reassignment(contacts: contacts, surveyors: others, held: byUnit).moves()
        }
        var expected: Verification.Detail?
        for ownDraw in [true, false] {
            guard let moves = moves(ownDraw: ownDraw) else { continue }
            guard let wrong = moves.first(where: { surveyors[logged[$0.id]!].name != $0.surveyor }) else { return }
            expected = .assignment(
                contact: key(wrong.id),
                expected: wrong.surveyor,
                stored: surveyors[logged[wrong.id]!].name
            )
        }
        noteFault(expected ?? .entryImpossible(sequence: sequence))
    }

    /// The key name of a unit that goes by this name, as far as the log says; else the name itself.
    private func resolved(_ name: String) -> String {
        if index(ofUnit: name) != nil { return name }
        let folded = UnitName.fold(name)
        return units.first { ([$0.key] + $0.otherNames).contains { UnitName.fold($0) == folded } }?.key ?? name
    }

    private mutating func noteFault(_ detail: Verification.Detail) {
        if drawFault == nil { drawFault = detail }
    }
}
