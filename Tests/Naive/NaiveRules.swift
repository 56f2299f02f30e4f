/// The figures of a rulebook, as far as states and grades need them. Nothing here knows the program's own types: a time
/// is seconds of the office's clock since 1970-01-01 00:00 there, a day is such seconds divided by 86,400.
package struct NaiveRules: Sendable {
    package var quota = 10
    package var deadline = 0
    /// `R1`, `R2`, `R3`, `R8` by their words in notice.md §Readings.
    package var deadlineReading = "inclusive"
    package var causesReading = "once"
    package var shortfallReading = "report"
    package var completionReading = "complete"
    /// The first and the last day of fieldwork.
    package var firstDay = NaiveRules.day("2020-09-22")
    package var lastDay = NaiveRules.day("2020-10-16")
    package var lateSteps = 1
    package var unreachableSteps = 1
    /// Best first; the lower limits in points.
    package var bands: [(grade: String, from: Int)] = [("excellent", 90), ("good", 85), ("fair", 70), ("poor", 0)]
    /// In the questions' order.
    package var weights = [1, 1]
    /// Minutes of the day, the end not included.
    package var slices = [(540, 690), (870, 960), (960, 1050), (1080, 1200)]
    package var silentAttempts = 5
    package var silentDays = 3
    package var silentSlices = 3
    package var silentSurveyors = 2
    package var dead = 2
    package var reachedAttempts = 5
    package var refusals = 2
    package var busyMinutes = 30
    package var silentMinutes = 180
    package var attemptsPerDay = 2
    package var holidays: Set<Int> = []
    package var workdays: Set<Int> = []

    package init() {}

    package static func day(of time: Int) -> Int { Int((Double(time) / 86_400).rounded(.down)) }
    /// `2020-09-20`, from 1970 on: year after year, month after month.
    package static func day(_ date: String) -> Int {
        let parts = date.split(separator: "-").map { Int($0)! }
        func leaps(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }
        let before = (1970..<parts[0]).map { leaps($0) ? 366 : 365 }.reduce(0, +)
        let months = [31, leaps(parts[0]) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        return before + months[..<(parts[1] - 1)].reduce(0, +) + parts[2] - 1
    }
    /// The other way round, by trying.
    package static func date(_ day: Int) -> String {
        func twoDigits(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
        let year = ((1970 + day / 366)...).first { NaiveRules.day("\($0 + 1)-01-01") > day }!
        let month = (1...12).last { NaiveRules.day("\(year)-\(twoDigits($0))-01") <= day }!
        let start = "\(year)-\(twoDigits(month))-"
        return start + twoDigits(day - NaiveRules.day(start + "01") + 1)
    }

    /// `2020-10-12T09:05:30`
    package static func written(_ time: Int) -> String {
        let second = time - day(of: time) * 86_400
        let parts = [second / 3600, second / 60 % 60, second % 60].map { ($0 < 10 ? "0" : "") + String($0) }
        return date(day(of: time)) + "T" + parts.joined(separator: ":")
    }

    package static func minute(of time: Int) -> Int { (time - day(of: time) * 86_400) / 60 }

    package func isWorkingDay(_ day: Int) -> Bool {
        if workdays.contains(day) { return true }
        if holidays.contains(day) { return false }
        // 1970-01-01 was a Thursday.
        let weekday = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"][day % 7]
        return weekday != "Sat" && weekday != "Sun"
    }

    package func nextWorkingDay(after day: Int) -> Int {
        var next = day + 1
        while !isWorkingDay(next) { next += 1 }
        return next
    }

    /// The slice of a working day that holds the time.
    package func slice(of time: Int) -> Int? {
        guard isWorkingDay(NaiveRules.day(of: time)) else { return nil }
        let minute = NaiveRules.minute(of: time)
        for (place, slice) in slices.enumerated() where slice.0 <= minute && minute < slice.1 { return place }
        return nil
    }
}
