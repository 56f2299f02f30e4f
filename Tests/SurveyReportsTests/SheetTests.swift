import SurveyCore
import SurveyReports
import SurveyWords
import Testing

@Suite struct SheetTests {
    private func sheet(_ contact: ContactListing = Sample.contact(17)) -> CallSheet {
        CallSheet(
            surveyor: "李敏",
            number: 3,
            appointments: [],
            confirming: [contact],
            list: [Sample.contact(18)],
            whole: [contact]
        )
    }

    @Test func csvHasTheColumnsOfTheContract() {
        #expect(
            SheetCSV.header(Sample.en).joined(separator: ",")
                == "编号,填报单位,行政相对人单位,姓名,职务,电话,其他电话,已拨次数,结果,了解情况,满意度,拨打时间,约定时间,调查员,备注"
        )
        let rows = SheetCSV.rows(sheet(), Sample.zh, all: false)
        #expect(rows.map { $0[0] } == ["17", "18"])
        #expect(rows[0][5] == "154 0000 0123")
        #expect(Array(rows[0][8...12]) == ["", "", "", "", ""])
        #expect(rows.map(\.count) == [15, 15])
    }

    @Test func textHasThreePartsAndAllCodes() {
        let text = SheetText.text(sheet(), Sample.zh, logHead: String(repeating: "9f2c", count: 16))
        #expect(text.hasPrefix("拨打登记表  03 李敏"))
        #expect(text.contains("核实拨打") && text.contains("名单"))
        #expect(text.contains("154 0000 0123 / 0371-67181234"))
        for outcome in Disposition.allCases { #expect(text.contains("\(outcome.code) ")) }
        #expect(text.contains("最新日志校验值 9f2c 9f2c 9f2c 9f2c ..."))
    }

    /// A confirming dial is blind: nothing on the sheet says what the first surveyor heard.
    @Test func confirmingPartDoesNotSayWhatWasHeard() {
        let text = SheetText.text(sheet(), Sample.zh, logHead: "")
        let front = text.split(separator: "结果代码")[0]
        for outcome in Disposition.allCases { #expect(!front.contains(outcome.label.zh)) }
    }

    @Test func pageIsSelfContainedAndEscaped() {
        let page = SheetHTML.page(
            [sheet(Sample.contact(17, unit: Sample.hostile, organisation: Sample.hostile))],
            Sample.zh,
            title: Sample.hostile,
            logHead: String(repeating: "9f2c", count: 16)
        )
        #expect(!page.contains("<script") && !page.contains("http"))
        #expect(!page.unicodeScalars.contains("\u{202E}") && !page.unicodeScalars.contains("\u{1B}"))
        #expect(page.contains("size: A4"))
        #expect(page.contains("9f2c 9f2c 9f2c 9f2c ..."))
        #expect(page.contains("5 本人接听，提问"))
        for outcome in Disposition.allCases { #expect(page.contains("<td>\(outcome.code)</td>")) }
    }

    @Test func emptySheetSaysSo() {
        let empty = CallSheet(surveyor: "李敏", number: 3, appointments: [], confirming: [], list: [], whole: [])
        #expect(SheetText.text(empty, Sample.zh, logHead: "").contains("李敏的名单上没有联系人。"))
    }
}
