import Naive
import SurveyCore
import Testing

@testable import ContactCSV

/// Tables that spreadsheets open as they are meant.
@Suite struct CSVWriterTests {
    @Test func cellsAreQuotedWhereTheyMust() {
        var writer = CSVWriter(forSpreadsheet: false)
        writer.append("a", "b,c", "d\"e", "f\ng", "", " h")
        #expect(writer.text == "a,\"b,c\",\"d\"\"e\",\"f\ng\",,\" h\"\r\n")
        #expect(CSVWriter().text.utf8.elementsEqual([0xEF, 0xBB, 0xBF]))
    }

    @Test(arguments: [
        ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"), ("+86", "'+86"), ("-1", "'-1"), ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"),
        ("＝1", "'＝1"), ("＋1", "'＋1"), ("－1", "'－1"), ("＠a", "'＠a"), ("a\n=1", "a\n'=1"), ("a\r\n+1", "a\r\n'+1"),
        ("a=b", "a=b"),
        ("郑州-1", "郑州-1"), ("15400000123", "15400000123"),
    ])
    func formulasBecomeText(_ cell: String, _ written: String) {
        #expect(CSVWriter.harmless(cell) == written)
    }

    @Test(arguments: [
        ("a\u{202E}b", "a\\u202eb"), ("\u{1B}[31m", "\\u001b[31m"), ("\0=1", "'\\u0000=1"), ("a\u{200B}", "a\\u200b"),
        ("\u{7F}", "\\u007f"),
        ("\u{E0041}", "\\u{e0041}"), ("中文，。", "中文，。"),
    ])
    func hiddenCharactersShow(_ cell: String, _ written: String) {
        #expect(CSVWriter.harmless(cell) == written)
    }

    /// What is written reads back as the same cells, but for the marks that make it harmless.
    @Test(arguments: 0..<40) func whatIsWrittenReadsBack(seed: Int) throws {
        var random = SplitMix64(seed)
        let alphabet = ["a", ",", "\"", "\n", "中", " ", "b"]
        let rows = (0..<10).map { _ in
            (0..<4).map { _ in "x" + (0..<random.number(0...5)).map { _ in random.one(of: alphabet) }.joined() }
        }
        var writer = CSVWriter(forSpreadsheet: false)
        for row in rows { writer.append(row) }
        #expect(try Scanned(writer.text).cells == rows)
    }

    @Test func templatesAreReadByTheirOwnReaders() throws {
        for template in Template.allCases {
            let filled = Array(
                (template.text + template.columns.map { _ in "甲乙" }.joined(separator: ",") + "\r\n").utf8
            )
            switch template {
            case .units: #expect(try readUnits(.bytes(filled, name: "t")).rows.count == 1)
            case .surveyors: #expect(try readSurveyors(.bytes(filled, name: "t")).rows.count == 1)
            case .contacts: #expect(try ReadHandIn(filled).rows.count == 1)
            }
        }
    }
}
