import SurveyCore
import SurveyWords

/// Saving: the second key, the note, and what may come of it (console.md §Keys, console.md §Saving).
extension ConsoleModel {
    mutating func save(_ outcome: Disposition) -> [ConsoleEffect] {
        guard let card = shown, let call else { return [] }
        let dial = Dial(
            outcome,
            scores: call.scores,
            at: correcting?.record.at ?? call.start(at: moment),
            until: correcting == nil ? moment.now : correcting?.record.until,
            appointment: call.appointment,
            incoming: call.incoming
        )
        let draft = DeskDraft(contact: card.contact, dial: dial.fitting, note: call.note)
        return send(draft)
    }

    /// - Parameter knowing: the surveyor was told of what somebody else recorded.
    private mutating func send(_ draft: DeskDraft, knowing: Bool = false) -> [ConsoleEffect] {
        push(.saving(draft))
        if let correcting {
            let change = AttemptChange(
                outcome: draft.outcome,
                scores: draft.scores,
                appointment: draft.appointment,
                note: draft.note
            )
            return [.amend(call: correcting.record.call, change, held: held)]
        }
        asked.insert(draft.contact)
        offering = card?.another(after: draft.outcome, besides: asked.union(queue.map(\.contact)))
            .map { ($0, draft.incoming ? .incomingToo : .another) }
        return [.save(draft, knowing: knowing, skipping: queue.isEmpty && offering == nil ? skipped : nil)]
    }

    mutating func pressConfirm(_ outcome: Disposition, _ command: ConsoleKey.Command) -> [ConsoleEffect] {
        switch command {
        case .enter: return save(outcome)
        case .note: push(.note(outcome), typed: call?.note ?? "")
        case .help: push(.help(page: 0, answer: 0))
        case .back:
            if outcome.kind == .dead, correcting == nil {
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
        press(key, limit: 500) { model, note in
            model.call?.note = note.isEmpty ? nil : note
            return model.save(outcome)
        }
    }

    mutating func pressNewNumber(_ key: ConsoleKey) -> [ConsoleEffect] {
        press(key, limit: 40) { model, text in
            guard text.count(where: { $0.isASCII && $0.isNumber }) >= 5 else { return model.say(.notice(.noDigits)) }
            model.call?.note = model.words.consoleNewNumber(text)
            return model.choose(.absent)
        }
    }

    mutating func pressLostClaim(_ draft: DeskDraft, _ command: ConsoleKey.Command) -> [ConsoleEffect] {
        switch command {
        case .digit(1):
            frames.removeLast()
            return send(draft, knowing: true)
        case .digit(2): return leave() + next()
        default: return refuse(command)
        }
    }

    mutating func pressUnsaved(_ draft: DeskDraft, _ command: ConsoleKey.Command) -> [ConsoleEffect] {
        switch command {
        case .enter:
            frames.removeLast()
            return send(draft)
        case .back:
            frames.removeLast()
            return []
        default: return refuse(command)
        }
    }
}

extension DeskCard {
    /// The contact of another unit for whom whoever was interviewed can be asked on the same line.
    func another(after outcome: Disposition, besides asked: Set<Int>) -> DeskShare? {
        guard outcome == .completed || outcome == .partial else { return nil }
        return shared.first { $0.mayBeAsked && !asked.contains($0.contact) }
    }
}
