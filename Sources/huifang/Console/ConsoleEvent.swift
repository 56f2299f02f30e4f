import Glibc
import SurveyCore

/// When something happens: the wall clock for what is recorded, a steady one for how long something takes.
struct ConsoleMoment: Hashable, Sendable {
    var now: Timestamp
    /// Milliseconds on a clock that nobody sets.
    var steady: Int

    /// The steady clock; it goes on while the machine sleeps.
    static let sinceBoot: @Sendable () -> Int = {
        var time = timespec()
        clock_gettime(CLOCK_BOOTTIME, &time)
        return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    }
}

enum ConsoleEvent: Hashable, Sendable {
    case started
    case key(ConsoleKey)
    /// The clock goes on.
    case tick
    case reply(ConsoleReply)
    /// The effect under way takes longer than a moment.
    case waiting
    case dialFailed(String)
}

/// The answer of the desk to an effect.
enum ConsoleReply: Hashable, Sendable {
    case next(DeskNext, DeskTally)
    case claimed(DeskCard, ConsoleTurn)
    /// The contact on the screen is this console's again, as it stands now.
    case held(DeskCard)
    case taken(DeskTaken)
    /// With the next contact, where one was asked for.
    case saved(DeskSaved, DeskNext?, DeskTally)
    /// The claim had run out and somebody dialled meanwhile; nothing is saved yet.
    case lost(DeskDial)
    case failed(DeskFailure)
    case records([DeskRecord])
    case opened(ConsoleCorrection)
    /// A record put right, with the contact on the screen where it was that one's; `nil` when nothing would have changed.
    case amended(SavedCall?, DeskCard?, DeskTally)
    /// A record taken back; the contact is on this screen again unless somebody else has it.
    case voided(call: Int, contact: Int, DeskCard?, DeskTally)
    /// The reason is kept.
    case skipped(contact: Int, reason: String)
    case found([DeskFound])
    case day(DeskSummary)
    case summary(DeskSummary)
}

/// A contact that is asked for by its number, and why.
struct ConsoleTurn: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case incoming
        /// On the line since the contact before, so not greeted again.
        case incomingToo
        /// The same after an outgoing call.
        case another
        /// Was on the screen before an incoming call; whether its dial was given up for that.
        case again(interrupted: Bool)
    }

    var contact: Int
    var kind: Kind

    var isIncoming: Bool { kind == .incoming || kind == .incomingToo }
}

enum ConsoleEffect: Hashable, Sendable {
    /// The next contact by protocol.md §Order of the call list, those skipped last.
    case claimNext(skipping: [Int])
    case claim(ConsoleTurn)
    /// The lease may have run out: claims the contact on the screen anew before it is dialled.
    case hold(contact: Int)
    case help(DeskSurveyor)
    case renew
    case release
    /// `knowing`: the surveyor was told of what somebody else recorded, and keeps this one as well.
    /// `skipping`: claims the next contact as well, those skipped last; `nil` claims none.
    case save(DeskDraft, knowing: Bool, skipping: [Int]?)
    case records
    /// The contact of a record that is to be put right, without claiming it.
    case open(DeskRecord)
    /// `held`: the contact on the screen, which may be the same.
    case amend(call: Int, AttemptChange, held: Int?)
    case void(call: Int, reason: String)
    /// Keeps the reason why a contact is skipped once more.
    case skip(contact: Int, reason: String)
    case lookUp(String)
    case dial(String)
    case bell
    /// The day so far; the console goes on.
    case day
    case summary
    case end
}
