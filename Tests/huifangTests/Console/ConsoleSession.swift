import SurveyCore
import SurveyWords

@testable import huifang

/// Of the scenes' day.
let twoAgreed = [DeskTally.Agreed(contact: 24, at: at(23, 15, 30)), .init(contact: 19, at: at(24, 9, 30))]

/// A desk that hands out given cards and keeps what is saved; the console above it is the real one.
struct ConsoleSession {
    var model: ConsoleModel
    var moment: ConsoleMoment
    /// Cards to hand out, in order; after the last one nothing may be called.
    var cards: [DeskCard]
    var forecast = DeskForecast(lines: [])
    var tally = DeskTally(dialled: 37, completed: 18, left: 21, agreed: twoAgreed)
    var records: [DeskRecord] = []
    var found: [DeskFound] = []
    var summary: DeskSummary?
    /// What the next save meets instead of success.
    var failure: ConsoleReply?
    /// What the state is after a save.
    var statusAfter: @Sendable (DeskDraft) -> ContactStatus = { draft in
        var status = ContactStatus(state: draft.outcome == .completed ? .scored : .open)
        status.attempts = 1
        return status
    }

    var confirmed: DeskDial?
    /// What claiming anew meets instead of success.
    var holding: ConsoleReply?
    var nextCall = 1042
    private(set) var drafts: [DeskDraft] = []
    private(set) var amended: [(call: Int, change: AttemptChange)] = []
    private(set) var effects: [ConsoleEffect] = []
    private(set) var keys = 0

    init(
        _ cards: [DeskCard] = [card17()],
        language: Language = .zh,
        surveyor: DeskSurveyor = liMin,
        now: Timestamp = at(23, 14, 52),
        softphone: Bool = false
    ) {
        self.cards = cards
        moment = ConsoleMoment(now: now, steady: 1_000_000)
        model = ConsoleModel(surveyor: surveyor, rulebook: consoleRulebook, language: language, softphone: softphone)
    }

    private var started = false

    /// Once; a scene that already played a while goes on from there.
    mutating func start() {
        guard !started else { return }
        started = true
        run(model.handle(.started, at: moment))
    }

    mutating func pass(seconds: Int = 0, milliseconds: Int = 0) {
        moment.now = Timestamp(seconds: moment.now.seconds + seconds)
        moment.steady += seconds * 1000 + milliseconds
    }

    /// One key after another, three seconds apart; `⏎` is Enter, `⌫` backspace, `→` a key without meaning.
    mutating func type(_ text: String, every seconds: Int = 3, milliseconds: Int = 0) {
        for character in text {
            pass(seconds: seconds, milliseconds: milliseconds)
            strike(character)
        }
    }

    mutating func strike(_ character: Character) {
        let key: ConsoleKey =
            switch character {
            case "⏎": .enter
            case "⌫": .backspace
            case "→": .other
            default: .character(character)
            }
        strike(key)
    }

    mutating func strike(_ key: ConsoleKey) {
        keys += 1
        run(model.handle(.key(key), at: moment))
    }

    mutating func tick() { run(model.handle(.tick, at: moment)) }

    mutating func receive(_ reply: ConsoleReply) { run(model.handle(.reply(reply), at: moment)) }

    mutating func run(_ new: [ConsoleEffect]) {
        for effect in new {
            effects.append(effect)
            switch effect {
            case .claimNext, .help:
                if cards.isEmpty {
                    receive(.next(.nothing(forecast), tally))
                } else {
                    receive(.next(.card(cards.removeFirst()), tally))
                }
            case .claim(let turn):
                var card = card17()
                card.identity.contact = turn.contact
                if turn.isIncoming { card.purpose = .incoming }
                receive(.claimed(card, turn))
            case .hold(let contact):
                if let reply = holding {
                    receive(reply)
                } else {
                    var card = card17()
                    card.identity.contact = contact
                    receive(.held(card))
                }
            case .save(let draft, let knowing, let skipping):
                if let failure, !knowing {
                    self.failure = nil
                    receive(failure)
                    continue
                }
                drafts.append(draft)
                let attempt = Attempt(
                    call: nextCall,
                    surveyor: model.surveyor.name,
                    dial: Dial(
                        draft.outcome,
                        scores: draft.scores,
                        at: draft.at,
                        until: draft.until,
                        appointment: draft.appointment,
                        incoming: draft.incoming
                    )
                )
                let saved = DeskSaved(
                    SavedCall(
                        attempt: attempt,
                        contact: draft.contact,
                        status: statusAfter(draft),
                        earlierDead: confirmed
                    )
                )
                nextCall += 1
                let next: DeskNext? = skipping.map { _ in
                    cards.isEmpty ? .nothing(forecast) : .card(cards.removeFirst())
                }
                receive(.saved(saved, next, tally))
            case .records: receive(.records(records))
            case .open(let record):
                var card = card17()
                card.identity.contact = record.contact
                card.dials.append(
                    DeskDial(call: record.call, at: record.at, outcome: record.outcome, surveyor: model.surveyor)
                )
                receive(.opened(ConsoleCorrection(record: record, card: card)))
            case .amend(let call, let change, _):
                amended.append((call, change))
                let record = records.first { $0.call == call }!
                let attempt = Attempt(
                    call: nextCall,
                    surveyor: model.surveyor.name,
                    dial: change.applied(to: record.dial)
                )
                nextCall += 1
                let status = ContactStatus(state: .open)
                let saved = SavedCall(attempt: attempt, contact: record.contact, replaces: call, status: status)
                receive(.amended(saved, nil, tally))
            case .void(let call, _):
                let contact = records.first { $0.call == call }?.contact ?? 0
                var card = card17()
                card.identity.contact = contact
                receive(.voided(call: call, contact: contact, card, tally))
            case .skip(let contact, let reason): receive(.skipped(contact: contact, reason: reason))
            case .lookUp: receive(.found(found))
            case .day: if let summary { receive(.day(summary)) }
            case .summary: if let summary { receive(.summary(summary)) }
            case .renew, .release, .dial, .bell, .end: break
            }
        }
    }

    func screen(_ width: Int = 80, _ height: Int = 24) -> [String] { model.screen(width: width, height: height) }

    func cursor(_ width: Int, _ height: Int) -> (line: Int, column: Int) {
        model.cursor(in: model.laidOut(width: width, height: height), width: width)
    }
}
