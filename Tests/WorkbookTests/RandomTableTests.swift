import Testing
import Workbook

/// Random tables, each written as `.xlsx` and as BIFF8 in whatever form a cell may have. The generator knows what must be read.
@Suite struct RandomTableTests {
    private struct Cell {
        var row: Int
        var column: Int
        var value: Value
    }

    private enum Value {
        case text(String)
        /// A whole number that the format of style 1 pads to eleven digits, or that of style 0 leaves alone.
        case number(Int, isPadded: Bool)
        case day(serial: Int, text: String)
        case flag(Bool)
        case error
    }

    private static let formats = ["00000000000", "yyyy-mm-dd"]
    private static let pieces = ["郑州", "水利局", "a", "0371-", "é", "😀", " ", "\n", "<", "&", "_x000D_", "\u{1}"]

    @Test func bothFormsGiveWhatWasWritten() throws {
        for seed in 1...200 {
            var random = Random(seed: UInt64(seed))
            let cells = Self.table(&random)
            let expected = cells.map(Self.expected)
            #expect(try Self.xlsx(cells, &random).cells() == expected, "xlsx \(seed)")
            #expect(try Self.biff(cells, &random).readCells() == expected, "xls \(seed)")
        }
    }

    private static func table(_ random: inout Random) -> [Cell] {
        var cells: [Cell] = []
        var row = 0
        for _ in 0..<Int.random(in: 1...20, using: &random) {
            row += Int.random(in: 1...3, using: &random)
            var column = 0
            for _ in 0..<Int.random(in: 1...8, using: &random) {
                column += Int.random(in: 1...4, using: &random)
                cells.append(Cell(row: row, column: column, value: value(&random)))
            }
        }
        return cells
    }

    private static func value(_ random: inout Random) -> Value {
        switch Int.random(in: 0..<6, using: &random) {
        case 0, 1:
            let count = Int.random(in: 0...6, using: &random)
            return .text((0..<count).map { _ in pieces.randomElement(using: &random)! }.joined())
        case 2, 3:
            let digits = Int.random(in: 1...15, using: &random)
            let limit = (0..<digits).reduce(1) { limit, _ in limit * 10 }
            return .number(Int.random(in: 0..<limit, using: &random), isPadded: Bool.random(using: &random))
        case 4:
            // 2020-09-01 is day 44,075.
            let day = Int.random(in: 0..<30, using: &random)
            return .day(serial: 44_075 + day, text: "2020-09-\(day < 9 ? "0" : "")\(day + 1)")
        default: return Bool.random(using: &random) ? .error : .flag(Bool.random(using: &random))
        }
    }

    private static func expected(_ cell: Cell) -> String {
        let place = "\(Reading.letters(cell.column))\(cell.row)"
        switch cell.value {
        case .text(let text): return text.isEmpty ? "\(place) text" : "\(place) text \(text)"
        case .number(let number, let isPadded):
            let digits = String(number)
            let zeros = String(repeating: "0", count: isPadded ? max(0, 11 - digits.count) : 0)
            return "\(place) number \(zeros)\(digits)"
        case .day(_, let text): return "\(place) date \(text)"
        case .flag(let flag): return "\(place) boolean \(flag ? "TRUE" : "FALSE")"
        case .error: return "\(place) error #N/A"
        }
    }

    private static func xlsx(_ cells: [Cell], _ random: inout Random) -> XlsxMaker {
        var shared = ""
        var sharedCount = 0
        var rows = ""
        for (index, cell) in cells.enumerated() {
            let isFirst = index == 0 || cells[index - 1].row != cell.row
            if isFirst { rows += "\(index == 0 ? "" : "</row>")<row r=\"\(cell.row)\">" }
            // A place may be left out where it follows.
            let follows = cell.column == (isFirst ? 1 : cells[index - 1].column + 1) && Bool.random(using: &random)
            let place = follows ? "" : " r=\"\(Reading.letters(cell.column))\(cell.row)\""
            let formula = Bool.random(using: &random) ? "<f>A1</f>" : ""
            switch cell.value {
            case .text(let text):
                let written = escaped(text).split(separator: "_x", omittingEmptySubsequences: false)
                    .joined(separator: "_x005F_x").split(separator: "\u{1}", omittingEmptySubsequences: false)
                    .joined(separator: "_x0001_")
                switch Int.random(in: 0..<4, using: &random) {
                case 0: rows += "<c\(place) t=\"str\">\(formula)<v>\(written)</v></c>"
                case 1: rows += "<c\(place) t=\"inlineStr\"><is><r><t>\(written)</t></r></is></c>"
                case 2:
                    // openpyxl writes a reference for every sign beyond ASCII.
                    let refers = Bool.random(using: &random)
                    let text = written.unicodeScalars.map { refers && !$0.isASCII ? "&#\($0.value);" : String($0) }
                    rows += "<c\(place) t=\"inlineStr\"><is><t xml:space=\"preserve\">\(text.joined())</t></is></c>"
                default:
                    rows += "<c\(place) t=\"s\"><v>\(sharedCount)</v></c>"
                    shared += "<si><t>\(written)</t><rPh><t>x</t></rPh></si>"
                    sharedCount += 1
                }
            case .number(let number, let isPadded):
                let digits = String(number)
                let scientific = "\(digits.prefix(1)).\(digits.dropFirst())0E+\(digits.count - 1)"
                let written = [digits, "\(digits).0", scientific].randomElement(using: &random)!
                rows += "<c\(place) s=\"\(isPadded ? 1 : 0)\">\(formula)<v>\(written)</v></c>"
            case .day(let serial, _): rows += "<c\(place) s=\"2\">\(formula)<v>\(serial)</v></c>"
            case .flag(let flag): rows += "<c\(place) t=\"b\">\(formula)<v>\(flag ? 1 : 0)</v></c>"
            case .error: rows += "<c\(place) t=\"e\">\(formula)<v>#N/A</v></c>"
            }
        }
        var maker = XlsxMaker("\(rows)</row>")
        maker.shared = shared
        maker.formats = formats
        return maker
    }

    private static func biff(_ cells: [Cell], _ random: inout Random) -> BiffMaker {
        var maker = BiffMaker()
        var shared: [[UInt8]] = []
        for (index, format) in formats.enumerated() {
            maker.globals.append(BiffMaker.record(0x41E, u16(164 + index) + BiffMaker.narrow(format)))
        }
        for format in [0, 164, 165] {
            maker.globals.append(BiffMaker.record(0xE0, u16(0) + u16(format) + [UInt8](repeating: 0, count: 16)))
        }
        for cell in cells {
            let (row, column) = (cell.row - 1, cell.column - 1)
            func add(_ type: Int, _ value: [UInt8], style: Int = 0) {
                maker.cells.append(BiffMaker.cell(type, row, column, value, style: style))
            }
            func add(_ number: Int, style: Int) {
                let rest: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0]
                switch Int.random(in: 0..<4, using: &random) {
                case 0 where number < 1 << 29: add(0x27E, u32(number << 2 | 2), style: style)
                case 1 where number < 5_000_000: add(0x27E, u32(number * 100 << 2 | 3), style: style)
                case 2 where number < 1 << 29:
                    let value = u16(style) + u32(number << 2 | 2) + u16(column)
                    maker.cells.append(BiffMaker.record(0xBD, u16(row) + u16(column) + value))
                case 3: add(0x006, double(Double(number)) + rest, style: style)
                default: add(0x203, double(Double(number)), style: style)
                }
            }
            switch cell.value {
            case .text(let text):
                let isNarrow = text.unicodeScalars.allSatisfy { $0.value < 256 } && Bool.random(using: &random)
                let bytes = isNarrow ? BiffMaker.narrow(text) : BiffMaker.wide(text)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: add(0x204, bytes)
                case 1: add(0xD6, bytes + u16(0))
                case 2:
                    maker.cells.append(BiffMaker.formula(row, column, [0, 0, 0, 0, 0, 0, 0xFF, 0xFF]))
                    maker.cells.append(BiffMaker.record(0x207, bytes))
                default:
                    add(0xFD, u32(shared.count))
                    shared.append(bytes)
                }
            case .number(let number, let isPadded): add(number, style: isPadded ? 1 : 0)
            case .day(let serial, _): add(serial, style: 2)
            case .flag(let flag): add(0x205, [flag ? 1 : 0, 0])
            case .error: add(0x205, [0x2A, 1])
            }
        }
        // The shared texts go on in a record of their own now and then, where a text begins.
        var record = u32(shared.count) + u32(shared.count)
        var type = 0xFC
        for bytes in shared {
            if Int.random(in: 0..<5, using: &random) == 0 {
                maker.globals.append(BiffMaker.record(type, record))
                (record, type) = ([], 0x3C)
            }
            record += bytes
        }
        maker.globals.append(BiffMaker.record(type, record))
        return maker
    }
}
