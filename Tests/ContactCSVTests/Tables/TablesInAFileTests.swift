import SurveyCore
import Testing

@testable import ContactCSV

/// Several tables in a file (columns.md §Tables in a file).
@Suite struct TablesInAFileTests {
    static let unit = HandInSettings(areaCode: "0371", unit: "甲乙局")
    static let header = "行政相对人单位,职务,联系方式\n"

    static func contacts(_ numbers: ClosedRange<Int>) -> String {
        numbers.map { "公司\($0),经理,154000000\($0 < 10 ? "0" : "")\($0)\n" }.joined()
    }

    static func read(_ text: String, _ settings: HandInSettings = unit) throws -> ReadHandIn {
        let read = try ReadHandIn(text, settings: settings)
        // The sum of the contract; `taken` is the store's to count.
        let report = read.report
        #expect(
            report.records
                == report.header + report.blank + report.passedOver + read.rows.count
                + read.refusedByUnit.values.reduce(0, +)
        )
        return read
    }

    /// The office's own liaison below ten contacts: neither vanishes, and the header is no contact.
    @Test func aTableBelowWithOtherColumnsIsReadByItsOwn() throws {
        let read = try Self.read(
            Self.header + Self.contacts(1...10) + "单位,联系人,职务,联系电话\n甲乙局,张三,科长,0371-67181234\n"
        )
        #expect(read.rows.count == 11)
        #expect(read.rows[10]["person"] == "张三")
        #expect(read.rows[10]["position"] == "科长")
        #expect(read.column("phone")[9...] == ["15400000010", "0371-67181234"])
        #expect(read.codes == ["further-table@12"])
        #expect(read.report.findings.map(\.severity) == [.warning])
        #expect(read.report.header == 2)
    }

    @Test(arguments: ["行政相对人单位,职务,联系方式", "单位名称,岗位,联系电话：", "企业名称,职位,*手机", "相对方,身份,手机号码（必填）"])
    func aRepeatedHeaderInWhateverWordsIsNoContact(_ again: String) throws {
        let read = try Self.read(Self.header + Self.contacts(1...2) + again + "\n" + Self.contacts(3...4))
        #expect(read.column("organisation") == ["公司1", "公司2", "公司3", "公司4"])
        #expect(read.column("position") == ["经理", "经理", "经理", "经理"])
        #expect(read.codes == ["further-table@4"])
        #expect(read.report.findings.map(\.severity) == [.note])
    }

    @Test func fromARepeatedHeaderOnItsColumnsHold() throws {
        let read = try Self.read(
            Self.header + Self.contacts(1...1) + "序号,手机,企业名称\n1,15400000002,公司2\n2,15400000003,公司3\n"
        )
        #expect(read.column("organisation") == ["公司1", "公司2", "公司3"])
        #expect(read.column("phone") == ["15400000001", "15400000002", "15400000003"])
        #expect(read.codes == ["further-table@3", "empty-cell@3"])
    }

    @Test func sheetsPastedTogetherAreOfTheUnitsInTheirTitles() throws {
        func sheet(_ unit: String, _ numbers: ClosedRange<Int>) -> String {
            "附件2\n联系方式报送表\n填报单位：\(unit)\n\n" + Self.header + Self.contacts(numbers) + "填表人：张三\n"
        }
        let read = try Self.read(sheet("甲乙局", 1...2) + sheet("丙丁局", 3...4), HandInSettings(areaCode: "0371"))
        #expect(read.column("unit") == ["甲乙局", "甲乙局", "丙丁局", "丙丁局"])
        #expect(read.report.refused == 0)
        #expect((read.report.header, read.report.blank, read.report.passedOver) == (2, 2, 8))
    }

    @Test func spreadHeadersBelowAreHeaders() throws {
        let spread = "行政相对人,,填报单位,联系\n单位,姓名,,方式\n"
        let read = try Self.read(Self.header + Self.contacts(1...1) + spread + "公司2,王伟,丙丁局,15400000002\n")
        #expect(read.column("organisation") == ["公司1", "公司2"])
        #expect(read.column("unit") == ["甲乙局", "丙丁局"])
        #expect(read.report.header == 3)
    }

    /// At the top, from record 20 on, and further down; names split over two rows, with colons, with whose it is before them.
    @Test(arguments: [
        "联系人,职,固定电话,企业\n,务,,名称\n", "联系人：,职：,固定电话：,企业：\n,务,,名称\n", "姓,职,联系,公司\n名,务,电话,名称\n",
        "联系人：,职务：,固定电话：,企业名称：\n", "本人姓名,本人职务,本人电话,公司\n,,,名称\n", "-姓名,-职务,-电话,-单位\n",
        "联系人情况,,,企业名称\n姓名,职务,手机,\n", "姓名,职务,联系方式,单位\n\n",
    ])
    func aHeaderIsOneWhereverItStands(_ header: String) throws {
        let titles = String(repeating: "第一批\n", count: 19)
        for above in ["", titles, Self.header + Self.contacts(1...1), titles + Self.header + Self.contacts(1...1)] {
            let read = try Self.read(above + header + "王伟,经理,15400000009,甲公司\n")
            let last = try #require(read.rows.last, "\(above)")
            let fields = ["person", "position", "phone", "organisation"].map { last[$0] }
            #expect(fields == ["王伟", "经理", "15400000009", "甲公司"], "\(above)")
            #expect(read.report.refused == 0, "\(above)")
        }
    }

    /// The header in record 20 is a title of the one below it.
    @Test func aTitleMayStandInTheLastRecordThatIsSearched() throws {
        let titles = String(repeating: "第一批\n", count: 19)
        let below = "单位,联系人,\n全称,姓名,手机\n甲公司,王伟,15400000001\n"
        let read = try Self.read(titles + Self.header + below)
        #expect(read.column("person") == ["王伟"])
        #expect((read.report.header, read.report.passedOver) == (2, 20))
        let refused = try ReadHandIn("第一批\n" + titles + Self.header + Self.contacts(1...1), settings: Self.unit)
        #expect(refused.codes == ["no-header@-"])
    }

    /// A row without a number in which the name of a column stands, below a header or above one, is none of its rows.
    @Test(arguments: ["职务,甲公司,王伟,无", "备注,甲公司,王伟,", "联系人,甲公司,,", "职务,,王伟,"])
    func aNameAmongDataIsNoHeaders(_ row: String) throws {
        let header = "地址,单位,姓名,手机\n"
        let read = try Self.read(header + row + "\n" + header + ",乙公司,李娜,15400000002\n" + row + "\n")
        #expect(read.report.header == 2)
        #expect(read.report.tables.count == 2)
        #expect(read.column("organisation").contains("乙公司"))
    }

    /// Groups stand above names, and names above empty cells.
    @Test(arguments: [
        "填报单位,企业信息,,联系人信息,\n,企业名称,地址,姓名,电话\n", "填报单位,企业名称,地址,联系人,联系方式\n,,,姓名,手机\n",
        "填报单位,企业名称,地址,其他,\n（全称）,,,姓名,座机\n",
    ])
    func groupsAboveNamesAreTheHeaders(_ header: String) throws {
        let row = "丙丁局,甲公司,地址一,王伟,0371-67181234\n"
        let read = try Self.read(Self.header + Self.contacts(1...1) + header + row, HandInSettings(areaCode: "0371"))
        let last = try #require(read.rows.last)
        #expect(["unit", "organisation", "person"].map { last[$0] } == ["丙丁局", "甲公司", "王伟"])
        #expect(read.report.header == 3)
    }

    /// A header without the number: its rows are told, and the table below it is read again.
    @Test func aTableThatDoesNotFitIsNamed() throws {
        let text =
            Self.header + Self.contacts(1...1) + "单位,姓名,职务,工号\n甲乙局,张三,科长,0371-67181234\n甲乙局,李四,科员,\n"
            + Self.header + Self.contacts(2...2)
        let read = try Self.read(text)
        #expect(read.column("organisation") == ["公司1", "公司2"])
        #expect(
            read.report.findings.map(\.kind) == [
                .unreadTable(missing: "联系方式", found: ["单位", "姓名", "职务", "工号"], rows: 2, isLoss: true),
                .furtherTable(names: ["行政相对人单位", "职务", "联系方式"], otherColumns: false),
            ]
        )
        #expect(read.report.passedOver == 3)
        let harmless = try Self.read(Self.header + Self.contacts(1...1) + "姓名,职务\n张三,科长\n")
        #expect(harmless.rows.count == 1)
        #expect(harmless.report.findings.map(\.severity) == [.note])
    }

    /// What tells a header must not end a table of contacts for one odd row.
    @Test func aRowOfOddWordsEndsNothing() throws {
        let read = try Self.read(Self.header + "单位,岗位,无\n" + Self.contacts(1...2))
        #expect(read.rows.count == 3)
        #expect(read.codes == ["undiallable-number@2"])
    }

    @Test func whereNoTableFitsTheFileIsRefused() throws {
        let read = try ReadHandIn("单位,姓名,职务\n甲乙局,张三,科长\n", settings: Self.unit)
        #expect(read.report.unusable)
        #expect(read.codes == ["missing-column@1"])
        var report = read.report
        report.giveUp()
        #expect(report.records == 2 && report.refused == 2 && report.taken == 0)
    }

    @Test func titlesAboveAreNamedOnce() throws {
        let read = try Self.read("名单\n2020年9月\n\n填报单位：甲乙局\n" + Self.header + Self.contacts(1...1))
        #expect(
            read.report.findings.map(\.kind) == [.titles(["名单", "2020年9月", "填报单位：甲乙局"]), .passedOver(text: "")]
        )
        #expect((read.report.passedOver, read.report.blank) == (3, 1))
    }

    /// Contacts above the header are refused, the office's own number in a title is not.
    @Test func contactsAboveTheHeaderAreRefused() throws {
        let read = try Self.read("公司0,经理,15400000000\n" + Self.header + Self.contacts(1...1))
        #expect(read.codes == ["doubtful-row@1"])
        #expect(read.refusedByUnit == ["甲乙局": 1])
        let title = "填报单位：甲乙局,联系电话：,0371-67181234\n填表人：张三,15400000009\n"
        #expect(try Self.read(title + Self.header + Self.contacts(1...1)).codes == ["passed-over@1"])
    }

    @Test(arguments: ["联系人,张三,电话,", "联系人：,,联系电话：,", "填表人,张三,联系电话"])
    func formLinesAreNoHeaders(_ line: String) throws {
        let read = try Self.read("行政相对人单位,职务,联系方式,备注\n公司1,经理,15400000001,\n\(line)\n公司2,经理,15400000002,\n")
        #expect(read.column("phone") == ["15400000001", "15400000002"])
        #expect(read.codes == ["passed-over@3"])
    }

    @Test func columnsThatNobodyReadsAreNamedOnce() throws {
        let header = "行政相对人单位,职务,性别,联系方式,地址\n"
        let read = try Self.read(header + "甲,经理,男,15400000001,郑州\n" + header + "乙,经理,女,15400000002,郑州\n")
        #expect(read.report.findings.map(\.kind).first == .unreadColumns([.init(name: "性别"), .init(name: "地址")]))
        #expect(read.codes == ["unread-columns@1", "further-table@3"])
    }

    /// Whatever stands at the end of a piece of the file, the answer is that of a small file.
    @Test func headersAndTitlesAtTheEndOfAPieceAreKnown() throws {
        let spread = "报送表\n行政相对人,,填报单位,联系\n单位,姓名,,方式\n"
        let row = "公司1,经理,15400000001\n"
        let piece = 128 * 1024
        for shift in stride(from: -80, through: 80, by: 10) {
            let room = piece + shift - Self.header.utf8.count
            let last = "公司" + String(repeating: "1", count: room % row.utf8.count) + ",经理,15400000001\n"
            let text =
                Self.header + String(repeating: row, count: room / row.utf8.count) + last + spread
                + "公司2,王伟,丙丁局,15400000002\n"
            let read = try ReadHandIn(text, settings: Self.unit)
            #expect(read.rows.last?["unit"] == "丙丁局", "\(shift)")
            #expect(read.report.refused == 0 && read.report.header == 3 && read.report.passedOver == 1, "\(shift)")
        }
    }

    @Test func unitsAndSurveyorsAreReadByTheSameRules() throws {
        let units = "名单\n单位名称,类别\n甲乙局,市直\n合计,1\n\n单位,类别\n丙丁局,区县\n"
        let read = try readUnits(.bytes(Array(units.utf8), name: "x.csv"))
        #expect(read.rows.map(\.name) == ["甲乙局", "丙丁局"])
        #expect(
            read.report.findings.map { "\($0.code)@\($0.record ?? 0)" } == [
                "passed-over@1", "passed-over@4", "passed-over@5", "further-table@6",
            ]
        )
    }
}
