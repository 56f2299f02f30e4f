import SurveyCore
import Testing

@testable import ContactCSV
@testable import Workbook

/// Hand-ins in Word documents, and what sheets say beside their cells: their names and merged ranges.
@Suite struct DocumentHandInTests {
    private static let header = ["行政相对人单位", "职务", "联系方式"]

    private func document(_ parts: [String]) -> [UInt8] {
        var zip = ZipFile()
        zip.add("word/document.xml", "<w:document xmlns:w=\"w\"><w:body>\(parts.joined())</w:body></w:document>")
        return zip.bytes
    }

    private func paragraph(_ text: String) -> String { "<w:p><w:r><w:t>\(text)</w:t></w:r></w:p>" }

    private func table(_ rows: [[String]]) -> String {
        let rows = rows.map { row in
            "<w:tr>"
                + row.map { "<w:tc>\($0 == "^" ? "<w:tcPr><w:vMerge/></w:tcPr><w:p/>" : cell($0))</w:tc>" }.joined()
                + "</w:tr>"
        }
        return "<w:tbl>\(rows.joined())</w:tbl>"
    }

    /// `甲+` begins a merged range, `^` goes on with it.
    private func cell(_ text: String) -> String {
        text.hasSuffix("+")
            ? "<w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr>" + paragraph(String(text.dropLast())) : paragraph(text)
    }

    private func read(_ parts: [String], known: [String] = []) throws -> ReadHandIn {
        try ReadHandIn(document(parts), name: "x.docx", knownUnits: known)
    }

    /// A paragraph belongs to the document: it holds until another one says otherwise.
    @Test func aParagraphNamesTheUnitOfAllTablesBelowIt() throws {
        func contact(_ number: Int) -> [String] { ["公司\(number)", "经理", "1540000010\(number)"] }
        let read = try read([
            paragraph("填报单位：郑州市水利局（盖章）"), table([Self.header, contact(1)]), paragraph("第二批"),
            table([Self.header, contact(2)]), paragraph("填报单位：郑州市教育局"), table([Self.header, contact(3)]),
            table([Self.header, contact(4)]),
        ])
        #expect(read.column("unit") == ["郑州市水利局", "郑州市水利局", "郑州市教育局", "郑州市教育局"])
        #expect(read.report.refused == 0)
    }

    @Test func paragraphsFarAboveATableAreNamed() throws {
        let contacts = (10..<40).map { paragraph("公司\($0) 经理 154000001\($0)") }
        let read = try read(
            [paragraph("填报单位：郑州市水利局")] + contacts + [table([Self.header, ["甲公司", "经理", "15400000101"]])]
        )
        #expect(read.column("unit") == ["郑州市水利局"])
        #expect(read.codes.filter { $0.hasPrefix("doubtful-row") }.count == 30)
    }

    /// 另： is no label of a number: a contact stands there.
    @Test(arguments: [
        ("另：庚公司经理吴 15400000108 未列入表中", true), ("补充：庚公司 0371-67181208", true), ("联系电话：0371-67181234", false),
        ("填报人：张三  15400000109", false), ("联系人：王五，手机15400000109", false), ("单位：郑州市水利局 电话：15400000109", false),
    ])
    func aContactBetweenTablesIsNoTitle(_ text: String, _ isContact: Bool) throws {
        let read = try read([
            paragraph("填报单位：郑州市水利局"), table([Self.header, ["甲公司", "经理", "15400000101"]]), paragraph(text),
            table([Self.header, ["乙公司", "经理", "15400000102"]]),
        ])
        #expect(read.column("phone") == ["15400000101", "15400000102"])
        let findings = read.report.findings.filter { $0.code == "doubtful-row" }
        #expect(findings.map(\.value) == (isContact ? [text] : []))
    }

    /// Of the cells under a merged range people see the first one; a number is one contact's.
    @Test func mergedCellsHoldForTheirRows() throws {
        let header = ["行政相对人单位", "职务", "姓名", "报送日期", "备注", "联系方式"]
        let rows = [
            ["甲公司", "经理", "张", "2020-09-17", "", "15400000101"],
            ["乙公司+", "经理+", "李", "2020年9月18日+", "注+", "15400000102"], ["^", "^", "王", "^", "^", "15400000103"],
            ["^", "厂长", "赵", "2020-09-19", "", "15400000104"], ["", "经理", "周", "", "", "15400000105"],
        ]
        let document = try read([paragraph("填报单位：郑州市水利局"), table([header] + rows)])
        let cells = ([header] + rows).map { $0.map { $0 == "^" ? "under" : String($0.filter { $0 != "+" }) } }
        let merged =
            "<mergeCells><mergeCell ref=\"A3:A5\"/><mergeCell ref=\"B3:B4\"/><mergeCell ref=\"D3:D4\"/><mergeCell ref=\"E3:E4\"/>"
            + "</mergeCells>"
        let sheet = try ReadHandIn(
            SheetFile(SheetFile.rows(cells), behind: merged).bytes,
            settings: HandInSettings(areaCode: "0371", unit: "郑州市水利局")
        )
        for read in [document, sheet] {
            #expect(read.column("organisation") == ["甲公司", "乙公司", "乙公司", "乙公司", ""])
            #expect(read.column("position") == ["经理", "经理", "经理", "厂长", "经理"])
            #expect(read.column("receivedOn") == ["2020-09-17", "2020-09-18", "2020-09-18", "2020-09-19", ""])
            #expect(read.column("remark") == ["", "注", "注", "", ""])
            #expect(read.report.findings.map(\.code).filter { $0 != "passed-over" } == ["empty-cell"])
        }
    }

    @Test func aMergedNumberIsOneContacts() throws {
        let rows = [Self.header, ["甲公司", "经理", "15400000101+"], ["乙公司", "经理", "^"]]
        let read = try read([paragraph("填报单位：郑州市水利局"), table(rows)])
        #expect(read.column("organisation") == ["甲公司"])
        #expect(read.report.refused == 1)
    }

    /// The sheet's name goes before the file's; what the table says goes before both.
    @Test func sheetsNamedAfterUnitsAreTheirs() throws {
        func sheet(_ name: String, _ number: Int, title: String = "名单") -> SheetFile.Sheet {
            let rows = [[title], Self.header, ["公司\(number)", "经理", "1540000010\(number)"]]
            return SheetFile.Sheet(name: name, rows: SheetFile.rows(rows))
        }
        let file = SheetFile([
            sheet("中原区", 1), sheet("二七区报送", 2), sheet("Sheet3", 3), sheet("中原区2", 4, title: "填报单位：二七区"),
        ])
        let read = try ReadHandIn(file.bytes, name: "金水区.xlsx", knownUnits: ["中原区", "二七区", "金水区"])
        #expect(read.column("unit") == ["中原区", "二七区", "金水区", "二七区"])
        let names = read.report.findings.filter { $0.code == "unit-from-name" }
        #expect(names.map(\.sheet) == ["中原区", "二七区报送", nil])
        #expect(
            names.map(\.kind) == [
                .unitFromName(unit: "中原区", isSheet: true), .unitFromName(unit: "二七区", isSheet: true),
                .unitFromName(unit: "金水区", isSheet: false),
            ]
        )
    }
}
