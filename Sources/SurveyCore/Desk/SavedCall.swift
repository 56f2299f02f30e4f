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
    /// What is to be said of it beside.
    package var remarks: [Doubt]
    /// The latest dead dial before it, where the contact awaited that another one confirms it.
    package var earlierDead: DeskDial?

    package init(
        attempt: Attempt,
        contact: Int,
        written: Timestamp? = nil,
        replaces: Int? = nil,
        status: ContactStatus,
        remarks: [Doubt] = [],
        earlierDead: DeskDial? = nil
    ) {
        self.attempt = attempt
        self.contact = contact
        self.written = written ?? attempt.at
        self.replaces = replaces
        self.status = status
        self.remarks = remarks
        self.earlierDead = earlierDead
    }

    /// The contact is as if it had not been made.
    package var countsForNothing: Bool {
        remarks.contains { remark in
            if case .notCounted(let reason) = remark { reason.isForNothing } else { false }
        }
    }

    /// The dead dial that this one was to confirm: another surveyor's, or the own one that serves as the first of two.
    package var confirming: DeskDial? {
        guard let earlierDead else { return nil }
        let isPair = status.state == .unreachable && attempt.outcome.kind == .dead
        return isPair || earlierDead.surveyor.name != attempt.surveyor ? earlierDead : nil
    }
}
