import SurveyCore
import SurveyWords

/// Saving: the second key, the note, and what may come of it (console.md §Keys, console.md §Saving).
extension ConsoleModel {
    mutating func save(_ outcome: Disposition) -> [ConsoleEffect] {
        guard let card, let call else { return [] }
        let dial = Dial(
            outcome,
            scores: call.scores,
            at: call.startedAt,
            until: moment.now,
            appointment: call.appointment,
            incoming: call.incoming
        )
        let draft = DeskDraft(contact: card.contact, dial: dial.fitting, note: call.note)
        push(.saving(draft))
        return [.save(draft, knowing: false, skipping: queue.isEmpty ? skipped : nil)]
    }

    mutating func pressConfirm(_ outcome: Disposition, _ command: ConsoleKey.Command) -> [ConsoleEffect] {
        switch command {
        case .enter: return save(outcome)
        case .note: push(.note(outcome), typed: call?.note ?? "")
        case .help: push(.help(page: 0))
        case .back:
            if outcome.kind == .dead {
                // Misdialled: the dial leaves no record and starts anew with Enter.
                call = nil
                frames = [ConsoleFrame(.ready)]
            } else {
                frames.removeLast()
            }
        default: return refuse(command)
        }
        return []
    }

    mutating func pressNote(_ outcome: Disposition, _ key: ConsoleKey) -> [ConsoleEffect] {
        switch edit(key, numeric: false, limit: 500) {
        case .typed: return []
        case .back: pop()
        case .other(let command): return refuse(command)
        case .entered(let text):
            let note = trimmed(text)
            call?.note = note.isEmpty ? nil : note
            return save(outcome)
        }
        return []
    }

    mutating func pressNewNumber(_ key: ConsoleKey) -> [ConsoleEffect] {
        switch edit(key, numeric: false, limit: 40) {
        case .typed: return []
        case .back: pop()
        case .other(let command): return refuse(command)
        case .entered(let text):
            let digits = text.filter { $0.isASCII && $0.isNumber }
            guard digits.count >= 5 else { return say(.notice(.noDigits)) }
            call?.note = words.consoleNewNumber(trimmed(text))
            return choose(.absent)
        }
        return []
    }

    mutating func pressLostClaim(_ draft: DeskDraft, _ command: ConsoleKey.Command) -> [ConsoleEffect] {
        switch command {
        case .digit(1):
            frames.removeLast()
            push(.saving(draft))
            return [.save(draft, knowing: true, skipping: queue.isEmpty ? skipped : nil)]
        case .digit(2): return next()
        default: return refuse(command)
        }
    }

    mutating func pressUnsaved(_ draft: DeskDraft, _ command: ConsoleKey.Command) -> [ConsoleEffect] {
        switch command {
        case .enter:
            frames.removeLast()
            push(.saving(draft))
            return [.save(draft, knowing: false, skipping: queue.isEmpty ? skipped : nil)]
        case .back:
            frames.removeLast()
            return []
        case .quit: return stop()
        default: return refuse(command)
        }
    }
}
