import SurveyCore
import Testing

@testable import ContactCSV

/// A hand-in as offices send it.
@Suite struct HandInTests {
    static let plain = """
        序号,填报单位,行政相对人单位,姓名,职务,联系方式,报送日期\r
        1,郑州市水利局,河南一公司,王伟,经理,15400000001,2020-09-18\r
        2,郑州市水利局,河南二公司,李娜,店长,154 0000 0002,2020/9/8\r

        """

    @Test func aPlainTableIsRead() throws {
        let read = try ReadHandIn(Self.plain)
        #expect(read.codes == [])
        #expect(read.column("phone") == ["15400000001", "15400000002"])
        #expect(read.column("phoneAsGiven") == ["15400000001", "154 0000 0002"])
        #expect(read.column("unit") == ["郑州市水利局", "郑州市水利局"])
        #expect(read.column("receivedOn") == ["2020-09-18", "2020-09-08"])
        #expect(read.report.encoding == "UTF-8")
        #expect(read.report.delimiter == ",")
        #expect(read.report.headerRecord == 1)
        #expect(read.report.records == 3)
        #expect(read.taken.map(\.line) == [2, 3])
    }

    @Test func titlesMergedCellsAndTotalsAreUnderstood() throws {
        let read = try ReadHandIn(
            """
            2020年度行政执法满意度调查联系人名单,,,,
            填报单位（盖章）：郑州市水利局    填报日期：2020年9月10日,,,,
            序号,执法单位,行政相对人单位,职务,联系方式
            1,渠道处,"河南
            一公司",经理,15400000001
            2,,二公司,经理,15400000002
            3,,三公司,经理,15400000003
            合计,,,,3
            4,,四公司,经理,15400000004
            ,,,,
            注：以上均为本年度相对人,,,,
            填表人：张三,,,联系电话：,15400000009

            """
        )
        #expect(read.column("unit") == ["渠道处", "渠道处", "渠道处", "郑州市水利局"])
        #expect(read.taken.map(\.record) == [4, 5, 6, 8])
        #expect(read.taken.map(\.line) == [4, 6, 7, 9])
        #expect(
            read.codes == [
                "passed-over@1", "carried-down@5", "passed-over@7", "passed-over@9", "passed-over@10", "passed-over@11",
            ]
        )
        #expect(read.report.headerRecord == 3)
        #expect(read.rows[0]["organisation"] == "河南\n一公司")
    }

    /// Rows far below, in which nothing is odd, would be stored with it.
    @Test func aUnitWithNULThatALineAboveNamesIsNobody() throws {
        let rows = (0..<5000).map { "甲公司,经理,154\(padded($0, 8))\n" }.joined()
        for line in ["填报单位：郑州市\0水利局,,\n", "填报单位,郑州市\0水利局,\n"] {
            let read = try ReadHandIn(line + "行政相对人单位,职务,联系方式\n" + rows)
            #expect(read.rows.isEmpty && read.report.refused == 5000)
        }
    }
}
