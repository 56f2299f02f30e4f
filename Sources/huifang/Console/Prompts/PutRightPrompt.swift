import SurveyCore
import SurveyWords

/// A record being put right: the new result is named by the keys of a call, but nothing is dialled and the dial keeps its time.
struct ConsoleCorrection: Hashable, Sendable {
    var record: DeskRecord
    /// The contact that it tells of; another one may be held meanwhile.
    var card: DeskCard
}

/// `*`, the row, the right result (console.md §Putting right).
extension ConsoleModel {
    mutating func pressPutRight(_ records: [DeskRecord], _ command: ConsoleKey.Command) -> [ConsoleEffect] {
        switch command {
        case .back: frames.removeLast()
        case .digit(let digit) where records.indices.contains(digit - 1): return [.open(records[digit - 1])]
        default: return refuse(command)
        }
        return []
    }

    mutating func correct(_ correction: ConsoleCorrection) {
        let record = correction.record
        correcting = correction
        call = ConsoleCall(startedAt: record.at, steady: moment.steady, incoming: record.incoming)
        if record.outcome.scores != .none {
            for question in rulebook.questions { call?.answers[question.key] = .some(record.scores[question.key]) }
        }
        push(.dialling)
        // What is wrong with an interview is a score, as a rule; its other results are two `-` away.
        if record.outcome.scores != .none { ask() }
    }

    /// Whether the record being put right has scores: what is typed then takes their place, with nobody on the line.
    var correctsScores: Bool { correcting.map { $0.record.outcome.scores != .none } ?? false }

    /// Back to the records, or to what was on the screen before them.
    mutating func endCorrection() {
        (correcting, call) = (nil, nil)
        frames = Array(frames.prefix(1))
    }

    mutating func pressVoid(
        _ record: DeskRecord,
        _ reason: Int,
        _ command: ConsoleKey.Command
    ) -> [ConsoleEffect] {
        switch command {
        case .back: frames.removeLast()
        case .enter: return takeBack(record, words.consoleReasons[reason])
        case .digit(let digit) where words.consoleReasons.indices.contains(digit - 1):
            frame = ConsoleFrame(.void(record, reason: digit - 1))
        case .digit(4): push(.reason(record))
        default: return refuse(command)
        }
        return []
    }

    mutating func pressReason(_ record: DeskRecord, _ key: ConsoleKey) -> [ConsoleEffect] {
        press(key, limit: 200) { model, reason in reason.isEmpty ? [] : model.takeBack(record, reason) }
    }

    private mutating func takeBack(_ record: DeskRecord, _ reason: String) -> [ConsoleEffect] {
        voiding = reason
        endCorrection()
        push(.loading)
        return [.void(call: record.call, reason: reason)]
    }
}
