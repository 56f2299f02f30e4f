extension Replay {
    /// Draws again from the seed, by the function that drew.
    mutating func draw(_ record: LogAct.DrawRecord, _ sequence: Int) throws(Fault) {
        for row in record.surveyors {
            _ = surveyor(row.name)
            avoids[row.name] = Set(row.avoids)
        }
        var overall = [Int](repeating: 0, count: surveyors.count)
        for contact in contacts where contact.surveyor >= 0 && !contact.withdrawn {
            overall[Int(contact.surveyor)] += 1
        }
        let input = DrawInput(
            seed: record.seed,
            perUnit: record.perUnit,
            units: units.indices.map { drawUnit($0) },
            surveyors: record.surveyors.map { row in
                DrawSurveyor(name: row.name, avoids: Set(row.avoids), held: overall[surveyorIndex[row.name]!])
            }
        )
        guard let outcome = try? input.drawn() else { throw .impossible }
        guard outcome.drawn == record.drawn else { throw .drawCount(expected: outcome.drawn, stored: record.drawn) }
        for (row, list) in zip(record.surveyors, outcome.lists) {
            let surveyor = surveyorIndex[row.name]!
            for place in list {
                lastPlace[surveyor] += 1
                contacts[place.id].draw = Int32(draws.count)
                contacts[place.id].surveyor = Int32(surveyor)
                contacts[place.id].place = lastPlace[surveyor]
                contacts[place.id].single = outcome.unitsOfOneSurveyor.contains(place.unit)
            }
        }
        draws.append(Draw(record: record, sequence: sequence))
    }

    /// A unit as the draw sees it; contacts go by their index here.
    private func drawUnit(_ unit: Int) -> DrawUnit {
        var held: [String: Int] = [:]
        var provided: [DrawContact] = []
        for index in units[unit].contacts.map(Int.init) where !contacts[index].withdrawn {
            let contact = contacts[index]
            provided.append(DrawContact(id: index, ordinal: Int(contact.ordinal), drawn: contact.draw >= 0))
            if contact.surveyor >= 0 { held[surveyors[Int(contact.surveyor)], default: 0] += 1 }
        }
        return DrawUnit(name: units[unit].key, contacts: provided, held: held)
    }

    /// Moves contacts as the entry says, and checks that the rule moves them so. Who got nothing changed nobody else's
    /// place: the surveyors named are candidates enough.
    mutating func reassign(_ from: String, _ to: [LogAct.NamedKeys]) throws(Fault) {
        guard let leaving = surveyorIndex[from] else { throw .impossible }
        var logged: [Int: String] = [:]
        for list in to {
            _ = surveyor(list.surveyor)
            for key in list.keys {
                guard let contact = contact(key), contacts[contact].surveyor == Int32(leaving), logged[contact] == nil
                else { throw .impossible }
                logged[contact] = list.surveyor
            }
        }
        let moved = logged.keys.sorted { contacts[$0].place < contacts[$1].place }
        guard let moves = try? reassignment(moved, among: to.map(\.surveyor)).moves() else { throw .impossible }
        for move in moves where logged[move.id] != move.surveyor {
            throw .assignment(contact: key(of: move.id), expected: move.surveyor, stored: logged[move.id]!)
        }
        for move in moves {
            let surveyor = surveyorIndex[move.surveyor]!
            lastPlace[surveyor] += 1
            contacts[move.id].surveyor = Int32(surveyor)
            contacts[move.id].place = lastPlace[surveyor]
        }
    }

    private func reassignment(_ moved: [Int], among names: [String]) -> Reassignment {
        let apart = Set(moved)
        let wanted = Set(moved.map { contacts[$0].unit })
        var overall: [String: Int] = [:]
        var ofUnit: [String: [String: Int]] = [:]
        for (index, contact) in contacts.enumerated()
        where contact.surveyor >= 0 && !contact.withdrawn && !apart.contains(index) {
            let name = surveyors[Int(contact.surveyor)]
            overall[name, default: 0] += 1
            if wanted.contains(contact.unit) {
                ofUnit[units[Int(contact.unit)].key, default: [:]][name, default: 0] += 1
            }
        }
        return Reassignment(
            contacts: moved.map {
                Reassignment.Contact(
                    id: $0,
                    unit: units[Int(contacts[$0].unit)].key,
                    ordinal: Int(contacts[$0].ordinal),
                    seed: draws[Int(contacts[$0].draw)].record.seed,
                    candidates: Set(names)
                )
            },
            surveyors: names.map { DrawSurveyor(name: $0, avoids: avoids[$0] ?? [], held: overall[$0] ?? 0) },
            held: ofUnit
        )
    }
}
