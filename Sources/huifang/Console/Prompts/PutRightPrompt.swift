import SurveyCore
import SurveyWords

/// Taking back one of today's last records (console.md §Saving): `*`, then the reason by key.
extension ConsoleModel {
    mutating func pressPutRight(
        _ records: [DeskRecord],
        _ marked: Int,
        _ command: ConsoleKey.Command
    ) -> [ConsoleEffect] {
        switch command {
        case .back: frames.removeLast()
        case .note: frame = ConsoleFrame(.putRight(records, marked: (marked + 1) % records.count))
        case .digit(4): push(.reason(records[marked]))
        case .digit(let digit) where (1...3).contains(digit):
            return takeBack(records[marked], words.consoleReasons[digit - 1])
        default: return refuse(command)
        }
        return []
    }

    mutating func pressReason(_ record: DeskRecord, _ key: ConsoleKey) -> [ConsoleEffect] {
        press(key, limit: 200) { model, reason in reason.isEmpty ? [] : model.takeBack(record, reason) }
    }

    private mutating func takeBack(_ record: DeskRecord, _ reason: String) -> [ConsoleEffect] {
        voiding = reason
        frames = Array(frames.prefix(1)) + [ConsoleFrame(.loading)]
        return [.void(call: record.call, reason: reason)]
    }
}
