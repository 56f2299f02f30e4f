/// The figures of a rulebook, as far as states and grades need them. Nothing here knows the program's own types: a time
/// is seconds of the office's clock since 1970-01-01 00:00 there, a day is such seconds divided by 86,400.
package struct NaiveRules: Sendable {
    package var quota = 10
    package var deadline = 0
    /// `R1`, `R2`, `R3` by their words in notice.md §Readings.
    package var deadlineReading = "inclusive"
    package var causesReading = "once"
    package var shortfallReading = "report"
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
        let year = (1970...2100).last { NaiveRules.day("\($0)-01-01") <= day }!
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

/// What people did, as raw as it comes. Contacts are named by key, calls by their running number.
package enum NaiveAct: Sendable {
    /// A table of units, some with another name that they go by.
    case units([String], aliases: [String: String] = [:])
    /// Name and the units to avoid; a surveyor named again has these instead.
    case surveyors([NaiveSurveyor])
    case handIn(NaiveHandIn)
    /// `surveyors` empty: all; `perUnit` nil: as in the last draw.
    case draw(seed: String, surveyors: [String], perUnit: Int?)
    case reassign(from: String, unit: String?, to: [String])
    case record(NaiveDial)
    /// A call sheet that comes back.
    case results([NaiveDial])
    case amend(call: Int, NaiveChange)
    case void(call: Int)
    /// `back`: the number as handed in is put back.
    case correctNumber(contact: String, at: Int, back: Bool)
    case confirmNumber(contact: String)
    case withdrawUnit(String)
    /// The name shown from now on; acts go on naming the unit by its first.
    case rename(unit: String, name: String)
    case forget(contact: String)
    case rule(unit: String, grade: String)
    case withdrawRuling(unit: String)
    case close
    case reopen
}

package struct NaiveSurveyor: Sendable {
    package var name: String
    package var avoids: [String]

    package init(name: String, avoids: [String] = []) {
        self.name = name
        self.avoids = avoids
    }
}

/// One file of one unit.
package struct NaiveHandIn: Sendable {
    package struct Row: Sendable {
        /// The row's own date.
        package var received: Int?
        /// The import had to complete the number.
        package var completed: Bool
        /// The reader refused the row.
        package var refused: Bool
        /// Another unit's contact whose number was handed in here, too.
        package var shares: String?

        package init(received: Int? = nil, completed: Bool = false, refused: Bool = false) {
            self.received = received
            self.completed = completed
            self.refused = refused
        }
    }

    package var unit: String
    package var rows: [Row]
    /// `--received`
    package var received: Int?
    package var replace = false
    package var keepDate = false

    package init(unit: String, rows: [Row], received: Int?) {
        self.unit = unit
        self.rows = rows
        self.received = received
    }
}

package struct NaiveDial: Sendable {
    package var contact: String
    package var surveyor: String
    /// The two digits.
    package var code: String
    /// Hundredths in the questions' order; empty where the outcome has none.
    package var scores: [Int]
    package var at: Int
    package var appointment: Int?
    package var incoming = false
    package var review = false

    package init(contact: String, surveyor: String, code: String, scores: [Int] = [], at: Int) {
        self.contact = contact
        self.surveyor = surveyor
        self.code = code
        self.scores = scores
        self.at = at
    }
}

/// What an amendment names; nil is taken over, as far as the new outcome can have it.
package struct NaiveChange: Sendable {
    package var surveyor: String?
    package var code: String?
    package var scores: [Int]?
    package var at: Int?

    package init(surveyor: String? = nil, code: String? = nil, scores: [Int]? = nil, at: Int? = nil) {
        self.surveyor = surveyor
        self.code = code
        self.scores = scores
        self.at = at
    }
}
