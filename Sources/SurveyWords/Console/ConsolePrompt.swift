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
    /// Common questions first, of which one is answered, then the steps of the script.
    case help(page: Int, answer: Int)
    /// Earlier dials of the contact with their notes.
    case history(page: Int)
    case search
    case found([DeskFound])
    /// Which of these records is wrong.
    case putRight([DeskRecord])
    /// A record is to be voided, for this reason of ``Words/consoleReasons``.
    case void(DeskRecord, reason: Int)
    case reason(DeskRecord)
    /// Which of a contact's numbers is dialled now; those dialled already are marked.
    case numbers([String], dialled: Set<Int>)
    case nothing(DeskForecast)
    case waiting(until: Timestamp, DeskForecast)
    case locked(since: Timestamp)
    /// A contact that handed in the number which was just interviewed: it may be asked for that unit as well.
    case another(DeskShare)
    /// Something would be lost, or left unsaid.
    case leave(ConsoleLeaving)
    case saving(DeskDraft)
    case lostClaim(DeskDraft, DeskDial)
    case unsaved(DeskDraft, DeskFailure)
    /// The file gives no contact now.
    case stuck(DeskFailure)
    /// The day so far, while it goes on.
    case day(DeskSummary, page: Int)
    /// One contact is skipped again and again.
    case skipReason
    case ended(DeskSummary)
}

/// What is asked about once before a call is left without a record.
package enum ConsoleLeaving: Hashable, Sendable {
    /// The day is ended while a call runs.
    case stop(contact: Int)
    /// The dial did not take place, so many seconds after its start.
    case notDialled(seconds: Int)
}

extension ConsolePrompt {
    /// Whether Enter writes a record.
    package var isSavedByEnter: Bool {
        switch self {
        case .compare, .confirm, .readBack, .appointmentSet, .void, .unsaved: true
        default: false
        }
    }

    /// Whether a text or a number is typed at it.
    package var takesText: Bool {
        switch self {
        case .question, .appointment, .newNumber, .note, .results, .search, .reason, .skipReason: true
        default: false
        }
    }

    /// What fits below the prompt and can be chosen by one key.
    package static let mostFound = 3

    /// What Enter takes of the contacts found: the only one, or all when they have one number.
    package static func together(_ found: [DeskFound]) -> [Int] {
        guard let first = found.first, found.count <= mostFound else { return [] }
        guard found.count == 1 || first.phone != nil && found.allSatisfy({ $0.phone == first.phone }) else { return [] }
        return found.map(\.contact)
    }
}
