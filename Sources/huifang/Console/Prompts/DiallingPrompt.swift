import SurveyCore
import SurveyWords

/// The ten keys while a dial runs (console.md §Keys), and the codes of all results.
extension ConsoleModel {
    mutating func pressDialling(_ command: ConsoleKey.Command) -> [ConsoleEffect] {
        switch command {
        case .digit(let digit):
            return pressTenKeys(digit)
        case .back where correcting != nil:
            (correcting, call) = (nil, nil)
            frames.removeLast()
        case .back where call?.incoming == true: return searchAgain()
        case .back where call?.isGreeted == true: return leave() + next()
        case .back:
            let seconds = call.map { (moment.steady - $0.steady) / 1000 } ?? 0
            if frames.count == 2, seconds >= 20 {
                push(.leave(.notDialled(seconds: seconds)))
                return []
            }
            frames.removeLast()
            // Another number of the contact goes on with its dial.
            if case .numbers = prompt { return [] }
            call = nil
        case .putRight where correcting != nil: push(.void(correcting!.record, reason: 0))
        // "Are you real?" is asked in haste; the codes are the second `/`.
        case .help where correcting == nil: push(.help(page: 0, answer: 0))
        case .help: push(.results)
        case .note where correcting == nil: return showHistory()
        // Enter does nothing while a dial runs: a slip beside 3.
        case .enter: return []
        default: return refuse(command)
        }
        return []
    }

    private mutating func pressTenKeys(_ digit: Int) -> [ConsoleEffect] {
        if let outcome = Disposition.allCases.first(where: { $0.label.keys == [digit] }) { return choose(outcome) }
        let onTheLine = call?.isOnTheLine == true
        guard let choice = ConsoleChoice.behind(digit, incoming: onTheLine) else { return refuse(.digit(digit)) }
        if onTheLine, choice == .badNumber { return say(.incomingReachedOnly) }
        push(.choice(choice))
        return []
    }

    mutating func pressChoice(_ choice: ConsoleChoice, _ command: ConsoleKey.Command) -> [ConsoleEffect] {
        switch command {
        case .back:
            // What was typed below stands as it was.
            frames.removeLast()
            return []
        case .help where ![.menu, .menuAlone, .menuInCall, .noScore].contains(choice):
            push(.help(page: 0, answer: 0))
            return []
        case .digit(let digit): return pressOption(choice, digit) ?? refuse(command)
        default: return refuse(command)
        }
    }

    /// `nil`: no such option.
    private mutating func pressOption(_ choice: ConsoleChoice, _ digit: Int) -> [ConsoleEffect]? {
        if let outcome = choice.result(digit) { return choose(outcome) }
        switch (choice, digit) {
        case (.menu, _), (.menuAlone, 2...5), (.menuInCall, 3...4): return pressMenu(digit)
        case (.noScore, _): return pressNoScore(digit)
        case (.elsewhere, 4): push(.newNumber)
        case (.noneGiven, 1): return choose(.refused)
        case (.noneGiven, 2): return choose(.unable)
        case (.unwilling, 5): ask()
        default: return nil
        }
        return []
    }

    /// A result was named, by keys or by code: saved at once where it is harmless, else asked about.
    mutating func choose(_ outcome: Disposition) -> [ConsoleEffect] {
        if call?.isOnTheLine == true, !outcome.mayBeIncoming { return say(.incomingReachedOnly) }
        switch outcome {
        case .completed, .partial: ask()
        case .appointment: push(.appointment)
        case .noAnswer, .busy, .poweredOff, .noService, .voicemail, .barred:
            return settle(outcome, doubts(outcome))
        case .ourFault: return save(outcome)
        case .absent, .gatekeeperRefused:
            guard closes(outcome) else { return save(outcome) }
            push(.confirm(outcome))
        case .left, .refused, .brokeOff, .unable, .denies: push(.confirm(outcome))
        case .unallocated, .suspended, .wrongNumber, .notVoice, .undiallable:
            return settle(outcome, outcome == .undiallable ? [] : otherNumbers)
        }
        return []
    }

    /// What is asked about a result comes first; then a bad number is compared, and a silent one saved.
    mutating func settle(_ outcome: Disposition, _ doubts: [ConsoleMessage]) -> [ConsoleEffect] {
        guard doubts.isEmpty else {
            push(.surely(outcome, doubts))
            return []
        }
        guard outcome.kind == .dead else { return save(outcome) }
        push(.compare(outcome))
        return []
    }

    /// The first question, with the answer that stands.
    mutating func ask() {
        let key = rulebook.questions[0].key
        push(.question(0), typed: call?.answers[key]??.description ?? "", standing: .earlier)
    }

    /// The contact would not be called again after this (protocol.md §State, rule 2).
    func closes(_ outcome: Disposition) -> Bool {
        guard var card = shown, let call else { return false }
        card.dials.removeAll { $0.call == correcting?.record.call }
        let dial = Dial(outcome, at: call.startedAt, incoming: call.incoming)
        return card.isClosed(by: dial, of: surveyor, ContactRules(rulebook))
    }

    /// What to ask about a result that saves at one key, one question after another; none where nothing speaks against it.
    private func doubts(_ outcome: Disposition) -> [ConsoleMessage] {
        guard let call, let card = shown else { return [] }
        if card.phone == nil { return [.notDiallable(outcome)] }
        if correcting != nil { return otherNumbers }
        var doubts: [ConsoleMessage] = []
        let seconds = (moment.steady - call.lastDial) / 1000
        if seconds < 3 {
            doubts = [.justDialled(seconds: seconds, outcome)]
        } else if seconds >= 90, outcome != .voicemail, outcome != .barred {
            // Only for what the keys say of an unanswered dial; a voicemail may well take its time.
            doubts = [.longSince(seconds: seconds, outcome)]
        } else if completesProtocol {
            doubts = [.lastOfProtocol(outcome)]
        }
        return otherNumbers + doubts
    }

    /// A silent or bad number means that every number of the contact was dialled (protocol.md §Dispositions).
    private var otherNumbers: [ConsoleMessage] {
        guard let card = shown, let phone = card.phone, !card.otherPhones.isEmpty else { return [] }
        let phones = [phone] + card.otherPhones
        let first = call?.dialled.isEmpty ?? true ? [0] : call!.dialled
        let left = phones.indices.filter { !first.contains($0) }
        return left.isEmpty ? [] : [.otherNumbers(left.map { words.phone(phones[$0]) })]
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
        frames.removeLast()
        return settle(outcome, Array(doubts.dropFirst()))
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
