import Naive
import SurveyCore
import Testing

@testable import ContactCSV

/// Random tables in random layouts read back as what went in.
@Suite struct RandomHandInTests {
    struct Contact: Equatable {
        var unit: String
        var organisation: String
        var position: String
        var person: String
        var phone: String
        var date: String
    }

    /// A number and one of the ways to write it.
    static func phone(_ random: inout SplitMix64) -> (written: String, normal: String) {
        let digits = "154" + String(random.number(100_000_000...199_999_999)).dropFirst()
        let parts = [digits.prefix(3), digits.dropFirst(3).prefix(4), digits.suffix(4)]
        let written = random.one(of: [
            digits, parts.joined(separator: " "), parts.joined(separator: "-"), "+86" + digits, "0086 " + digits,
            digits + ".0", "'" + digits,
            "手机：" + digits,
        ])
        return (written, digits)
    }

    static func text(_ random: inout SplitMix64) -> String {
        let pieces = [
            "河南", "公司", ",", "\"", "；", ";", "\t", "，", "（分）", "\n", " ", "é", "𠮷", "甲", "A1", "'", "\r\n", "=1", "。",
        ]
        // Ends that are no blanks: those are trimmed.
        return "甲" + (0..<random.number(0...4)).map { _ in random.one(of: pieces) }.joined() + "乙"
    }

    static func quote(_ cell: String, _ delimiter: String, always: Bool) -> String {
        let special = cell.utf8.contains { [0x22, 0x0A, 0x0D].contains($0) } || cell.contains(delimiter)
        guard always || special || cell.contains("\r\n") else { return cell }
        return "\"" + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }

    @Test(arguments: 0..<250) func whateverTheLayoutTheContactsReadBack(seed: Int) throws {
        var random = SplitMix64(seed)
        let encoding = random.one(of: Written.allCases)
        let delimiter = random.one(of: [",", "\t", ";"])
        let end = random.one(of: ["\r\n", "\n", "\r"])
        let quotesAll = random.chance(25)
        let merged = random.chance(40)
        let units = ["郑州市水利局", "中原区", "郑州市公安局（交警）"]
        var contacts: [Contact] = []
        var cells: [[String: String]] = []
        var previous = ""
        for _ in 0..<random.number(1...60) {
            let number = Self.phone(&random)
            let unit = previous.isEmpty || random.chance(30) ? random.one(of: units) : previous
            let day = random.number(1...28)
            let contact = Contact(
                unit: unit,
                organisation: Self.text(&random),
                position: Self.text(&random),
                person: random.chance(20) ? "" : "王伟",
                phone: number.normal,
                date: random.chance(20) ? "" : "2020-09-\(day < 10 ? "0" : "")\(day)"
            )
            contacts.append(contact)
            let date = contact.date.isEmpty ? "" : random.one(of: [contact.date, "2020/9/\(day)", "2020年9月\(day)日"])
            cells.append([
                "填报单位": merged && unit == previous ? "" : unit, "行政相对人单位": contact.organisation, "职务": contact.position,
                "姓名": contact.person, "联系方式": number.written, "报送日期": date, "其他": Self.text(&random), "": "",
            ])
            previous = unit
        }
        var names = ["填报单位", "行政相对人单位", "职务", "姓名", "联系方式", "报送日期"]
        if random.chance(30) { names.append("其他") }
        names.shuffle(using: &random)
        func line(_ values: [String]) -> String {
            values.map { Self.quote($0, delimiter, always: quotesAll) }.joined(separator: delimiter)
        }
        var lines: [String] = []
        if random.chance(15) { lines.append("sep=" + delimiter) }
        let titles = random.number(0...3)
        for _ in 0..<titles { lines.append(line(["2020年度联系人名单"] + names.dropFirst().map { _ in "" })) }
        let headerRecord = lines.count + 1
        let style = random.number(0...3)
        let header = names.map { name -> String in
            switch style {
            case 0: name
            case 1: name.map(String.init(_:)).joined(separator: " ")
            case 2: name + "（必填）"
            default: String(name.prefix(2)) + "\n" + String(name.dropFirst(2))
            }
        }
        lines.append(line(header))
        lines += cells.map { row in line(names.map { row[$0]! }) }
        let closing = random.number(0...2)
        if closing > 0 { lines.append(line(["合计"] + names.dropFirst().map { _ in "" })) }
        if closing > 1 { lines.append(line(names.map { _ in "" })) }
        let read = try ReadHandIn(encoding.bytes(lines.joined(separator: end) + (random.chance(80) ? end : "")))
        let back = read.rows.map { row in
            Contact(
                unit: row["unit"]!,
                organisation: row["organisation"]!,
                position: row["position"]!,
                person: row["person"]!,
                phone: row["phone"]!,
                date: row["receivedOn"]!
            )
        }
        #expect(back == contacts)
        #expect(read.report.refused == 0)
        #expect(read.report.encoding == encoding.reported)
        #expect(read.report.delimiter == delimiter)
        #expect(read.report.headerRecord == headerRecord)
        #expect(
            read.report.findings.allSatisfy { ["carried-down", "passed-over", "unread-columns"].contains($0.code) }
        )
        #expect(read.report.findings.count { $0.code == "passed-over" } == closing + min(titles, 1))
        #expect(read.report.findings.contains { $0.code == "unread-columns" } == names.contains("其他"))
        #expect(read.report.passedOver == titles + min(closing, 1))
    }

    /// The quick reader of plain cells says what the slow one says, whenever it says anything.
    @Test(arguments: 0..<40) func quickNumbersAgreeWithSlowOnes(seed: Int) {
        var random = SplitMix64(seed)
        for _ in 0..<500 {
            let alphabet = ["0", "1", "3", "4", "5", "7", "8", "9", "-", " ", "154", "0371", "+86", "6718"]
            let cell = (0..<random.number(3...11)).map { _ in random.one(of: alphabet) }.joined()
            let trimmedCell = trimmed(cell)
            let quick = Array(trimmedCell.utf8).withUnsafeBufferPointer(PlainCells.number)
            let slow = PhoneNumber.parse(trimmedCell, areaCode: "0371")
            switch quick {
            case .same: #expect(slow.number?.normal == trimmedCell, "\(cell)")
            case .mobile(let digits): #expect(slow.number?.normal == String(digits), "\(cell)")
            case .other: continue
            }
            #expect(slow.findings.isEmpty && slow.others.isEmpty && !slow.assumed, "\(cell)")
        }
    }
}
