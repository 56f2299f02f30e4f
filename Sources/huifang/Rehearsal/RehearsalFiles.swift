import CZlib
import SurveyCore

/// The files of Fixtures/zhengzhou-2020 inside the program, and their dates moved to today: an office practises September in May.
struct RehearsalFiles {
    struct File {
        let path: String
        let bytes: [UInt8]
    }

    /// As they lie in the fixture.
    static let packed: [File] = {
        let all = unpacked(PackageResources.fixture_z)
        let end = zip(all, all.dropFirst()).enumerated().first { $0.element == (0x0A, 0x0A) }!.offset + 2
        var start = end
        return String(decoding: all[..<end], as: UTF8.self).split(separator: "\n").map { line in
            let parts = line.split(separator: "\t")
            defer { start += Int(parts[1])! }
            return File(path: String(parts[0]), bytes: Array(all[start..<start + Int(parts[1])!]))
        }
    }()

    /// The fixture's last call sheet is filled in on 13 October: everything happened when today is the day behind it, or up to six days later.
    private static let firstDayBehind = CivilDate(iso: "2020-10-14")!
    /// What nobody could do any more, three days after the last day of fieldwork.
    private static let moreFieldwork = 14

    /// Days from the fixture's dates to the rehearsal's, in whole weeks: weekdays stay.
    let shift: Int

    init(today: CivilDate) {
        let days = today.daysSinceEpoch - Self.firstDayBehind.daysSinceEpoch
        shift = (days >= 0 ? days : days - 6) / 7 * 7
    }

    /// The fixture's rulebook with its dates moved, and a name of its own. Fieldwork lasts two weeks longer, so that calls can be practised.
    var rulebook: String {
        var lines: [String] = []
        for line in Rulebook.zhengzhou2020.text.split(separator: "\n", omittingEmptySubsequences: false) {
            let moved = moved(String(line))
            if line.hasPrefix("rulebook: ") {
                lines.append(moved + Rulebook.rehearsalEnding)
            } else if line.hasPrefix("title: ") {
                let year = String(CivilDate(iso: "2020-09-20")!.adding(days: shift).year)
                lines.append(moved.replacing("title: 2020", with: "title: " + Self.mark + year))
            } else if line.hasPrefix("  until: 2020-"), let day = CivilDate(iso: moved.suffix(10)) {
                lines.append("  until: \(day.adding(days: Self.moreFieldwork))")
            } else {
                lines.append(moved)
            }
        }
        return lines.joined(separator: "\n")
    }

    /// Before the title, in either language: it is stored.
    static let mark = "【演练 REHEARSAL】"

    /// All but the steps.
    var files: [File] {
        Self.packed.dropFirst().map { File(path: moved($0.path), bytes: DateShift.shifted($0.bytes, days: shift)) }
    }

    /// What to type, one after another: those steps of the fixture that succeed. A digest is not known before, so it is left out.
    func steps(folder: String) -> [String] {
        String(decoding: Self.packed[0].bytes, as: UTF8.self).split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ")
            guard line.first != "#", words[1] != "77", words[2] != "init" else { return nil }
            let command = words.dropFirst(2).map { word in
                let path = moved(String(word))
                return Self.isFile(String(word)) ? shellFree(folder + path) : path
            }
            return "huifang " + command.joined(separator: " ").replacing(" --roster ROSTER", with: "")
        }
    }

    private func shellFree(_ path: String) -> String { path.contains(" ") ? "'\(path)'" : path }

    private static func isFile(_ word: String) -> Bool {
        packed.contains { $0.path == word || $0.path.hasPrefix(word + "/") }
    }

    private func moved(_ text: String) -> String {
        String(decoding: DateShift.shifted(Array(text.utf8), days: shift), as: UTF8.self)
    }

    private static func unpacked(_ packed: [UInt8]) -> [UInt8] {
        // Texts of tables do not become a hundredth.
        var room = [UInt8](repeating: 0, count: packed.count * 100)
        var length = uLong(room.count)
        precondition(uncompress(&room, &length, packed, uLong(packed.count)) == Z_OK, "fixture.z is damaged")
        return Array(room[..<Int(length)])
    }
}

/// Moves the dates in a text of whatever encoding: digits are ASCII in UTF-8 and GB18030, and what stands between them is left as it is.
enum DateShift {
    /// `2020-09-18`, `2020/9/18`, `2020.9.18`, `2020年9月18日`, and of the notice's year `9月18日`, `9 月 20 日`.
    static func shifted(_ bytes: [UInt8], days: Int) -> [UInt8] {
        let isWide = bytes.starts(with: [0xFF, 0xFE])
        var units: [UInt16] =
            isWide
            ? stride(from: 0, to: bytes.count - 1, by: 2).map { UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8 }
            : bytes.map(UInt16.init)
        var result: [UInt16] = []
        var rest = units[...]
        while !rest.isEmpty {
            if result.last.map(isDigit) != true, let (moved, length) = date(at: rest, days: days) {
                result += moved
                rest = rest.dropFirst(length)
            } else {
                result.append(rest.removeFirst())
            }
        }
        units = result
        return isWide ? units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } : units.map { UInt8($0) }
    }

    private static func isDigit(_ unit: UInt16) -> Bool { (0x30...0x39).contains(unit) }

    /// The date that begins here, moved, and how many units it takes.
    private static func date(at units: ArraySlice<UInt16>, days: Int) -> ([UInt16], Int)? {
        var parts: [(digits: ArraySlice<UInt16>, between: ArraySlice<UInt16>)] = []
        var rest = units
        while parts.count < 3 {
            let digits = rest.prefix(while: isDigit)
            guard (1...4).contains(digits.count) else { break }
            rest = rest.dropFirst(digits.count)
            // 月 is three bytes at most, with a blank at either side.
            let between = rest.prefix(5).prefix { !isDigit($0) && $0 != 0x2C && $0 != 0x0A }
            parts.append((digits, between))
            rest = rest.dropFirst(between.count)
        }
        let numbers = parts.map { Int(String(decoding: $0.digits, as: UTF16.self))! }
        let hasYear = numbers.count == 3 && numbers[0] == 2020
        let first = hasYear ? 1 : 0
        guard numbers.count > first + 1, hasYear || isMonthSign(parts[0].between),
            let day = CivilDate(year: 2020, month: numbers[first], day: numbers[first + 1])
        else { return nil }
        let moved = day.adding(days: days)
        var text: [UInt16] = []
        for (place, number) in zip(0..., (hasYear ? [moved.year] : []) + [moved.month, moved.day]) {
            // ISO 8601 alone fills up with zeros.
            let isPadded = parts[place].digits.first == 0x30 || parts[first].between.elementsEqual([0x2D])
            text += Array((isPadded ? padded(number, 2) : String(number)).utf16)
            if place < first + 1 { text += parts[place].between }
        }
        let length = parts.prefix(first + 1).reduce(0) { $0 + $1.digits.count + $1.between.count }
        return (text, length + parts[first + 1].digits.count)
    }

    /// 月 alone makes two numbers a date, in any of the encodings.
    private static func isMonthSign(_ units: ArraySlice<UInt16>) -> Bool {
        let text = units.filter { $0 != 0x20 }
        return text == [0xE6, 0x9C, 0x88] || text == [0xD4, 0xC2] || text == [0x6708]
    }
}
