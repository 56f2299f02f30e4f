import SurveyCore

/// When something happens: the wall clock for what is recorded, a steady one for how long something takes.
struct ConsoleMoment: Hashable, Sendable {
    var now: Timestamp
    /// Milliseconds on a clock that nobody sets.
    var steady: Int
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
    case claimed(DeskCard)
    /// The contact on the screen is this console's again, as it stands now.
    case held(DeskCard)
    case taken(DeskTaken)
    /// With the next contact, where one was asked for.
    case saved(DeskSaved, DeskNext?, DeskTally)
    /// The claim had run out and somebody dialled meanwhile; nothing is saved yet.
    case lost(DeskDial)
    case failed(DeskFailure)
    case records([DeskRecord])
    /// A record taken back; the contact is on this screen again unless somebody else has it.
    case voided(call: Int, contact: Int, DeskCard?, DeskTally)
    case found([DeskFound])
    case summary(DeskSummary)
}

enum ConsoleEffect: Hashable, Sendable {
    /// The next contact by protocol.md §Order of the call list, those skipped last.
    case claimNext(skipping: [Int])
    case claim(contact: Int)
    /// The lease may have run out: claims the contact on the screen anew before it is dialled.
    case hold(contact: Int)
    case help(DeskSurveyor)
    case renew
    case release
    /// `knowing`: the surveyor was told of what somebody else recorded, and keeps this one as well.
    /// `skipping`: claims the next contact as well, those skipped last; `nil` claims none.
    case save(DeskDraft, knowing: Bool, skipping: [Int]?)
    case records
    case void(call: Int, reason: String)
    case lookUp(String)
    case dial(String)
    case bell
    case summary
    case end
}
