import Dispatch

extension DrawInput {
    /// The draw, first or supplementary: of each unit K minus those already drawn, by ticket among the undrawn; each to
    /// a surveyor by ``Assignment``. The same input gives the same lists on every machine.
    /// - Throws: ``Refusal/Name/nobodyEligible(unit:)`` with the first such unit in the order of the draw.
    package func drawn() throws(Refusal) -> DrawOutcome {
        let candidates = candidates()
        let order = units.indices
            .filter { !candidates[$0].isEmpty }
            .map { (ticket: Ticket(seed: seed, key: units[$0].name), unit: $0) }
            .sorted { $0.ticket < $1.ticket }
            .map(\.unit)
        let eligible = try eligible(order)
        let suffixes = TieSuffixes(surveyors)
        let ahead = TieHashes(surveyors, suffixes)
        if let ahead {
            // A queue of its own has a thread of its own: this one waits for it.
            DispatchQueue(label: "ties").async { [self] in hash(order, candidates, ahead) }
        }
        return assigned(order, candidates, eligible, Assignment(surveyors, suffixes), ahead)
    }

    /// Who may call a unit, of the units that somebody avoids.
    private func eligible(_ order: [Int]) throws(Refusal) -> [Int: [Int]] {
        let avoided = surveyors.reduce(into: Set()) { $0.formUnion($1.avoids) }
        var eligible: [Int: [Int]] = [:]
        for unit in order where surveyors.isEmpty || avoided.contains(units[unit].name) {
            let name = units[unit].name
            let free = surveyors.indices.filter { !surveyors[$0].avoids.contains(name) }
            if free.isEmpty { throw .name(.nobodyEligible(unit: name)) }
            eligible[unit] = free
        }
        return eligible
    }

    /// The second core's part of ``assigned(_:_:_:_:_:)``.
    private func hash(_ order: [Int], _ candidates: [[Candidate]], _ ahead: TieHashes) {
        var text = HashText()
        var place = 0
        for unit in order {
            let prefix = prefix(of: units[unit].name)
            for candidate in candidates[unit] {
                if ahead.areAhead(at: place) {
                    text.set(prefix, ordinal: units[unit].contacts[candidate.contact].ordinal)
                    ahead.write(&text)
                }
                place += 1
            }
        }
        ahead.endWriting()
    }

    private func assigned(
        _ order: [Int],
        _ candidates: [[Candidate]],
        _ eligible: [Int: [Int]],
        _ assignment: consuming Assignment,
        _ ahead: TieHashes?
    ) -> DrawOutcome {
        var outcome = DrawOutcome(lists: Array(repeating: [], count: surveyors.count), unitsOfOneSurveyor: [])
        let everybody = Array(surveyors.indices)
        let nothingHeld = Array(repeating: 0, count: surveyors.count)
        var text = HashText()
        var place = 0
        for unit in order {
            let eligible = eligible[unit] ?? everybody
            if eligible.count == 1 { outcome.unitsOfOneSurveyor.insert(unit) }
            let held = units[unit].held
            assignment.begin(held: held.isEmpty ? nothingHeld : surveyors.map { held[$0.name, default: 0] })
            let prefix = prefix(of: units[unit].name)
            for candidate in candidates[unit] {
                let contact = units[unit].contacts[candidate.contact]
                text.set(prefix, ordinal: contact.ordinal)
                let hashes = ahead.flatMap { $0.areAhead(at: place) ? $0.next() : nil }
                let surveyor = assignment.next(among: eligible, &text, hashes: hashes)
                place += 1
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
