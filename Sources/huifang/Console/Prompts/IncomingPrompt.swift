import SurveyCore
import SurveyWords

/// Somebody calls back, or is asked for one more contact of the number (console.md §Incoming).
extension ConsoleModel {
    mutating func pressSearch(_ key: ConsoleKey) -> [ConsoleEffect] {
        press(key, limit: 60) { model, wanted in
            let wanted = String(wanted.map(ConsoleKey.plain))
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
            return answer(to: [shown[digit - 1].contact], found)
        case .enter:
            let together = ConsolePrompt.together(found)
            guard !together.isEmpty else { return refuse(command) }
            return answer(to: together, found)
        default: return refuse(command)
        }
        return []
    }

    /// Whoever is on the screen comes back there afterwards.
    private mutating func answer(to contacts: [Int], _ found: [DeskFound]) -> [ConsoleEffect] {
        picked = (frames[frames.count - 2].typed, found)
        asked = []
        queue.removeAll(where: \.isIncoming)
        if let card, !contacts.contains(card.contact) {
            queue.append(ConsoleTurn(contact: card.contact, kind: .again(interrupted: call != nil)))
        }
        queue.insert(contentsOf: contacts.dropFirst().map { ConsoleTurn(contact: $0, kind: .incomingToo) }, at: 0)
        return leave() + [.claim(ConsoleTurn(contact: contacts[0], kind: .incoming))]
    }

    /// The wrong one was picked: the search with its results, and the contact is given back.
    mutating func searchAgain() -> [ConsoleEffect] {
        guard let picked else { return next() }
        let effects = leave()
        queue.removeAll(where: \.isIncoming)
        frames = [
            ConsoleFrame(.search, typed: picked.typed, standing: .earlier), ConsoleFrame(.found(picked.found)),
        ]
        self.picked = nil
        return effects
    }

    mutating func pressAnother(_ share: DeskShare, _ command: ConsoleKey.Command) -> [ConsoleEffect] {
        switch command {
        case .enter:
            frames = [ConsoleFrame(.loading)]
            return [.claim(ConsoleTurn(contact: share.contact, kind: offering?.kind ?? .another))]
        case .back: return next()
        default: return refuse(command)
        }
    }
}
