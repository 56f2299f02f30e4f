import SurveyCore
import Testing

@testable import ContactCSV
@testable import Workbook

/// Tables in workbooks are read as the same tables in text are.
@Suite struct WorkbookHandInTests {
    private static let header = ["填报单位", "行政相对人单位", "职务", "联系方式", "报送日期"]

    /// Random tables, written as CSV and as a workbook of text cells: the same rows, the same findings.
    @Test func aTableIsTheSameInEitherForm() throws {
        var random = SystemRandomNumberGenerator()
        func pick(_ from: [String]) -> String { from.randomElement(using: &random)! }
        for _ in 0..<60 {
            var rows: [[String]] = pick(["", "title"]).isEmpty ? [] : [["郑州市水利局报送表"], ["填报单位：郑州市水利局"]]
            rows.append(Self.header)
            for index in 0..<Int.random(in: 1...30, using: &random) {
                rows.append([
                    pick(["", "郑州市水利局", "中原区"]), pick(["", "甲公司\(index)", "a<b>&\"c\"", "  乙 "]), pick(["", "经理"]),
                    pick([
                        "", "154\(10_000_000 + index)", "0371-67181201", "67181234", "154 0000 0123／0371-67181202",
                        "1.54E+10", "无",
                    ]),
                    pick(["", "2020-09-18", "2020年9月5日", "昨天"]),
                ])
                if Int.random(in: 0..<10, using: &random) == 0 {
                    rows.append(pick(["", "x"]).isEmpty ? [] : ["合计", "", "", "12", ""])
                }
            }
            // A sheet ends with its last row that holds something.
            while rows.last == [] { rows.removeLast() }
            var csv = CSVWriter(forSpreadsheet: false)
            for row in rows {
                csv.text += row.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ",") + "\r\n"
            }
            let cells = rows.map { $0.map { $0.replacing("&", with: "&amp;").replacing("<", with: "&lt;") } }
            let text = try ReadHandIn(csv.text, name: "x")
            let sheet = try ReadHandIn(SheetFile(SheetFile.rows(cells)).bytes, name: "x")
            #expect(sheet.rows == text.rows)
            #expect(sheet.refusedByUnit == text.refusedByUnit)
            // A row that ends early is one only in a text.
            #expect(sheet.codes.filter { !$0.hasPrefix("ragged") } == text.codes.filter { !$0.hasPrefix("ragged") })
            #expect(sheet.report.records == text.report.records)
        }
    }

    private func read(_ row: String, columns: [String] = header) throws -> ReadHandIn {
        try ReadHandIn(SheetFile(SheetFile.rows([columns]) + "<row r=\"2\">\(row)</row>").bytes)
    }

    private func texts(_ cells: [String: String]) -> String {
        cells.sorted { $0.key < $1.key }.map { SheetFile.cell($0.key, $0.value) }.joined()
    }

    @Test func numbersOfASheetAreNumbers() throws {
        let text = texts(["A2": "中原区", "B2": "甲公司", "C2": "经理"])
        let read = try read(text + "<c r=\"D2\"><v>1.5400000123E10</v></c>")
        #expect(read.column("phone") == ["15400000123"])
        #expect(read.codes == [])
        // Nothing is dialled that a spreadsheet calculated.
        for value in ["15400000123.5", "-67180863", "1234567890123456", "371.67181234"] {
            let read = try self.read(text + "<c r=\"D2\"><v>\(value)</v></c>")
            #expect(read.column("phone") == [""])
            #expect(read.column("phoneAsGiven") == [value])
            #expect(read.report.findings.map(\.code) == ["number-damaged-by-spreadsheet"])
        }
        // It matters only where a number to call is meant.
        let other = try self.read(
            SheetFile.cell("A2", "中原区") + "<c r=\"B2\"><v>1.5</v></c>" + texts(["C2": "经理", "D2": "15400000123"])
        )
        #expect(other.column("organisation") == ["1.5"])
        #expect(other.codes == [])
    }

    @Test func errorsAndFormulasWithoutValue() throws {
        let error = "t=\"e\"><v>#REF!</v></c>"
        let formula = "><f>A1</f></c>"
        for (cell, code) in [(error, "error-cell"), (formula, "formula-without-value")] {
            for (place, isTaken) in [("A", false), ("B", true), ("C", true), ("D", false), ("E", false)] {
                var cells = ["A2": "中原区", "B2": "甲公司", "C2": "经理", "D2": "15400000123", "E2": "2020-09-18"]
                cells["\(place)2"] = nil
                let before = cells.filter { $0.key < place }
                let behind = cells.filter { $0.key > place }
                let read = try self.read(texts(before) + "<c r=\"\(place)2\" \(cell)" + texts(behind))
                #expect(read.rows.count == (isTaken ? 1 : 0), "\(place) \(code)")
                let found = read.report.findings.first { $0.code == code }
                #expect(found?.severity == (isTaken ? .warning : .error), "\(place) \(code)")
            }
        }
        // Not read, not said.
        let unread = try read(
            texts(["A2": "中原区", "B2": "甲公司", "C2": "经理", "D2": "15400000123"]) + "<c r=\"G2\" \(error)"
        )
        #expect(unread.rows.count == 1)
        #expect(!unread.report.findings.contains { $0.code == "error-cell" })
    }

    /// One of two numbers is lost, the other is not.
    @Test func aNumberBesideASpoiltOneIsRead() throws {
        let columns = ["填报单位", "行政相对人单位", "职务", "手机", "联系电话"]
        let text = texts(["A2": "中原区", "B2": "甲公司", "C2": "经理"])
        let read = try read(
            text + "<c r=\"D2\" t=\"e\"><v>#N/A</v></c>" + SheetFile.cell("E2", "15400000123"),
            columns: columns
        )
        #expect(read.column("phone") == ["15400000123"])
        #expect(read.report.findings.map(\.code) == ["error-cell"])
        let other = try self.read(
            text + SheetFile.cell("D2", "15400000123") + "<c r=\"E2\"><v>1.5</v></c>",
            columns: columns
        )
        #expect(other.column("phone") == ["15400000123"])
        #expect(other.report.findings.map(\.code) == ["number-damaged-by-spreadsheet"])
    }

    @Test func hiddenRowsAreTakenWithAWarning() throws {
        let rows =
            SheetFile.rows([Self.header])
            + SheetFile.rows([["中原区", "甲", "经理", "15400000123", ""]], from: 2, attributes: "hidden=\"true\"")
        let read = try ReadHandIn(SheetFile(rows).bytes)
        #expect(read.rows.count == 1)
        #expect(read.codes == ["hidden-row@2"])
    }

    @Test func columnsAreMappedAndUnitsGivenAsInText() throws {
        let rows = SheetFile.rows([["单位", "职务", "手机号 (必填)", "手"], ["甲公司", "经理", "", "15400000123"]])
        let settings = HandInSettings(areaCode: "0371", unit: "中原区", map: ["phone": "手"])
        let read = try ReadHandIn(SheetFile(rows).bytes, settings: settings)
        #expect(read.column("phone") == ["15400000123"])
        #expect(read.column("unit") == ["中原区"])
    }

    @Test func theOtherTablesComeAsWorkbooksToo() throws {
        func input(_ rows: [[String]]) -> TableInput { .bytes(SheetFile(SheetFile.rows(rows)).bytes, name: "x.xlsx") }
        let units = try readUnits(input([["单位名称", "别名"], ["郑州市水利局", "水利局、市水利局"]]))
        #expect(units.rows.map(\.name) == ["郑州市水利局"] && units.rows.map(\.aliases) == [["水利局", "市水利局"]])
        let surveyors = try readSurveyors(input([["姓名", "回避单位"], ["李敏", ""], ["王强", "中原区"]]))
        #expect(surveyors.rows.map(\.avoids) == [[], ["中原区"]])
        let questions = Rulebook.zhengzhou2020.questions
        let results = try readResults(
            input([["编号", "结果", "备注"], ["中原区-01", "占线", "午休"], ["中原区-02", "", ""]]),
            questions: questions
        )
        #expect(results.rows.map(\.contact) == ["中原区-01"] && results.rows.map(\.outcome) == ["占线"])
        let error = SheetFile.rows([["姓名"]]) + "<row r=\"2\"><c r=\"A2\" t=\"e\"><v>#N/A</v></c></row>"
        let refused = try readSurveyors(.bytes(SheetFile(error).bytes, name: "x"))
        #expect(refused.rows.isEmpty && refused.report.refused == 1)
    }

    /// A million rows that are not there are said once.
    @Test func emptyRowsAreOneFinding() throws {
        let rows =
            SheetFile.rows([Self.header])
            + SheetFile.rows([["中原区", "甲", "经理", "15400000123", ""]], from: 1_048_576)
        let read = try ReadHandIn(SheetFile(rows).bytes)
        #expect(read.rows.count == 1)
        #expect(read.report.findings.map(\.code) == ["passed-over"])
        #expect(read.report.records == 1_048_576)
    }

    @Test(arguments: Template.allCases) func aTemplateIsAWorkbookOfTextColumns(_ template: Template) throws {
        let source = try records(of: .bytes(template.workbook, name: "x"))
        #expect(try source.layouts().first?.rows.map(\.cells) == [template.columns])
        #expect(template.workbook == template.workbook)
    }
}
