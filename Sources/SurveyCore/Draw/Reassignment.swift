/// A surveyor's unfinished contacts that go to others (draw.md §Reassignment).
package struct Reassignment: Hashable, Sendable {
    package struct Contact: Hashable, Sendable {
        package var id: Int
        /// The unit's key name.
        package var unit: String
        /// The seed of the contact's own draw.
        package var seed: String
        /// Names of those who may get it: `--to`, else all of its own draw but the one it leaves.
        package var candidates: Set<String>

        package init(id: Int, unit: String, seed: String, candidates: Set<String>) {
            self.id = id
            self.unit = unit
            self.seed = seed
            self.candidates = candidates
        }
    }

    package struct Move: Hashable, Sendable {
        package let id: Int
        package let surveyor: String
    }

    /// In list order.
    package var contacts: [Contact]
    /// Every candidate, with what he must avoid and holds without the contacts moved.
    package var surveyors: [DrawSurveyor]
    /// Of each unit what a surveyor holds without the contacts moved; absent is 0.
    package var held: [String: [String: Int]]

    package init(contacts: [Contact], surveyors: [DrawSurveyor], held: [String: [String: Int]]) {
        self.contacts = contacts
        self.surveyors = surveyors
        self.held = held
    }

    /// Who gets which contact, in the order given; the counts go on with every move.
    /// - Throws: ``Refusal/Name/nobodyTakesOver(unit:)``; then nothing moves.
    package func moves() throws(Refusal) -> [Move] {
        var assignment = Assignment(surveyors)
        var ofUnit: [String: [Int]] = [:]
        var moves: [Move] = []
        for contact in contacts {
            let eligible = surveyors.indices.filter {
                contact.candidates.contains(surveyors[$0].name) && !surveyors[$0].avoids.contains(contact.unit)
            }
            guard !eligible.isEmpty else { throw .name(.nobodyTakesOver(unit: contact.unit)) }
            assignment.begin(
                unit: contact.unit,
                seed: contact.seed,
                held: ofUnit[contact.unit] ?? surveyors.map { held[contact.unit]?[$0.name] ?? 0 }
            )
            let surveyor = assignment.next(among: eligible)
            ofUnit[contact.unit] = assignment.ofUnit
            moves.append(Move(id: contact.id, surveyor: surveyors[surveyor].name))
        }
        return moves
    }
}
