import SurveyCore
import SurveyWords

/// Before the dial (console.md §Keys).
extension ConsoleModel {
    mutating func pressReady(_ command: ConsoleKey.Command) -> [ConsoleEffect] {
        switch command {
        case .enter:
            // After a long rest somebody else may have the contact: a lease is half an hour.
            // By the wall clock, which a lease goes by, and which goes on while a laptop sleeps.
            let rested = max(moment.now.seconds - touched.now.seconds, (moment.steady - touched.steady) / 1000)
            guard let card, rested > 25 * 60 else { return startDial() }
            frames = [ConsoleFrame(.loading)]
            return [.hold(contact: card.contact)]
        case .help: push(.help(page: 0, answer: 0))
        case .putRight: return [.records]
        case .skip: return skip()
        case .digit:
            // The Enter behind a score would dial.
            keepQuiet()
            return say(.pressEnterFirst)
        case .note: return showHistory()
        case .back: return say(.pressEnterFirst)
        case .menu, .quit, .earlier, .later, .chinese, .pasted, .unknown: return refuse(command)
        }
        return []
    }

    mutating func startDial() -> [ConsoleEffect] {
        guard let card else { return [] }
        let incoming = card.purpose == .incoming
        if softphone, !incoming, let phone = card.phone, !card.otherPhones.isEmpty {
            push(.numbers([phone] + card.otherPhones, dialled: []))
            return []
        }
        begin(incoming: incoming)
        guard !incoming, let phone = card.phone else { return [] }
        return [.dial(phone)]
    }

    /// Enter takes the first number not dialled yet.
    mutating func pressNumbers(
        _ phones: [String],
        _ dialled: Set<Int>,
        _ command: ConsoleKey.Command
    ) -> [ConsoleEffect] {
        let chosen: Int
        switch command {
        case .enter: chosen = phones.indices.first { !dialled.contains($0) } ?? 0
        case .digit(let digit) where phones.indices.contains(digit - 1): chosen = digit - 1
        case .back:
            call = nil
            frames = [ConsoleFrame(.ready)]
            return []
        default: return refuse(command)
        }
        let running = call
        begin(incoming: false)
        let dialled = dialled.union([chosen])
        if let running { call = running }
        call?.lastDial = moment.steady
        call?.dialled = dialled
        frames.insert(ConsoleFrame(.numbers(phones, dialled: dialled)), at: 1)
        return [.dial(phones[chosen])]
    }

    mutating func begin(incoming: Bool) {
        call = ConsoleCall(startedAt: moment.now, steady: moment.steady, incoming: incoming)
        frames = [ConsoleFrame(.ready), ConsoleFrame(.dialling)]
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

    /// Asks for the next contact; those that wait for their turn first.
    mutating func next() -> [ConsoleEffect] {
        card = nil
        call = nil
        frames = [ConsoleFrame(.loading)]
        guard queue.isEmpty else { return [.claim(queue.removeFirst())] }
        asked = []
        return [.claimNext(skipping: skipped)]
    }

    mutating func pressStuck(_ command: ConsoleKey.Command) -> [ConsoleEffect] {
        switch command {
        case .enter: return next()
        default: return refuse(command)
        }
    }
}
