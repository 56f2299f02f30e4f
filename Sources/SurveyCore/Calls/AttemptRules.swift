/// What is wrong with a dial that is to be recorded. Refusals, findings and the console's lines only word it.
package enum AttemptFault: Hashable, Sendable {
    case scoreMissing(Rulebook.Question)
    /// Every question of a partial was answered, the last one named: it would be completed.
    case noneDeclined(Rulebook.Question)
    /// The last answer beside an outcome that has none.
    case scoresNotExpected(Rulebook.Question)
    case dialInFuture
    case endInFuture
    case endsBeforeDial
    /// The first day of fieldwork.
    case beforeFieldwork(CivilDate)
    case afterClosing(Timestamp)
    case appointmentNotExpected
    case appointmentBeforeDial
    case incomingNotReached
    case reviewBeforeClose
}

/// What may be recorded, whoever records it and by whatever way (protocol.md §Recording).
package struct AttemptRules: Hashable, Sendable {
    private let questions: [Rulebook.Question]
    private let closing: Timestamp?
    private let firstDay: CivilDate
    private let offset: UTCOffset
    private let now: Timestamp

    /// - Parameter closing: when fieldwork ended, while it is ended.
    package init(_ rulebook: Rulebook, closing: Timestamp?, now: Timestamp) {
        questions = rulebook.questions
        firstDay = rulebook.fieldwork.from
        offset = rulebook.offset
        self.closing = closing
        self.now = now
    }

    /// In the order in which they are told; none when the dial may be recorded.
    package func faults(of dial: Dial) -> [AttemptFault] {
        var faults = Self.faults(of: questions.map { dial.scores[$0.key] }, dial.outcome, questions)
        if dial.at > now { faults.append(.dialInFuture) }
        if dial.at.date(offset) < firstDay { faults.append(.beforeFieldwork(firstDay)) }
        if !dial.review, let closing, dial.at > closing { faults.append(.afterClosing(closing)) }
        if let until = dial.until {
            if until < dial.at { faults.append(.endsBeforeDial) } else if until > now { faults.append(.endInFuture) }
        }
        if let appointment = dial.appointment {
            if dial.outcome != .appointment {
                faults.append(.appointmentNotExpected)
            } else if appointment < dial.at {
                faults.append(.appointmentBeforeDial)
            }
        }
        if dial.incoming, !dial.outcome.mayBeIncoming { faults.append(.incomingNotReached) }
        if dial.review, closing == nil { faults.append(.reviewBeforeClose) }
        return faults
    }

    /// - Parameter answers: to the first questions, in their order; `nil` is declined.
    package static func faults(
        of answers: [Score?],
        _ outcome: Disposition,
        _ questions: [Rulebook.Question]
    ) -> [AttemptFault] {
        switch outcome.scores {
        case .all: answers.indices.filter { answers[$0] == nil }.map { .scoreMissing(questions[$0]) }
        case .some:
            answers.count == questions.count && answers.allSatisfy { $0 != nil }
                ? [.noneDeclined(questions[questions.count - 1])] : []
        case .none: answers.lastIndex { $0 != nil }.map { [.scoresNotExpected(questions[$0])] } ?? []
        }
    }
}
