/// One dial: what was heard, when, and which scores were given.
package struct Dial: Hashable, Sendable {
    package var outcome: Disposition
    /// Answered questions by key.
    package var scores: [String: Score]
    package var at: Timestamp
    package var until: Timestamp?
    package var appointment: Timestamp?
    /// The contact rang back.
    package var incoming: Bool
    /// Dialled after the end of fieldwork for a review; changes no state.
    package var review: Bool

    package init(
        _ outcome: Disposition,
        scores: [String: Score] = [:],
        at: Timestamp,
        until: Timestamp? = nil,
        appointment: Timestamp? = nil,
        incoming: Bool = false,
        review: Bool = false
    ) {
        self.outcome = outcome
        self.scores = scores
        self.at = at
        self.until = until
        self.appointment = appointment
        self.incoming = incoming
        self.review = review
    }

    /// Without what its outcome cannot have.
    package var fitting: Dial {
        var dial = self
        if outcome.scores == .none { dial.scores = [:] }
        if outcome != .appointment { dial.appointment = nil }
        dial.incoming = incoming && outcome.mayBeIncoming
        return dial
    }
}

/// Whatever tells of one dial.
package protocol TellsOfDial {
    var dial: Dial { get }
}

extension TellsOfDial {
    package var outcome: Disposition { dial.outcome }
    package var scores: [String: Score] { dial.scores }
    package var at: Timestamp { dial.at }
    package var until: Timestamp? { dial.until }
    package var appointment: Timestamp? { dial.appointment }
    package var incoming: Bool { dial.incoming }
    package var review: Bool { dial.review }
}
