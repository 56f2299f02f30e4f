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
    let rules: AttemptRules
    let today: CivilDate

    func outcome(_ row: ResultRow, _ reading: OutcomeReading) throws -> Disposition {
        if let outcome = reading.outcome { return outcome }
        throw ResultFault(.unknownOutcome(nearest: reading.nearest, keypad: reading.keypad), "outcome", row.outcome)
    }

    /// What the row says of the dial; `timed` is false when only its day is known.
    func dial(_ row: ResultRow, _ outcome: Disposition) throws -> (Dial, timed: Bool) {
        var scores: [String: Score] = [:]
        for question in rulebook.questions {
            let text = wholeNumber(trimmed(row.scores[question.key] ?? ""))
            guard !text.isEmpty else { continue }
            guard case .success(let score) = score(text, question) else {
                throw ResultFault(.badScore, question.key, text)
            }
            scores[question.key] = score
        }
        let (at, timed) = try when(row, outcome)
        let dial = Dial(
            outcome,
            scores: scores,
            at: at,
            until: try time(row.until, "until", of: at),
            appointment: try time(row.appointment, "appointment", of: at)
        )
        if let fault = rules.faults(of: dial).first { throw worded(fault, row, dial) }
        return (dial, timed)
    }

    /// The finding of a fault, with the cell that it is about.
    private func worded(_ fault: AttemptFault, _ row: ResultRow, _ dial: Dial) -> ResultFault {
        switch fault {
        case .scoreMissing(let question):
            ResultFault(.scoresMissing(outcome: dial.outcome, dimension: question.dimension), question.key, "")
        case .noneDeclined(let question), .scoresNotExpected(let question):
            ResultFault(
                .scoresNotExpected(outcome: dial.outcome, score: dial.scores[question.key]!),
                question.key,
                dial.scores[question.key]!.description
            )
        case .dialInFuture: ResultFault(.badTime(.inFuture), "at", trimmed(row.at))
        case .beforeFieldwork(let day): ResultFault(.badTime(.beforeFieldwork(day)), "at", trimmed(row.at))
        case .afterClosing(let closing): ResultFault(.badTime(.afterClosing(closing)), "at", trimmed(row.at))
        case .endsBeforeDial: ResultFault(.badTime(.endsBeforeDial), "until", row.until)
        case .endInFuture: ResultFault(.badTime(.inFuture), "until", row.until)
        case .appointmentNotExpected: ResultFault(.badTime(.appointmentNotExpected), "appointment", row.appointment)
        case .appointmentBeforeDial: ResultFault(.badTime(.appointmentBeforeDial), "appointment", row.appointment)
        case .incomingNotReached, .reviewBeforeClose: preconditionFailure("a sheet has no column for it")
        }
    }

    /// Points, or the label of one of the question's choices.
    private func score(_ text: String, _ question: Rulebook.Question) -> Result<Score, Score.Fault> {
        if let choice = question.choices.first(where: { $0.label == text }) { return .success(choice.score) }
        return Score.parse(text)
    }

    /// A silent or dead result needs its time; any other may have a day alone, its own or that of `--at`.
    private func when(_ row: ResultRow, _ outcome: Disposition) throws -> (at: Timestamp, timed: Bool) {
        let text = trimmed(row.at)
        let offset = rulebook.offset
        let written =
            text.isEmpty
            ? options.date.map(WrittenTime.day) : WrittenTime(text, offset: offset, on: options.date ?? today)
        switch written {
        case .moment(let time)?: return (time, true)
        case .day(let day)? where outcome.kind != .silent && outcome.kind != .dead:
            return (Timestamp(startOf: day, offset: offset), false)
        case .day(let day)? where !text.isEmpty: throw ResultFault(.badTime(dayOnly(day)), "at", text)
        default: throw ResultFault(.badTime(text.isEmpty ? .missing : .unreadable), "at", text)
        }
    }

    /// A time that goes with the dial, and is of its day where it names none.
    private func time(_ text: String, _ field: String, of dial: Timestamp) throws -> Timestamp? {
        guard !trimmed(text).isEmpty else { return nil }
        switch WrittenTime(text, offset: rulebook.offset, on: dial.date(rulebook.offset)) {
        case .moment(let time)?: return time
        case .day(let day)?: throw ResultFault(.badTime(field == "until" ? dayOnly(day) : .dayOnly), field, text)
        case nil: throw ResultFault(.badTime(.unreadable), field, text)
        }
    }

    /// That a day to come has no hour is not what is wrong with it, where only the past can be meant.
    private func dayOnly(_ day: CivilDate) -> Finding.TimeFault { day > today ? .inFuture : .dayOnly }

    /// Scores that are taken but worth a second look: far apart, one digit where two may have been meant, or less
    /// than one.
    func oddity(_ scores: [String: Score]) -> Finding.Kind? {
        let given = rulebook.questions.compactMap { scores[$0.key] }
        if let short = given.first(where: \.isOneDigit) {
            return .unusualScore(.oneDigit(short))
        }
        if let share = given.first(where: \.isBelowOne) { return .unusualScore(.belowOne(share)) }
        return Score.lieFarApart(given) ? .unusualScore(.apart(given.first!, given.last!)) : nil
    }
}
