import SurveyCore
import Testing

@testable import ContactCSV

/// Files that are no tables, and texts in encodings that are not read: each is named, and none becomes contacts.
@Suite struct ForeignFormatTests {
    typealias Format = Finding.ForeignFormat

    struct Text: Sendable {
        let text: String
        let format: Format

        init(_ text: String, _ format: Format) {
            self.text = text
            self.format = format
        }
    }

    static let page = "<table><tr><td>行政相对人单位</td><td>职务</td><td>联系方式</td></tr></table>"
    static let texts: [Text] = [
        Text("BEGIN:VCARD\r\nVERSION:2.1\r\nORG:河南公司\r\nTITLE:经理\r\nTEL;CELL:15400000001\r\nEND:VCARD\r\n", .vCard),
        Text("\n begin:vcard\nTEL:15400000001\nEND:VCARD\n", .vCard),
        Text("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", .calendar),
        Text("<html xmlns:o=\"urn:schemas-microsoft-com:office:office\">\(page)", .webPage),
        Text("\n\n<TABLE border=1><tr>", .webPage),
        Text("<!DOCTYPE html><html>", .webPage),
        Text("<!-- 导出 --><table>", .webPage),
        Text("<style>td{mso-number-format:\"\\@\"}</style>\(page)", .webPage),
        Text(
            "<?xml version=\"1.0\"?>\n<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">",
            .xmlSpreadsheet
        ),
        Text("<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?>", .oldWord),
        Text("<?xml version=\"1.0\"?><contacts><tel>15400000001</tel></contacts>", .xml),
        Text(
            "MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\nContent-Type: multipart/related\r\n\r\n--x",
            .webArchive
        ),
        Text("From: <Saved by Blink>\nSubject: x\nContent-Type: multipart/related;\n\tx=\"y\"\n\n", .webArchive),
        Text("Received: from x\r\n by y\r\nFrom: a@b.cn\r\nContent-Type: multipart/related\r\n\r\n单位,电话\r\n", .email),
        Text("Subject: x\nFrom: y\n\n行政相对人单位,职务,联系方式\n", .email),
        Text("[{\"姓名\":\"张三\",\"电话\":\"15400000001\"}]", .json),
        Text("{\n \"contacts\": []}", .json),
    ]

    @Test(arguments: texts) func textsThatAreNoTableAreNamed(_ text: Text) throws {
        for encoding in Written.allCases {
            let read = try ReadHandIn(encoding.bytes(text.text), name: "名单.xls")
            #expect(read.report.findings.map(\.kind) == [.notATable(text.format)], "\(encoding)")
            #expect(read.rows.isEmpty && read.report.unusable)
        }
    }

    static let titles: [String] = [
        "[2020]5号 名单\n", "From: 郑州市水利局\n", "<内部资料>\n", "日期：2020年9月10日\n单位:郑州市水利局\n", "{附件}\n", "Begin: 9月\n",
    ]

    /// What only looks like it is read.
    @Test(arguments: titles) func titlesAreNot(_ title: String) throws {
        let read = try ReadHandIn(title + "填报单位,行政相对人单位,职务,联系方式\n郑州市水利局,甲公司,经理,15400000001\n")
        #expect(read.rows.count == 1)
    }

    @Test func textInBig5IsNamed() throws {
        let rows = "台北科技有限公司,總經理,15400000001\n高雄貿易股份有限公司,經理,15400000002\n"
        for header in ["聯絡單位,職稱,聯絡電話\n", "company,position,phone\n"] {
            let read = try ReadHandIn(converted(header + rows, to: "BIG5"))
            #expect(read.report.findings.map(\.kind) == [.notATable(.big5)])
            #expect(read.codes == ["unreadable-encoding@-"])
        }
        // Traditional characters in GB18030 are no Big5.
        let read = try ReadHandIn(
            Written.gb18030.bytes("公司名称,职务,电话\n" + rows),
            settings: HandInSettings(areaCode: "0371", unit: "甲局")
        )
        #expect(read.column("organisation") == ["台北科技有限公司", "高雄貿易股份有限公司"])
    }

    @Test func textInUTF32IsNamed() throws {
        let text = "填报单位,行政相对人单位,职务,联系方式\n郑州市水利局,甲公司,经理,15400000001\n"
        var little: [UInt8] = []
        var big: [UInt8] = []
        for scalar in text.unicodeScalars {
            let (high, low) = (UInt8(scalar.value >> 8 & 0xFF), UInt8(scalar.value & 0xFF))
            little += [low, high, 0, 0]
            big += [0, 0, high, low]
        }
        for bytes in [little, big, [0xFF, 0xFE, 0, 0] + little, [0, 0, 0xFE, 0xFF] + big] {
            let read = try ReadHandIn(bytes)
            #expect(read.codes == ["unreadable-encoding@-"])
            #expect(read.report.findings.map(\.kind) == [.notATable(.utf32)])
        }
    }

    static let binaries: [[UInt8]] = [
        [0, 0, 0, 1, 0x42, 0x75, 0x64, 0x31, 0, 0, 0x10, 0, 0, 0, 8, 0, 0, 0, 0x10, 0],
        [0x4C, 0, 0, 0, 1, 0x14, 2, 0, 0, 0, 0, 0, 0xC0, 0, 0, 0, 0, 0, 0, 0x46, 0x81],
        [0x4D, 0x5A, 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0xFF, 0xFF, 0, 0, 0xB8],
    ]

    /// Folders' own files, shortcuts, programs.
    @Test(arguments: binaries) func binariesAreNamed(_ bytes: [UInt8]) throws {
        let read = try ReadHandIn(bytes + [UInt8](repeating: 0, count: 4000))
        #expect(read.report.findings.map(\.kind) == [.notATable(.other)])
    }
}
