/// Dates and times as offices write them (columns.md §Dates and times): `2020-09-05`, `2020/9/5`, `2020.9.5`, `2020年9月5日`,
/// with a time `9:05`, `09:05` or `09:05:30` behind a blank or `T`.
package enum WrittenTime {
    /// A date; a time of midnight behind it (Excel writes `2020/9/5 0:00`) or any other is passed over.
    package static func date(_ text: String) -> CivilDate? { read(text, UTCOffset(seconds: 0))?.date }

    /// A time with its date; `nil` for a date alone.
    package static func timestamp(_ text: String, offset: UTCOffset) -> Timestamp? { read(text, offset)?.time }

    private static func read(_ text: String, _ offset: UTCOffset) -> (date: CivilDate, time: Timestamp?)? {
        var numbers: [Int] = []
        var rest = trimmed(text).unicodeScalars[...]
        while numbers.count < 3 {
            let digits = rest.prefix { ("0"..."9").contains($0) }
            guard !digits.isEmpty, digits.count <= 4 else { return nil }
            numbers.append(digits.reduce(0) { $0 * 10 + Int($1.value - 0x30) })
            rest = rest.dropFirst(digits.count)
            if numbers.count == 3 { break }
            guard let mark = rest.popFirst(), mark == "-" || mark == "/" || mark == "." || mark == "年" || mark == "月"
            else { return nil }
        }
        if rest.first == "日" || rest.first == "号" { rest.removeFirst() }
        guard numbers[0] >= 1000, let date = CivilDate(year: numbers[0], month: numbers[1], day: numbers[2]) else {
            return nil
        }
        let written = String(rest)
        let clock = trimmed(written)
        guard !clock.isEmpty else { return (date, nil) }
        // Behind a blank or a T, in the form that ISO 8601 has behind the date.
        let isBehindT = clock.unicodeScalars.first == "T"
        guard isBehindT || clock.utf8.count < written.utf8.count,
            let time = Timestamp(date, clock: isBehindT ? String(clock.dropFirst()) : clock, offset: offset)
        else { return nil }
        return (date, time)
    }
}
