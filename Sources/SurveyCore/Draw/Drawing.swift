import Dispatch

extension DrawInput {
    /// The draw, first or supplementary: of each unit K minus those already drawn, by ticket among the undrawn; each to
    /// a surveyor by ``Assignment``. The same input gives the same lists on every machine.
    /// - Throws: ``Refusal/Name/nobodyEligible(unit:)`` with the first such unit in the order of the draw.
    package func drawn() throws(Refusal) -> DrawOutcome {
        let candidates = candidates()
        let eligible = eligible()
        // Whom few may call comes first, while there is still somebody to make up for it.
        let order = units.indices
            .filter { !candidates[$0].isEmpty }
            .map {
                (few: eligible[$0]?.count ?? surveyors.count, ticket: Ticket(seed: seed, key: units[$0].name), unit: $0)
            }
            .sorted { ($0.few, $0.ticket) < ($1.few, $1.ticket) }
        if let first = order.first, first.few == 0 { throw .name(.nobodyEligible(unit: units[first.unit].name)) }
        return assigned(order.map(\.unit), candidates, eligible)
    }

    /// How many contacts ``drawn()`` would take, whatever the seed.
    /// - Throws: as that does.
    package func due() throws(Refusal) -> Int {
        let eligible = eligible()
        var due = 0
        for (index, unit) in units.enumerated() {
            let drawn = unit.contacts.count(where: \.drawn)
            let missing = max(0, min(perUnit, unit.contacts.count) - drawn)
            if missing > 0, eligible[index]?.isEmpty ?? surveyors.isEmpty {
                throw .name(.nobodyEligible(unit: unit.name))
            }
            due += missing
        }
        return due
    }

    /// Who may call a unit, of the units that somebody avoids.
    private func eligible() -> [Int: [Int]] {
        let avoided = surveyors.reduce(into: Set()) { $0.formUnion($1.avoids) }
        var eligible: [Int: [Int]] = [:]
        for (unit, name) in units.lazy.map(\.name).enumerated() where avoided.contains(name) {
            eligible[unit] = surveyors.indices.filter { !surveyors[$0].avoids.contains(name) }
        }
        return eligible
    }

    private func assigned(_ order: [Int], _ candidates: [[Candidate]], _ eligible: [Int: [Int]]) -> DrawOutcome {
        var outcome = DrawOutcome(lists: Array(repeating: [], count: surveyors.count), unitsOfOneSurveyor: [])
        var assignment = Assignment(surveyors)
        let everybody = Array(surveyors.indices)
        let nothingHeld = Array(repeating: 0, count: surveyors.count)
        for unit in order {
            let eligible = eligible[unit] ?? everybody
            if eligible.count == 1 { outcome.unitsOfOneSurveyor.insert(unit) }
            let held = units[unit].held
            assignment.begin(
                unit: units[unit].name,
                seed: seed,
                held: held.isEmpty ? nothingHeld : surveyors.map { held[$0.name, default: 0] }
            )
            for candidate in candidates[unit] {
                let contact = units[unit].contacts[candidate.contact]
                let surveyor = assignment.next(among: eligible)
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
        let prefix = Array("\(seed),\(unit.name)-".utf8)
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
