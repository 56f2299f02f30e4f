/// Reads the forms of times.md §Forms, a function each, from left to right. Where a form is not there its function gives `nil`
/// and stands where it stood, but for ``date()`` and ``clock()``, behind which nothing else is tried.
struct WrittenTimeReader {
    /// A time of day in seconds from midnight.
    struct Clock {
        var second: Int
        var offset: UTCOffset?
    }

    private let signs: [Unicode.Scalar]
    private var place = 0

    init(_ text: some StringProtocol) { signs = Self.signs(of: text) }

    /// The whole text. Of date and clock one may be missing.
    mutating func read() -> (date: CivilDate?, clock: Clock?)? {
        guard let (date, endsInWord) = date() else {
            place = 0
            guard let second = clock(), isAtEnd else { return nil }
            return (nil, Clock(second: second))
        }
        if isAtEnd { return (date, nil) }
        if !take(" "), !take("t"), !endsInWord {
            let begin = place
            guard part() != nil else { return nil }
            place = begin
        }
        guard let second = clock() else { return nil }
        let offset = offset()
        return isAtEnd ? (date, Clock(second: second, offset: offset)) : nil
    }

    // MARK: - Forms

    private mutating func date() -> (CivilDate, endsInWord: Bool)? {
        let date: CivilDate?
        var endsInWord = false
        if let whole = digits(8...8) {
            date = CivilDate(year: whole / 10_000, month: whole / 100 % 100, day: whole % 100)
            let begin = place
            if !take(".") || digits(1...Int.max) != 0 { place = begin }
        } else {
            guard let year = digits(4...4), mark("年"), let month = digits(1...2), mark("月"), let day = digits(1...2)
            else { return nil }
            date = CivilDate(year: year, month: month, day: day)
            endsInWord = behindBlank { $0.take("日") || $0.take("号") ? true : nil } ?? false
        }
        guard let date, date.year >= 1000 else { return nil }
        if let weekday = behindBlank({ $0.weekday() }) {
            guard weekday == date.weekday else { return nil }
            endsInWord = true
        }
        return (date, endsInWord)
    }

    private mutating func mark(_ word: Unicode.Scalar) -> Bool {
        blank()
        guard take("-") || take("/") || take(".") || take(word) else { return false }
        blank()
        return true
    }

    /// 1 is Monday.
    private mutating func weekday() -> Int? {
        let isBracketed = take("(")
        guard take(word: "星期") || take(word: "周") || take(word: "礼拜"), place < signs.count else { return nil }
        let days: [Unicode.Scalar] = ["一", "二", "三", "四", "五", "六", "日", "天"]
        guard let day = days.firstIndex(of: signs[place]) else { return nil }
        place += 1
        guard !isBracketed || take(")") else { return nil }
        return min(day + 1, 7)
    }

    /// Seconds from midnight.
    private mutating func clock() -> Int? {
        var part = part()
        if part != nil { blank() }
        guard let hours = digits(1...2) else { return nil }
        let rest: (minute: Int, second: Int)?
        if take(":") {
            rest = minutes()
            if part == nil { part = behindBlank { $0.latinPart() } }
        } else {
            blank()
            guard take("点") || take("时") || take("點") else { return nil }
            rest = chineseMinutes()
        }
        guard let (minute, second) = rest, minute < 60, second < 60, let hour = DayPart.hour(hours, part) else {
            return nil
        }
        return hour * 3600 + minute * 60 + second
    }

    /// Behind the first colon. What is behind the seconds' point is cut.
    private mutating func minutes() -> (Int, Int)? {
        guard let minute = digits(2...2) else { return nil }
        guard take(":") else { return (minute, 0) }
        guard let second = digits(2...2) else { return nil }
        if take("."), digits(1...Int.max) == nil { return nil }
        return (minute, second)
    }

    /// Behind 点.
    private mutating func chineseMinutes() -> (Int, Int) {
        if take("整") { return (0, 0) }
        if take("半") { return (30, 0) }
        if take(word: "一刻") { return (15, 0) }
        if take(word: "三刻") { return (45, 0) }
        guard let minute = behindBlank({ $0.counted("分") }) else { return (digits(2...2) ?? 0, 0) }
        return (minute, behindBlank { $0.counted("秒") } ?? 0)
    }

    /// One or two digits and what they count: `5分`.
    private mutating func counted(_ word: Unicode.Scalar) -> Int? {
        let begin = place
        if let number = digits(1...2) {
            blank()
            if take(word) { return number }
        }
        place = begin
        return nil
    }

    private mutating func part() -> DayPart? {
        for (word, part) in DayPart.words where take(word: word) { return part }
        return latinPart()
    }

    private mutating func latinPart() -> DayPart? {
        if take(word: "am") || take(word: "a.m.") { return .morning }
        return take(word: "pm") || take(word: "p.m.") ? .afternoon : nil
    }

    private mutating func offset() -> UTCOffset? {
        behindBlank { reader in
            if reader.take("z") { return UTCOffset(seconds: 0) }
            let isWest = reader.take("-")
            guard isWest || reader.take("+") else { return nil }
            var (hours, minutes) = (0, 0)
            if let both = reader.digits(4...4) {
                (hours, minutes) = (both / 100, both % 100)
            } else {
                guard let first = reader.digits(2...2) else { return nil }
                hours = first
                if reader.take(":") {
                    guard let second = reader.digits(2...2) else { return nil }
                    minutes = second
                }
            }
            guard minutes < 60, hours * 60 + minutes <= 18 * 60 else { return nil }
            return UTCOffset(seconds: (isWest ? -60 : 60) * (hours * 60 + minutes))
        }
    }

    // MARK: - Signs

    private var isAtEnd: Bool { place == signs.count }

    private mutating func blank() { _ = take(" ") }

    /// What stands here, perhaps behind a blank; where it is not there the blank is left, too.
    private mutating func behindBlank<Form>(_ form: (inout WrittenTimeReader) -> Form?) -> Form? {
        let begin = place
        blank()
        let read = form(&self)
        if read == nil { place = begin }
        return read
    }

    private mutating func take(_ sign: Unicode.Scalar) -> Bool {
        guard place < signs.count, signs[place] == sign else { return false }
        place += 1
        return true
    }

    private mutating func take(word: String) -> Bool {
        let begin = place
        for sign in word.unicodeScalars where !take(sign) {
            place = begin
            return false
        }
        return true
    }

    /// All the digits that stand here, if there are so many; the value of the first eighteen.
    private mutating func digits(_ count: ClosedRange<Int>) -> Int? {
        let run = signs[place...].prefix { ("0"..."9").contains($0) }
        guard count.contains(run.count) else { return nil }
        place = run.endIndex
        return run.prefix(18).reduce(0) { $0 * 10 + Int($1.value - 0x30) }
    }

    /// The text as the forms have it: one sign for each that looks like it, small letters, single blanks.
    static func signs(of text: some StringProtocol) -> [Unicode.Scalar] {
        var signs: [Unicode.Scalar] = []
        signs.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            guard let sign = sign(scalar.halfWidth) else { continue }
            if sign != " " || signs.last.map({ $0 != " " }) ?? false { signs.append(sign) }
        }
        if signs.last == " " { signs.removeLast() }
        return signs
    }

    /// `nil` for what says nothing.
    private static func sign(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.value {
        case 0x27, 0x60, 0xAD, 0xB4, 0x2018, 0x2019, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFE00...0xFE0F,
            0xFEFF:
            nil
        case 0x41...0x5A: Unicode.Scalar(scalar.value + 0x20)
        case 0x2010...0x2015, 0x2043, 0x2212, 0xFE58, 0xFE63: "-"
        case 0x2236, 0xFE55: ":"
        case 0x2044, 0x2215: "/"
        case 0xB7, 0x2022, 0x2027, 0x30FB, 0x3002, 0xFF61: "."
        default: scalar.isBlank ? " " : scalar
        }
    }
}

/// Which half of the clock hours are meant of (times.md §Forms, the second table).
private enum DayPart {
    case morning, afternoon, early, night, noon, evening

    static let words: [(String, DayPart)] = [
        ("上午", .morning), ("下午", .afternoon), ("早上", .early), ("早晨", .early), ("清晨", .early), ("凌晨", .night),
        ("中午", .noon), ("傍晚", .evening), ("晚上", .evening), ("晚", .evening),
    ]

    /// The hour of the day, from those written; `nil` where there is none such.
    static func hour(_ written: Int, _ part: DayPart?) -> Int? {
        switch (part, written) {
        case (nil, 0...23), (.morning, 0...11), (.afternoon, 12...23), (.early, 4...11), (.night, 0...5),
            (.noon, 10...14),
            (.evening, 17...23):
            written
        case (.morning, 12), (.night, 12): 0
        case (.afternoon, 1...11), (.noon, 1...2), (.evening, 5...11): written + 12
        default: nil
        }
    }
}
