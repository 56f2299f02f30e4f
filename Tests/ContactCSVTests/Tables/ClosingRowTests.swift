import SurveyCore
import Testing

@testable import ContactCSV

/// Totals, remarks and signatures (columns.md §Totals, remarks, signatures).
@Suite struct ClosingRowTests {
    static let unit = HandInSettings(areaCode: "0371", unit: "甲乙局")

    @Test(arguments: [
        "合计（郑州）财税咨询有限公司,经理,15400000150", "总计达软件有限公司,,15400000150", "备注册公司,经理,15400000150", "共3D打印公司,经理,15400000150",
        "联系人：张三,经理,15400000150", "备注：甲店,经理,手机：15400000150", "附属医院,院长,15400000150", "本页印刷厂,厂长,15400000150",
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
        "累计,,3", "本页小计,,", "本页合计（人）,,10", "本页共10人,,", "合计人数：10,,", "以下空白,,", "第1页 共2页,,", "共 2 页,,", "2020年9月18日,,",
        "二〇二〇年九月十八日,,", "制表时间：2020年9月18日,,", "附：名单,,", "附件2：名单,,", "填表人：王五,电话：,15400000299",
        "审核人：赵六,联系电话,15400000301",
    ])
    func whatSaysNothingOfAContactIsPassedOver(_ row: String) throws {
        let read = try ReadHandIn("行政相对人单位,职务,联系方式\n甲公司,经理,15400000001\n\(row)\n", settings: Self.unit)
        #expect(read.codes == ["passed-over@3"])
        #expect(read.report.passedOver == 1)
    }

    /// A spreadsheet's subtotals stand in the column by which it groups; a unit is none, whatever its name ends with.
    @Test(arguments: [
        ("甲乙局 汇总,,,10", "passed-over@3"), ("甲乙局小计,,,", "passed-over@3"), ("甲乙局 计数,3,,", "passed-over@3"),
        ("甲乙局合计,经理,,10", "passed-over@3"), ("甲乙局小计,,,15400000002", "doubtful-row@3"), ("总计数,,,10", "passed-over@3"),
        ("市计数局,乙公司,经理,15400000002", ""), ("甲乙局汇总,乙公司,经理,15400000002", ""),
    ])
    func aUnitsSubtotalIsNoUnit(_ row: String, _ code: String) throws {
        let read = try ReadHandIn("填报单位,行政相对人单位,职务,联系方式\n甲乙局,甲公司,经理,15400000001\n\(row)\n")
        #expect(read.codes == (code.isEmpty ? [] : [code]))
        #expect(read.rows.count == (code.isEmpty ? 2 : 1))
        #expect(read.refusedByUnit == (code == "doubtful-row@3" ? ["甲乙局": 1] : [:]))
    }

    /// In doubt a row is refused, and said.
    @Test(arguments: [
        "合计,,15400000150", "联系人：张三,,15400000150", "备注,,0371-67181234", "共10人,,15400000150", "负责人,王五,15400000196",
        "填表人,王五,15400000197", "合计,经理,15400000150", "共10人,经理,15400000150", "本页合计（人）：10,经理,15400000150",
        "合计,10人,15400000212",
        "联系电话,,15400000211",
    ])
    func aTelephoneBesideNothingElseIsRefused(_ row: String) throws {
        let read = try ReadHandIn("行政相对人单位,职务,联系方式\n甲公司,经理,15400000001\n\(row)\n", settings: Self.unit)
        #expect(read.codes == ["doubtful-row@3"])
        #expect(read.refusedByUnit == ["甲乙局": 1])
    }

    /// Where a position stands first, 负责人 is one.
    @Test func aClosingWordIsAPositionInItsColumn() throws {
        let read = try ReadHandIn("职务,姓名,联系方式\n负责人,王五,15400000001\n", settings: Self.unit)
        #expect(read.column("person") == ["王五"])
    }

    /// Of what is no contact each digit stands in the finding; of a refused one in its row of the fix list, too, and there it is refused
    /// again until somebody puts it right.
    @Test(arguments: [
        "说明：上述号码由李四 15400000199 提供,,", "填表人：王五,电话：,15400000299", "审核人：赵六,联系电话,15400000301", "联系电话,,15400000211",
        "合计,10人,15400000212", "负责人,王五,15400000196", "填报单位：甲乙局,电话,0371-67181234",
    ])
    func everyDigitIsNamed(_ row: String) throws {
        let text = "行政相对人单位,职务,联系方式\n甲公司,经理,15400000001\n\(row)\n"
        let read = try ReadHandIn(text, settings: Self.unit)
        let value = try #require(read.report.findings.first { $0.record == 3 }?.value)
        #expect(value.filter(\.isNumber) == row.filter(\.isNumber))
        guard read.report.refused > 0 else { return }
        let list = try FixListReader(.bytes(Array(text.utf8), name: "x.csv"), settings: Self.unit)
        let contact = try #require(try list.contact(of: 3))
        #expect(
            FixListColumn.keptCells.map { contact[.kept($0)] }.joined().filter(\.isNumber) == row.filter(\.isNumber)
        )
        var writer = CSVWriter()
        writer.append(FixListColumn.all.map(\.title.chinese))
        writer.append(FixListColumn.all.map { contact[$0] })
        let again = try ReadHandIn(writer.text)
        #expect(again.codes == ["doubtful-row@2"] && again.rows.isEmpty)
    }

    /// A number in a further column is one of a refused row, too.
    @Test func refusedRowsKeepTheNumbersOfAllColumns() throws {
        let text = "行政相对人单位,职务,区号,座机,手机\n甲公司,经理,0371,67181234,15400000001\n乙公司,经理,,67181235,\n"
        let list = try FixListReader(
            .bytes(Array(text.utf8), name: "x.csv"),
            settings: HandInSettings(areaCode: "0371")
        )
        let cells = try (2...3).map { try #require(try list.contact(of: $0))[.kept(.phoneAsGiven)] }
        #expect(cells == ["区号 0371 | 67181234 | 15400000001", "67181235"])
    }
}
