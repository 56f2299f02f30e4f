import SurveyCore
import SurveyWords

extension ConsoleModel {
    /// One key at the prompt that stands.
    mutating func press(_ key: ConsoleKey) -> [ConsoleEffect] {
        let command = key.command
        switch prompt {
        case .loading, .saving, .ended: return []
        case .ready: return pressReady(command)
        case .dialling: return pressDialling(command)
        case .choice(let choice): return pressChoice(choice, command)
        case .newNumber: return pressNewNumber(key)
        case .compare(let outcome): return pressConfirm(outcome, command)
        case .question(let index): return pressQuestion(index, key)
        case .readBack: return pressReadBack(command)
        case .appointment: return pressAppointment(key)
        case .appointmentSet(let time): return pressAppointmentSet(time, command)
        case .confirm(let outcome): return pressConfirm(outcome, command)
        case .surely(let outcome, let doubts): return pressSurely(outcome, doubts, command)
        case .note(let outcome): return pressNote(outcome, key)
        case .results: return pressResults(key)
        case .help(let page): return pressHelp(page, command)
        case .search: return pressSearch(key)
        case .found(let found): return pressFound(found, command)
        case .putRight(let records, let marked): return pressPutRight(records, marked, command)
        case .reason(let record): return pressReason(record, key)
        case .nothing(let forecast): return pressNothing(forecast, command)
        case .waiting(_, let forecast): return pressWaiting(forecast, command)
        case .locked: return pressLocked(command)
        case .lostClaim(let draft, _): return pressLostClaim(draft, command)
        case .unsaved(let draft, _): return pressUnsaved(draft, command)
        case .stuck: return pressStuck(command)
        }
    }
}
