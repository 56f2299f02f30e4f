import SurveyCore
import SurveyWords

/// What the console asks now. The frames below the top are where `-` leads back to.
enum ConsolePrompt: Hashable, Sendable {
    /// An effect is under way.
    case loading
    case ready
    case dialling
    case choice(ConsoleChoice)
    case newNumber
    case compare(Disposition)
    /// By its place in the rulebook.
    case question(Int)
    case readBack
    case appointment
    /// `nil`: no time was given. `moved`: the hour was past today.
    case appointmentSet(Timestamp?, moved: Bool)
    case confirm(Disposition)
    case surely(Disposition, ConsoleDoubt)
    case note(Disposition)
    case results
    case help(page: Int)
    case search
    case found([DeskFound])
    case putRight([DeskRecord], marked: Int)
    case reason(DeskRecord)
    case nothing(DeskForecast)
    case waiting(until: Timestamp, DeskForecast)
    case locked
    case saving(DeskDraft)
    case lostClaim(DeskDraft, DeskDial)
    case unsaved(DeskDraft, DeskFailure)
    /// The file gives no contact now.
    case stuck(DeskFailure)
    case ended(DeskSummary)
}

/// Why a result that saves at one key is asked about once.
enum ConsoleDoubt: Hashable, Sendable {
    /// More than 90 seconds after the start: somebody may have answered.
    case longSince
    /// Less than three seconds after a command began to dial.
    case justDialled
    /// This dial would complete the protocol: the contact would count as unreachable.
    case lastOfProtocol
}
