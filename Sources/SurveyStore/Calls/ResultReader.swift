import SurveyCore

/// A field of a filled-in sheet that cannot be taken: what is wrong, in which field, with which value.
struct ResultFault: Error {
    let kind: Finding.Kind
    let field: String
    let value: String

    init(_ kind: Finding.Kind, _ field: String, _ value: String) {
        self.kind = kind
        self.field = field
        self.value = value
    }
}

/// Understands the cells of a filled-in sheet, without looking at the survey.
struct ResultReader {
    let rulebook: Rulebook
    let options: ResultOptions
    let now: Timestamp
    let closing: Timestamp?

    struct When {
        let at: Timestamp
        /// False when only the day is known.
        let timed: Bool
    }

    func outcome(_ row: ResultRow, _ read: (String) -> OutcomeReading) throws -> Disposition {
        let reading = read(trimmed(row.outcome))
        if let outcome = reading.outcome { return outcome }
        throw ResultFault(.unknownOutcome(nearest: reading.nearest, keypad: reading.keypad), "outcome", row.outcome)
    }

    func scores(_ row: ResultRow, _ outcome: Disposition) throws -> [String: Score] {
        var scores: [String: Score] = [:]
        for question in rulebook.questions {
            let text = trimmed(row.scores[question.key] ?? "")
            guard !text.isEmpty else { continue }
            guard case .success(let score) = score(text, question) else {
                throw ResultFault(.badScore, question.key, text)
            }
            scores[question.key] = score
        }
        if outcome.scores == .all, let missing = rulebook.questions.first(where: { scores[$0.key] == nil }) {
            throw ResultFault(.scoresMissing(outcome: outcome, dimension: missing.dimension), missing.key, "")
        }
        let mayHave = outcome.scores == .none ? 0 : outcome.scores == .some ? rulebook.questions.count - 1 : Int.max
        if scores.count > mayHave, let question = rulebook.questions.last(where: { scores[$0.key] != nil }) {
            let score = scores[question.key]!
            throw ResultFault(.scoresNotExpected(outcome: outcome, score: score), question.key, score.description)
        }
        return scores
    }

    /// Points, or the label of one of the question's choices.
    private func score(_ text: String, _ question: Rulebook.Question) -> Result<Score, Score.Fault> {
        if let choice = question.choices.first(where: { $0.label == text }) { return .success(choice.score) }
        return Score.parse(text)
    }

    /// A silent or dead result needs its time; any other may have a day alone, its own or that of `--at`.
    func when(_ row: ResultRow, _ outcome: Disposition) throws -> When {
        let text = trimmed(row.at)
        let when: When
        if let time = WrittenTime.timestamp(text, offset: rulebook.offset) {
            when = When(at: time, timed: true)
        } else if let day = text.isEmpty ? options.date : WrittenTime.date(text), outcome.kind != .silent,
            outcome.kind != .dead
        {
            when = When(at: Timestamp(startOf: day, offset: rulebook.offset), timed: false)
        } else {
            let fault: Finding.TimeFault =
                text.isEmpty ? .missing : WrittenTime.date(text) == nil ? .unreadable : .dayOnly
            throw ResultFault(.badTime(fault), "at", text)
        }
        guard when.at <= now else { throw ResultFault(.badTime(.inFuture), "at", text) }
        if let closing, when.at > closing { throw ResultFault(.badTime(.afterClosing(closing)), "at", text) }
        return when
    }

    func until(_ row: ResultRow, _ when: When) throws -> Timestamp? {
        guard let until = try time(row.until, "until") else { return nil }
        guard until >= when.at else { throw ResultFault(.badTime(.endsBeforeDial), "until", row.until) }
        guard until <= now else { throw ResultFault(.badTime(.inFuture), "until", row.until) }
        return until
    }

    func appointment(_ row: ResultRow, _ outcome: Disposition, _ when: When) throws -> Timestamp? {
        guard let appointment = try time(row.appointment, "appointment") else { return nil }
        guard outcome == .appointment else {
            throw ResultFault(.badTime(.appointmentNotExpected), "appointment", row.appointment)
        }
        guard appointment >= when.at else {
            throw ResultFault(.badTime(.appointmentBeforeDial), "appointment", row.appointment)
        }
        return appointment
    }

    private func time(_ text: String, _ field: String) throws -> Timestamp? {
        guard !trimmed(text).isEmpty else { return nil }
        guard let time = WrittenTime.timestamp(text, offset: rulebook.offset) else {
            throw ResultFault(.badTime(WrittenTime.date(text) == nil ? .unreadable : .dayOnly), field, text)
        }
        return time
    }

    /// Scores that are taken but worth a second look: far apart, or one digit where two may have been meant.
    func oddity(_ scores: [String: Score]) -> Finding.Kind? {
        let given = rulebook.questions.compactMap { scores[$0.key] }
        if let short = given.first(where: { (100...900).contains($0.hundredths) && $0.hundredths % 100 == 0 }) {
            return .unusualScore(.oneDigit(short))
        }
        guard let least = given.min(), let most = given.max(), most.hundredths - least.hundredths > 4000 else {
            return nil
        }
        return .unusualScore(.apart(given.first!, given.last!))
    }
}
