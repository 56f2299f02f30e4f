import SurveyCore
import SurveyWords

/// An agreed time (console.md §Appointments): `15`, `0930`, `1.0930`, or empty.
extension ConsoleModel {
    mutating func pressAppointment(_ key: ConsoleKey) -> [ConsoleEffect] {
        press(key, numeric: true, limit: 8, unknown: .notATime) { model, text in model.agree(text) }
    }

    private mutating func agree(_ text: String) -> [ConsoleEffect] {
        switch AgreedTime(text, now: moment.now, until: rulebook.fieldwork.until, offset: rulebook.offset) {
        case .none:
            push(.appointmentSet(nil))
            return []
        case .time(let time, let moved):
            push(.appointmentSet(time))
            if moved { message = .pastToday(time.time(rulebook.offset)) }
            return []
        case .past: return refuseTime(.pastTime)
        case .beyond(let date): return refuseTime(.notice(.beyondEnd(date, end: rulebook.fieldwork.until)))
        case .unreadable: return refuseTime(.notATime)
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

/// What was typed for an agreed time.
enum AgreedTime: Hashable {
    case none
    /// `moved`: today's hour is past, so it is tomorrow's.
    case time(Timestamp, moved: Bool)
    case past
    case beyond(CivilDate)
    case unreadable

    /// One or two digits are an hour, three or four hour and minute; days from today stand before a dot. Else it is written as
    /// anywhere else (times.md), a time of day alone being the next one, too.
    init(_ text: String, now: Timestamp, until: CivilDate, offset: UTCOffset) {
        guard !text.isEmpty else {
            self = .none
            return
        }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, let clock = AgreedTime.clock(parts[parts.count - 1]) else {
            self = AgreedTime.written(text, now: now, until: until, offset: offset)
            return
        }
        let today = now.date(offset)
        var date = today
        var moved = false
        if parts.count == 2 {
            guard let days = Int(parts[0]), days <= 366 else {
                self = .unreadable
                return
            }
            date = today.adding(days: days)
        } else if Timestamp(date, clock, offset: offset) <= now {
            date = today.adding(days: 1)
            moved = true
        }
        let time = Timestamp(date, clock, offset: offset)
        if date > until {
            self = .beyond(date)
        } else {
            self = time <= now ? .past : .time(time, moved: moved)
        }
    }

    private static func written(_ text: String, now: Timestamp, until: CivilDate, offset: UTCOffset) -> AgreedTime {
        let today = now.date(offset)
        guard var time = WrittenTime(text, offset: offset, on: today)?.moment else { return .unreadable }
        let moved = time <= now && WrittenTime(text, offset: offset) == nil
        if moved { time = time.adding(minutes: 24 * 60) }
        if time.date(offset) > until { return .beyond(time.date(offset)) }
        return time <= now ? .past : .time(time, moved: moved)
    }

    private static func clock(_ text: Substring) -> TimeOfDay? {
        guard (1...4).contains(text.count), text.allSatisfy({ $0.isASCII && $0.isNumber }), let number = Int(text)
        else {
            return nil
        }
        let time =
            text.count <= 2 ? TimeOfDay(hour: number, minute: 0) : TimeOfDay(hour: number / 100, minute: number % 100)
        return time.flatMap { $0.minutes < 1440 ? $0 : nil }
    }
}
