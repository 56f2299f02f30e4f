import Testing
import Workbook

/// The template that is written. `.ci/workbooks` reads it with other people's readers, too.
@Suite struct XlsxFileTests {
    @Test func rowsAreReadAsTheyWereWritten() throws {
        let file = XlsxFile(sheet: "报送表 & <1>", rows: [["行政相对人单位", "联系方式"], [], ["", "037167181201", " \"甲\"\n"]])
        let table = try #require(try Reading(file.bytes)?.tables.first)
        #expect(table.name == "报送表 & <1>")
        #expect(table.cells == ["A1 text 行政相对人单位", "B1 text 联系方式", "B3 text 037167181201", "C3 text  \"甲\"\n"])
    }

    /// Texts of the characters that are hard to write.
    @Test func everyTextComesBack() throws {
        var random = Random(seed: 11)
        let pieces = [
            "_", "x", "_x", "0", "00", "5F", "_x000D_", "\r", "\u{0}", "\u{B}", "\u{FFFF}", "&", "<", ">", "\"", "\t",
            "\n", "郑", "😀", " ", "]]>",
        ]
        let texts = (0..<2_000).map { _ in
            "."
                + (0..<Int.random(in: 0...8, using: &random)).map { _ in pieces.randomElement(using: &random)! }
                .joined() + "."
        }
        let cells = try Reading(XlsxFile(sheet: "a", rows: texts.map { [$0] }).bytes)?.cells
        #expect(cells == texts.enumerated().map { "A\($0 + 1) text \($1)" })
    }

    @Test(arguments: [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA"), (16_384, "XFD")])
    func columnsHaveLetters(_ column: Int, _ letters: String) { #expect(Cell.letters(ofColumn: column) == letters) }
}
