import SurveyCore

/// Turns what is typed for dates and times into values (times.md).
struct TimeReading {
    private let offset: UTCOffset

    init(_ rulebook: Rulebook) { offset = rulebook.offset }

    /// A day; a time has the one that it falls on.
    func day(_ text: String) throws -> CivilDate {
        guard let written = WrittenTime(text, offset: offset) else { throw Refusal.usage(.badDate(text)) }
        return written.day(offset)
    }

    /// A day that is not to come.
    func past(day text: String, now: Timestamp) throws -> CivilDate {
        let day = try day(text)
        guard day <= now.date(offset) else { throw Refusal.content(.timeInFuture(text: text, now: now)) }
        return day
    }

    /// A time that is past: of a dial, of a corrected number.
    /// - Parameter day: of a time of day alone; today where none is given.
    func past(_ text: String?, on day: CivilDate? = nil, now: Timestamp) throws -> Timestamp? {
        let today = now.date(offset)
        guard let text else { return nil }
        // That a day to come has no hour is not what is wrong with it.
        if let written = WrittenTime(text, offset: offset, on: day ?? today), written.day(offset) > today {
            throw Refusal.content(.timeInFuture(text: text, now: now))
        }
        return try time(text, on: day ?? today)
    }

    func time(_ text: String?, on day: CivilDate) throws -> Timestamp? {
        guard let text else { return nil }
        let written = WrittenTime(text, offset: offset, on: day)
        guard let time = written?.moment else { throw Refusal.content(.badTime(text: text, day: written?.day(offset))) }
        return time
    }

    /// The day on which a time falls, for times of day that go with it.
    func day(of time: Timestamp) -> CivilDate { time.date(offset) }
}
