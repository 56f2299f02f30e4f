/// A contact as lists, sheets and look-ups show it (contract.md §JSON).
package struct ContactListing: Hashable, Sendable, ShowsContact {
    package var identity: ContactIdentity
    package var surveyor: String?
    package var state: ContactState
    package var attempts: Int
    package var notBefore: Timestamp?
    package var appointment: Timestamp?
    /// Unfinished, and the surveyor on whose list it stands must avoid its unit: nobody is offered it (draw.md §Avoidances).
    package var mustBeReassigned = false

    package init(
        identity: ContactIdentity,
        surveyor: String?,
        state: ContactState,
        attempts: Int,
        notBefore: Timestamp?,
        appointment: Timestamp?
    ) {
        self.identity = identity
        self.surveyor = surveyor
        self.state = state
        self.attempts = attempts
        self.notBefore = notBefore
        self.appointment = appointment
    }

    package var id: Int { contact }

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
    /// Why it does not count, where it stands.
    package var notCounted: NotCounted?

    package init(attempt: Attempt, note: String?, replaces: Int?, replacedBy: Int?, voided: Bool) {
        self.attempt = attempt
        self.note = note
        self.replaces = replaces
        self.replacedBy = replacedBy
        self.voided = voided
    }

    package var stands: Bool { !voided && replacedBy == nil }
}

/// One contact with all its attempts (`contact`).
package struct ContactFile: Hashable, Sendable {
    package var contact: ContactListing
    package var calls: [CallRecord]

    package init(contact: ContactListing, calls: [CallRecord]) {
        self.contact = contact
        self.calls = calls
    }
}
