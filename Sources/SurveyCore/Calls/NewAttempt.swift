/// A dial to be recorded, as the user names it.
package struct NewAttempt: Hashable, Sendable, TellsOfDial {
    /// Number or key of the contact.
    package var contact: String
    /// Name or number of the surveyor.
    package var surveyor: String
    package var dial: Dial
    package var note: String

    package init(contact: String, surveyor: String, dial: Dial, note: String = "") {
        self.contact = contact
        self.surveyor = surveyor
        self.dial = dial
        self.note = note
    }
}

/// What an amendment names; the rest is taken over, as far as the new outcome can have it (protocol.md §Corrections).
package struct AttemptChange: Hashable, Sendable {
    package var outcome: Disposition?
    package var scores: [String: Score]?
    package var surveyor: String?
    package var at: Timestamp?
    package var until: Timestamp?
    package var appointment: Timestamp?
    package var note: String?

    package init(
        outcome: Disposition? = nil,
        scores: [String: Score]? = nil,
        surveyor: String? = nil,
        at: Timestamp? = nil,
        until: Timestamp? = nil,
        appointment: Timestamp? = nil,
        note: String? = nil
    ) {
        self.outcome = outcome
        self.scores = scores
        self.surveyor = surveyor
        self.at = at
        self.until = until
        self.appointment = appointment
        self.note = note
    }

    package func applied(to old: Dial) -> Dial {
        var dial = old
        dial.outcome = outcome ?? old.outcome
        dial = dial.fitting
        dial.scores = scores ?? dial.scores
        dial.at = at ?? old.at
        dial.until = until ?? old.until
        dial.appointment = appointment ?? dial.appointment
        return dial
    }
}
