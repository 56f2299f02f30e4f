import Testing
import Workbook

/// Tables of Word documents.
@Suite struct DocxTests {
    private func document(_ body: String) -> [UInt8] {
        let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
        return ZipMaker([
            "word/document.xml":
                "\(head)<w:document xmlns:w=\"w\" xmlns:mc=\"mc\"><w:body>\(body)</w:body></w:document>"
        ]).bytes()
    }

    private func paragraph(_ text: String) -> String { "<w:p><w:r><w:t>\(text)</w:t></w:r></w:p>" }
    private func cell(_ content: String, _ properties: String = "") -> String {
        "<w:tc><w:tcPr>\(properties)</w:tcPr>\(content)</w:tc>"
    }
    private func text(_ text: String, _ properties: String = "") -> String { cell(paragraph(text), properties) }
    private func row(_ cells: String...) -> String { "<w:tr>\(cells.joined())</w:tr>" }
    private func table(_ rows: String...) -> String {
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"a\"/></w:tblPr><w:tblGrid><w:gridCol/></w:tblGrid>\(rows.joined())</w:tbl>"
    }

    private func cells(_ body: String) throws -> [String] { try Reading(document(body))?.cells ?? [] }

    @Test func rowsAndCells() throws {
        let reading = try Reading(document(table(row(text("单位"), text("电话")), row(text("甲"), cell("<w:p/>")))))
        #expect(reading?.kind == .docx)
        #expect(
            reading?.tables == [.init(name: "", isHidden: false, cells: ["A1 text 单位", "B1 text 电话", "A2 text 甲"])]
        )
    }

    @Test func textOfManyRunsParagraphsTabsAndBreaks() throws {
        let runs = """
            <w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>0371</w:t></w:r>\
            <w:r><w:noBreakHyphen/><w:t xml:space="preserve">6718 </w:t></w:r><w:hyperlink><w:r><w:t>1201</w:t></w:r></w:hyperlink></w:p>\
            <w:p><w:r><w:t>二</w:t><w:tab/><w:t>列</w:t><w:br/><w:t>三</w:t></w:r></w:p><w:p/><w:p/>
            """
        #expect(try cells(table(row(cell("<w:p/>" + runs)))) == ["A1 text 0371-6718 1201\n二\t列\n三"])
    }

    @Test func mergedCellsKeepTheColumnsBehindThem() throws {
        let body = table(
            row(text("填报单位", "<w:vMerge w:val=\"restart\"/>"), text("联系方式", "<w:gridSpan w:val=\"2\"/>"), text("备注")),
            row(cell("<w:p/>", "<w:vMerge/>"), text("手机"), text("座机"), text("无")),
            row(cell("<w:p/>", "<w:vMerge w:val=\"continue\"/>"), text("1"), text("2"), text("3")),
            row(text("新"), text("4"), text("5"), text("6"))
        )
        let read = try #require(try Reading(document(body))?.tables.first)
        #expect(
            read.cells == [
                "A1 text 填报单位", "B1 text 联系方式", "D1 text 备注", "B2 text 手机", "C2 text 座机", "D2 text 无", "B3 text 1",
                "C3 text 2", "D3 text 3", "A4 text 新", "B4 text 4", "C4 text 5", "D4 text 6",
            ]
        )
        #expect(
            read.merged == [CellRange(rows: 1...3, columns: 1...1), CellRange(rows: 1...1, columns: 2...3)]
        )
    }

    @Test func rowsThatBeginFurtherRightAndHiddenRows() throws {
        let body = table(
            "<w:tr><w:trPr><w:gridBefore w:val=\"2\"/></w:trPr>\(text("甲"))</w:tr>",
            "<w:tr><w:trPr><w:hidden/></w:trPr>\(text("乙"))</w:tr>",
            "<w:tr><w:trPr><w:hidden w:val=\"0\"/></w:trPr>\(text("丙"))</w:tr>"
        )
        let read = try #require(try Reading(document(body))?.tables.first)
        #expect(read.cells == ["C1 text 甲", "A2 text 乙", "A3 text 丙"])
        #expect(read.hiddenRows == [2])
    }

    @Test func aTableInACellIsOneOfItsOwn() throws {
        let inner = table(row(text("内一")), row(text("内二")))
        let reading = try Reading(document(table(row(cell(paragraph("外前") + inner + paragraph("外后")), text("旁")))))
        #expect(reading?.tables.map(\.cells) == [["A1 text 外前\n外后", "B1 text 旁"], ["A1 text 内一", "A2 text 内二"]])
    }

    @Test func rowsAndCellsWithinContentControls() throws {
        let wrapped =
            "<w:sdt><w:sdtPr><w:placeholder/><w:alias w:val=\"x\"/></w:sdtPr><w:sdtContent>\(text("甲"))</w:sdtContent></w:sdt>"
        let body = table("<w:sdt><w:sdtContent>\(row(wrapped, text("乙")))</w:sdtContent></w:sdt>")
        #expect(try cells(body) == ["A1 text 甲", "B1 text 乙"])
    }

    @Test func whatWordDoesNotShowIsLeftOut() throws {
        let hidden = """
            <w:p><w:del><w:r><w:delText>删</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>移</w:t></w:r></w:moveFrom>\
            <w:ins><w:r><w:t>增</w:t></w:r></w:ins><w:r><w:instrText>PAGE</w:instrText></w:r>\
            <w:r><w:ruby><w:rt><w:r><w:t>zhèng</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>郑</w:t></w:r></w:rubyBase></w:ruby></w:r>\
            <w:r><mc:AlternateContent><mc:Choice><w:t>图</w:t></mc:Choice><mc:Fallback><w:t>图</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>
            """
        #expect(try cells(table(row(cell(hidden)))) == ["A1 text 增郑图"])
    }

    @Test func paragraphsAroundATableAreRowsWithoutNumber() throws {
        let body =
            paragraph("填报单位：郑州市水利局") + "<w:p/>" + table(row(text("甲"))) + paragraph("之间") + table(row(text("乙")))
            + paragraph("填报人：张三  2020年9月18日") + paragraph("另：甲公司 154 0000 0123") + paragraph("说明")
        #expect(
            try Reading(document(body))?.tables.map(\.cells) == [
                ["A0 text 填报单位：郑州市水利局", "A1 text 甲"], ["A0 text 之间", "A1 text 乙", "A0 text 另：甲公司 154 0000 0123"],
            ]
        )
        let many = (1...30).map { paragraph("段\($0)") }.joined() + table(row(text("甲")))
        #expect(try cells(many).first == "A0 text 段21")
        #expect(try Reading(document(paragraph("无表")))?.tables.isEmpty == true)
    }

    /// Far above a table only what may be whose it is, or a contact.
    @Test func paragraphsThatMatterAreKeptFromAnywhere() throws {
        let long = String(repeating: "长", count: 101) + "：完"
        let many = (1...700).map { index in
            switch index {
            case 1: "填报单位：郑州市水利局"
            case 2: long
            case 3: "甲公司 15400000101"
            case 300: "乙公司 １５４ ００００ ０１０２"
            case 301: "单位: 乙局"
            default: "段\(index)，2020年9月18日"
            }
        }
        let read = try cells(many.map(paragraph).joined() + table(row(text("甲"))))
        #expect(
            read.prefix(5) == [
                "A0 text 填报单位：郑州市水利局", "A0 text 甲公司 15400000101", "A0 text 乙公司 １５４ ００００ ０１０２", "A0 text 单位: 乙局",
                "A0 text 段691，2020年9月18日",
            ]
        )
        #expect(read.count == 4 + 10 + 1)
    }

    @Test func limits() {
        #expect(fault(of: document(table(row(text("甲", "<w:gridSpan w:val=\"16385\"/>"))))) == "tooLarge sheet")
        #expect(
            fault(of: document(table("<w:tr><w:trPr><w:gridBefore w:val=\"999999999\"/></w:trPr></w:tr>")))
                == "tooLarge sheet"
        )
        #expect(fault(of: document(table(row(text(String(repeating: "x", count: 1 << 20 + 1)))))) == "tooLarge cell")
        #expect(fault(of: document(String(repeating: "<w:tbl></w:tbl>", count: 4_097))) == "tooLarge count")
        let rows = String(repeating: "<w:tr><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr>", count: 1 << 17 + 1)
        #expect(fault(of: document(table(rows))) == "tooLarge count")
        #expect(fault(of: document("<w:tbl>")) == "damaged xml")
    }
}
