import SurveyCore
import SurveyWords

/// What was typed for an agreed time (console.md §Appointments).
enum AgreedTime: Hashable {
    case none
    /// `past`: today's hour, where it is over and the time is the next working day's.
    case time(Timestamp, past: TimeOfDay?)
    case past
    case beyond(CivilDate)
    case unreadable

    /// One or two digits are an hour, three or four hour and minute, as are two numbers around a point where the second has two
    /// digits; where it has three or four the first counts days from today. What has other signs in it is written as anywhere
    /// else (times.md), a time of day alone being the next one, too.
    init(_ text: String, now: Timestamp, _ rulebook: Rulebook) {
        guard !text.isEmpty else {
            self = .none
            return
        }
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }) else {
            self.init(written: text, now: now, rulebook)
            return
        }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.allSatisfy({ (1...4).contains($0.utf8.count) && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
        else {
            self = .unreadable
            return
        }
        let numbers = parts.map { Int($0)! }
        var days: Int?
        let clock: (hour: Int, minute: Int)
        switch (parts.count, parts.last!.utf8.count) {
        case (1, 1...2): clock = (numbers[0], 0)
        case (1, _): clock = (numbers[0] / 100, numbers[0] % 100)
        case (2, 2) where parts[0].utf8.count <= 2: clock = (numbers[0], numbers[1])
        case (2, 3...4) where numbers[0] <= 366:
            days = numbers[0]
            clock = (numbers[1] / 100, numbers[1] % 100)
        default:
            self = .unreadable
            return
        }
        let today = now.date(rulebook.offset)
        let meant = AgreedTime.meant(clock.hour, clock.minute, rulebook.calls)
        // Of a clock face's two hours the one still to come, where both are hours for calls.
        guard
            let time = meant.first(where: { days != nil || Timestamp(today, $0, offset: rulebook.offset) > now })
                ?? meant.first
        else {
            self = .unreadable
            return
        }
        self.init(today.adding(days: days ?? 0), time, hasDay: days != nil, now: now, rulebook)
    }

    private init(written text: String, now: Timestamp, _ rulebook: Rulebook) {
        let offset = rulebook.offset
        guard let time = WrittenTime(text, offset: offset, on: now.date(offset))?.moment else {
            self = .unreadable
            return
        }
        let hasDay = WrittenTime(text, offset: offset) != nil
        self.init(time.date(offset), time.time(offset), hasDay: hasDay, now: now, rulebook)
    }

    /// - Parameter hasDay: the day was named; else an hour that is past is the next working day's.
    private init(_ date: CivilDate, _ time: TimeOfDay, hasDay: Bool, now: Timestamp, _ rulebook: Rulebook) {
        var date = date
        var past: TimeOfDay?
        if !hasDay, Timestamp(date, time, offset: rulebook.offset) <= now {
            date = rulebook.calendar.workingDay(after: date)
            past = time
        }
        let moment = Timestamp(date, time, offset: rulebook.offset)
        if date > rulebook.fieldwork.until {
            self = .beyond(date)
        } else {
            self = moment <= now ? .past : .time(moment, past: past)
        }
    }

    /// An hour up to 12 is the one that lies in a slice: 3 is 15:00. Where neither does, it is the one by day.
    private static func meant(_ hour: Int, _ minute: Int, _ calls: CallProtocol) -> [TimeOfDay] {
        let times = (hour < 12 ? [hour, hour + 12] : [hour]).compactMap { TimeOfDay(hour: $0, minute: minute) }
            .filter { $0.minutes < 1440 }
        let called = times.filter { calls.slice(at: $0) != nil }
        guard called.isEmpty else { return called }
        let byDay = times.filter { (8 * 60..<20 * 60).contains($0.minutes) }
        return byDay.isEmpty ? Array(times.prefix(1)) : byDay
    }
}

extension WorkCalendar {
    /// What is particular about a day on which somebody wants to be called; `nil` for an ordinary working day.
    func kind(of date: CivilDate) -> DayKind? {
        guard isWorkingDay(date) else { return date.weekday <= 5 ? .holiday : .weekend }
        return date.weekday <= 5 ? nil : .madeUp
    }
}
