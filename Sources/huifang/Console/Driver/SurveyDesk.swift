import SurveyCore
import SurveyStore
import SurveyWords

/// What the console asks of the survey: one method for each effect.
final class SurveyDesk {
    private let desk: Desk
    private let clock: @Sendable () -> Timestamp
    /// Reasons that the log gives: a colleague's contact is taken over, a record is put right.
    private let reasons: (helping: String, amending: String)
    /// The newest record that the screen knows of the contact.
    private var known = 0
    /// Contacts left on the list: counted now and then, since counting walks the list, and kept up in between.
    private var left: Int?
    private var lastTally = DeskTally()
    private var renewed = Timestamp(seconds: 0)

    init(_ desk: Desk, _ words: Words, clock: @escaping @Sendable () -> Timestamp) {
        self.desk = desk
        reasons = (words.consoleHelpReason, words.consoleAmending)
        self.clock = clock
    }

    func claimNext(skipping: [Int]) throws -> ConsoleReply {
        try shown(desk.claimNext(skipping: skipping, now: clock()))
    }

    func help(_ colleague: DeskSurveyor) throws -> ConsoleReply {
        left = nil
        return try shown(desk.help(colleague, reason: reasons.helping, now: clock()))
    }

    private func shown(_ next: DeskNext) throws -> ConsoleReply {
        take(next)
        return .next(next, try tally())
    }

    private func take(_ next: DeskNext) {
        switch next {
        case .card(let card): take(card)
        case .nothing: left = nil
        }
    }

    private func take(_ card: DeskCard) {
        known = card.newest
        renewed = clock()
    }

    private func tally() throws -> DeskTally {
        let left = try self.left ?? desk.left()
        self.left = left
        let tally = try desk.tally(left: left, now: clock())
        lastTally = tally
        return tally
    }

    /// As ``tally()``, after something was saved: that it cannot be counted now is no reason to say it was not.
    private func tallyAfterSaving() -> DeskTally { (try? tally()) ?? lastTally }

    func claim(_ turn: ConsoleTurn) throws -> ConsoleReply {
        try claim(turn.contact, incoming: turn.isIncoming) { .claimed($0, turn) }
    }

    /// The contact on the screen is claimed anew.
    func hold(_ contact: Int) throws -> ConsoleReply { try claim(contact, incoming: false) { .held($0) } }

    private func claim(_ contact: Int, incoming: Bool, _ reply: (DeskCard) -> ConsoleReply) throws -> ConsoleReply {
        switch try desk.claim(contact, incoming: incoming, now: clock()) {
        case .success(let card):
            take(card)
            return reply(card)
        case .failure(let refusal): return .taken(refusal.taken)
        }
    }

    /// A lease of half an hour need not be written at every key: once a minute is enough.
    func renew() throws {
        let now = clock()
        guard now.seconds - renewed.seconds >= 60 else { return }
        try desk.renew(now: now)
        renewed = now
    }

    func release() throws { try desk.release(now: clock()) }

    func save(_ draft: DeskDraft, knowing: Bool, skipping: [Int]?) throws -> ConsoleReply {
        switch try desk.save(draft, known: known, knowing: knowing, skipping: skipping, now: clock()) {
        case .saved(let saved, let next):
            // Whose list it was on is not known here; an incoming call may be anybody's.
            if draft.incoming || skipping == nil {
                left = nil
            } else if !saved.call.status.state.isOpen {
                left = left.map { max(0, $0 - 1) }
            }
            next.map(take)
            return .saved(saved, next, tallyAfterSaving())
        case .lost(let dial): return .lost(dial)
        }
    }

    func records() throws -> [DeskRecord] { try desk.records(now: clock()) }

    func open(_ record: DeskRecord) throws -> ConsoleReply {
        .opened(ConsoleCorrection(record: record, card: try desk.card(record.contact)))
    }

    func amend(_ call: Int, _ change: AttemptChange, held: Int?) throws -> ConsoleReply {
        let saved = try desk.amend(call, change, reason: reasons.amending, now: clock())
        left = nil
        var card: DeskCard?
        if let saved, saved.contact == held {
            card = try? desk.card(saved.contact)
            card.map(take)
        }
        return .amended(saved, card, tallyAfterSaving())
    }

    func void(_ call: Int, reason: String) throws -> ConsoleReply {
        left = nil
        let (contact, card) = try desk.void(call, reason: reason, now: clock())
        if let card { take(card) }
        return .voided(call: call, contact: contact, card, tallyAfterSaving())
    }

    func skip(_ contact: Int, reason: String) throws { try desk.skip(contact, reason: reason, now: clock()) }

    func find(_ text: String) throws -> [DeskFound] { try desk.find(text, now: clock()) }

    func summary() throws -> DeskSummary { try desk.summary(now: clock()) }
}

extension SurveyDesk {
    /// Performs an effect that the survey answers; `nil` for those of the terminal.
    /// - Throws: `savedNotSynced`, where trying again would save a second time.
    func perform(_ effect: ConsoleEffect) throws -> ConsoleReply? {
        do {
            switch effect {
            case .claimNext(let skipping): return try claimNext(skipping: skipping)
            case .claim(let turn): return try claim(turn)
            case .hold(let contact): return try hold(contact)
            case .help(let colleague): return try help(colleague)
            // A lease that cannot be renewed now is no reason to stop anybody: saving checks it.
            case .renew: try? renew()
            case .release: try? release()
            case .save(let draft, let knowing, let skipping):
                return try save(draft, knowing: knowing, skipping: skipping)
            case .records: return .records(try records())
            case .open(let record): return try open(record)
            case .amend(let call, let change, let held): return try amend(call, change, held: held)
            case .void(let call, let reason): return try void(call, reason: reason)
            case .skip(let contact, let reason):
                try skip(contact, reason: reason)
                return .skipped(contact: contact, reason: reason)
            case .lookUp(let text): return .found(try find(text))
            case .day: return .day(try summary())
            case .summary: return .summary(try summary())
            case .dial, .bell, .end: break
            }
            return nil
        } catch let refusal as Refusal {
            if case .file(.savedNotSynced) = refusal { throw refusal }
            return .failed(DeskFailure(refusal))
        } catch {
            return .failed(.readWrite)
        }
    }
}

extension DeskFailure {
    init(_ refusal: Refusal) {
        switch refusal {
        case .file(.diskFull): self = .diskFull
        case .file(.busy): self = .busy
        case .file(.readWriteFailed), .file(.damaged): self = .readWrite
        case .order(.closed(let at)), .order(.afterClosing(let at)): self = .closed(at: at)
        case .order(.alreadyReplaced(let call, _)), .order(.alreadyVoided(let call, _, _)):
            self = .recordGone(call: call)
        case .usage, .content, .name, .file, .order: self = .refused(refusal)
        }
    }
}
