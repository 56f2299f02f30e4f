import SurveyCore
import SurveyWords

/// What comes due while nothing is struck: new work on a waiting page, agreed times (console.md §Nothing to call).
struct DutyWatch: Hashable, Sendable {
    /// Agreed times up to then were rung for.
    var rungUntil: Timestamp
    /// When a waiting page looked last, on the steady clock.
    var lookedAt: Int
    /// The desk was asked; the page stays unless there is something.
    var isLooking = false

    static let interval = 30_000

    init(_ moment: ConsoleMoment) {
        (rungUntil, lookedAt) = (moment.now, moment.steady)
    }
}

extension ConsoleModel {
    mutating func tick() -> [ConsoleEffect] { due() + look() }

    /// An agreed time has come: it rings, and the last line says so, on a break as well.
    private mutating func due() -> [ConsoleEffect] {
        guard let watch else { return [] }
        self.watch?.rungUntil = moment.now
        let due = tally.agreed.last { $0.at > watch.rungUntil && $0.at <= moment.now && $0.contact != held }
        guard let due else { return [] }
        last = .due(due)
        return [.bell]
    }

    /// A page with nothing to call looks for work now and then, and when something on it falls due.
    private mutating func look() -> [ConsoleEffect] {
        let isDue: Bool
        switch prompt {
        case .nothing: isDue = false
        case .waiting(let until, _): isDue = moment.now >= until
        default: return []
        }
        guard frames.count == 1, let watch, isDue || moment.steady - watch.lookedAt >= DutyWatch.interval else {
            return []
        }
        self.watch?.lookedAt = moment.steady
        self.watch?.isLooking = true
        return [.claimNext(skipping: skipped)]
    }

    /// What looking found; `nil` where the reply is another's.
    mutating func looked(_ reply: ConsoleReply) -> [ConsoleEffect]? {
        guard watch?.isLooking == true else { return nil }
        watch?.isLooking = false
        switch reply {
        case .next(.nothing(let forecast), let tally):
            self.tally = tally
            switch prompt {
            case .waiting(let until, _): frame.prompt = .waiting(until: forecast.next ?? until, forecast)
            default: frame.prompt = .nothing(forecast)
            }
            return []
        case .next(.card, _): return receive(reply) + [.bell]
        // The file was busy, or the like: it will be looked again.
        default: return []
        }
    }
}
