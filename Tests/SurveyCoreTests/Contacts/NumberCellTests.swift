import Foundation
import Naive
import NumberCells
import SurveyCore
import Testing

/// The reader of numbers against cells whose numbers are known (numbers.md).
@Suite struct NumberCellTests {
    @Test(arguments: NumberCell.examples) func everyExampleReadsAsItShould(_ cell: NumberCell) {
        #expect(read(cell) == cell.tsv)
    }

    /// `HUIFANG_CELLS=1000000` reads so many, `HUIFANG_SEED=4711` begins elsewhere.
    private static let cells = asked("HUIFANG_CELLS", or: 10_000)
    static let seeds = Array((asked("HUIFANG_SEED", or: 0)...).prefix(20))

    @Test(arguments: seeds) func randomCellsReadAsTheyWereWritten(seed: Int) {
        var random = SplitMix64(seed)
        for _ in 0..<Self.cells / 20 {
            let cell = NumberCell.random(&random)
            let read = read(cell)
            if read != cell.tsv { Issue.record("\(cell.tsv)\n\(read)") }
        }
    }

    /// What the reader makes of a cell, as the cell itself tells what it holds.
    private func read(_ cell: NumberCell) -> String {
        let reading = PhoneNumber.parse(cell.text, areaCode: cell.areaCode)
        let numbers = ([reading.number].compactMap { $0 } + reading.others).map { number in
            NumberCell.Number(normal: number.normal, assumed: reading.assumedNumbers.contains(number))
        }
        var seen: Set<String> = []
        let findings = reading.findings.map { Finding($0).code }.filter { seen.insert($0).inserted }
        let left = reading.leftOver.filter { $0.text != "" && !$0.text.allSatisfy { $0 == "#" } }.map { left in
            NumberCell.Left(digits: left.text, finding: numbers.isEmpty ? findings[0] : code(of: left.reason))
        }
        return NumberCell(text: cell.text, areaCode: cell.areaCode, numbers: numbers, left: left, findings: findings)
            .tsv
    }

    private func code(of reason: PhoneNumber.LeftOver.Reason) -> String {
        switch reason {
        case .damaged: "number-damaged-by-spreadsheet"
        case .noTelephone: "no-telephone"
        case .leftOver: "digits-left-over"
        }
    }

    // MARK: - Whatever a cell holds

    private static let pieces = [
        "0371", "0371", "67181201", "6718", "1201", "15400000102", "154", "0000", "0102", "86", "+86", "0086", "+",
        "852",
        "886", "21234501", "400", "4001234567", "123", "4567", "1", "2", "0", "00", "12", "801", "8015", "02", "95588",
        "110",
        "010", "0375", "6712345", "371", "37167181201", "450000", "77", "+1", "5405550123", "44",
        "-", "-", " ", " ", " ", "/", "、", ",", ".", "(", ")", "（", "[", "]", "#", ":", "转", "分机", "ext.", "x", "tel",
        "手机",
        "QQ：", "号", "楼", "室", "或", "和", "至", "\n", "*", "****", "O", "abc", "@qq.com", "www.a.cn/1", "邮编", "一", "~",
        "&", "\\",
        "=", "_", "张三", "热线", "|", " | ", "区号", "；", "。", "12:30", "2号楼", "\u{200B}",
    ]

    /// No digit vanishes, and no number is made of digits that were not written as one. Of these cells nobody knows the answer.
    @Test(arguments: seeds) func noDigitVanishesAndNoneIsAdded(seed: Int) {
        var random = SplitMix64(1000 + seed)
        for _ in 0..<Self.cells / 200 {
            let text = (0..<random.number(1...9)).map { _ in random.one(of: Self.pieces) }.joined()
            let account = CellAccount(text)
            #expect(account.vanished.isEmpty && account.added.isEmpty, "\(text): \(account)")
        }
    }
}

/// The runs of digits of a cell against what the reader makes of it.
private struct CellAccount: CustomStringConvertible {
    let runs: [String]
    let numbers: [String]
    let left: [String]
    /// Runs that are in no number and named in no finding; numbers that no runs make.
    private(set) var vanished: [String] = []
    private(set) var added: [String] = []

    init(_ text: String) {
        // A column 区号 is told apart elsewhere.
        let visible = text.filter { $0 != "\u{200B}" }
        runs = Self.runs(visible)
        let reading = PhoneNumber.parse(text, areaCode: "0371")
        numbers = ([reading.number].compactMap { $0 } + reading.others).map(\.normal)
        // Of a damaged part all that stands there is left.
        left = reading.leftOver.flatMap { $0.text.split { !("0"..."9").contains($0) }.map(String.init) }
        let written = numbers.map { number in number.filter { $0.isNumber } }
        for run in runs where !left.contains(run) && !written.contains(where: { isPart(run, of: $0) }) {
            if !isAreaColumn(visible) { vanished.append(run) }
        }
        added = numbers.filter { !isMade($0) }
    }

    /// As many digits as stand together, without the `.0` of a spreadsheet.
    private static func runs(_ text: String) -> [String] {
        text.replacing(/([0-9]{3})\.00?(?![0-9])/) { String($0.output.1) }.split { !("0"..."9").contains($0) }.map(
            String.init
        )
    }

    private func isAreaColumn(_ text: String) -> Bool { text.contains("区号") && text.contains("|") }

    private static let prefixes = ["", "0", "86", "860", "00", "0086", "00860"]

    /// A run is part of a number with what may stand before it: the country's code, a trunk zero.
    private func isPart(_ run: String, of number: String) -> Bool {
        Self.prefixes.contains { prefix in
            guard run.hasPrefix(prefix) else { return false }
            let rest = String(run.dropFirst(prefix.count))
            return ([rest] + Self.withoutOneZero(rest)).contains { $0.isEmpty || number.contains($0) }
        }
    }

    /// +886 (0)2…: a zero is left out.
    private static func withoutOneZero(_ digits: String) -> [String] {
        digits.indices.filter { digits[$0] == "0" }.map {
            String(digits[..<$0] + digits[digits.index(after: $0)...])
        }
    }

    /// Whether runs that follow each other make the number: its last digits alone where it is like the one before it.
    private func isMade(_ number: String) -> Bool {
        let parts = number.split(separator: "x")
        let main = parts[0].split(separator: "-")
        let area = main.count == 2 ? String(main[0]) : ""
        let rest = main[main.count - 1].filter(\.isNumber) + (parts.count == 2 ? parts[1] : "")
        let areas = ["", area, String(area.dropFirst())]
        let allowed = Self.prefixes.flatMap { prefix in areas.map { prefix + $0 } }
        for start in runs.indices {
            var all = ""
            for run in runs[start...].prefix(9) {
                all += run
                let isAbroad =
                    number.hasPrefix("+") && Self.withoutOneZero(all).contains { $0 == rest || $0 == "00" + rest }
                if isAbroad || allowed.contains(where: { $0 + rest == all }) { return true }
            }
            // 0371-67181201/02: the digits before them are an earlier number's.
            if runs[start].count <= 6, rest.hasSuffix(runs[start]), numbers.contains(where: { isLike($0, number) }) {
                return true
            }
        }
        return false
    }

    private func isLike(_ other: String, _ number: String) -> Bool {
        other != number && other.prefix(3) == number.prefix(3)
    }

    var description: String { "\(runs) → \(numbers), left \(left); vanished \(vanished), added \(added)" }
}
