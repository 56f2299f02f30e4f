import SurveyCore
import SurveyWords

/// Pages to read: common questions and the script, earlier dials (console.md §Keys).
extension ConsoleModel {
    mutating func pressHelp(_ page: Int, _ answer: Int, _ command: ConsoleKey.Command) -> [ConsoleEffect] {
        switch command {
        case .back: frames.removeLast()
        case .earlier: frame = ConsoleFrame(.help(page: max(0, page - 1), answer: answer))
        // The codes are for a call.
        case .help where call != nil: frame = ConsoleFrame(.results)
        case .help, .enter, .later: frame = ConsoleFrame(.help(page: page + 1, answer: answer))
        case .digit(let digit) where page == 0 && rulebook.script.answers.indices.contains(digit - 1):
            frame = ConsoleFrame(.help(page: 0, answer: digit - 1))
        default: return refuse(command)
        }
        return []
    }

    /// Everything that is known of earlier dials, but on a confirming dial, which is blind.
    mutating func showHistory() -> [ConsoleEffect] {
        guard let card = shown else { return [] }
        if case .confirming = card.purpose { return say(.notice(.blindHistory)) }
        guard !card.history.isEmpty else { return say(.notice(.neverDialled)) }
        push(.history(page: 0))
        return []
    }

    mutating func pressHistory(_ page: Int, _ command: ConsoleKey.Command) -> [ConsoleEffect] {
        switch command {
        case .back: frames.removeLast()
        case .earlier: frame = ConsoleFrame(.history(page: max(0, page - 1)))
        case .help, .enter, .later, .note: frame = ConsoleFrame(.history(page: page + 1))
        default: return refuse(command)
        }
        return []
    }
}
