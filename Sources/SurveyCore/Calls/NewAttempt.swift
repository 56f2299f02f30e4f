/// A dial to be recorded, as the user names it.
package struct NewAttempt: Hashable, Sendable {
    /// Number or key of the contact.
    package var contact: String
    /// Name or number of the surveyor.
    package var surveyor: String
    package var outcome: Disposition
    /// Answered questions by key.
    package var scores: [String: Score]
    /// `nil` is now.
    package var at: Timestamp?
    package var until: Timestamp?
    package var appointment: Timestamp?
    package var incoming: Bool
    package var review: Bool
    package var note: String

    package init(
        contact: String,
        surveyor: String,
        outcome: Disposition,
        scores: [String: Score] = [:],
        at: Timestamp? = nil,
        until: Timestamp? = nil,
        appointment: Timestamp? = nil,
        incoming: Bool = false,
        review: Bool = false,
        note: String = ""
    ) {
        self.contact = contact
        self.surveyor = surveyor
        self.outcome = outcome
        self.scores = scores
        self.at = at
        self.until = until
        self.appointment = appointment
        self.incoming = incoming
        self.review = review
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
}

/// What `record`, `amend` and `void` answer.
package struct AttemptReceipt: Hashable, Sendable {
    package let call: Int
    package let contact: Int
    package let key: String
    /// The contact after the act.
    package let status: ContactStatus
    package let entry: EntryReceipt
    /// The attempt written; `nil` when one was voided.
    package let saved: SavedCall?

    package init(
        call: Int,
        contact: Int,
        key: String,
        status: ContactStatus,
        entry: EntryReceipt,
        saved: SavedCall? = nil
    ) {
        self.call = call
        self.contact = contact
        self.key = key
        self.status = status
        self.entry = entry
        self.saved = saved
    }

    package var state: ContactState { status.state }
}

/// What ending fieldwork now would leave unfinished.
package struct ClosingPreview: Hashable, Sendable {
    package var contacts: Int
    package var units: Int
    /// Units of these with fewer scores than a grade should rest on (`few-scores`).
    package var fewScores: Int

    package init(contacts: Int, units: Int, fewScores: Int) {
        self.contacts = contacts
        self.units = units
        self.fewScores = fewScores
    }
}

/// How a written outcome was understood; the words for it are not the survey's business.
package typealias OutcomeReading = (outcome: Disposition?, nearest: Disposition?, keypad: Disposition?)
