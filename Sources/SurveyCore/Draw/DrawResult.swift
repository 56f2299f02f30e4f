/// What a draw decided: who calls whom, in which order (draw.md).
package struct DrawResult: Hashable, Sendable {
    /// The texts are made when they are asked for: a draw may have a million places.
    package struct Place: Hashable, Sendable {
        package let id: Int
        private let unit: String
        private let ordinal: Int
        private let hash: Ticket

        /// - Parameter unit: the unit's key name.
        package init(id: Int, unit: String, ordinal: Int, ticket: Ticket) {
            self.id = id
            self.unit = unit
            self.ordinal = ordinal
            hash = ticket
        }

        package var key: String { ContactKey(unit: unit, ordinal: ordinal).text }
        /// Lower-case hex SHA-256 of `<seed>,<key>`.
        package var ticket: String { hash.hex }
    }

    package struct List: Hashable, Sendable {
        package let surveyor: String
        package let contacts: [Place]
        /// What the surveyor held before, finished contacts included.
        package let held: Int
        /// Units of the survey that the surveyor must avoid.
        package let avoided: Int

        package init(surveyor: String, contacts: [Place], held: Int = 0, avoided: Int = 0) {
            self.surveyor = surveyor
            self.contacts = contacts
            self.held = held
            self.avoided = avoided
        }

        package var total: Int { held + contacts.count }
    }

    package var seed: String
    package var rosterDigest: String
    /// The digest was given: it was published before the seed was known.
    package var rosterGiven: Bool
    package var perUnit: Int
    package var lists: [List]
    /// `nil` when nothing was drawn.
    package var entry: EntryReceipt?

    package init(
        seed: String,
        rosterDigest: String,
        rosterGiven: Bool,
        perUnit: Int,
        lists: [List],
        entry: EntryReceipt? = nil
    ) {
        self.seed = seed
        self.rosterDigest = rosterDigest
        self.rosterGiven = rosterGiven
        self.perUnit = perUnit
        self.lists = lists
        self.entry = entry
    }

    /// Surveyors who hold at least two fewer than the one who holds most, and how many fewer.
    package var uneven: [(list: List, fewer: Int)] {
        let most = lists.map(\.total).max() ?? 0
        return lists.map { ($0, most - $0.total) }.filter { $0.1 > 1 }
    }

    package var drawn: Int { lists.reduce(0) { $0 + $1.contacts.count } }
}

/// What a `reassign` moved; nothing when the surveyor had no unfinished contacts.
package struct ReassignResult: Hashable, Sendable {
    package var from: String
    package var lists: [LogAct.NamedKeys]
    package var entry: EntryReceipt?

    package init(from: String, lists: [LogAct.NamedKeys], entry: EntryReceipt?) {
        self.from = from
        self.lists = lists
        self.entry = entry
    }
}
