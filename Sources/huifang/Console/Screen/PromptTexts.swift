import SurveyCore
import SurveyWords

/// Prompt, keys, message and last line of what is asked now.
extension ConsoleModel {
    /// `00:14` since the start of the dial.
    var running: String {
        guard let call else { return "00:00" }
        let seconds = max(0, moment.steady - call.steady) / 1000
        return "\(padded(seconds / 60, 2)):\(padded(seconds % 60, 2))"
    }

    var keys: [String] {
        words.consoleKeys(
            prompt,
            running: running,
            incoming: call?.incoming,
            until: rulebook.fieldwork.until,
            on: today
        )
    }

    var promptText: String {
        // A prompt that takes nothing yet is none.
        if isQuiet, prompt == .ready { return "" }
        var typed = frame.typed
        if case .appointmentSet = prompt { typed = frames[frames.count - 2].typed }
        return words.prompt(prompt, contact: held ?? 0, answered, call?.scores ?? [:]) + ConsoleText.safe(typed)
    }

    /// Line 23.
    var shownMessage: String? {
        // A question stands until it is answered.
        if case .surely(_, let doubts) = prompt { return ConsoleText.safe(words.console(doubts[0])) }
        if let message { return ConsoleText.safe(words.console(message)) }
        switch prompt {
        case .ready, .dialling: return standing.map { ConsoleText.safe(words.console($0)) }
        case .appointmentSet(let time):
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
