import SurveyCore
import SurveyWords

extension ConsoleModel {
    /// One key at the prompt that stands.
    mutating func press(_ key: ConsoleKey) -> [ConsoleEffect] {
        let command = key.command
        switch prompt {
        case .loading, .saving, .ended: return []
        case .ready: return pressReady(command)
        case .dialling: return pressDialling(command)
        case .choice(let choice): return pressChoice(choice, command)
        case .newNumber: return pressNewNumber(key)
        case .compare(let outcome): return pressConfirm(outcome, command)
        case .question(let index): return pressQuestion(index, key)
        case .readBack: return pressReadBack(command)
        case .appointment: return pressAppointment(key)
        case .appointmentSet(let time): return pressAppointmentSet(time, command)
        case .confirm(let outcome): return pressConfirm(outcome, command)
        case .surely(let outcome): return pressSurely(outcome, command)
        case .note(let outcome): return pressNote(outcome, key)
        case .results: return pressResults(key)
        case .help(let page): return pressHelp(page, command)
        case .search: return pressSearch(key)
        case .found(let found): return pressFound(found, command)
        case .putRight(let records, let marked): return pressPutRight(records, marked, command)
        case .reason(let record): return pressReason(record, key)
        case .nothing(let forecast): return pressNothing(forecast, command)
        case .waiting(_, let forecast): return pressWaiting(forecast, command)
        case .locked: return pressLocked(command)
        case .lostClaim(let draft, _): return pressLostClaim(draft, command)
        case .unsaved(let draft, _): return pressUnsaved(draft, command)
        case .stuck: return pressStuck(command)
        }
    }

    /// A key at a prompt where something is typed: `-` with nothing typed leads back, Enter hands over what stands there.
    /// - Parameter unknown: said of a key that is no part of what can be typed.
    mutating func press(
        _ key: ConsoleKey,
        numeric: Bool = false,
        limit: Int,
        unknown: ConsoleMessage = .unknownKey,
        entered: (inout ConsoleModel, String) -> [ConsoleEffect]
    ) -> [ConsoleEffect] {
        switch edit(key, numeric: numeric, limit: limit) {
        case .typed: return []
        case .back: pop()
        case .other(.help): push(.help(page: 0))
        case .other(let command): return say(command == .chinese ? .chineseInput : unknown)
        case .entered(let text): return entered(&self, trimmed(text))
        }
        return []
    }

    /// What typing at a text prompt came to.
    enum Edit: Hashable {
        case typed
        case entered(String)
        /// `-` with nothing typed.
        case back
        case other(ConsoleKey.Command)
    }

    /// Types into the prompt. Where numbers are typed (`numeric`), `-` wipes what stands there and letters are commands.
    mutating func edit(_ key: ConsoleKey, numeric: Bool, limit: Int) -> Edit {
        switch key {
        case .enter: return .entered(frame.typed)
        case .other: return .other(.unknown)
        case .backspace:
            if !frame.typed.isEmpty { frame.typed.removeLast() }
            frame.untouched = false
            frame.asked = nil
            return .typed
        case .character(let character):
            if numeric {
                let isPart = character.isASCII && (character.isNumber || character == ".")
                if !isPart {
                    guard key.command == .back, !frame.typed.isEmpty, !frame.untouched else {
                        return key.command == .back ? .back : .other(key.command)
                    }
                    frame.typed = ""
                    frame.asked = nil
                    message = .notice(.cleared)
                    return .typed
                }
            } else if character == "-", frame.typed.isEmpty || frame.untouched {
                return .back
            }
            if frame.untouched { frame.typed = "" }
            frame.untouched = false
            frame.asked = nil
            if frame.typed.count < limit { frame.typed.append(character) }
            return .typed
        }
    }
}
