import SurveyCore
import SurveyWords

/// Somebody calls back (console.md §Incoming).
extension ConsoleModel {
    mutating func pressSearch(_ key: ConsoleKey) -> [ConsoleEffect] {
        switch edit(key, numeric: false, limit: 60) {
        case .typed: return []
        case .back: frames.removeLast()
        case .other(let command): return refuse(command)
        case .entered(let text):
            let wanted = trimmed(text)
            let digits = wanted.allSatisfy { $0.isASCII && $0.isNumber }
            guard digits ? wanted.count >= 4 : !wanted.isEmpty else { return say(.notice(.searchTooShort)) }
            return [.lookUp(wanted)]
        }
        return []
    }

    mutating func pressFound(_ found: [DeskFound], _ command: ConsoleKey.Command) -> [ConsoleEffect] {
        let shown = found.prefix(ConsoleModel.mostFound)
        switch command {
        case .back: pop()
        case .digit(let digit):
            guard shown.indices.contains(digit - 1) else { return refuse(command) }
            return answer(to: [shown[digit - 1].contact])
        case .enter:
            let together = ConsoleModel.together(found)
            guard !together.isEmpty else { return refuse(command) }
            return answer(to: together)
        default: return refuse(command)
        }
        return []
    }

    /// What fits below the prompt and can be chosen by one key.
    static let mostFound = 3

    /// What Enter takes: the only one, or all when they have one number.
    static func together(_ found: [DeskFound]) -> [Int] {
        guard let first = found.first, found.count <= mostFound else { return [] }
        guard found.count == 1 || first.phone != nil && found.allSatisfy({ $0.phone == first.phone }) else { return [] }
        return found.map(\.contact)
    }

    private mutating func answer(to contacts: [Int]) -> [ConsoleEffect] {
        queue = Array(contacts.dropFirst())
        return leave() + [.claim(contact: contacts[0])]
    }
}
