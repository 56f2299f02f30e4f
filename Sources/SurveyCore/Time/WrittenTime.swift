/// Dates and times as offices write them (columns.md §Dates and times): `2020-09-05`, `2020/9/5`, `2020.9.5`, `2020年9月5日`,
/// with a time `9:05`, `09:05` or `09:05:30` behind a blank or `T`.
package enum WrittenTime {
    /// A date; a time of midnight behind it (Excel writes `2020/9/5 0:00`) or any other is passed over.
    package static func date(_ text: String) -> CivilDate? { split(text)?.date }

    /// A time with its date; `nil` for a date alone.
    package static func timestamp(_ text: String, offset: UTCOffset) -> Timestamp? {
        guard let (date, rest) = split(text), !rest.isEmpty else { return nil }
        return Timestamp(iso: "\(date)T\(rest.first == "T" ? String(rest.dropFirst()) : rest)", offset: offset)
    }

    private static func split(_ text: String) -> (date: CivilDate, rest: String)? {
        var numbers: [Int] = []
        var rest = Substring(trimmed(text))
        while numbers.count < 3 {
            let digits = rest.prefix { $0.isASCII && $0.isNumber }
            guard !digits.isEmpty, digits.count <= 4, let number = Int(digits) else { return nil }
            numbers.append(number)
            rest = rest.dropFirst(digits.count)
            if numbers.count == 3 { break }
            guard let mark = rest.popFirst(), "-/.年月".contains(mark) else { return nil }
        }
        if rest.first == "日" || rest.first == "号" { rest = rest.dropFirst() }
        let remainder = trimmed(String(rest))
        guard numbers[0] >= 1000, let date = CivilDate(year: numbers[0], month: numbers[1], day: numbers[2]),
            remainder.isEmpty || remainder != String(rest) || remainder.first == "T",
            remainder.isEmpty || clock(remainder) != nil
        else { return nil }
        return (date, clock(remainder) ?? "")
    }

    /// `T9:05` and `9:05:30` in two digits each; `nil` where it is no time of day.
    private static func clock(_ text: String) -> String? {
        let plain = text.first == "T" ? String(text.dropFirst()) : text
        return Timestamp(iso: "2000-01-01T\(plain)", offset: UTCOffset(seconds: 0)) == nil ? nil : plain
    }
}
