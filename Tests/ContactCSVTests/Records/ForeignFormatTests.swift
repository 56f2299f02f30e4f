import SurveyCore
import Testing

@testable import ContactCSV

/// Files that are no tables, and texts in encodings that are not read: each is named, and none becomes contacts.
@Suite struct ForeignFormatTests {
    static let card =
        "BEGIN:VCARD\r\nVERSION:2.1\r\nN:张;三;;;\r\nORG:河南公司\r\nTITLE:经理\r\nTEL;CELL:15400000001\r\nEND:VCARD\r\n"
    static let page = "<table><tr><td>行政相对人单位</td><td>职务</td><td>联系方式</td></tr></table>"

    @Test(arguments: [
        (card, Finding.ForeignFormat.vCard), ("\n begin:vcard\nTEL:15400000001\nEND:VCARD\n", .vCard),
        ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", .calendar),
        ("<html xmlns:o=\"urn:schemas-microsoft-com:office:office\">" + page, .webPage),
        ("\n\n<TABLE border=1><tr>", .webPage),
        ("<!DOCTYPE html><html>", .webPage), ("<!-- 导出 --><table>", .webPage), ("<meta charset=gbk>" + page, .webPage),
        ("<style>td{mso-number-format:\"\\@\"}</style>" + page, .webPage),
        (
            "<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n"
                + "<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">", .xmlSpreadsheet
        ),
        ("<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?>", .word),
        ("<?xml version=\"1.0\"?><contacts><tel>15400000001</tel></contacts>", .xml),
        (
            "MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\nContent-Type: multipart/related; boundary=\"x\"\r\n\r\n--x\r\n",
            .webArchive
        ),
        (
            "From: <Saved by Blink>\nSnapshot-Content-Location: https://x\nSubject: x\nMIME-Version: 1.0\n"
                + "Content-Type: multipart/related;\n\ttype=\"text/html\"\n\n", .webArchive
        ),
        (
            "Received: from x\r\n by y\r\nFrom: a@b.cn\r\nTo: c@d.cn\r\nSubject: =?gbk?B?x?=\r\n"
                + "Content-Type: multipart/related\r\n\r\n单位,电话\r\n", .email
        ),
        ("Subject: x\nFrom: y\n\n行政相对人单位,职务,联系方式\n", .email),
        ("[{\"姓名\":\"张三\",\"电话\":\"15400000001\"}]", .json), ("{\n \"contacts\": []}", .json),
        ("{\\rtf1\\ansi", .richText),
    ])
    func textsThatAreNoTableAreNamed(_ text: String, _ format: Finding.ForeignFormat) throws {
        for encoding in Written.allCases {
            let read = try ReadHandIn(encoding.bytes(text), name: "名单.xls")
            // Word writes RTF in ASCII alone.
            if format == .richText, encoding != .utf8, encoding != .gb18030 { continue }
            #expect(read.report.findings.map(\.kind) == [.notATable(format)], "\(encoding)")
            #expect(read.rows.isEmpty && read.report.unusable)
        }
    }

    /// What only looks like it is read.
    @Test(arguments: [
        "[2020]5号 名单\n", "From: 郑州市水利局\n", "<内部资料>\n", "日期：2020年9月10日\n单位:郑州市水利局\n", "{附件}\n", "Begin: 9月\n",
    ])
    func titlesAreNot(_ title: String) throws {
        let read = try ReadHandIn(title + "填报单位,行政相对人单位,职务,联系方式\n郑州市水利局,甲公司,经理,15400000001\n")
        #expect(read.rows.count == 1)
    }

    @Test func textInBig5IsNamed() throws {
        let text = "聯絡單位,職稱,聯絡電話\n台北科技有限公司,總經理,15400000001\n高雄貿易股份有限公司,經理,15400000002\n"
        let read = try ReadHandIn(converted(text, to: "BIG5"))
        #expect(read.report.findings.map(\.kind) == [.notATable(.big5)])
        #expect(read.codes == ["unreadable-encoding@-"])
        // In English above, in Big5 below.
        let below =
            "unit,company,position,phone\n"
            + text.split(separator: "\n").dropFirst().map { "A," + $0 }.joined(separator: "\n")
        #expect(try ReadHandIn(converted(below, to: "BIG5")).report.findings.map(\.kind) == [.notATable(.big5)])
        // Traditional characters in GB18030 are no Big5.
        let read2 = try ReadHandIn(Written.gb18030.bytes("填报单位,公司名称,职务,电话\n甲局," + text.split(separator: "\n")[1]))
        #expect(read2.column("organisation") == ["台北科技有限公司"])
    }

    @Test func textInUTF32IsNamed() throws {
        let text = "填报单位,行政相对人单位,职务,联系方式\n郑州市水利局,甲公司,经理,15400000001\n"
        let little = text.unicodeScalars.flatMap { [UInt8($0.value & 0xFF), UInt8($0.value >> 8 & 0xFF), 0, 0] }
        let big = text.unicodeScalars.flatMap { [0, 0, UInt8($0.value >> 8 & 0xFF), UInt8($0.value & 0xFF)] }
        for bytes in [little, big, [0xFF, 0xFE, 0, 0] + little, [0, 0, 0xFE, 0xFF] + big] {
            #expect(try ReadHandIn(bytes).codes == ["unreadable-encoding@-"])
            #expect(try ReadHandIn(bytes).report.findings.map(\.kind) == [.notATable(.utf32)])
        }
    }

    /// Folders' own files, programs, shortcuts.
    @Test(
        arguments: [
            [0, 0, 0, 1] + Array("Bud1".utf8) + [0, 0, 0x10, 0, 0, 0, 8, 0, 0, 0, 0x10, 0],
            [0x4C, 0, 0, 0, 1, 0x14, 2, 0, 0, 0, 0, 0, 0xC0, 0, 0, 0, 0, 0, 0, 0x46, 0x81],
            [0x4D, 0x5A, 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0xFF, 0xFF, 0, 0, 0xB8],
        ] as [[UInt8]]
    )
    func binariesAreNamed(_ bytes: [UInt8]) throws {
        let read = try ReadHandIn(bytes + [UInt8](repeating: 0, count: 4000))
        #expect(read.report.findings.map(\.kind) == [.notATable(.other)])
    }
}
