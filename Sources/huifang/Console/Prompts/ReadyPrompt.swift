import SurveyCore
import SurveyWords

/// Before the dial, and the menu (console.md §Keys).
extension ConsoleModel {
    mutating func pressReady(_ command: ConsoleKey.Command) -> [ConsoleEffect] {
        switch command {
        case .enter:
            // After a long rest somebody else may have the contact: a lease is half an hour.
            guard let card, moment.steady - touched > 25 * 60_000 else { return startDial() }
            frames = [ConsoleFrame(.loading)]
            return [.hold(contact: card.contact)]
        case .help: push(.help(page: 0))
        case .menu: push(.choice(.menu))
        case .putRight: return [.records]
        case .skip: return skip()
        case .quit: return stop()
        case .digit:
            // The Enter behind a score would dial.
            keepQuiet()
            return say(.pressEnterFirst)
        case .back, .note: return say(.pressEnterFirst)
        case .earlier, .later, .chinese, .pasted, .unknown: return refuse(command)
        }
        return []
    }

    mutating func startDial() -> [ConsoleEffect] {
        guard let card else { return [] }
        let incoming = card.purpose == .incoming
        begin(incoming: incoming)
        guard !incoming, let phone = card.phone else { return [] }
        return [.dial(phone)]
    }

    mutating func begin(incoming: Bool) {
        call = ConsoleCall(startedAt: moment.now, steady: moment.steady, incoming: incoming)
        frames = [ConsoleFrame(.ready), ConsoleFrame(.dialling)]
    }

    mutating func skip() -> [ConsoleEffect] {
        guard let card else { return refuse(.skip) }
        if !skipped.contains(card.contact) { skipped.append(card.contact) }
        return leave() + [.claimNext(skipping: skipped)]
    }

    /// Gives the contact back.
    mutating func leave() -> [ConsoleEffect] {
        let effects: [ConsoleEffect] = card == nil ? [] : [.release]
        card = nil
        call = nil
        frames = [ConsoleFrame(.loading)]
        return effects
    }

    mutating func stop() -> [ConsoleEffect] { leave() + [.summary] }

    mutating func pressMenu(_ digit: Int) -> [ConsoleEffect]? {
        switch digit {
        case 1: return skip()
        case 2:
            let effects = leave()
            frames = [ConsoleFrame(.locked)]
            return effects
        case 3:
            pop()
            push(.search)
            return []
        case 4: return stop()
        default: return nil
        }
    }

    mutating func pressLocked(_ command: ConsoleKey.Command) -> [ConsoleEffect] {
        guard command == .enter else { return refuse(command) }
        return next()
    }

    /// Asks for the next contact; those of an incoming call first.
    mutating func next() -> [ConsoleEffect] {
        card = nil
        call = nil
        frames = [ConsoleFrame(.loading)]
        guard queue.isEmpty else { return [.claim(contact: queue.removeFirst())] }
        return [.claimNext(skipping: skipped)]
    }

    mutating func pressStuck(_ command: ConsoleKey.Command) -> [ConsoleEffect] {
        switch command {
        case .enter: return next()
        case .menu, .quit: return stop()
        default: return refuse(command)
        }
    }

    mutating func pressHelp(_ page: Int, _ command: ConsoleKey.Command) -> [ConsoleEffect] {
        switch command {
        case .back: frames.removeLast()
        case .help, .enter: frame = ConsoleFrame(.help(page: page + 1))
        default: return refuse(command)
        }
        return []
    }
}
