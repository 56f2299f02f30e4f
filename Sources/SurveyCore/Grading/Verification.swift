/// What `verify` found, check by check (product.md §8).
package struct Verification: Hashable, Sendable {
    package enum Name: String, CaseIterable, Hashable, Sendable {
        case chain, rulebook, texts, draw, states, grades, head
    }

    package struct Check: Hashable, Sendable {
        package let name: Name
        package let ok: Bool
        package let detail: Detail?

        package init(_ name: Name, ok: Bool, detail: Detail? = nil) {
            self.name = name
            self.ok = ok
            self.detail = detail
        }
    }

    /// The first thing that does not agree, or what could not be checked any more.
    package enum Detail: Hashable, Sendable {
        /// An entry's hash does not follow from the one before and its text.
        case entryHash(sequence: Int, written: Timestamp?, act: String?, expected: String, stored: String)
        /// An entry's `previous` is not the hash of the entry before.
        case entryPrevious(sequence: Int, expected: String, stored: String)
        case entryMissing(sequence: Int)
        case entryUnreadable(sequence: Int)
        case rulebookDiffers(field: String)
        case textMissing(sequence: Int, digest: String)
        case textDiffers(sequence: Int, digest: String)
        /// Texts were erased by the acts in these entries; the rest agrees.
        case textsErased(count: Int, entries: [Int])
        case rosterDigest(sequence: Int, expected: String, stored: String)
        /// A draw made again from its seed takes another number of contacts.
        case drawCount(sequence: Int, expected: Int, stored: Int)
        case assignment(contact: String, expected: String, stored: String)
        /// The record of a call is not what its entry says, or one of the two is missing.
        case attempt(call: Int)
        /// A number correction of this contact is not what its entry says.
        case correction(contact: String)
        case handInDate(contact: String, expected: CivilDate, stored: CivilDate)
        /// The contact is provided, withdrawn or completed otherwise than the log says, or unknown to it.
        case contact(String)
        /// The unit's name, place, ruling or publication is not what the log says.
        case unit(String)
        case state(contact: String, expected: ContactState, stored: ContactState)
        case grade(unit: String, expected: Grade?, stored: Grade?)
        case headFound(sequence: Int)
        case headNotFound(given: String)
    }

    package var entries: Int
    package var head: String
    package var checks: [Check]
    /// What the agreeing checks covered.
    package var contacts: Int
    package var units: Int

    package init(entries: Int, head: String, checks: [Check], contacts: Int, units: Int) {
        self.entries = entries
        self.head = head
        self.checks = checks
        self.contacts = contacts
        self.units = units
    }

    package var ok: Bool { checks.allSatisfy(\.ok) }
}
