import SurveyCore
import SurveyWords

/// The surveyor's console without terminal, clock or file: events in, effects and a screen out (console.md).
struct ConsoleModel: Sendable {
    let surveyor: DeskSurveyor
    let rulebook: Rulebook
    let words: Words
    /// A command dials.
    let softphone: Bool

    var moment = ConsoleMoment(now: Timestamp(seconds: 0), steady: 0)
    var tally = DeskTally()
    /// The contact that this console holds.
    var card: DeskCard?
    /// The dial that runs, or ran and is not saved yet.
    var call: ConsoleCall?
    var frames = [ConsoleFrame(.loading)]
    var message: ConsoleMessage?
    var last: ConsoleLast?
    /// Contacts that are taken before anything else is offered.
    var queue: [ConsoleTurn] = []
    /// What was searched for an incoming call, while it runs.
    var picked: (typed: String, found: [DeskFound])?
    /// Another contact of the number being saved, to be offered next, and how it would be asked.
    var offering: (share: DeskShare, kind: ConsoleTurn.Kind)?
    /// Contacts asked on one line.
    var asked: Set<Int> = []
    var skipped: [Int] = []
    /// How often each contact was skipped, and why, once that was asked.
    var skips: [Int: Int] = [:]
    var skipReasons: [(contact: Int, reason: String)] = []
    /// Said as soon as the next contact stands on the screen.
    var carried: ConsoleMessage?
    /// The reason of the record being taken back.
    var voiding = ""
    /// When the claim was last sure to run: at the last key, or when the contact came.
    var touched = ConsoleMoment(now: Timestamp(seconds: 0), steady: 0)
    /// The record that is being put right.
    var correcting: ConsoleCorrection?
    private var clocks: ClockWatch?
    var watch: DutyWatch?
    private var guardian = KeyGuard()

    init(surveyor: DeskSurveyor, rulebook: Rulebook, language: Language, softphone: Bool = false) {
        self.surveyor = surveyor
        self.rulebook = rulebook
        self.words = Words(language, rulebook: rulebook)
        self.softphone = softphone
    }

    var prompt: ConsolePrompt { frames[frames.count - 1].prompt }
    var frame: ConsoleFrame {
        get { frames[frames.count - 1] }
        set { frames[frames.count - 1] = newValue }
    }
    var today: CivilDate { moment.now.date(rulebook.offset) }
    /// The contact that the screen shows.
    var shown: DeskCard? { correcting?.card ?? card }
    /// The contact that leaving gives back.
    var held: Int? { card?.contact }

    mutating func handle(_ event: ConsoleEvent, at moment: ConsoleMoment) -> [ConsoleEffect] {
        self.moment = moment
        let effects = handle(event)
        if let seconds = clocks?.moved(moment) { message = .notice(.clockMoved(seconds: seconds)) }
        clocks = clocks ?? ClockWatch(moment)
        return effects
    }

    private mutating func handle(_ event: ConsoleEvent) -> [ConsoleEffect] {
        switch event {
        case .started:
            watch = DutyWatch(moment)
            return [.claimNext(skipping: [])]
        case .tick: return tick()
        case .waiting:
            message = .notice(.stillBusy)
            return []
        case .dialFailed(let command):
            message = .notice(.dialFailed(command))
            return []
        case .reply(let reply): return receive(reply)
        case .key(let key):
            switch guardian.verdict(on: key, at: moment.steady) {
            case .drop: return []
            case .quietDigit: return say(savedJustNow)
            case .take: break
            }
            let before = frames
            message = nil
            let effects = press(key)
            touched = moment
            // Typing the same digit twice is no bounce, but Enter twice is, also where a check asked, and so is a `-` that
            // the screen asks for twice.
            let moved =
                key == .enter
                ? frames != before
                : frames.map(\.prompt) != before.map(\.prompt) || frame.isLeaving
            guardian.note(key, at: moment.steady, moved: moved)
            return card == nil ? effects : effects + [.renew]
        }
    }

    /// What is typed on after a save starts no dial and records nothing (console.md §Keys, Quiet).
    mutating func keepQuiet() { guardian.keepQuiet(from: moment.steady) }
    mutating func endQuiet() { guardian.endQuiet() }
    var isQuiet: Bool { guardian.isQuiet(at: moment.steady) }
    /// Milliseconds until the screen looks otherwise by itself; `nil` when it does not.
    var quietLeft: Int { guardian.quietLeft(at: moment.steady) }

    mutating func push(_ prompt: ConsolePrompt, typed: String = "", standing: ConsoleFrame.Standing? = nil) {
        frames.append(ConsoleFrame(prompt, typed: typed, standing: standing))
    }

    /// Back by one prompt; what was typed there stands and is replaced by the next key.
    mutating func pop() {
        guard frames.count > 1 else { return }
        frames.removeLast()
        if !frame.typed.isEmpty { frame.standing = .earlier }
    }

    mutating func say(_ message: ConsoleMessage) -> [ConsoleEffect] {
        self.message = message
        return []
    }

    /// A key that means nothing at this prompt. Where Enter would save it means no for a moment: it may be the first of a
    /// score.
    mutating func refuse(_ command: ConsoleKey.Command) -> [ConsoleEffect] {
        if prompt.isSavedByEnter { guardian.restEnter(from: moment.steady) }
        return switch command {
        case .chinese: say(.chineseInput)
        case .pasted: say(.notice(.pasted))
        default: say(.unknownKey)
        }
    }

    /// What is said of a digit that comes right after a save.
    private var savedJustNow: ConsoleMessage {
        guard case .saved(let saved) = last else { return .pressEnterFirst }
        return .savedJustNow(saved.attempt.outcome)
    }
}

/// The dial that runs.
struct ConsoleCall: Hashable, Sendable {
    var startedAt: Timestamp
    var steady: Int
    /// When a number of the contact was dialled last, as ``steady``.
    var lastDial: Int
    var incoming: Bool
    /// Whoever is on the line was asked for another contact just before.
    var isGreeted = false
    /// Of several numbers, those that a command dialled.
    var dialled: Set<Int> = []
    /// Answers by question key; `nil` is declined.
    var answers: [String: Score?] = [:]
    var appointment: Timestamp?
    var note: String?

    init(startedAt: Timestamp, steady: Int, incoming: Bool) {
        (self.startedAt, self.steady, lastDial, self.incoming) = (startedAt, steady, steady, incoming)
    }

    var scores: [String: Score] { answers.compactMapValues { $0 } }
    /// Keys for silence and bad numbers say nothing.
    var isOnTheLine: Bool { incoming || isGreeted }

    /// When it began by the clock as it is now: a clock that was set meanwhile changes nothing of how long it took.
    func start(at moment: ConsoleMoment) -> Timestamp {
        let elapsed = (moment.steady - steady) / 1000
        let told = moment.now.seconds - startedAt.seconds
        return abs(told - elapsed) <= 1 ? startedAt : Timestamp(seconds: moment.now.seconds - elapsed)
    }
}

/// What stands on the last line.
enum ConsoleLast: Hashable, Sendable {
    case saved(SavedCall)
    /// An agreed time has come.
    case due(DeskTally.Agreed)
    case voided(call: Int, reason: String, contact: Int, back: Bool)
}
