/// What stands in a rulebook that was written for an earlier survey: no mistake of its own, and most likely not meant.
package enum RulebookLeftover: Hashable, Sendable {
    /// A key and its date, which is past.
    case past(key: String, date: CivilDate, today: CivilDate)
    /// A year of fieldwork, or after it the present one, of which the calendar has no day; `known`: the years that it has.
    case noCalendar(year: Int, known: [Int])
    /// A name or title with a year that none of the dates has.
    case otherYear(key: String, year: Int, years: [Int])

    /// Stable, as ``Refusal/code``.
    package var code: String { caseName(of: self) }
}

extension Rulebook {
    /// - Parameter today: at the rulebook's offset.
    package func leftovers(today: CivilDate) -> [RulebookLeftover] {
        let dates = [
            ("deadline", grading.deadline), ("fieldwork.from", fieldwork.from), ("fieldwork.until", fieldwork.until),
        ]
        let past = dates.filter { $0.1 < today }.map { RulebookLeftover.past(key: $0.0, date: $0.1, today: today) }
        let known = Set((calendar.holidays.union(calendar.workdays)).map(\.year)).sorted()
        // Where fieldwork is past, the next one lies in this year at the earliest.
        let last = max(fieldwork.until.year, fieldwork.from.year)
        let isPast = fieldwork.until < today && today.year > last
        let wanted = Array(fieldwork.from.year...last) + (isPast ? [today.year] : [])
        let missing = wanted.filter { !known.contains($0) }
        let years = Set(dates.map(\.1.year)).sorted()
        let named = [
            ("rulebook", id), ("title", title), ("notice.number", notice.number), ("notice.title", notice.title),
        ]
        let other = named.compactMap { key, text -> RulebookLeftover? in
            let found = Rulebook.years(in: text)
            guard let year = found.first, found.allSatisfy({ !years.contains($0) }) else { return nil }
            return .otherYear(key: key, year: year, years: years)
        }
        return past + missing.map { .noCalendar(year: $0, known: known) } + other
    }

    /// `2020` and the like, alone or before 年: four digits that no other digit touches.
    private static func years(in text: String) -> [Int] {
        text.split { !($0.isASCII && $0.isNumber) }.filter { $0.count == 4 }.compactMap { Int($0) }.filter {
            (1990...2099).contains($0)
        }
    }
}
