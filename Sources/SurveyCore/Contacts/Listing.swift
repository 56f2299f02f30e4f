/// A contact as lists, sheets and look-ups show it (contract.md §JSON).
package struct ContactListing: Hashable, Sendable {
    package var id: Int
    package var key: String
    /// The unit's shown name.
    package var unit: String
    package var organisation: String
    package var person: String
    package var position: String
    /// The number in force in normal form; `nil` when no telephone can dial it.
    package var phone: String?
    package var otherPhones: [String]
    package var phoneAsGiven: String
    package var surveyor: String?
    package var state: ContactState
    package var attempts: Int
    package var notBefore: Timestamp?
    package var appointment: Timestamp?

    package init(
        id: Int,
        key: String,
        unit: String,
        organisation: String,
        person: String,
        position: String,
        phone: String?,
        otherPhones: [String],
        phoneAsGiven: String,
        surveyor: String?,
        state: ContactState,
        attempts: Int,
        notBefore: Timestamp?,
        appointment: Timestamp?
    ) {
        self.id = id
        self.key = key
        self.unit = unit
        self.organisation = organisation
        self.person = person
        self.position = position
        self.phone = phone
        self.otherPhones = otherPhones
        self.phoneAsGiven = phoneAsGiven
        self.surveyor = surveyor
        self.state = state
        self.attempts = attempts
        self.notBefore = notBefore
        self.appointment = appointment
    }

    /// A number is always handed in: where none is kept, the contact's data was erased.
    package var isErased: Bool { phoneAsGiven.isEmpty }
}

/// One attempt as it is shown, voided and replaced ones too.
package struct CallRecord: Hashable, Sendable {
    package var attempt: Attempt
    package var note: String?
    /// The call that this one amends.
    package var replaces: Int?
    /// The call that amends this one.
    package var replacedBy: Int?
    package var voided: Bool

    package init(attempt: Attempt, note: String?, replaces: Int?, replacedBy: Int?, voided: Bool) {
        self.attempt = attempt
        self.note = note
        self.replaces = replaces
        self.replacedBy = replacedBy
        self.voided = voided
    }

    package var stands: Bool { !voided && replacedBy == nil }
}

/// An entry of the log as acts return it.
package struct EntryReceipt: Hashable, Sendable {
    package let sequence: Int
    package let hash: String

    package init(sequence: Int, hash: String) {
        self.sequence = sequence
        self.hash = hash
    }

    package var json: JSONValue { ["sequence": .int(sequence), "hash": .string(hash)] }
}
