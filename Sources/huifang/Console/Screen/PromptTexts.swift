import SurveyCore
import SurveyWords

/// Prompt, keys, message and last line of what is asked now.
extension ConsoleModel {
    /// `00:14` since the start of the dial.
    private var running: String {
        guard let call else { return "00:00" }
        let seconds = max(0, moment.steady - call.steady) / 1000
        return "\(padded(seconds / 60, 2)):\(padded(seconds % 60, 2))"
    }

    var keys: ConsoleKeys {
        switch prompt {
        case .ready: .ready
        case .dialling, .saving, .loading:
            call == nil ? .help : call!.incoming ? .incoming(running: running) : .keypad(running: running)
        case .choice(.badNumber): .badNumber
        case .choice(.noScore): .noScore
        case .choice(.menu), .choice(.menuAlone): .menu
        case .choice: .choice
        case .newNumber, .note: .note
        case .compare: .compare
        case .question(let index): .question(number: index + 1, running: running)
        case .readBack: .readBack
        case .appointment: .appointment(until: rulebook.fieldwork.until)
        case .appointmentSet: .appointmentSet
        case .confirm: .confirm
        case .surely: .surely
        case .results: .results
        case .help: .help
        case .search: .search
        case .found: .found
        case .putRight: .putRight
        case .reason: .reason
        case .nothing(let forecast): .nothing(until: forecast.next, on: today, forecast.helping)
        case .waiting(let until, _): .waiting(until: until, on: today)
        case .locked: .locked
        case .lostClaim: .lostClaim
        case .unsaved: .unsaved
        case .stuck: .stuck
        case .ended: .help
        }
    }

    var promptText: String {
        let typed = ConsoleText.safe(frame.typed)
        switch prompt {
        case .ready, .nothing: return ">"
        case .loading: return ""
        case .dialling: return words.prompt(.result)
        case .choice(let choice): return words.prompt(choice)
        case .newNumber: return words.prompt(.newNumber) + typed
        case .compare(let outcome), .confirm(let outcome): return words.prompt(.save(contact: held ?? 0, outcome))
        case .question(let index): return words.prompt(.score(key: rulebook.questions[index].key)) + typed
        case .readBack:
            return words.prompt(.saveScored(contact: held ?? 0, answered, call?.scores ?? [:]))
        case .appointment: return words.prompt(.appointment) + typed
        case .appointmentSet: return words.prompt(.appointment) + frames[frames.count - 2].typed
        case .surely: return words.prompt(.result)
        case .note: return words.prompt(.note) + typed
        case .results: return words.prompt(.code) + typed
        case .help: return words.prompt(.nextPage)
        case .search: return words.prompt(.search) + typed
        case .found(let found): return words.prompt(.which(several: ConsoleModel.together(found).count > 1))
        case .putRight(let records, let marked): return words.prompt(.putRight(call: records[marked].call))
        case .reason: return words.prompt(.reason) + typed
        case .waiting: return words.prompt(.waiting)
        case .locked: return words.prompt(.locked)
        case .saving: return words.prompt(.saving)
        case .lostClaim: return words.prompt(.lost)
        case .unsaved, .stuck: return words.prompt(.unsaved)
        case .ended: return ""
        }
    }

    /// Line 23.
    var shownMessage: String? {
        if let message { return ConsoleText.safe(words.console(message)) }
        switch prompt {
        case .ready, .dialling: return standing.map { ConsoleText.safe(words.console($0)) }
        case .appointmentSet(let time, _):
            return (time.map { words.consoleAgreed($0, on: today) } ?? words.consoleNoTime) + words.consoleSaveKeys
        default: return nil
        }
    }

    /// Line 24.
    func lastLine(narrow: Bool) -> String? {
        switch last {
        case .none: nil
        case .saved(let saved): ConsoleText.safe(words.saved(saved, rulebook.calls, narrow: narrow))
        case .voided(let call, let reason, let contact, let back):
            ConsoleText.safe(
                words.consoleVoided(call: call, reason: reason, contact: contact, back: back, narrow: narrow)
            )
        }
    }
}
