import SurveyCore

/// What the console asks now. The frames below the top are where `-` leads back to.
package enum ConsolePrompt: Hashable, Sendable {
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
    /// `nil`: no time was given.
    case appointmentSet(Timestamp?)
    case confirm(Disposition)
    /// A result that saves at one key is asked about: the questions, one after another.
    case surely(Disposition, [ConsoleMessage])
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

extension ConsolePrompt {
    /// What fits below the prompt and can be chosen by one key.
    package static let mostFound = 3

    /// What Enter takes of the contacts found: the only one, or all when they have one number.
    package static func together(_ found: [DeskFound]) -> [Int] {
        guard let first = found.first, found.count <= mostFound else { return [] }
        guard found.count == 1 || first.phone != nil && found.allSatisfy({ $0.phone == first.phone }) else { return [] }
        return found.map(\.contact)
    }
}
