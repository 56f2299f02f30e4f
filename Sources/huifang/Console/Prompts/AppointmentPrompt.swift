import SurveyCore
import SurveyWords

/// An agreed time (console.md §Appointments): an hour, hour and minute, days and a time, or nothing.
extension ConsoleModel {
    mutating func pressAppointment(_ key: ConsoleKey) -> [ConsoleEffect] {
        press(key, numeric: true, limit: 8, unknown: .notATime) { model, text in model.agree(text) }
    }

    private mutating func agree(_ text: String) -> [ConsoleEffect] {
        switch AgreedTime(text, now: moment.now, rulebook) {
        case .none:
            push(.appointmentSet(nil))
            return []
        case .time(let time, let past):
            push(.appointmentSet(time))
            message = past.map { .pastToday($0, time, rulebook.calendar.kind(of: time.date(rulebook.offset))) }
            return []
        case .past: return refuseTime(.pastTime)
        case .beyond(let date): return refuseTime(.notice(.beyondEnd(date, end: rulebook.fieldwork.until)))
        case .unreadable: return refuseTime(.notATime)
        }
    }

    /// What stands on the line, in words, while it is typed.
    var agreedSoFar: ConsoleMessage? {
        switch AgreedTime(frame.typed, now: moment.now, rulebook) {
        case .none, .unreadable: nil
        case .time(let time, _): .agreed(time, rulebook.calendar.kind(of: time.date(rulebook.offset)))
        case .past: .pastTime
        case .beyond(let date): .notice(.beyondEnd(date, end: rulebook.fieldwork.until))
        }
    }

    private mutating func refuseTime(_ why: ConsoleMessage) -> [ConsoleEffect] {
        frame.standing = .refused
        return say(why)
    }

    mutating func pressAppointmentSet(_ time: Timestamp?, _ command: ConsoleKey.Command) -> [ConsoleEffect] {
        switch command {
        case .enter:
            call?.appointment = time
            return save(.appointment)
        case .note:
            call?.appointment = time
            push(.note(.appointment), typed: call?.note ?? "")
        case .back: pop()
        default: return refuse(command)
        }
        return []
    }
}
