import Crypto
import Foundation
import SurveyCore
import Testing

@testable import ContactCSV

@Suite struct WorkbookRecordsTests {
    /// All that a source gives: `record/line/state[cells]`, a line for each block.
    private struct Given {
        var blocks: [String] = []
        var source: any RecordSource

        init(_ bytes: [UInt8], cellLimit: Int? = nil) throws {
            source = try records(of: .bytes(bytes, name: "x"))
            if let cellLimit { (source as? WorkbookRecords)?.cellLimit = cellLimit }
            let layouts = try source.layouts()
            if let layout = layouts.first { source.choose(layout) }
            let block = RecordBlock()
            while true {
                block.clear()
                let hasMore = try source.next(into: block)
                if block.slotCount > 0 { blocks.append(Self.text(block)) }
                if !hasMore { break }
            }
        }

        private static func text(_ block: RecordBlock) -> String {
            let rows = block.slots.map { slot in
                if slot.state == .blank { return "\(slot.record)/\(slot.line) blank \(slot.cellCount)" }
                let cells = (0..<slot.cellCount).map { block.text(slot, $0) }.joined(separator: "|")
                return "\(slot.record)/\(slot.line)\(slot.isHidden ? " hidden" : "") \(cells)"
            }
            return "\(block.sheet?.name ?? "-"): \(rows.joined(separator: "; "))"
        }
    }

    @Test func rowsThatAreNotThereAreBlankOnes() throws {
        let given = try Given(
            SheetFile(
                SheetFile.rows([["a", "b"]], from: 3) + "<row r=\"1000000\"><c r=\"C1000000\"><v>7</v></c></row>"
            ).bytes
        )
        #expect(given.blocks == ["报送表: 1/1 blank 2; 3/3 a|b; 4/4 blank 999996; 1000000/1000000 ||7"])
        #expect(given.source.recordCount == 1_000_000)
    }

    @Test func aBlockIsOfOneSheet() throws {
        let file = SheetFile([
            .init(name: "一", rows: SheetFile.rows([["a"]])), .init(name: "空", rows: ""),
            .init(name: "藏", rows: SheetFile.rows([["x"]]), state: "veryHidden"),
            .init(name: "二", rows: SheetFile.rows([["b"], ["c"]])),
        ])
        let given = try Given(file.bytes)
        #expect(given.blocks == ["一: 1/1 a", "二: 2/1 b; 3/2 c"])
        #expect(given.source.notes.map(\.kind) == [.hiddenSheets(["藏"])])
    }

    /// The first block of a sheet is as long as a header may lie deep.
    @Test func aLongSheetComesInSeveralBlocks() throws {
        let given = try Given(SheetFile(SheetFile.rows((0..<10_000).map { ["\($0)", "x"] })).bytes)
        #expect(given.blocks.count > 1)
        #expect(given.blocks[0].split(separator: ";").count > TableReader.headerDepth)
        #expect(given.source.recordCount == 10_000)
    }

    @Test func whatAMergedRangeCoversIsEmpty() throws {
        let rows = SheetFile.rows([["t", "u", "v"], ["a", "b", "c"], ["d", "e", "f"], ["g", "h", "i"]])
        let merged =
            "<mergeCells><mergeCell ref=\"A1:C1\"/><mergeCell ref=\"A2:A3\"/><mergeCell ref=\"B3:C4\"/></mergeCells>"
        let given = try Given(SheetFile(rows, behind: merged).bytes)
        #expect(given.blocks == ["报送表: 1/1 t||; 2/2 a|b|c; 3/3 |e|; 4/4 g||"])
    }

    @Test func hiddenRowsAreMarked() throws {
        let rows = SheetFile.rows([["a"]]) + SheetFile.rows([["b"]], from: 2, attributes: "hidden=\"1\"")
        #expect(try Given(SheetFile(rows).bytes).blocks == ["报送表: 1/1 a; 2/2 hidden b"])
    }

    @Test func whatIsNoTextIsRemarked() throws {
        let cells =
            "<c r=\"A1\" t=\"e\"><v>#N/A</v></c><c r=\"C1\"><f>A1</f></c><c r=\"D1\"><v>1.5</v></c><c r=\"E1\"><v>-7</v></c>"
            + "<c r=\"F1\"><v>1.5400000123E10</v></c><c r=\"G1\"><v>1234567890123456789</v></c>"
        let source = try records(of: .bytes(SheetFile("<row r=\"1\">\(cells)</row>").bytes, name: "x"))
        let block = RecordBlock()
        _ = try source.next(into: block)
        #expect(
            block.slots.map { slot in (0..<slot.cellCount).map { block.text(slot, $0) } } == [
                ["#N/A", "", "", "1.5", "-7", "15400000123", "1234567890123456789"]
            ]
        )
        #expect(
            block.remarks(of: block.slots[0]).map { "\($0.cell) \($0.kind)" } == [
                "0 errorCell(required: false)", "2 formulaWithoutValue(required: false)",
                "3 numberDamagedBySpreadsheet",
                "4 numberDamagedBySpreadsheet", "6 numberDamagedBySpreadsheet",
            ]
        )
    }

    /// A workbook is nobody's to read twice: what lies in it is known by the digest of its bytes.
    @Test func theDigestIsThatOfTheFile() throws {
        let bytes = SheetFile(SheetFile.rows([["a"]])).bytes
        #expect(try Given(bytes).source.digest == hex(SHA256.hash(data: bytes)))
        let cut = Array(bytes[..<(bytes.count - 30)])
        let source = try Given(cut).source
        try source.drain()
        #expect(source.digest == hex(SHA256.hash(data: cut)))
        #expect(source.failure?.kind == .unreadableWorkbook(.init(.directory, part: "", offset: 0)))
    }

    @Test func aFaultSaysSheetAndCell() throws {
        let file = SheetFile("<row r=\"9\"><c r=\"E9\" t=\"s\"><v>5</v></c></row>")
        let failure = try #require(try Given(file.bytes).source.failure)
        #expect(failure.sheet == "报送表" && failure.line == 9 && failure.cell == "E9")
        guard case .unreadableWorkbook(let fault) = failure.kind else {
            Issue.record("\(failure.kind)")
            return
        }
        #expect(fault.reason == .sharedText && fault.part == "xl/worksheets/0.xml" && fault.offset > 0)
    }

    @Test(arguments: [
        ("encrypted.xlsx", Finding.ForeignFormat.encrypted), ("password.xls", .encrypted),
        ("binary.xlsb", .binaryWorkbook),
        ("excel-5.xls", .excel95), ("excel-2.xls", .excel95), ("libreoffice-word.doc", .oldWord),
        ("libreoffice-table.ods", .openDocument),
        ("slides.pptx", .otherOffice), ("archive.zip", .archive),
    ])
    func whatOnlyLooksLikeAWorkbookIsNamed(_ name: String, _ format: Finding.ForeignFormat) throws {
        let report = try ReadHandIn(fixture(name), name: "x.csv").report
        #expect(report.findings.map(\.kind) == [.notATable(format)])
        #expect(report.unusable)
    }

    /// Whatever stands in a sheet: rows, or one finding on the file.
    @Test func damagedSheetsEndWithAnAnswer() throws {
        let rows =
            SheetFile.rows([["填报单位", "行政相对人单位", "职务", "联系方式"], ["中原区", "甲", "经理", "15400000123"]])
            + "<row r=\"3\" hidden=\"1\"><c r=\"A3\" t=\"e\"><v>#N/A</v></c><c r=\"D3\"><v>1.5</v></c></row>"
        let merged = "<mergeCells><mergeCell ref=\"A1:C1\"/><mergeCell ref=\"A2:A3\"/></mergeCells>"
        var random = SystemRandomNumberGenerator()
        for _ in 0..<300 {
            var text = Array((rows + "|" + merged).unicodeScalars)
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let at = Int.random(in: 0..<text.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: text[at] = "0123456789AXZ<>/\"= rv".unicodeScalars.randomElement(using: &random)!
                case 1: text.remove(at: at)
                default: text.insert(text[Int.random(in: 0..<text.count, using: &random)], at: at)
                }
            }
            let parts = String(String.UnicodeScalarView(text)).split(separator: "|").map(String.init)
            let read = try ReadHandIn(SheetFile(parts[0], behind: parts.count > 1 ? parts[1] : "").bytes)
            #expect(!read.report.unusable || read.report.findings.count == 1)
        }
    }

    /// Rows far to the right of each other cost time, not memory without end.
    @Test func cellsFarApartAreRefused() throws {
        let rows = (1...100).map { "<row r=\"\($0)\"><c r=\"XFD\($0)\"><v>1</v></c></row>" }.joined()
        let failure = try Given(SheetFile(rows).bytes, cellLimit: 1 << 20).source.failure
        guard case .unreadableWorkbook(let fault)? = failure?.kind else {
            Issue.record("\(String(describing: failure))")
            return
        }
        #expect(fault.reason == .sheet)
    }

    /// One text of 60 KB in thousands of cells: little in the file, and too much to read.
    @Test func aTextThatManyCellsShareIsReadSoOften() throws {
        let rows = (1...2000).map { "<row r=\"\($0)\"><c r=\"A\($0)\" t=\"s\"><v>0</v></c></row>" }.joined()
        let failure = try Given(SheetFile(rows, shared: String(repeating: "填", count: 20_000)).bytes).source.failure
        guard case .unreadableWorkbook(let fault)? = failure?.kind else {
            Issue.record("\(String(describing: failure))")
            return
        }
        #expect(fault.reason == .count && failure?.line ?? 0 > 500)
    }

    private func fixture(_ name: String) throws -> [UInt8] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        return Array(try Data(contentsOf: folder.appending(path: "Fixtures/workbooks/\(name)")))
    }
}
