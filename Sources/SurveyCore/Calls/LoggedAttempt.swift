/// An attempt with the entries between which it stands, so that what followed from the records at any entry can be told.
package struct LoggedAttempt: Hashable, Sendable {
    package let attempt: Attempt
    /// The entry that wrote it.
    package let written: Int
    /// The entry that amended or voided it; `nil` while it stands.
    package let ended: Int?
    /// What ended it, if it ended, was a voiding.
    package let isVoided: Bool

    package init(_ attempt: Attempt, written: Int, ended: Int?, isVoided: Bool = false) {
        self.attempt = attempt
        self.written = written
        self.ended = ended
        self.isVoided = isVoided
    }

    func stands(at sequence: Int) -> Bool { written <= sequence && (ended ?? .max) > sequence }
}

extension ContactHistory {
    /// As it was when the log ended with this entry. What the draw and the hand-in say of the contact is not younger than its
    /// attempts.
    package func asOf(_ sequence: Int, _ attempts: [LoggedAttempt]) -> ContactHistory {
        var then = self
        then.attempts = attempts.filter { $0.stands(at: sequence) }.map(\.attempt)
        then.corrections = corrections.filter { $0.sequence <= sequence }
        return then
    }
}

/// A record written, amended or voided while fieldwork was closed that changed the contact's state or its graded score: it can
/// lift or lower a grade after everybody could know it (log.md §Grades).
package struct LateChange: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        case written
        case amended(Int)
        case voided
    }

    package let call: Int
    package let kind: Kind
    package let by: String
    package let at: Timestamp
    /// `nil` where there is none, or it was erased.
    package let reason: String?
    package let before: ContactStatus
    package let after: ContactStatus

    package init(
        call: Int,
        kind: Kind,
        by: String,
        at: Timestamp,
        reason: String?,
        before: ContactStatus,
        after: ContactStatus
    ) {
        self.call = call
        self.kind = kind
        self.by = by
        self.at = at
        self.reason = reason
        self.before = before
        self.after = after
    }
}

extension ContactRules {
    /// The states before and after an entry written while fieldwork was closed, if it changed the state or the graded score.
    /// - Parameter graded: what the answers bring to the unit's average.
    package func change(
        at sequence: Int,
        of history: ContactHistory,
        _ attempts: [LoggedAttempt],
        graded: ([String: Score]) -> Int
    ) -> (before: ContactStatus, after: ContactStatus)? {
        let before = status(of: history.asOf(sequence - 1, attempts), closed: true)
        let after = status(of: history.asOf(sequence, attempts), closed: true)
        // Other answers with the same weighted sum leave the grade as it was.
        let isScored = before.state == .scored && after.state == .scored
        let isChanged = isScored ? graded(before.scores) != graded(after.scores) : before.state != after.state
        return isChanged ? (before, after) : nil
    }
}
