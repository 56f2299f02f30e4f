import Testing
import Workbook

/// Records of BIFF8, written by hand: every form that a cell can have.
@Suite struct BiffTests {
    @Test func everyKindOfCell() throws {
        var maker = BiffMaker()
        maker.globals = [BiffMaker.record(0xFC, u32(2) + u32(2) + BiffMaker.wide("甲") + BiffMaker.narrow("b"))]
        maker.cells = [
            BiffMaker.cell(0xFD, 0, 0, u32(1)), BiffMaker.cell(0xFD, 0, 1, u32(0)),
            BiffMaker.cell(0x204, 0, 2, BiffMaker.wide("标签")),
            BiffMaker.cell(0xD6, 0, 3, BiffMaker.narrow("rich") + u16(1) + u16(0) + u16(5)),
            BiffMaker.cell(0x203, 0, 4, double(15_400_000_123)),
            BiffMaker.cell(0x205, 0, 5, [1, 0]), BiffMaker.cell(0x205, 0, 6, [0, 0]),
            BiffMaker.cell(0x205, 0, 7, [0x2A, 1]),
            BiffMaker.record(0x201, [0, 0, 8, 0, 0, 0]),
            BiffMaker.record(0xBE, [0, 0, 9, 0, 0, 0, 0, 0, 10, 0]),
        ]
        #expect(
            try maker.readCells() == [
                "A1 text b", "B1 text 甲", "C1 text 标签", "D1 text rich", "E1 number 15400000123", "F1 boolean TRUE",
                "G1 boolean FALSE", "H1 error #N/A",
            ]
        )
    }

    @Test(arguments: [
        (0x00, "#NULL!"), (0x07, "#DIV/0!"), (0x0F, "#VALUE!"), (0x17, "#REF!"), (0x1D, "#NAME?"), (0x24, "#NUM!"),
        (0x2B, "#GETTING_DATA"),
    ])
    func errorsHaveTheirNames(_ code: Int, _ name: String) throws {
        var maker = BiffMaker()
        maker.cells = [BiffMaker.cell(0x205, 0, 0, [UInt8(code), 1])]
        #expect(try maker.readCells() == ["A1 error \(name)"])
    }

    /// RK: 30 bits of a double or of a whole number, of which a hundredth may be meant ([MS-XLS] 2.5.217).
    struct RK: Sendable {
        let bits: Int

        init(whole: Int, isHundredth: Bool = false) { bits = whole << 2 | (isHundredth ? 3 : 2) }
        init(double: Double, isHundredth: Bool = false) { bits = Int(double.bitPattern >> 32) | (isHundredth ? 1 : 0) }
    }

    @Test(arguments: [
        (RK(whole: 123), "number 123"), (RK(whole: -5), "number -5"),
        (RK(whole: 12_345, isHundredth: true), "fraction 123.45"),
        (RK(whole: 12_300, isHundredth: true), "number 123"), (RK(double: 1_099_511_627_776), "number 1099511627776"),
        (RK(double: 1.5), "fraction 1.5"), (RK(double: 100, isHundredth: true), "number 1"),
    ])
    func numbersOfFourBytes(_ rk: RK, _ expected: String) throws {
        let bits = rk.bits
        var maker = BiffMaker()
        let several = u16(0) + u32(bits) + u16(0) + u32(RK(whole: 7).bits) + u16(4)
        maker.cells = [
            BiffMaker.cell(0x27E, 0, 0, u32(bits)),
            BiffMaker.record(0xBD, u16(1) + u16(3) + several),
        ]
        #expect(try maker.readCells() == ["A1 \(expected)", "D2 \(expected)", "E2 number 7"])
    }

    @Test func formulasGiveTheValueThatWasSaved() throws {
        var maker = BiffMaker()
        func special(_ type: UInt8, _ value: UInt8 = 0) -> [UInt8] { [type, 0, value, 0, 0, 0, 0xFF, 0xFF] }
        maker.cells = [
            BiffMaker.formula(0, 0, double(15_400_000_123)),
            BiffMaker.formula(0, 1, special(0)), BiffMaker.record(0x207, BiffMaker.wide("文字")),
            BiffMaker.formula(0, 2, special(0)), BiffMaker.record(0x4BC, [0, 0]),
            BiffMaker.record(0x207, BiffMaker.narrow("ab")),
            BiffMaker.formula(0, 3, special(1, 1)), BiffMaker.formula(0, 4, special(2, 7)),
            BiffMaker.formula(0, 5, special(3)),
            BiffMaker.formula(0, 6, special(0)),
        ]
        #expect(
            try maker.readCells() == [
                "A1 number 15400000123", "B1 text 文字", "C1 text ab", "D1 boolean TRUE", "E1 error #DIV/0!", "F1 text",
                "G1 formula",
            ]
        )
    }

    @Test func theTextOfAFormulaGoesOnInTheNextRecord() throws {
        var maker = BiffMaker()
        maker.cells = [
            BiffMaker.formula(0, 0, [0, 0, 0, 0, 0, 0, 0xFF, 0xFF]),
            BiffMaker.record(0x207, u16(4) + [0] + Array("ab".utf8)),
            BiffMaker.record(0x3C, [1] + u16(0x4E2D) + u16(0x6587)),
        ]
        #expect(try maker.readCells() == ["A1 text ab中文"])
    }

    /// The same texts, cut between records at every place at which a writer may cut them.
    @Test func sharedTextsAreCutAnywhere() throws {
        let texts = ["abcdef", "郑州😀水利", "", "x", "é"]
        // Runs and phonetics stand behind a text's characters and are no part of it.
        let rich = [u16(2), [0x0D], u16(1), u32(3), u16(0x4E2D), u16(0x6587), u16(0), u16(9), [1, 2, 3]].flatMap(\.self)
        let encoded =
            texts.map { $0.utf8.count == $0.utf16.count || $0 == "é" ? BiffMaker.narrow($0) : BiffMaker.wide($0) } + [
                rich
            ]
        let whole = u32(6) + u32(6) + encoded.joined()
        let expected = ["A1 text abcdef", "A2 text 郑州😀水利", "A3 text", "A4 text x", "A5 text é", "A6 text 中文"]

        /// Where characters stand, and whether they are wide: a cut there needs a new mark.
        var marks: [Int: UInt8] = [:]
        var halves: Set<Int> = []
        var at = 8
        for (text, bytes) in zip(texts + ["中文"], encoded) {
            let isWide = bytes[2] & 1 == 1
            let start = at + 3 + (text == "中文" ? 6 : 0)
            let length = text.utf16.count * (isWide ? 2 : 1)
            for place in start..<(start + length) {
                if isWide, (place - start) % 2 == 1 { halves.insert(place) } else { marks[place] = isWide ? 1 : 0 }
            }
            at += bytes.count
        }
        for cut in 9..<whole.count where !halves.contains(cut) {
            var maker = BiffMaker()
            let next = (marks[cut].map { [$0] } ?? []) + whole[cut...]
            maker.globals = [BiffMaker.record(0xFC, Array(whole[..<cut])), BiffMaker.record(0x3C, next)]
            maker.cells = (0..<6).map { BiffMaker.cell(0xFD, $0, 0, u32($0)) }
            #expect(try maker.readCells() == expected, "cut at \(cut)")
        }
    }

    @Test func aTextMayBecomeWideWhereItIsCut() throws {
        var maker = BiffMaker()
        maker.globals = [
            BiffMaker.record(0xFC, u32(1) + u32(1) + u16(5) + [0] + Array("ab".utf8)),
            BiffMaker.record(0x3C, [1] + u16(0x4E2D)), BiffMaker.record(0x3C, [0] + Array("cd".utf8)),
        ]
        maker.cells = [BiffMaker.cell(0xFD, 0, 0, u32(0))]
        #expect(try maker.readCells() == ["A1 text ab中cd"])
    }

    @Test func halvesOfPairsAreReplaced() throws {
        var maker = BiffMaker()
        let units = [0xD83D, 0x61, 0xDE00, 0xD83D, 0xDE00, 0xD83D].flatMap { u16($0) }
        maker.cells = [BiffMaker.cell(0x204, 0, 0, u16(6) + [1] + units)]
        #expect(try maker.readCells() == ["A1 text \u{FFFD}a\u{FFFD}😀\u{FFFD}"])
    }

    @Test func formatsOfStyles() throws {
        var maker = BiffMaker()
        func style(_ format: Int) -> [UInt8] {
            BiffMaker.record(0xE0, u16(0) + u16(format) + [UInt8](repeating: 0, count: 16))
        }
        maker.globals = [
            BiffMaker.record(0x41E, u16(164) + BiffMaker.wide("yyyy\"年\"m\"月\"")),
            BiffMaker.record(0x41E, u16(165) + BiffMaker.wide("G/通用格式")),
            BiffMaker.record(0x41E, u16(166) + BiffMaker.narrow("00000000000")), style(0), style(164), style(165),
            style(166), style(22),
        ]
        maker.cells = (0..<5).map { BiffMaker.cell(0x203, 0, $0, double(44_094), style: $0) }
        let expected = [
            "A1 number 44094", "B1 date 2020-09-20", "C1 number 44094", "D1 number 00000044094", "E1 date 2020-09-20",
        ]
        #expect(try maker.readCells() == expected)
        maker.globals.append(BiffMaker.record(0x22, u16(1)))
        #expect(try maker.readCells()[1] == "B1 date 2024-09-21")
    }

    @Test func hiddenRowsSheetsAndMergedCells() throws {
        var maker = BiffMaker()
        maker.state = 1
        let row = [1, 0, 9, 255, 0, 0].flatMap(u16)
        let merged = [2, 0, 1, 0, 0, 5, 5, 5, 5].flatMap(u16)
        maker.cells = [
            BiffMaker.record(0x208, row + u16(0x20) + u16(0)), BiffMaker.cell(0x203, 0, 0, double(1)),
            BiffMaker.cell(0x203, 1, 0, double(2)),
            BiffMaker.record(0xE5, merged),
        ]
        let table = try #require(try Reading(maker.bytes())?.tables.first)
        #expect(table.name == "报送表")
        #expect(table.isHidden)
        #expect(table.hiddenRows == [2])
        #expect(table.merged == [CellRange(rows: 1...2, columns: 1...1)])
    }

    @Test func cellsThatComeColumnByColumnAreRowsAgain() throws {
        var maker = BiffMaker()
        maker.cells = [(0, 1), (2, 1), (1, 0), (0, 0), (2, 0)].map {
            BiffMaker.cell(0x203, $0.0, $0.1, double(Double($0.0 * 2 + $0.1)))
        }
        #expect(try maker.readCells() == ["A1 number 0", "B1 number 1", "A2 number 2", "A3 number 4", "B3 number 5"])
        maker.cells.append(maker.cells[0])
        #expect(fault(of: maker.bytes()) == "damaged reference")
    }

    @Test func chartsWithinASheetAreNoPartOfIt() throws {
        var maker = BiffMaker()
        maker.cells = [
            BiffMaker.cell(0x203, 0, 0, double(1)), BiffMaker.begin(0x20), BiffMaker.cell(0x203, 0, 1, double(9)),
            BiffMaker.end,
            BiffMaker.cell(0x203, 1, 0, double(2)),
        ]
        #expect(try maker.readCells() == ["A1 number 1", "A2 number 2"])
    }

    @Test func anotherVersionOrAPasswordIsNamed() {
        for version in [0x500, 0x400, 0] {
            let bytes = BiffMaker.begin(5, version: version) + BiffMaker.end
            #expect(fault(of: bytes) == "foreign oldExcel")
        }
        var maker = BiffMaker()
        maker.globals = [BiffMaker.record(0x2F, u16(1))]
        #expect(fault(of: maker.bytes()) == "foreign encrypted")
    }

    @Test func whatIsDamagedIsNamed() {
        var maker = BiffMaker()
        let damaged: [([UInt8], String)] = [
            (BiffMaker.cell(0xFD, 0, 0, u32(0)), "damaged sharedText"),
            (BiffMaker.cell(0xFD, 0, 0, u16(0)), "damaged record"),
            (BiffMaker.cell(0x203, 0, 0, [1, 2]), "damaged record"),
            (BiffMaker.record(0x27E, u16(0)), "damaged record"),
            (BiffMaker.cell(0x204, 0, 0, u16(9) + [0, 0x61]), "damaged record"),
            (BiffMaker.cell(0x204, 0, 0, u16(2) + [1, 0x61, 0, 0x62]), "damaged record"),
            (BiffMaker.record(0xBD, [0, 0, 0, 0, 0, 0]), "damaged record"),
            (BiffMaker.cell(0x203, 0, 16_384, double(1)), "tooLarge sheet"),
            (BiffMaker.record(0xE5, u16(9)), "damaged record"),
            (BiffMaker.record(0xE5, [1, 5, 1, 0, 0].flatMap(u16)), "damaged reference"),
            (BiffMaker.record(0x208, u16(0)), "damaged record"),
            (BiffMaker.cell(0x006, 0, 0, [0, 0]), "damaged record"),
        ]
        for (record, expected) in damaged {
            maker.cells = [record]
            #expect(fault(of: maker.bytes()) == expected)
        }
    }

    @Test func everyBeginningOfAStreamIsAFault() {
        var maker = BiffMaker()
        maker.globals = [BiffMaker.record(0xFC, u32(1) + u32(1) + BiffMaker.wide("甲乙"))]
        maker.cells = [BiffMaker.cell(0xFD, 0, 0, u32(0)), BiffMaker.cell(0x203, 0, 1, double(1))]
        let bytes = maker.bytes()
        for length in 20..<bytes.count { #expect(fault(of: Array(bytes[..<length])) == "damaged record") }
    }

    @Test func sheetsWithinEachOtherAreRefused() {
        let title = [UInt8(1), 0, 0x61]
        let length = 4 + 8 + 1
        let places = BiffMaker.begin(5).count + 2 * length + BiffMaker.end.count
        let sheets = [0, 20].map { BiffMaker.record(0x85, u32(places + $0) + [0, 0] + title) }
        let inner = BiffMaker.begin(0x10) + BiffMaker.begin(0x10) + BiffMaker.end + BiffMaker.end
        #expect(fault(of: BiffMaker.begin(5) + sheets.joined() + BiffMaker.end + inner) == "damaged overlap")
    }
}
