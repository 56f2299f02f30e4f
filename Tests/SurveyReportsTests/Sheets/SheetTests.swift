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
            Sample.en.sheetColumns.joined(separator: ",")
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
        #expect(text.contains("154 0000 0123 ") && text.contains("\n      0371-67181234\n"))
        for outcome in Disposition.allCases { #expect(text.contains("\(outcome.code) ")) }
        #expect(text.contains("最新日志校验值 9f2c 9f2c 9f2c 9f2c ..."))
    }

    /// What nobody may call before it is reassigned is on no sheet to be filled in, but named with the command.
    @Test func whatMustBeReassignedIsNamedInOneLine() {
        var barred = Sample.contact(19, unit: "甲局")
        barred.mustBeReassigned = true
        var sheet = sheet()
        sheet.whole.append(barred)
        for all in [false, true] {
            #expect(!SheetCSV.rows(sheet, Sample.zh, all: all).map { $0[0] }.contains("19"))
            let text = SheetText.text(sheet, Sample.zh, logHead: "", all: all).filter { !$0.isWhitespace }
            #expect(text.contains("须改派1个（19号）"))
            #expect(text.contains("huifangreassign--from李敏--unit甲局--reason回避"))
        }
        sheet.whole = [barred]
        #expect(sheet.toReassign == [barred])
        #expect(SheetCSV.rows(sheet, Sample.zh, all: true).isEmpty)
        let page = SheetHTML.page([sheet], Sample.en, title: "", logHead: "")
        #expect(page.contains("To be reassigned: 1 contact (no. 19)"))
        let table = ContactsText.table([barred], Sample.zh)
        #expect(table.contains("待拨，须改派") && table.contains("huifang reassign --from 李敏 --unit 甲局 --reason 回避"))
        let file = ContactsText.file(ContactFile(contact: barred, calls: []), Sample.en)
        #expect(file.contains("to be reassigned") && file.contains("--reason avoidance"))
        #expect(!ContactsText.table([Sample.contact(17)], Sample.zh).contains("改派"))
    }

    /// An upright A4 page holds 80 columns; names in full and a line to write on, in either language.
    @Test(arguments: [Sample.zh, Sample.en]) func textFitsAPage(_ words: Words) {
        let long = String(repeating: "郑州航空港经济综合实验区", count: 5)
        let text = SheetText.text(sheet(Sample.contact(17, unit: long, organisation: long)), words, logHead: "")
        let lines = text.split(separator: "\n")
        for line in lines { #expect(DisplayWidth.of(String(line)) <= 80) }
        #expect(text.filter { !$0.isWhitespace }.contains(long))
        #expect(lines.count { $0.hasSuffix("________________") } == 2)
        #expect(text.contains(words.language == .zh ? "5 本人接听，提问" : "5 the person: ask"))
    }

    /// Browsers repeat a table's head and foot on every page: a loose page says whose it is, and under which log.
    @Test func everyPageHasHeadAndFoot() throws {
        let page = SheetHTML.page([sheet()], Sample.zh, title: "回访", logHead: String(repeating: "9f2c", count: 16))
        let front = try #require(page.split(separator: "<section class=\"back\">").first)
        let head = try #require(front.split(separator: "<thead>").last?.split(separator: "</thead>").first)
        #expect(head.contains("03 李敏") && head.contains("结果代码"))
        let foot = try #require(front.split(separator: "<tfoot>").last?.split(separator: "</tfoot>").first)
        #expect(foot.contains("9f2c 9f2c 9f2c 9f2c ..."))
        #expect(front.split(separator: "<table").count == 2)
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
