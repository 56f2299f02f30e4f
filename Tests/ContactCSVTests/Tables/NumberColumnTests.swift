import SurveyCore
import Testing

@testable import ContactCSV

/// Columns of numbers by whatever name, and columns of a second contact (columns.md §Columns).
@Suite struct NumberColumnTests {
    private func read(_ text: String) throws -> ReadHandIn { try TablesInAFileTests.read(text) }

    @Test(arguments: [
        "电话1", "手机2", "联系电话一", "电话（1）", "联系人电话", "联系人手机", "联系人联系方式", "企业电话", "联系人手机号码2", "手机号/座机", "手机/固话",
        "电话或手机", "手机、座机", "联系人手机/座机", "Mobile Phone", "*联系人电话：",
    ])
    func aNumberByAnotherName(_ name: String) throws {
        let read = try read("相对人名称,职务,\(name)\n甲公司,经理,15400000101\n")
        #expect(read.column("phone") == ["15400000101"])
        #expect(read.codes == [])
    }

    @Test(arguments: ["法人电话", "执法人员电话", "电话数", "手机品牌", "电话/地址", "联系人地址", "电话123"])
    func whatIsNoNumbersName(_ name: String) throws {
        let read = try ReadHandIn("相对人名称,职务,\(name)\n甲公司,经理,15400000101\n")
        #expect(read.codes == ["missing-column@1"])
    }

    /// The order is that of the columns; all are one contact's.
    @Test func numberedColumnsAreRead() throws {
        let read = try read(
            "相对人名称,职务,电话1,电话2,联系电话（备用）\n甲公司,经理,15400000101,15400000102,15400000103\n乙公司,经理,,15400000105,\n"
        )
        #expect(read.column("phone") == ["15400000101", "15400000105"])
        #expect(read.column("otherPhones") == ["15400000102\n15400000103", ""])
        #expect(read.codes == ["several-numbers@2"])
    }

    @Test func telephonesInAColumnThatIsNotReadAreAWarning() throws {
        let read = try read("相对人名称,职务,法人手机,联系电话,地址\n甲,经理,,15400000101,1\n乙,经理,15400000102,15400000103,2\n")
        #expect(
            read.report.findings.map(\.kind) == [
                .unreadColumns([.init(name: "法人手机", holdsNumbers: true), .init(name: "地址")])
            ]
        )
        #expect(read.report.findings.first?.severity == .warning)
    }

    /// The officer's own number stands in a column of the same name.
    @Test func aColumnOfANameThatIsReadIsToldByItsPlace() throws {
        let read = try read("相对人名称,职务,联系电话,执法人员,联系电话\n甲,经理,15400000101,张三,15400000102\n")
        #expect(read.report.findings.map(\.kind) == [.unreadColumns([.init(name: "联系电话", letters: "E")])])
        #expect(read.report.findings.first?.severity == .note)
    }

    @Test(arguments: [
        ("序号,相对人单位,职务,联系方式,,序号,相对人单位,职务,联系方式", "1,甲,经理,15400000101,,2,乙,厂长,15400000102", ["乙", "厂长", "15400000102"]),
        ("相对人单位,联系人1,职务,电话,联系人2,职务,电话", "甲,张,经理,15400000101,李,厂长,15400000102", ["李", "厂长", "15400000102"]),
        ("相对人单位,联系人1,联系人2,电话1,电话2", "甲,张,李,15400000101,15400000102", ["李", "15400000102"]),
        ("相对人单位,职务,电话,相对人单位,职务,手机", "甲,经理,15400000101,,,15400000102", ["15400000102"]),
    ])
    func aSecondContactInARowIsRefusedAndNamed(_ header: String, _ row: String, _ second: [String]) throws {
        let alone = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            .map { second.contains($0) || $0 == "2" ? "" : $0 }.joined(separator: ",")
        let read = try read("\(header)\n\(row)\n\(alone)\n")
        #expect(read.column("phone") == ["15400000101"])
        #expect(read.codes.filter { $0 != "empty-cell@1" && !$0.hasPrefix("unread-columns") } == ["second-contact@2"])
        let finding = try #require(read.report.findings.first { $0.code == "second-contact" })
        #expect(finding.kind == .secondContact(second))
        #expect(finding.value == second.joined(separator: " | "))
    }

    /// Two columns of numbers, or two of a name, are still one contact's.
    @Test(arguments: [
        ("相对人单位,职务,手机,座机,备注,备注", "甲,经理,15400000101,0371-67181202,a,b"),
        ("相对人单位,职务,联系电话,执法人员,职务,联系电话", "甲,经理,15400000101,王五,科长,15400000102"),
        ("相对人单位,联系人,职务,联系人,手机", "甲,张,经理,李,15400000101"),
    ])
    func whatIsNoSecondContact(_ header: String, _ row: String) throws {
        let read = try read("\(header)\n\(row)\n")
        #expect(read.column("phone") == ["15400000101"])
    }

    /// A header of which only the number's name is odd is the reason, not its absence.
    @Test(arguments: [
        "企业名称,法定代表人,法人电话,邮编,地址,职务", "企业名称,职务,法人电话", "报送表\n企业名称,法定代表人,法人电话,邮编,地址,职务",
        "企业名称;法定代表人;法人电话;邮编;地址;职务",
    ])
    func theReasonIsTheColumnThatLacks(_ header: String) throws {
        let read = try ReadHandIn("\(header)\n甲,张,15400000101,450000,郑州,经理\n", settings: TablesInAFileTests.unit)
        #expect(read.report.unusable)
        let kinds = read.report.findings.map(\.kind)
        guard case .missingColumn("联系方式", "phone", let found)? = kinds.first, kinds.count == 1 else {
            Issue.record("\(kinds)")
            return
        }
        #expect(found.contains("法人电话"))
    }
}
