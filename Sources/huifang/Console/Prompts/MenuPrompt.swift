import SurveyCore
import SurveyWords

/// The menu: skipping, resting, leaving, the day so far (console.md §Keys).
extension ConsoleModel {
    mutating func pressMenu(_ digit: Int) -> [ConsoleEffect]? {
        switch digit {
        case 1: return skip()
        case 2:
            let effects = leave()
            frames = [ConsoleFrame(.locked(since: moment.now))]
            return effects
        case 3:
            pop()
            push(.search)
            return []
        case 4:
            pop()
            return quit()
        case 5:
            pop()
            return [.day]
        default: return nil
        }
    }

    mutating func pressLocked(_ since: Timestamp, _ command: ConsoleKey.Command) -> [ConsoleEffect] {
        guard command == .enter else { return refuse(command) }
        carried = .notice(.breakOver(minutes: max(0, moment.now.seconds - since.seconds) / 60))
        return next()
    }

    /// Ends the day; a call without a record is asked about once.
    mutating func quit() -> [ConsoleEffect] {
        guard call != nil, let card, correcting == nil else { return stop() }
        push(.leave(.stop(contact: card.contact)))
        return []
    }

    mutating func pressLeave(_ leaving: ConsoleLeaving, _ command: ConsoleKey.Command) -> [ConsoleEffect] {
        guard command == .enter else {
            frames.removeLast()
            return command == .back ? [] : refuse(command)
        }
        switch leaving {
        case .stop: return stop()
        case .notDialled:
            call = nil
            frames = [ConsoleFrame(.ready)]
            return []
        }
    }

    /// From the third time on one contact is skipped for a reason, which is kept.
    mutating func skip() -> [ConsoleEffect] {
        guard let card else { return refuse(.skip) }
        guard skips[card.contact, default: 0] < 2 else {
            push(.skipReason)
            return []
        }
        return skip(card)
    }

    mutating func pressSkipReason(_ key: ConsoleKey) -> [ConsoleEffect] {
        press(key, limit: 60) { model, reason in
            guard let card = model.card, !reason.isEmpty else { return model.say(.notice(.reasonWanted)) }
            return [.skip(contact: card.contact, reason: reason)]
        }
    }

    mutating func skip(_ card: DeskCard) -> [ConsoleEffect] {
        skips[card.contact, default: 0] += 1
        if !skipped.contains(card.contact) { skipped.append(card.contact) }
        return leave() + [.claimNext(skipping: skipped)]
    }

    mutating func pressDay(_ summary: DeskSummary, _ page: Int, _ command: ConsoleKey.Command) -> [ConsoleEffect] {
        switch command {
        case .back: frames.removeLast()
        case .earlier: frame = ConsoleFrame(.day(summary, page: max(0, page - 1)))
        case .help, .enter, .later: frame = ConsoleFrame(.day(summary, page: page + 1))
        default: return refuse(command)
        }
        return []
    }
}
