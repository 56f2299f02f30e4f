import SurveyCore
import Testing

@testable import ContactCSV

/// What stands about the headers of a file with several tables, where a name or a number may be taken for something else.
@Suite struct TablesBelowTests {
    static let unit = HandInSettings(areaCode: "0371", unit: "甲乙局")
    static let header = "行政相对人单位,职务,联系方式\n"

    @Test(arguments: ["填报单位,行政相对人单位,职务,联系方式\n", "填报单位：,行政相对人单位：,职务：,联系方式：\n"])
    func aHeaderThatIsATitleNamesNoUnit(_ header: String) throws {
        let read = try ReadHandIn(header + header + ",甲公司,经理,15400000001\n")
        #expect(read.codes == ["passed-over@1", "no-unit@3"])
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

    /// Two rows together are a header only if neither holds data.
    @Test func aNumberBehindItsLabelIsNoHeadersRow() throws {
        let read = try ReadHandIn(
            "行政相对人单位,姓名,手机,联系电话\n甲公司,王伟,15400000001,\n联系人：张三,电话：,0371-67181234,\n联系人,张三,电话,\n",
            settings: Self.unit
        )
        #expect(read.codes == ["passed-over@3", "passed-over@4"])
        #expect(read.report.header == 1)
    }
}
