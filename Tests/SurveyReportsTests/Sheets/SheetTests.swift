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
        let text = SheetText.text(sheet(), Sample.zh, .zhengzhou2020, logHead: String(repeating: "9f2c", count: 16))
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
            let text = SheetText.text(sheet, Sample.zh, .zhengzhou2020, logHead: "", all: all).filter {
                !$0.isWhitespace
            }
            #expect(text.contains("须改派1个（19号）"))
            #expect(text.contains("huifangreassign--from李敏--unit甲局--reason回避"))
        }
        sheet.whole = [barred]
        #expect(sheet.toReassign == [barred])
        #expect(SheetCSV.rows(sheet, Sample.zh, all: true).isEmpty)
        let page = SheetHTML.document([sheet], Sample.en, .zhengzhou2020, title: "", logHead: "").text
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
        let text = SheetText.text(
            sheet(Sample.contact(17, unit: long, organisation: long)),
            words,
            .zhengzhou2020,
            logHead: ""
        )
        let lines = text.split(separator: "\n")
        for line in lines { #expect(DisplayWidth.of(String(line)) <= 80) }
        #expect(text.filter { !$0.isWhitespace }.contains(long))
        #expect(lines.count { $0.hasSuffix("________________") } == 2)
        // Single digits mean nothing on paper.
        #expect(!text.contains(words.language == .zh ? "5 本人接听" : "5 the person"))
    }

    /// A loose page says whose it is, which of how many, and under which log, and has a line to sign.
    @Test(arguments: [1, 30, 200]) func everyPageHasHeadAndFoot(_ contacts: Int) throws {
        var sheet = sheet()
        sheet.list = (1...contacts).map { Sample.contact(100 + $0) }
        let head = String(repeating: "9f2c", count: 16)
        let text = SheetHTML.document([sheet], Sample.zh, .zhengzhou2020, title: "回访", logHead: head).text
        let pages = text.components(separatedBy: "<section ").dropFirst()
        // An even number: two surveyors never share a leaf that is printed on both sides.
        #expect(pages.count % 2 == 0)
        for (index, page) in pages.enumerated() {
            #expect(page.contains("03 李敏") && page.contains("第 \(index + 1) 页，共 \(pages.count) 页"))
            #expect(page.contains("9f2c 9f2c 9f2c 9f2c ...") && page.contains("签名：____"))
        }
        for contact in sheet.list { #expect(text.contains("<td>\(contact.id)</td>")) }
        #expect(pages.last?.contains("结果代码") == true && pages.last?.contains("您好！请问是〔相对人单位〕的〔姓名〕") == true)
    }

    /// What is read out stands on paper, with what is the same for all contacts filled in.
    @Test func whatIsSaidStandsOnPaper() {
        let script = SheetScript(.zhengzhou2020, surveyor: 3, Sample.zh)
        #expect(script.answers.count == 10 && script.questions.count == 2)
        #expect(script.opening[0].contains("工号 03") && !script.opening[0].contains("{"))
        let text = SheetText.text(sheet(), Sample.zh, .zhengzhou2020, logHead: "").filter { !$0.isWhitespace }
        for answer in script.answers {
            #expect(text.contains(alignable(answer.answer).filter { !$0.isWhitespace }))
        }
        #expect(text.contains("huifangimportresults") && text.contains("签名：____"))
    }

    /// With all contacts on it a sheet shows what came of those that are finished, and read back it changes nothing.
    @Test func finishedContactsHaveTheirResults() {
        var finished = Sample.contact(17)
        finished.state = .scored
        var sheet = sheet(finished)
        sheet.whole = [finished, Sample.contact(18)]
        let dial = Dial(
            .completed,
            scores: ["understanding": Sample.score(9000), "satisfaction": Sample.score(8550)],
            at: Sample.time("2020-09-23 14:52")
        )
        sheet.results = [
            17: CallRecord(
                attempt: Attempt(call: 5, surveyor: "王强", dial: dial),
                note: "备",
                replaces: nil,
                replacedBy: nil,
                voided: false
            )
        ]
        let rows = SheetCSV.rows(sheet, Sample.zh, all: true)
        #expect(Array(rows[0][8...]) == ["完成", "90", "85.5", "2020-09-23 14:52", "", "王强", "备"])
        #expect(Array(rows[1][8...]) == ["", "", "", "", "", "李敏", ""])
        #expect(SheetCSV.rows(sheet, Sample.zh, all: false)[0][8] == "")
        let text = SheetText.text(sheet, Sample.zh, .zhengzhou2020, logHead: "", all: true)
        #expect(text.contains("50 完成  了解情况 90，满意度 85.5  09-23 14:52  王强  备"))
        let page = SheetHTML.document([sheet], Sample.zh, .zhengzhou2020, title: "", logHead: "", all: true).text
        #expect(page.contains("<td>50</td><td>90</td><td>85.5</td><td>09-23 14:52</td>"))
    }

    /// A confirming dial is blind: nothing on the sheet says what the first surveyor heard.
    @Test func confirmingPartDoesNotSayWhatWasHeard() {
        let text = SheetText.text(sheet(), Sample.zh, .zhengzhou2020, logHead: "")
        let front = text.split(separator: "结果代码")[0]
        for outcome in Disposition.allCases { #expect(!front.contains(outcome.label.zh)) }
    }

    @Test func pageIsSelfContainedAndEscaped() {
        let page = SheetHTML.document(
            [sheet(Sample.contact(17, unit: Sample.hostile, organisation: Sample.hostile))],
            Sample.zh,
            .zhengzhou2020,
            title: Sample.hostile,
            logHead: String(repeating: "9f2c", count: 16)
        ).text
        #expect(!page.contains("<script") && !page.contains("://"))
        #expect(!page.unicodeScalars.contains("\u{202E}") && !page.unicodeScalars.contains("\u{1B}"))
        #expect(page.contains("size: A4"))
        #expect(page.contains("9f2c 9f2c 9f2c 9f2c ..."))
        for outcome in Disposition.allCases { #expect(page.contains("<td>\(outcome.code)</td>")) }
    }

    @Test func emptySheetSaysSo() {
        let empty = CallSheet(surveyor: "李敏", number: 3, appointments: [], confirming: [], list: [], whole: [])
        #expect(SheetText.text(empty, Sample.zh, .zhengzhou2020, logHead: "").contains("李敏的名单上没有联系人。"))
    }
}
