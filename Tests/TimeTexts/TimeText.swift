/// A date or time as people and programs write it, with what it means by times.md. This target knows nothing of the program.
package struct TimeText: Sendable {
    package enum Meaning: Hashable, Sendable {
        /// Days since 1970-01-01.
        case day(Int)
        /// Seconds since 1970-01-01T00:00:00Z.
        case moment(Int)
        case nothing
    }

    package let text: String
    /// The rulebook's distance from UTC, in minutes.
    package let offset: Int
    /// The day that a clock alone is of, in days since 1970-01-01; `nil` where a clock alone is nothing.
    package let meant: Int?
    package let meaning: Meaning

    /// The day where a day is wanted.
    package var day: Int? {
        switch meaning {
        case .day(let day): day
        case .moment(let seconds):
            // Rounded down, also before 1970.
            (seconds + offset * 60 + 86_400 * 1_000_000) / 86_400 - 1_000_000
        case .nothing: nil
        }
    }

    /// `+08:00`
    static func shown(_ minutes: Int, colon: String = ":") -> String {
        let (hours, rest) = abs(minutes).quotientAndRemainder(dividingBy: 60)
        return (minutes < 0 ? "-" : "+") + two(hours) + colon + two(rest)
    }
}

func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

/// A day of the calendar, counted on month by month: slow, and plain enough to be right.
struct Civil: CustomStringConvertible {
    var year: Int
    var month: Int
    var day: Int

    init(_ year: Int, _ month: Int, _ day: Int) { (self.year, self.month, self.day) = (year, month, day) }

    init(_ days: Int) {
        (year, month, day) = (1970, 1, 1)
        var left = days
        while left < 0 {
            year -= 1
            left += Self.isLeap(year) ? 366 : 365
        }
        while left >= (Self.isLeap(year) ? 366 : 365) {
            left -= Self.isLeap(year) ? 366 : 365
            year += 1
        }
        while left >= Self.length(year, month) {
            left -= Self.length(year, month)
            month += 1
        }
        day += left
    }

    var days: Int {
        var days = 0
        for other in min(year, 1970)..<max(year, 1970) { days += Self.isLeap(other) ? 366 : 365 }
        if year < 1970 { days = -days }
        for other in 1..<month { days += Self.length(year, other) }
        return days + day - 1
    }

    static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

    static func length(_ year: Int, _ month: Int) -> Int {
        month == 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
    }

    var description: String { "\(year)-\(two(month))-\(two(day))" }
}
