/// A date or time as people and programs write it (times.md): the one reading for cells of tables, options and lines of the
/// console.
package enum WrittenTime: Hashable, Sendable {
    /// A day alone; midnight without an offset is one, too, since spreadsheets write it behind a day.
    case day(CivilDate)
    case moment(Timestamp)

    /// `nil` for what is neither.
    /// - Parameters:
    ///   - offset: the rulebook's, for what names none.
    ///   - day: the day that a time of day alone is meant for; without one that is nothing.
    package init?(_ text: some StringProtocol, offset: UTCOffset, on day: CivilDate? = nil) {
        var reader = WrittenTimeReader(text)
        guard let (written, clock) = reader.read(), let date = written ?? day else { return nil }
        if let clock, clock.second > 0 || clock.offset != nil {
            let midnight = Timestamp(startOf: date, offset: clock.offset ?? offset)
            self = .moment(Timestamp(seconds: midnight.seconds + clock.second))
        } else {
            self = .day(date)
        }
    }

    /// The day that it is, or has in the rulebook's offset.
    package func day(_ offset: UTCOffset) -> CivilDate {
        switch self {
        case .day(let day): day
        case .moment(let time): time.date(offset)
        }
    }

    /// `nil` of a day alone.
    package var moment: Timestamp? {
        if case .moment(let time) = self { time } else { nil }
    }
}
