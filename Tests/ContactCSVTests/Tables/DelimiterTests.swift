import SurveyCore
import Testing

@testable import ContactCSV

/// What stands between cells, and in a header's names (columns.md §Delimiters).
@Suite struct DelimiterTests {
    static let settings = HandInSettings(areaCode: "0371", unit: "甲乙局")

    @Test(arguments: [",", "\t", ";", "|", "，", "；", "｜"]) func everySignDividesCells(_ sign: String) throws {
        let rows = [
            ["行政相对人单位", "职务", "联系方式"], ["\"甲\(sign)乙公司\"", "经理", "15400000001"], ["丙公司", "主任", "15400000002"],
        ]
        let read = try ReadHandIn(
            rows.map { $0.joined(separator: sign) }.joined(separator: "\n"),
            settings: Self.settings
        )
        #expect(read.report.delimiter == sign)
        #expect(read.column("organisation") == ["甲\(sign)乙公司", "丙公司"])
        #expect(read.column("phone") == ["15400000001", "15400000002"])
        #expect(read.codes == [])
    }

    /// Also where the sign stands at the end of a piece of the file.
    @Test func aWideSignDividesCellsInLongFiles() throws {
        let row = "公司一，经理，15400000001\n"
        let count = 300_000 / row.utf8.count
        for shift in 0..<3 {
            let text = String(repeating: " ", count: shift) + "行政相对人单位，职务，联系方式\n" + String(repeating: row, count: count)
            let read = try ReadHandIn(text, settings: Self.settings)
            #expect(read.rows.count == count)
            #expect(Set(read.column("phone")) == ["15400000001"])
        }
    }

    /// Where the header can be read in two ways, the rows decide.
    @Test func rowsDecideBetweenSigns() throws {
        let read = try ReadHandIn(
            "电话,备注\n电话;备注\n15400000001;甲、乙\n15400000002;丙,丁\n",
            settings: Self.settings
        )
        #expect(read.report.delimiter == ";")
        #expect(read.column("phone") == ["15400000001", "15400000002"])
    }

    @Test(arguments: ["sep=，\n", "sep=|\r\n", "\"sep=；\"\n"]) func anAnnouncedSignIsObeyed(_ line: String) throws {
        let sign = String(line.filter { $0 != "\"" }.dropFirst(4).first!)
        let text = line + ["行政相对人单位", "职务", "联系方式"].joined(separator: sign) + "\n甲,乙公司\(sign)经理\(sign)15400000001\n"
        let read = try ReadHandIn(text, settings: Self.settings)
        #expect(read.column("organisation") == ["甲,乙公司"])
        #expect((read.report.header, read.report.passedOver) == (2, 0))
    }

    @Test(arguments: ["、", "/", " ", "  "]) func anotherSignIsNamed(_ sign: String) throws {
        let text = "名单\n" + ["行政相对人单位", "职务", "联系方式"].joined(separator: sign) + "\n甲\(sign)经理\(sign)15400000001\n"
        let read = try ReadHandIn(text, settings: Self.settings)
        #expect(read.codes == ["unknown-delimiter@2"])
        #expect(read.report.unusable)
    }

    @Test(arguments: [
        "联系方式：", "*联系方式", "联系方式（必填）", "联系方式 必填", "＊联系方式:", "3、联系方式", "3.联系方式", "【联系方式】", "“联系方式”", "联系方式（手机",
        "联系方式*（必填）",
        "※联系方式", "<联系方式>",
    ])
    func signsAroundANameAreNothing(_ name: String) throws {
        let read = try ReadHandIn("行政相对人单位：,职务：,\(name)\n甲,经理,15400000001\n", settings: Self.settings)
        #expect(read.column("phone") == ["15400000001"])
        #expect(read.codes == [])
    }
}
