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

    /// What the row says of the dial, and all that is wrong with it; `timed` is false when only its day is known.
    /// - Parameter outcome: `nil` where it is not understood; of the other cells it is said all the same what is wrong.
    func dial(_ row: ResultRow, _ outcome: Disposition?) -> (dial: Dial, timed: Bool, faults: [ResultFault]) {
        var faults: [ResultFault] = []
        func sound<Value>(_ read: () throws(ResultFault) -> Value) -> Value? {
            do throws(ResultFault) { return try read() } catch {
                faults.append(error)
                return nil
            }
        }
        var scores: [String: Score] = [:]
        for question in rulebook.questions {
            // In place of one that is none another stands, so that it is judged what is there and what is not.
            scores[question.key] =
                sound { () throws(ResultFault) in try score(row, question) } ?? Score(hundredths: 0)
        }
        let written = sound { () throws(ResultFault) in try when(row, outcome) }
        let at = written?.at ?? Timestamp(startOf: options.date ?? today, offset: rulebook.offset)
        let until = sound { () throws(ResultFault) in try time(row.until, "until", of: at) } ?? nil
        let agreed = sound { () throws(ResultFault) in try time(row.appointment, "appointment", of: at) } ?? nil
        // Of an outcome that is not understood nobody knows what goes with it: with this one any agreed time does. Without the time
        // of the dial nobody knows what is before it.
        let dial = Dial(
            outcome ?? .appointment,
            scores: outcome == nil ? [:] : scores,
            at: at,
            until: written == nil ? nil : until,
            appointment: written == nil ? nil : agreed
        )
        for fault in rules.faults(of: dial).map({ worded($0, row, dial) })
        where !faults.contains(where: { $0.field == fault.field }) {
            faults.append(fault)
        }
        return (dial, written?.timed ?? false, faults)
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

    /// Points, or the label of one of the question's choices; `nil` where the cell is empty.
    private func score(_ row: ResultRow, _ question: Rulebook.Question) throws(ResultFault) -> Score? {
        let text = wholeNumber(trimmed(row.scores[question.key] ?? ""))
        guard !text.isEmpty else { return nil }
        if let choice = question.choices.first(where: { $0.label == text }) { return choice.score }
        guard case .success(let score) = Score.parse(text) else { throw ResultFault(.badScore, question.key, text) }
        return score
    }

    /// A silent or dead result needs its time; any other may have a day alone, its own or that of `--at`.
    private func when(
        _ row: ResultRow,
        _ outcome: Disposition?
    ) throws(ResultFault) -> (at: Timestamp, timed: Bool) {
        let text = trimmed(row.at)
        let offset = rulebook.offset
        let written =
            text.isEmpty
            ? options.date.map(WrittenTime.day) : WrittenTime(text, offset: offset, on: options.date ?? today)
        switch written {
        case .moment(let time)?: return (time, true)
        case .day(let day)? where outcome?.kind != .silent && outcome?.kind != .dead:
            return (Timestamp(startOf: day, offset: offset), false)
        case .day(let day)? where !text.isEmpty: throw ResultFault(.badTime(dayOnly(day)), "at", text)
        default: throw ResultFault(.badTime(text.isEmpty ? .missing : .unreadable), "at", text)
        }
    }

    /// A time that goes with the dial, and is of its day where it names none.
    private func time(_ text: String, _ field: String, of dial: Timestamp) throws(ResultFault) -> Timestamp? {
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
