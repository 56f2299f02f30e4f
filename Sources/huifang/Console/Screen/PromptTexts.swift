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

    var callKind: CallKind? {
        guard let call else { return nil }
        if let correcting {
            return .correcting(correcting.record.call, hasScores: correctsScores, onTheLine: call.incoming)
        }
        return call.isOnTheLine ? .onTheLine : .outgoing
    }

    var keys: [String] {
        words.consoleKeys(
            prompt,
            running: running,
            call: callKind,
            on: today
        )
    }

    var promptText: String {
        // A prompt that takes nothing yet is none.
        if isQuiet, prompt == .ready { return "" }
        var typed = frame.typed
        if case .appointmentSet = prompt { typed = frames[frames.count - 2].typed }
        return words.prompt(prompt, contact: shown?.contact ?? 0, answered, call?.scores ?? [:])
            + ConsoleText.safe(typed)
    }

    /// Line 23.
    var shownMessage: String? {
        // A question stands until it is answered.
        if let question { return ConsoleText.safe(words.console(question)) }
        if let message { return ConsoleText.safe(words.console(message)) }
        switch prompt {
        case .ready, .dialling: return standing.map { ConsoleText.safe(words.console($0)) }
        case .appointmentSet(let time):
            let told = time.map {
                words.consoleAgreed($0, rulebook.calendar.kind(of: $0.date(rulebook.offset)), on: today)
            }
            return told ?? words.consoleNoTime
        case .appointment: return agreedSoFar.map { ConsoleText.safe(words.console($0)) }
        default: return nil
        }
    }

    /// What is asked on line 23.
    var question: ConsoleMessage? {
        switch prompt {
        case .surely(_, let doubts): doubts[0]
        case .leave(let leaving): .leaving(leaving)
        case .compare(.undiallable) where shown?.phone != nil: .diallable
        default: nil
        }
    }

    /// What Enter would save is asked on line 23, too: an agreed time stands there in words.
    var isAsking: Bool {
        switch prompt {
        case .appointment, .appointmentSet: true
        default: question != nil
        }
    }

    /// Line 24.
    func lastLine(narrow: Bool) -> String? {
        switch last {
        case .none: nil
        case .due(let agreed): words.consoleDueNow(agreed, narrow: narrow)
        case .saved(let saved): ConsoleText.safe(words.saved(saved, rulebook.calls, narrow: narrow))
        case .voided(let call, let reason, let contact, let back):
            ConsoleText.safe(
                words.consoleVoided(call: call, reason: reason, contact: contact, back: back, narrow: narrow)
            )
        }
    }
}
