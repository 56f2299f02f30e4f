import SurveyCore
import Testing

@testable import ContactCSV

/// Layouts: titles, headers, delimiters, merged cells.
@Suite struct LayoutTests {
    static func rows(_ text: String, settings: HandInSettings = HandInSettings(areaCode: "0371")) throws -> ReadHandIn {
        try ReadHandIn(text, settings: settings)
    }

    @Test(arguments: [
        "单位,相对人单位,姓名,职位,联系 方式", "执法单位,企业名称,联系人,岗位,\"联系方式\n（手机）\"", "报送单位（全称）,公司名称,联系人姓名,职务,电话号码",
        "单位名称,行政相对人,姓 名,职 务,手机号码（必填）", "Unit,Company,Person,Title,Mobile", "填报单位*,\"行政相对人\n单位\",姓名,职务,联系方式*",
        "填报单位【必填】,行政相对人单位,姓名,职务,ＴＥＬ",
    ])
    func columnsAreKnownByManyNames(_ header: String) throws {
        let read = try Self.rows(header + "\n郑州市水利局,甲公司,王伟,经理,15400000001\n")
        #expect(
            read.rows.map { [$0["unit"], $0["organisation"], $0["person"], $0["position"], $0["phone"]] } == [
                ["郑州市水利局", "甲公司", "王伟", "经理", "15400000001"]
            ]
        )
        #expect(read.codes == [])
    }

    @Test(arguments: [
        "行政相对人,,,填报单位,联系方式\n单位名称,姓名,职务,,（手机）\n", "行政相对人单位,联系人,,填报单位,联系方式\n,姓名,职务,,\n",
        "名单,,,,\n行政相对人,,,填报单位,联系\n单位,姓名,职务,,方式\n",
    ])
    func aHeaderMayStandOverTwoRows(_ header: String) throws {
        let read = try Self.rows(header + "甲公司,王伟,经理,郑州市水利局,15400000001\n")
        #expect(
            read.rows.map { [$0["unit"], $0["organisation"], $0["person"], $0["position"], $0["phone"]] } == [
                ["郑州市水利局", "甲公司", "王伟", "经理", "15400000001"]
            ]
        )
    }

    /// `="甲公司"` and `"=""甲公司"""` are 甲公司, in headers, numbers and dates, too.
    @Test func whatProgramsForceToBeTextIsText() throws {
        let header = ["单位", "姓名", "职务", "联系方式", "报送日期"]
        let row = ["甲公司", "王伟", "经理", "15400000001", "2020-09-08"]
        for quoted in [{ "=\"\($0)\"" }, { "\"=\"\"\($0)\"\"\"" }] as [(String) -> String] {
            let text = [header, row].map { $0.map(quoted).joined(separator: ",") }.joined(separator: "\r\n")
            let read = try ReadHandIn(text, settings: HandInSettings(areaCode: "0371", unit: "甲乙局"))
            let fields = ["organisation", "person", "position", "phoneAsGiven", "receivedOn"]
            #expect(read.rows.map { row in fields.map { row[$0] } } == [row])
            #expect(read.codes == [])
        }
    }

    /// 单位 is the organisation where no other column is, and then another place must name the unit.
    @Test func aloneTheUnitColumnIsTheOrganisation() throws {
        let read = try Self.rows("填报单位：郑州市水利局\n单位,职务,电话\n甲公司,经理,15400000001\n")
        #expect(read.column("organisation") == ["甲公司"])
        #expect(read.column("unit") == ["郑州市水利局"])
    }

    @Test(arguments: [("sep=;\r\n", Character(";")), ("", ";"), ("", "\t"), ("sep=\t\n", "\t"), ("名单；附件,一\n", "\t")])
    func theDelimiterIsFound(_ before: String, _ delimiter: Character) throws {
        let lines = [
            ["填报单位", "行政相对人单位", "职务", "联系方式"], ["郑州市水利局", "甲,乙、丙公司", "经理", "15400000001"],
        ]
        let text = before + lines.map { $0.joined(separator: String(delimiter)) }.joined(separator: "\n")
        let read = try Self.rows(text)
        #expect(read.report.delimiter == String(delimiter))
        #expect(read.column("organisation") == ["甲,乙、丙公司"])
        #expect(read.report.headerRecord == (before.isEmpty ? 1 : 2))
    }

    @Test(arguments: [
        "填报单位：郑州市水利局", "填报单位:郑州市水利局（盖章）", "填报单位（盖章）： 郑州市水利局   填报日期：2020年9月1日", "填报单位：郑州市水利局 填报人：张三,,", "填报单位：,郑州市水利局,",
        "填报单位,郑州市水利局", "2020年名单（填报单位：郑州市水利局）", "单位名称：郑州市水利局", "填报单位：郑州市水利局\u{3000}\u{3000}时间：9月",
    ])
    func aUnitAboveTheHeaderIsThatOfTheTable(_ title: String) throws {
        let read = try Self.rows("名单\n\(title)\n行政相对人单位,职务,联系方式\n甲公司,经理,15400000001\n")
        #expect(read.column("unit") == ["郑州市水利局"])
        #expect(read.report.headerRecord == 3)
        #expect(
            read.report.findings.map(\.kind).map { if case .titles(let texts) = $0 { texts.count } else { 0 } } == [2]
        )
    }

    @Test func whatIsCountedIsNoUnit() throws {
        let read = try Self.rows("单位：人\n行政相对人单位,职务,联系方式\n甲公司,经理,15400000001\n")
        #expect(read.codes == ["passed-over@1", "no-unit@3"])
    }

    @Test func placesThatNameTheUnitAreAskedInOrder() throws {
        let table = "填报单位：标题局\n行政相对人单位,职务,联系方式,填报单位\n甲公司,经理,15400000001,列局\n"
        #expect(try Self.rows(table).column("unit") == ["列局"])
        let noColumn = "填报单位：标题局\n行政相对人单位,职务,联系方式\n甲公司,经理,15400000001\n"
        func unit(_ table: String, in name: String, option: String? = nil) throws -> [String] {
            let settings = HandInSettings(areaCode: "0371", unit: option)
            return try ReadHandIn(table, name: name, settings: settings, knownUnits: ["文件局"]).column("unit")
        }
        #expect(try unit(noColumn, in: "文件局.csv", option: "选项局") == ["选项局"])
        #expect(try unit(noColumn, in: "文件局.csv") == ["标题局"])
        let bare = "行政相对人单位,职务,联系方式\n甲公司,经理,15400000001\n"
        #expect(try unit(bare, in: "9月 文件局（报）.csv") == ["文件局"])
    }

    @Test func mergedCellsEndWhereTheyMust() throws {
        let read = try Self.rows(
            """
            填报单位,行政相对人单位,职务,联系方式
            甲局,一公司,经理,15400000001
            ,二公司,经理,15400000002
            ,三公司,经理,15400000003
            小计,,,3
            ,四公司,经理,15400000004
            乙局,五公司,经理,15400000005
            ,六公司,经理,15400000006

            ,七公司,经理,15400000007

            """
        )
        #expect(read.column("unit") == ["甲局", "甲局", "甲局", "乙局", "乙局"])
        #expect(
            read.codes == [
                "carried-down@3", "passed-over@5", "no-unit@6", "carried-down@8", "passed-over@9", "no-unit@10",
            ]
        )
    }

    /// Tables pasted below one another: each with its title and header.
    @Test func severalTablesInOneFileAreRead() throws {
        let table = "行政相对人单位,职务,联系方式\n甲公司,经理,1540000000"
        let read = try Self.rows("填报单位：甲乙局\n\(table)1\n填报单位：丙丁局\n\(table)2\n")
        #expect(read.column("unit") == ["甲乙局", "丙丁局"])
        #expect(read.column("phone") == ["15400000001", "15400000002"])
        #expect(read.codes == ["passed-over@1", "passed-over@4", "further-table@5"])
    }

    @Test(arguments: [
        "合计,,,10", "合计：10人,,,", "总计,共10人,,", "备注：无,,,", "注：以上为本年度,,,", "注1：以上,,,", "填表人：张三,,,电话：15400000009",
        "审核人,李四,,",
        "共10人,,,", "单位负责人：,,,", "填报日期：2020年9月1日,,,", "联系人：张三,,电话,0371-67181234", "负责人（签字）：,,,",
    ])
    func closingRowsArePassedOver(_ row: String) throws {
        let read = try Self.rows("填报单位,行政相对人单位,职务,联系方式\n郑州市水利局,甲公司,经理,15400000001\n\(row)\n")
        #expect(read.codes == ["passed-over@3"])
        #expect(read.rows.count == 1)
    }

    /// A contact is a contact, whatever its first cell begins with.
    @Test(arguments: ["合计局", "共青团郑州市委", "注册局", "日照路办事处", "联系人办", "备注"]) func unitsThatBeginLikeClosingRowsAreUnits(
        _ unit: String
    ) throws {
        let read = try Self.rows("填报单位,行政相对人单位,职务,联系方式\n\(unit),甲公司,经理,15400000001\n")
        #expect(read.column("unit") == [unit])
        #expect(read.codes == [])
    }

    @Test(arguments: [
        "负责人,甲公司,,67181234", "负责人：张三,甲公司,经理,0371-67181234", "备注,甲公司,,15400000001",
    ])
    func contactsThatBeginLikeSignaturesAreContacts(_ row: String) throws {
        let read = try Self.rows("姓名,行政相对人单位,职务,联系方式\n\(row)\n", settings: .init(areaCode: "0371", unit: "甲局"))
        #expect(read.rows.count == 1)
    }

    @Test func theUnitOfTheCallStandsAboveTitlesBelow() throws {
        let table = "行政相对人单位,职务,联系方式\n甲公司,经理,15400000001\n填报单位：丙丁局\n乙公司,经理,15400000002\n"
        #expect(try Self.rows(table, settings: .init(areaCode: "0371", unit: "甲乙局")).column("unit") == ["甲乙局", "甲乙局"])
        #expect(try Self.rows("填报单位：甲乙局\n" + table).column("unit") == ["甲乙局", "丙丁局"])
    }

    /// What stands behind the last column is named, and no contact when it is the number.
    @Test func aNumberBehindTheLastColumnIsNoContacts() throws {
        let table = "行政相对人单位,职务,姓名,手机,座机\n甲公司,经理,张,15400000001,\n"
        for (row, cells) in [
            ("河南省（郑州,新郑）公司,厂,经理,李,无,15400000039", "无 | 15400000039"),
            ("甲公司,,张,,,15400000038（王）,x", "15400000038（王） | x"),
            ("以上共3家,厂,无,无,,15400000087（李）", "15400000087（李）"),
        ] {
            let read = try ReadHandIn(table + row + "\n", settings: .init(areaCode: "0371", unit: "甲乙局"))
            #expect(read.codes == ["ragged-row@3"] && read.report.refused == 1, "\(row)")
            #expect(read.report.findings.first?.value == cells)
        }
        let taken = try ReadHandIn(
            table + "乙公司,经理,李,15400000002,,,0371-67181234\n",
            settings: .init(areaCode: "0371", unit: "甲乙局")
        )
        #expect(taken.rows.count == 2 && taken.report.findings.map(\.severity) == [.warning])
        #expect(taken.report.findings.first?.value == "0371-67181234")
    }

    @Test func aRowOfTenThousandCellsIsRaggedAndTheNextIsRead() throws {
        let wide = "郑州市水利局,乙公司,经理,15400000002," + (0..<10_000).map(String.init).joined(separator: ",")
        let read = try Self.rows("填报单位,行政相对人单位,职务,联系方式\n\(wide)\n郑州市水利局,丙公司,经理,15400000003\n")
        #expect(read.report.findings.map(\.kind) == [.raggedRow(cells: 10_004, columns: 4)])
        #expect(read.column("phone") == ["15400000002", "15400000003"])
    }

    @Test func blankRowsAndCellsAtTheEndAreNothing() throws {
        let read = try Self.rows(
            "填报单位,行政相对人单位,职务,联系方式,,\n郑州市水利局,甲公司,经理,15400000001,,\n,,,,,\n,,,,,\n\n\n , ,\u{3000},,,\n"
        )
        #expect(read.codes == ["passed-over@3"])
        #expect(read.report.records == 7)
    }

    @Test func severalNumberColumnsAreOneCell() throws {
        let read = try Self.rows(
            "填报单位,行政相对人单位,职务,手机,联系电话\n郑州市水利局,甲,经理,15400000001,0371-67181234\n郑州市水利局,乙,经理,15400000002,\n郑州市水利局,丙,经理,,0371-67181235\n"
        )
        #expect(read.column("phone") == ["15400000001", "15400000002", "0371-67181235"])
        #expect(read.column("otherPhones") == ["0371-67181234", "", ""])
        #expect(read.column("phoneAsGiven") == ["15400000001 | 0371-67181234", "15400000002", "0371-67181235"])
    }

    /// Wherever they stand and whatever they are called; an area code in a column of its own is that of the local numbers.
    @Test(arguments: [
        "填报单位,行政相对人单位,手机,职务,座机\n郑州市水利局,甲,15400000001,经理,0371-67181234\n",
        "填报单位,行政相对人单位,手机号码,区号,办公电话,职务\n郑州市水利局,甲,15400000001,0371,67181234,经理\n",
        "填报单位,行政相对人单位,区号,移动电话,固定电话（选填）,职务\n郑州市水利局,甲,0371,15400000001,6718 1234,经理\n",
    ])
    func everyColumnOfNumbersIsRead(_ text: String) throws {
        let read = try Self.rows(text)
        #expect(read.column("phone") == ["15400000001"] && read.column("otherPhones") == ["0371-67181234"])
        #expect(read.codes == ["several-numbers@2"])
    }

    @Test func anAreaCodeAloneIsNoNumber() throws {
        let read = try Self.rows(
            "填报单位,行政相对人单位,职务,区号,座机,手机\n郑州市水利局,甲,经理,0371,,\n郑州市水利局,乙,经理,0371,67181234,\n郑州市水利局,丙,经理,371,67181235,\n"
        )
        #expect(read.codes == ["empty-cell@2", "leading-zero-restored@4"])
        #expect(read.column("phone") == ["0371-67181234", "0371-67181235"])
        #expect(read.column("phoneAsGiven") == ["区号 0371 | 67181234", "区号 371 | 67181235"])
    }

    @Test(arguments: [
        "填报单位,行政相对人单位,职务,联系方式,执法人员,联系电话\n郑州市水利局,甲,经理,15400000001,李四,15400000009\n",
        "填报单位,执法人员,电话,行政相对人单位,职务,手机\n郑州市水利局,李四,15400000009,甲,经理,15400000001\n",
    ])
    func theOfficersOwnNumberIsNobodysToSurvey(_ text: String) throws {
        let read = try Self.rows(text)
        #expect(read.column("phone") == ["15400000001"])
        #expect(read.column("officer") == ["李四"])
        #expect(read.codes == ["unread-columns@1"])
    }

    @Test func mapNamesTheColumns() throws {
        let text = "序号,备注,号码\n1,甲公司,15400000001\n"
        let map = ["phone": "号 码", "organisation": "备注"]
        let read = try Self.rows(text, settings: HandInSettings(areaCode: "0371", unit: "郑州市水利局", map: map))
        #expect(read.column("organisation") == ["甲公司"])
        #expect(read.column("remark") == [""])
        #expect(read.column("phone") == ["15400000001"])
        #expect(read.codes == ["empty-cell@1"])
        let wrong = try Self.rows(
            text,
            settings: HandInSettings(areaCode: "0371", unit: "甲", map: ["phone": "号码", "person": "谁"])
        )
        #expect(
            wrong.report.findings.map(\.kind) == [
                .missingColumn(name: "谁", field: "person", found: ["序号", "备注", "号码"])
            ]
        )
        #expect(wrong.report.unusable)
    }

    @Test func blanksAroundCellsAreDropped() throws {
        let read = try Self.rows("填报单位,行政相对人单位,职务,联系方式\n\u{3000}郑州市水利局 ,\u{A0}甲公司\u{FEFF}, 经理,\" 15400000001\n\"\n")
        #expect(read.rows[0]["unit"] == "郑州市水利局")
        #expect(read.rows[0]["organisation"] == "甲公司")
        #expect(read.rows[0]["phoneAsGiven"] == " 15400000001\n")
        #expect(read.rows[0]["phone"] == "15400000001")
    }

    @Test(arguments: [
        ("2020-09-18", "2020-09-18"), ("2020/9/8", "2020-09-08"), ("2020.9.8", "2020-09-08"),
        ("2020年9月8日", "2020-09-08"),
        ("2020/9/8 0:00", "2020-09-08"), ("２０２０年９月８日", "2020-09-08"), (" 2020-09-18 ", "2020-09-18"),
    ])
    func datesAreReadAsPeopleWriteThem(_ written: String, _ date: String) throws {
        let read = try Self.rows("unit,company,title,phone,received\nA,B,C,15400000001,\(written)\n")
        #expect(read.column("receivedOn") == [date])
    }

    @Test(arguments: ["2020-02-30", "2020-13-01", "44092", "9月8日", "2020-9", "2020-9-8-1", "20-9-8"])
    func whatIsNoDateIsSaid(_ written: String) throws {
        #expect(
            try Self.rows("unit,company,title,phone,received\nA,B,C,15400000001,\(written)\n").codes == ["bad-date@2"]
        )
    }
}
