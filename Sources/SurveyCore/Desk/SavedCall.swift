/// A written attempt with what follows from it: what its saved line tells (console.md §Saving).
package struct SavedCall: Hashable, Sendable {
    package var attempt: Attempt
    package var contact: Int
    /// When it was written, which may be long after the dial.
    package var written: Timestamp
    /// The record that this one amends.
    package var replaces: Int?
    /// The contact after it.
    package var status: ContactStatus
    /// The latest dead dial before it, where the contact awaited that another one confirms it.
    package var earlierDead: DeskDial?

    package init(
        attempt: Attempt,
        contact: Int,
        written: Timestamp? = nil,
        replaces: Int? = nil,
        status: ContactStatus,
        earlierDead: DeskDial? = nil
    ) {
        self.attempt = attempt
        self.contact = contact
        self.written = written ?? attempt.at
        self.replaces = replaces
        self.status = status
        self.earlierDead = earlierDead
    }

    /// The dead dial that this one was to confirm: another surveyor's, or the own one that serves as the first of two.
    package var confirming: DeskDial? {
        guard let earlierDead else { return nil }
        let isPair = status.state == .unreachable && attempt.outcome.kind == .dead
        return isPair || earlierDead.surveyor.name != attempt.surveyor ? earlierDead : nil
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
