import SurveyCore
import Testing

@testable import ContactCSV

/// Totals, remarks and signatures (columns.md §Totals, remarks, signatures).
@Suite struct ClosingRowTests {
    static let unit = HandInSettings(areaCode: "0371", unit: "甲乙局")

    @Test(arguments: [
        "合计（郑州）财税咨询有限公司,经理,15400000150", "总计达软件有限公司,,15400000150", "备注册公司,经理,15400000150", "共3D打印公司,经理,15400000150",
        "共10人,经理,15400000150", "合计,经理,15400000150", "联系人：张三,经理,15400000150", "备注：甲店,经理,手机：15400000150",
        "合计10号店,,15400000150",
        "说明书印刷厂,经理,", "合计：郑州店,经理,0371-67181234",
    ])
    func aContactIsOneWhateverItBeginsWith(_ row: String) throws {
        let read = try ReadHandIn("行政相对人单位,职务,联系方式\n\(row)\n", settings: Self.unit)
        let hasNumber = !row.hasSuffix(",")
        #expect(read.rows.count == (hasNumber ? 1 : 0))
        #expect(read.report.refused == (hasNumber ? 0 : 1))
    }

    @Test(arguments: [
        "合计,,10", "合计（人）,,10", "总计：10人,,", "共10人,,", "共 10 家单位：,,", "合计共10人,,", "备注：无,,", "注1：以上,,", "备注,以上属实,",
        "填表人：张三,,电话：15400000009",
        "联系人：张三,,联系电话：0371-67181234", "审核人,李四,", "负责人（签字）：,,", "填报日期,2020年9月1日,",
    ])
    func whatSaysNothingOfAContactIsPassedOver(_ row: String) throws {
        let read = try ReadHandIn("行政相对人单位,职务,联系方式\n甲公司,经理,15400000001\n\(row)\n", settings: Self.unit)
        #expect(read.codes == ["passed-over@3"])
        #expect(read.report.passedOver == 1)
    }

    /// In doubt a row is refused, and said.
    @Test(arguments: ["合计,,15400000150", "联系人：张三,,15400000150", "备注,,0371-67181234", "共10人,,15400000150"])
    func aTelephoneBesideNothingElseIsRefused(_ row: String) throws {
        let read = try ReadHandIn("行政相对人单位,职务,联系方式\n甲公司,经理,15400000001\n\(row)\n", settings: Self.unit)
        #expect(read.codes == ["doubtful-row@3"])
        #expect(read.refusedByUnit == ["甲乙局": 1])
    }
}
