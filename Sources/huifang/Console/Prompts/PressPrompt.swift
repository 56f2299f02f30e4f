import SurveyCore
import SurveyWords

extension ConsoleModel {
    /// One key at the prompt that stands.
    mutating func press(_ key: ConsoleKey) -> [ConsoleEffect] {
        let command = key.command
        if let effects = pressAnywhere(key) { return effects }
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
        case .help(let page, let answer): return pressHelp(page, answer, command)
        case .history(let page): return pressHistory(page, command)
        case .search: return pressSearch(key)
        case .found(let found): return pressFound(found, command)
        case .putRight(let records): return pressPutRight(records, command)
        case .void(let record, let reason): return pressVoid(record, reason, command)
        case .numbers(let phones, let dialled): return pressNumbers(phones, dialled, command)
        case .reason(let record): return pressReason(record, key)
        case .nothing(let forecast): return pressNothing(forecast, command)
        case .waiting(_, let forecast): return pressWaiting(forecast, command)
        case .locked(let since): return pressLocked(since, command)
        case .another(let share): return pressAnother(share, command)
        case .leave(let leaving): return pressLeave(leaving, command)
        case .lostClaim(let draft, _): return pressLostClaim(draft, command)
        case .unsaved(let draft, _): return pressUnsaved(draft, command)
        case .stuck: return pressStuck(command)
        case .day(let summary, let page): return pressDay(summary, page, command)
        case .skipReason: return pressSkipReason(key)
        }
    }

    /// The menu and the end of the day, which are found at every prompt; `nil` for every other key. Where something is typed
    /// the point is one of its signs, unless the line is empty.
    private mutating func pressAnywhere(_ key: ConsoleKey) -> [ConsoleEffect]? {
        let isFree = !prompt.takesText || frame.typed.isEmpty
        switch prompt {
        case .loading, .saving, .ended, .leave: return nil
        default: break
        }
        switch key.command {
        case .menu:
            guard isFree, let menu else { return nil }
            push(.choice(menu))
            return []
        case .quit:
            guard isFree, key == .endOfInput || !prompt.takesText else { return nil }
            return quit()
        default: return nil
        }
    }

    private var menu: ConsoleChoice? {
        switch prompt {
        case .search, .found, .skipReason, .putRight, .void, .reason, .choice(.menu), .choice(.menuAlone),
            .choice(.menuInCall):
            nil
        default: correcting != nil ? nil : call != nil ? .menuInCall : card != nil ? .menu : .menuAlone
        }
    }
}
