/// Why a text is no date or time, where that can be told: for messages alone.
package enum WrittenTimeFault: Hashable, Sendable {
    /// A day as spreadsheets count it, in a cell whose format is no date's.
    case serialNumber(CivilDate)
    /// 31 September.
    case noSuchDay
    /// The weekday beside the day is another one's.
    case otherWeekday(CivilDate)
    case yearMissing
    /// `09/18/2020`: month and day cannot be told apart.
    case yearNotFirst
    case shortYear
    case chineseNumerals
    /// A day, and something else behind it.
    case rest(String)

    package init?(_ text: String) {
        let signs = WrittenTimeReader.signs(of: text)
        let numbers = Self.numbers(signs)
        let numerals = "一二三四五六七八九十〇零".unicodeScalars
        let isChinese = zip(signs, signs.dropFirst()).contains { numerals.contains($0) && ($1 == "日" || $1 == "号") }
        let firsts = numbers.prefix(3).map { $0.range.count }
        if let day = numbers.first?.value, firsts[0] == 5, (30_000..<70_000).contains(day),
            numbers[0].range.count == signs.count
                || numbers.count == 2 && signs.count == numbers[1].range.upperBound && signs[5] == "."
        {
            // Day 25569 is 1970-01-01.
            self = .serialNumber(CivilDate(daysSinceEpoch: day - 25_569))
        } else if isChinese {
            self = .chineseNumerals
        } else if firsts.count == 3, firsts[0] == 4, numbers[0].value >= 1000, firsts[1] <= 2, firsts[2] <= 2,
            Self.isDate(numbers, signs)
        {
            guard let date = CivilDate(year: numbers[0].value, month: numbers[1].value, day: numbers[2].value) else {
                self = .noSuchDay
                return
            }
            let behind = String(String.UnicodeScalarView(signs[numbers[2].range.upperBound...]))
                .drop { "日号 ".contains($0) }
            let isWeekday = ["(周", "周", "(星期", "星期", "(礼拜", "礼拜"].contains(where: behind.hasPrefix)
            self = isWeekday ? .otherWeekday(date) : .rest(String(behind))
        } else if firsts.count == 3, firsts.prefix(2).allSatisfy({ $0 <= 2 }), Self.isDate(numbers, signs) {
            self = signs[numbers[0].range.upperBound] == "年" ? .shortYear : .yearNotFirst
        } else if firsts.count >= 2, firsts.prefix(2).allSatisfy({ $0 <= 2 }),
            Self.isMark(signs, numbers[0].range.upperBound, "月")
        {
            self = .yearMissing
        } else {
            return nil
        }
    }

    private struct Number {
        let range: Range<Int>
        let value: Int
    }

    private static func numbers(_ signs: [Unicode.Scalar]) -> [Number] {
        var numbers: [Number] = []
        var place = 0
        while place < signs.count {
            let run = signs[place...].prefix { ("0"..."9").contains($0) }
            if !run.isEmpty {
                let value = run.prefix(9).reduce(0) { $0 * 10 + Int($1.value - 0x30) }
                numbers.append(Number(range: run.startIndex..<run.endIndex, value: value))
            }
            place = run.isEmpty ? place + 1 : run.endIndex
        }
        return numbers
    }

    /// Whether the text begins with three numbers that marks of a date divide.
    private static func isDate(_ numbers: [Number], _ signs: [Unicode.Scalar]) -> Bool {
        numbers[0].range.lowerBound == 0 && isMark(signs, numbers[0].range.upperBound, "年")
            && isMark(signs, numbers[1].range.upperBound, "月")
    }

    private static func isMark(_ signs: [Unicode.Scalar], _ place: Int, _ word: Unicode.Scalar) -> Bool {
        let sign = signs[place...].first { $0 != " " }
        return sign == "-" || sign == "/" || sign == "." || sign == word
    }
}
