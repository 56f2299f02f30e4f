import Dispatch

extension DrawInput {
    /// The draw, first or supplementary: of each unit K minus those already drawn, by ticket among the undrawn; each to
    /// a surveyor by ``Assignment``. The same input gives the same lists on every machine.
    /// - Throws: ``Refusal/nobodyEligible(unit:)`` with the first such unit in the order of the draw.
    package func drawn() throws(Refusal) -> DrawOutcome {
        let candidates = candidates()
        let order = units.indices
            .filter { !candidates[$0].isEmpty }
            .map { (ticket: Ticket(seed: seed, key: units[$0].name), unit: $0) }
            .sorted { $0.ticket < $1.ticket }

        let turns = order.flatMap { order in
            candidates[order.unit].map { Turn(unit: Int32(order.unit), contact: Int32($0.contact), ticket: $0.ticket) }
        }
        return try assigned(turns)
    }

    /// A contact that this draw takes, in the order in which they are given to surveyors.
    private struct Turn {
        let unit: Int32
        /// Index within the unit.
        let contact: Int32
        let ticket: Ticket
    }

    private func assigned(_ turns: [Turn]) throws(Refusal) -> DrawOutcome {
        var outcome = DrawOutcome(lists: Array(repeating: [], count: surveyors.count), unitsOfOneSurveyor: [])
        let everybody = Array(surveyors.indices)
        let avoided = surveyors.reduce(into: Set()) { $0.formUnion($1.avoids) }
        let nothingHeld = Array(repeating: 0, count: surveyors.count)
        var assignment = Assignment(surveyors)
        var hashes = TieHashes(surveyors)
        var text = HashText()
        var (unit, eligible) = (-1, everybody)
        for (index, turn) in turns.enumerated() {
            if unit != Int(turn.unit) {
                unit = Int(turn.unit)
                let (name, held) = (units[unit].name, units[unit].held)
                eligible =
                    avoided.contains(name) ? everybody.filter { !surveyors[$0].avoids.contains(name) } : everybody
                guard !eligible.isEmpty else { throw .nobodyEligible(unit: name) }
                if eligible.count == 1 { outcome.unitsOfOneSurveyor.insert(unit) }
                assignment.begin(held: held.isEmpty ? nothingHeld : surveyors.map { held[$0.name, default: 0] })
            }
            hashes.prepare(index, of: turns.count, overall: assignment.overall) { set(&$1, turns[$0]) }
            set(&text, turn)
            let surveyor = assignment.next(among: eligible) { hashes.ticket(index, &text, $0) }
            let contact = units[unit].contacts[Int(turn.contact)]
            outcome.lists[surveyor].append(
                DrawOutcome.Place(
                    id: contact.id,
                    ordinal: contact.ordinal,
                    unit: unit,
                    ticket: turn.ticket,
                    surveyor: surveyor
                )
            )
        }
        for surveyor in outcome.lists.indices { outcome.lists[surveyor].sort { $0.ticket < $1.ticket } }
        return outcome
    }

    /// `<seed>,<key>`
    private func set(_ text: inout HashText, _ turn: Turn) {
        let unit = units[Int(turn.unit)]
        text.set(prefix(of: unit.name), ordinal: unit.contacts[Int(turn.contact)].ordinal)
    }

    private struct Candidate {
        let ticket: Ticket
        /// Index within the unit.
        let contact: Int
    }

    /// `<seed>,<unit>-`
    private func prefix(of unit: String) -> [UInt8] { Array("\(seed),\(unit)-".utf8) }

    /// Of each unit the contacts that this draw takes, in ticket order. Units do not depend on one another here, and
    /// hashing them is most of a draw's work: the machine's cores share it.
    private func candidates() -> [[Candidate]] {
        let stride = 256
        return Array(unsafeUninitializedCapacity: units.count) { buffer, count in
            nonisolated(unsafe) let results = buffer
            DispatchQueue.concurrentPerform(iterations: (units.count + stride - 1) / stride) { block in
                var text = HashText()
                for unit in block * stride..<min(units.count, (block + 1) * stride) {
                    (results.baseAddress! + unit).initialize(to: taken(of: units[unit], &text))
                }
            }
            count = units.count
        }
    }

    private func taken(of unit: DrawUnit, _ text: inout HashText) -> [Candidate] {
        let missing = perUnit - unit.contacts.count(where: \.drawn)
        guard missing > 0 else { return [] }
        let prefix = prefix(of: unit.name)
        var undrawn: [Candidate] = []
        undrawn.reserveCapacity(unit.contacts.count)
        for (index, contact) in unit.contacts.enumerated() where !contact.drawn {
            text.set(prefix, ordinal: contact.ordinal)
            undrawn.append(Candidate(ticket: text.ticket, contact: index))
        }
        undrawn.sort { $0.ticket < $1.ticket }
        return Array(undrawn.prefix(missing))
    }
}
