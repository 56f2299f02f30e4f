import SurveyCore
import Testing

@testable import ContactCSV

/// What stands about the headers of a file with several tables, where a name or a number may be taken for something else.
@Suite struct TablesBelowTests {
    static let unit = HandInSettings(areaCode: "0371", unit: "甲乙局")
    static let header = "行政相对人单位,职务,联系方式\n"

    @Test(arguments: ["填报单位,行政相对人单位,职务,联系方式\n", "填报单位：,行政相对人单位：,职务：,联系方式：\n", "执法部门（必填）,检查事项,行政相对人单位,联系方式\n"])
    func aHeaderThatIsATitleNamesNoUnit(_ header: String) throws {
        let read = try ReadHandIn(header + header + ",甲公司,经理,15400000001\n")
        #expect(read.rows.isEmpty && read.codes.contains("no-unit@3"))
    }

    /// The name stands in the organisation's column, and nothing speaks for a contact.
    @Test func aUnitsLabelMayStandInTwoColumnsOfTheTable() throws {
        let table = "填报单位,行政相对人单位,职务,联系方式\n甲乙局,甲公司,经理,15400000001\n填报单位：,丙丁局,,\n,乙公司,经理,15400000002\n"
        let read = try ReadHandIn(table)
        #expect(read.codes == ["passed-over@3"])
        #expect(read.column("unit") == ["甲乙局", "丙丁局"])
    }

    @Test(arguments: ["联系方式,职务\n,经理\n", "联系方式\n"]) func aTitleMayStandInTheNumbersColumn(_ table: String) throws {
        let read = try ReadHandIn(table + "15400000001\n第二批\n" + table + "15400000002\n", settings: Self.unit)
        #expect(read.column("phone") == ["15400000001", "15400000002"])
        #expect(read.report.findings.contains { $0.kind == .titles(["第二批"]) })
    }

    @Test(arguments: [",,15400000001,\n", ",,,15400000001\n"]) func aNumberAboveAHeaderIsNoTitle(_ row: String) throws {
        let header = "行政相对人单位,职务,手机,联系电话\n"
        let read = try ReadHandIn(header + row + header + row, settings: Self.unit)
        #expect(read.column("phone") == ["15400000001", "15400000001"])
    }

    @Test(arguments: ["行政相对人单位,职务,手机\n,,号码\n", "行政相对人单位,职务,联系方式\n（全称）,,（手机）\n"])
    func whatGoesOnWithNamesAboveIsTheHeaders(_ header: String) throws {
        let rows = (1...2).map { header + "公司\($0),经理,1540000000\($0)\n" }
        let read = try ReadHandIn(rows.joined(), settings: Self.unit)
        #expect(read.column("organisation") == ["公司1", "公司2"])
        #expect(read.codes == ["further-table@4"])
        #expect(read.report.header == 4)
    }

    /// What stands directly below a header, or above one, and is none of it.
    @Test(arguments: [
        "性别,职务,手机\n填报单位：,甲乙局,\n男,经理,15400000001\n", "性别,职务,手机\n填报单位,甲乙局,\n男,经理,15400000001\n",
        "填报单位,甲乙局,\n性别,职务,手机\n男,经理,15400000001\n", "填报单位：甲乙局\n性别,职务,手机\n单位（盖章）,,\n男,经理,15400000001\n",
    ])
    func formLinesAreInNoHeader(_ text: String) throws {
        let read = try ReadHandIn(text)
        #expect(read.column("unit") == ["甲乙局"])
        #expect(read.column("organisation") == [""])
        #expect(read.report.header == 1)
    }

    /// One column of numbers under a name of its own, the others beside it.
    @Test func twoRowsThatNameMoreNumbersAreTheHeader() throws {
        let read = try ReadHandIn(
            "单位,姓名,联系方式,\n,,手机,座机\n甲公司,王伟,15400000001,\n乙公司,李娜,,0371-67181234\n",
            settings: Self.unit
        )
        #expect(read.column("organisation") == ["甲公司", "乙公司"])
        #expect(read.column("phone") == ["15400000001", "0371-67181234"])
        #expect(read.report.header == 2)
    }

    /// With numbers under other names in the same columns a header is the same.
    @Test func columnsOfNumbersAreToldByTheirPlaces() throws {
        let rows = "甲公司,经理,15400000001,67181234\n"
        let below = "行政相对人单位,职务,联系电话,家里\n"
        let read = try ReadHandIn(
            "行政相对人单位,职务,电话,手机\n" + rows + "行政相对人单位,职务,手机,电话\n" + rows + below + rows,
            settings: Self.unit
        )
        #expect(read.report.findings.filter { $0.code == "further-table" }.map(\.severity) == [.note, .note])
        #expect(read.column("phoneAsGiven") == Array(repeating: "15400000001 | 67181234", count: 3))
    }

    /// Example numbers in brackets, and a number before the name.
    @Test(arguments: ["手机（如15412345678）", "1.phone", "手机号码(11位,如:154 1234 5678)"])
    func aHeaderWithDigitsIsNoContact(_ name: String) throws {
        let table = "企业名称,职务,\"\(name)\"\n甲公司,经理,15400000001\n"
        let read = try ReadHandIn(table + table, settings: Self.unit)
        #expect(read.codes == ["further-table@3"])
        #expect(read.column("phone") == ["15400000001", "15400000001"])
    }

    /// Of several labels above a header that of the nearest line.
    @Test(arguments: ["填报单位：丙丁局\n填报单位：甲乙局\n", "填报单位：丙丁局\n报送单位：,甲乙局,\n", "填报单位：丙丁局\n填报单位：甲乙局,,0371-67181234\n"])
    func theNearestLabelCounts(_ titles: String) throws {
        let table = Self.header + "甲公司,经理,15400000001\n"
        let read = try ReadHandIn("填报单位：戊己局\n" + table + titles + table)
        #expect(read.column("unit") == ["戊己局", "甲乙局"])
    }

    /// What closes the table above, or dates the one below, stands between a title and its header.
    @Test(arguments: ["制表人：李四,,日期：9月1日", "填报日期：2020年9月10日", ",,填报日期：2020年9月10日", "第1页，共2页,,"])
    func aTitleStandsAboveClosingRowsToo(_ row: String) throws {
        let table = Self.header + "甲公司,经理,15400000001\n"
        let read = try ReadHandIn(table + "第二批\n" + row + "\n" + table, settings: Self.unit)
        #expect(read.report.refused == 0)
        #expect(read.report.passedOver == 2)
    }

    @Test func whatClosesATableEndsTheUnitAbove() throws {
        let header = "填报单位,行政相对人单位,职务,联系方式\n甲乙局,甲公司,经理,15400000001\n"
        for row in ["备注：无,,,", "合计,,,", "审核人,,,0371-67181234", "填报单位：甲乙局,,,", "第1页,,,"] {
            let read = try ReadHandIn(header + row + "\n,乙公司,经理,15400000002\n", knownUnits: [])
            #expect(read.column("unit") == (row.hasPrefix("填报单位") ? ["甲乙局", "甲乙局"] : ["甲乙局"]), "\(row)")
        }
    }

    /// In whatever column it is read.
    @Test(arguments: ["手机", "座机", "区号", "职务", "备注", "报送日期", "执法人员", "填报单位"]) func aNULRefusesItsRow(_ column: String)
        throws
    {
        let columns = ["行政相对人单位", "手机", "座机", "区号", "职务", "备注", "报送日期", "执法人员", "填报单位"]
        let cells = columns.map { $0 == column ? "1\0" : $0.hasSuffix("机") ? "15400000001" : "" }
        let read = try ReadHandIn(
            [columns, cells].map { $0.joined(separator: ",") }.joined(separator: "\n"),
            settings: Self.unit
        )
        #expect(read.rows.isEmpty)
        #expect(read.report.findings.filter { $0.code == "control-characters" }.map(\.column) == [column])
    }

    /// Two rows together are a header only if neither holds data.
    @Test func aNumberBehindItsLabelIsNoHeadersRow() throws {
        let read = try ReadHandIn(
            "行政相对人单位,职务,手机,联系电话\n甲公司,经理,15400000001,\n联系人：张三,电话：,0371-67181234,\n联系人,张三,电话,\n",
            settings: Self.unit
        )
        #expect(read.codes == ["passed-over@3", "passed-over@4"])
        #expect(read.report.header == 1)
    }
}
