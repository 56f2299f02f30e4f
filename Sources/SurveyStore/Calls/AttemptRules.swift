import SurveyCore

/// What an attempt must be to be recorded, whoever asks: the checks of protocol.md §Recording.
struct AttemptRules {
    let rulebook: Rulebook
    let closing: Closing?
    let now: Timestamp

    func check(_ attempt: Attempt) throws {
        try checkScores(attempt.outcome, attempt.scores)
        for time in [attempt.at, attempt.until].compactMap({ $0 }) where time > now {
            throw Refusal.content(.timeInFuture(text: written(time), now: now))
        }
        if let until = attempt.until, until < attempt.at { throw Refusal.content(.untilBeforeAt) }
        if attempt.appointment != nil, attempt.outcome != .appointment {
            throw Refusal.content(.appointmentNotExpected(outcome: attempt.outcome))
        }
        if let appointment = attempt.appointment, appointment < attempt.at {
            throw Refusal.content(.appointmentBeforeDial)
        }
        if attempt.incoming, attempt.outcome.kind != .reached {
            throw Refusal.content(.incomingNotReached(outcome: attempt.outcome))
        }
        if attempt.review {
            guard closing != nil else { throw Refusal.order(.reviewBeforeClose) }
        } else if let closing, attempt.at > closing.at {
            throw Refusal.order(.afterClosing(at: closing.at))
        }
    }

    private func checkScores(_ outcome: Disposition, _ scores: [String: Score]) throws {
        switch outcome.scores {
        case .all:
            if let missing = rulebook.questions.first(where: { scores[$0.key] == nil }) {
                throw Refusal.content(.scoresMissing(outcome: outcome, dimension: missing.dimension))
            }
        case .some:
            if rulebook.questions.allSatisfy({ scores[$0.key] != nil }) { throw Refusal.content(.partialWithAllScores) }
        case .none:
            if !scores.isEmpty { throw Refusal.content(.scoresNotExpected(outcome: outcome)) }
        }
    }

    /// `2020-09-23 14:52`
    private func written(_ time: Timestamp) -> String {
        "\(time.date(rulebook.offset)) \(time.time(rulebook.offset))"
    }
}
