import SurveyCore
import SurveyWords

/// Somebody calls back (console.md §Incoming).
extension ConsoleModel {
    mutating func pressSearch(_ key: ConsoleKey) -> [ConsoleEffect] {
        press(key, limit: 60) { model, wanted in
            let digits = wanted.allSatisfy { $0.isASCII && $0.isNumber }
            guard digits ? wanted.count >= 4 : !wanted.isEmpty else { return model.say(.notice(.searchTooShort)) }
            return [.lookUp(wanted)]
        }
    }

    mutating func pressFound(_ found: [DeskFound], _ command: ConsoleKey.Command) -> [ConsoleEffect] {
        let shown = found.prefix(ConsolePrompt.mostFound)
        switch command {
        case .back: pop()
        case .digit(let digit):
            guard shown.indices.contains(digit - 1) else { return refuse(command) }
            return answer(to: [shown[digit - 1].contact])
        case .enter:
            let together = ConsolePrompt.together(found)
            guard !together.isEmpty else { return refuse(command) }
            return answer(to: together)
        default: return refuse(command)
        }
        return []
    }

    private mutating func answer(to contacts: [Int]) -> [ConsoleEffect] {
        queue = Array(contacts.dropFirst())
        return leave() + [.claim(contact: contacts[0])]
    }
}
