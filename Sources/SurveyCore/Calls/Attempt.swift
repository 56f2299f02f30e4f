/// One dial as the log holds it.
package struct Attempt: Hashable, Sendable, TellsOfDial {
    /// The number that `record` returns; counts from 1 over the survey.
    package let call: Int
    /// Digest of the number correction that was dialled; `nil` is the number as handed in.
    package let number: String?
    package let surveyor: String
    package let dial: Dial
    /// Its place among what was entered: its own number, or that of the first version of what it amends.
    package private(set) var entered: Int
    /// The surveyor had to avoid the unit when it was entered: it counts for nothing (protocol.md §Counting).
    package var recused: Bool

    package init(
        call: Int,
        number: String? = nil,
        surveyor: String,
        dial: Dial,
        entered: Int? = nil,
        recused: Bool = false
    ) {
        self.call = call
        self.number = number
        self.surveyor = surveyor
        self.dial = dial
        self.entered = entered ?? call
        self.recused = recused
    }

    /// What an amendment keeps of the attempt it replaces (protocol.md §Corrections): its place among what was entered and,
    /// where the surveyor stays the same, whether the surveyor had to avoid the unit.
    package mutating func take(placeOf old: Attempt) {
        entered = old.entered
        if surveyor == old.surveyor { recused = old.recused }
    }
}

/// `correct-number`: another number, or the confirmation of one of which the import assumed a part.
package struct NumberCorrection: Hashable, Sendable {
    /// Digest of the new number in the log; `nil` confirms the number as assumed.
    package let number: String?
    package let at: Timestamp
    /// The log entry; decides between equal times.
    package let sequence: Int

    package init(number: String?, at: Timestamp, sequence: Int) {
        self.number = number
        self.at = at
        self.sequence = sequence
    }
}

/// Everything a contact's state follows from, besides the rulebook and the end of fieldwork.
package struct ContactHistory: Hashable, Sendable {
    /// Attempts neither voided nor replaced, in any order, review dials and our-fault among them.
    package var attempts: [Attempt]
    package var corrections: [NumberCorrection]
    /// The import had to assume part of the number handed in (protocol.md §State, rule 3).
    package var numberAssumed: Bool
    /// Of the surveyors of its draw fewer than two need not avoid this unit now.
    package var singleSurveyor: Bool

    package init(
        attempts: [Attempt] = [],
        corrections: [NumberCorrection] = [],
        numberAssumed: Bool = false,
        singleSurveyor: Bool = false
    ) {
        self.attempts = attempts
        self.corrections = corrections
        self.numberAssumed = numberAssumed
        self.singleSurveyor = singleSurveyor
    }

    /// The number in force at `time` (`nil` now): digest of a correction, or `nil` for the number as handed in.
    package func numberInForce(at time: Timestamp? = nil) -> String? {
        corrections
            .filter { $0.number != nil && (time == nil || $0.at <= time!) }
            .max { ($0.at, $0.sequence) < ($1.at, $1.sequence) }?
            .number
    }
}

package enum ContactState: String, CaseIterable, Hashable, Sendable {
    /// Provided and not on a call list.
    case notDrawn = "not-drawn"
    case open
    case awaitingConfirmation = "awaiting-confirmation"
    case scored, reached, unreachable
    case notFinished = "not-finished"

    package var isOpen: Bool { self == .open || self == .awaitingConfirmation }
}

/// A drawn contact's state with what it follows from and what comes next.
package struct ContactStatus: Hashable, Sendable {
    package var state: ContactState
    /// Attempts that count, without incoming calls (contract.md §JSON, `attempts`).
    package var attempts = 0
    package var everReached = false
    /// The scores that are graded: those of the completed attempt that was entered first.
    package var scores: [String: Score] = [:]
    /// Completed attempts that were entered after the one that is graded, by call number.
    package var furtherInterviews: [Int] = []
    /// Call numbers of the attempts that the state rests on, by time: the completed one, the closing ones, the dead pair, the silent ones
    /// that count towards unreachable.
    package var grounds: [Int] = []
    /// Calling earlier is withheld by the protocol; `nil` when closed or callable at any time.
    package var notBefore: Timestamp?
    /// The agreed time, when the last counting attempt is an appointment of an open contact.
    package var appointment: Timestamp?
    /// Would be unreachable but for a number of which the import assumed a part: the office must confirm it; not offered.
    package var awaitsNumberCheck = false
    /// Never reached, silent attempts only: one more silent dial by another surveyor would fulfil the protocol's counts,
    /// and none by these surveyors would (protocol.md §Not before).
    package var lastAttemptNeedsOther = false
    /// What a never-reached silent number still lacks of the protocol.
    package var lacking = Lacking()
    /// Reached without a score: what somebody answered last. A silent or dead dial closes the contact, but says nothing of a person.
    package var lastAnswer: Disposition?
    /// Why the number is unreachable, in figures.
    package var unreachability: Unreachability?

    package struct Lacking: Hashable, Sendable {
        package var attempts = 0
        package var days = 0
        package var slices = 0
        package var surveyors = 0
    }

    package init(state: ContactState) { self.state = state }

    /// Of a never-reached contact: how many dials count towards unreachable, and whether these are all that were made.
    package func dialsTowardsUnreachable(_ calls: CallProtocol) -> (count: Int, areAll: Bool) {
        let counted = max(0, calls.silentAttempts - lacking.attempts)
        return (counted, counted == attempts)
    }
}
