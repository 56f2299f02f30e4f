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

        var outcome = DrawOutcome(lists: Array(repeating: [], count: surveyors.count), unitsOfOneSurveyor: [])
        let everybody = Array(surveyors.indices)
        let avoided = surveyors.reduce(into: Set()) { $0.formUnion($1.avoids) }
        let nothingHeld = Array(repeating: 0, count: surveyors.count)
        var assignment = Assignment(surveyors)
        var text = HashText()
        for (_, unit) in order {
            let name = units[unit].name
            let eligible =
                avoided.contains(name) ? everybody.filter { !surveyors[$0].avoids.contains(name) } : everybody
            guard !eligible.isEmpty else { throw .nobodyEligible(unit: name) }
            if eligible.count == 1 { outcome.unitsOfOneSurveyor.insert(unit) }
            let held = units[unit].held
            assignment.begin(held: held.isEmpty ? nothingHeld : surveyors.map { held[$0.name, default: 0] })
            let prefix = prefix(of: name)
            for candidate in candidates[unit] {
                let contact = units[unit].contacts[candidate.contact]
                text.set(prefix, ordinal: contact.ordinal)
                let surveyor = assignment.next(among: eligible, &text)
                outcome.lists[surveyor].append(
                    DrawOutcome.Place(
                        id: contact.id,
                        ordinal: contact.ordinal,
                        unit: unit,
                        ticket: candidate.ticket,
                        surveyor: surveyor
                    )
                )
            }
        }
        for surveyor in outcome.lists.indices { outcome.lists[surveyor].sort { $0.ticket < $1.ticket } }
        return outcome
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
