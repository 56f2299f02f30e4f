import SurveyCore
import SurveyWords

/// The ten keys while a dial runs (console.md §Keys), and the codes of all results.
extension ConsoleModel {
    mutating func pressDialling(_ command: ConsoleKey.Command) -> [ConsoleEffect] {
        switch command {
        case .digit(let digit):
            return pressTenKeys(digit)
        case .back:
            frames.removeLast()
            call = nil
        case .help: push(.results)
        // Enter does nothing while a dial runs: a slip beside 3.
        case .enter: return []
        default: return refuse(command)
        }
        return []
    }

    private mutating func pressTenKeys(_ digit: Int) -> [ConsoleEffect] {
        if let outcome = Disposition.allCases.first(where: { $0.label.keys == [digit] }) { return choose(outcome) }
        let incoming = call?.incoming == true
        guard let choice = ConsoleChoice.behind(digit, incoming: incoming) else { return refuse(.digit(digit)) }
        if incoming, choice == .badNumber { return say(.incomingReachedOnly) }
        push(.choice(choice))
        return []
    }

    mutating func pressChoice(_ choice: ConsoleChoice, _ command: ConsoleKey.Command) -> [ConsoleEffect] {
        switch command {
        case .back:
            // What was typed below stands as it was.
            frames.removeLast()
            return []
        case .help where ![.menu, .menuAlone, .noScore].contains(choice):
            push(.help(page: 0))
            return []
        case .digit(let digit): return pressOption(choice, digit) ?? refuse(command)
        default: return refuse(command)
        }
    }

    /// `nil`: no such option.
    private mutating func pressOption(_ choice: ConsoleChoice, _ digit: Int) -> [ConsoleEffect]? {
        if let outcome = choice.result(digit) { return choose(outcome) }
        switch (choice, digit) {
        case (.menu, _), (.menuAlone, 2...4): return pressMenu(digit)
        case (.noScore, _): return pressNoScore(digit)
        case (.elsewhere, 4): push(.newNumber)
        case (.unwilling, 5): push(.question(0))
        default: return nil
        }
        return []
    }

    /// A result was named, by keys or by code: saved at once where it is harmless, else asked about.
    mutating func choose(_ outcome: Disposition) -> [ConsoleEffect] {
        if call?.incoming == true, !outcome.mayBeIncoming { return say(.incomingReachedOnly) }
        switch outcome {
        case .completed, .partial: push(.question(0))
        case .appointment: push(.appointment)
        case .noAnswer, .busy, .poweredOff, .noService, .voicemail, .barred:
            let doubts = doubts(outcome)
            guard !doubts.isEmpty else { return save(outcome) }
            push(.surely(outcome, doubts))
        case .ourFault: return save(outcome)
        case .absent, .gatekeeperRefused:
            guard closes(outcome) else { return save(outcome) }
            push(.confirm(outcome))
        case .left, .refused, .brokeOff, .unable, .denies: push(.confirm(outcome))
        case .unallocated, .suspended, .wrongNumber, .notVoice, .undiallable: push(.compare(outcome))
        }
        return []
    }

    /// The contact would not be called again after this (protocol.md §State, rule 2).
    private func closes(_ outcome: Disposition) -> Bool {
        guard let card, let call else { return false }
        let dial = Dial(outcome, at: call.startedAt, incoming: call.incoming)
        return card.isClosed(by: dial, of: surveyor, ContactRules(rulebook))
    }

    /// What to ask about a result that saves at one key, one question after another; none where nothing speaks against it.
    private func doubts(_ outcome: Disposition) -> [ConsoleMessage] {
        guard let call else { return [] }
        let seconds = (moment.steady - call.steady) / 1000
        if seconds < 3 { return [.justDialled(seconds: seconds, outcome)] }
        // Only for what the keys say of an unanswered dial; a voicemail may well take its time.
        if seconds >= 90, outcome != .voicemail, outcome != .barred { return [.longSince(seconds: seconds, outcome)] }
        return completesProtocol ? [.lastOfProtocol(outcome)] : []
    }

    /// One more silent dial here and now would make the contact unreachable; the reckoning is the protocol's, this only
    /// decides whether to ask.
    private var completesProtocol: Bool {
        guard let card, !card.status.everReached, card.status.state == .open, !card.dials.isEmpty else { return false }
        let lacking = card.status.lacking
        return lacking.attempts <= 1 && lacking.days <= 1 && lacking.slices <= 1 && lacking.surveyors <= 1
    }

    /// Enter is yes, every other key is no; what was asked then stays on the screen.
    mutating func pressSurely(
        _ outcome: Disposition,
        _ doubts: [ConsoleMessage],
        _ command: ConsoleKey.Command
    ) -> [ConsoleEffect] {
        guard command == .enter else {
            pop()
            return command == .back ? [] : say(.notTaken(outcome, doubts[0]))
        }
        guard doubts.count > 1 else { return save(outcome) }
        frame = ConsoleFrame(.surely(outcome, Array(doubts.dropFirst())))
        return []
    }

    mutating func pressResults(_ key: ConsoleKey) -> [ConsoleEffect] {
        press(key, numeric: true, limit: 2) { model, text in
            guard let outcome = Disposition.allCases.first(where: { $0.code == text }) else {
                model.frame.standing = .refused
                return model.say(.unknownKey)
            }
            model.pop()
            return model.choose(outcome)
        }
    }
}
