import Testing
import Workbook

/// What is read of a sheet without expat is read as expat reads it: the same row with a blank in a tag, which expat alone takes.
@Suite struct PlainRowTests {
    private func read(_ text: [UInt8], _ opened: String, encoding: String = "UTF-8") -> String {
        let maker = XlsxMaker(
            "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\">\(opened)|</t></is></c><c r=\"B1\"><v>1</v></c></row>"
        )
        var zip = maker.zip
        let parts = maker.sheet.replacing("UTF-8", with: encoding).split(separator: "|").map { Array($0.utf8) }
        zip.parts.removeAll { $0.name == "xl/worksheets/sheet1.xml" }
        zip.add("xl/worksheets/sheet1.xml", parts[0] + text + parts[1])
        do throws(Fault) { return try Reading(zip.bytes())?.cells.joined(separator: "\n") ?? "nothing" } catch {
            return fault(of: zip.bytes()) ?? "nothing"
        }
    }

    private func expectAlike(_ text: [UInt8], encoding: String = "UTF-8") {
        for opened in ["<is><t>", "<is><t xml:space=\"preserve\">"] {
            let plain = read(text, opened, encoding: encoding)
            let byExpat = read(text, opened.replacing("<is>", with: "<is >"), encoding: encoding)
            #expect(plain == byExpat, "\(String(decoding: text, as: UTF8.self)) in \(encoding)")
        }
    }

    @Test(arguments: [
        "郑州", "😀", "", " a ", "a\tb", "a\nb", "a\r\nb", "\u{1}", "\u{7F}", "\u{85}", "\u{FFFD}", "\u{FFFF}",
        "\u{FFFE}x", "\u{F000}",
        "a &amp; b &lt;&gt;&quot;&apos;", "&#37073;&#x90d1;&#x90D1;", "&#X90D1;", "&#13;", "&#9;&#10;", "&#0;", "&#1;",
        "&#xD800;",
        "&#xFFFD;&#xFFFE;", "&#128512;", "&#x10FFFF;", "&#1114112;", "&#99999999999999999999;", "&#0000000000065;",
        "&;", "&#;", "&#x;",
        "&#a;", "&nbsp;", "&amp", "&", "a]]&gt;b", "a]]>b", "a>b", "_x000D_&#95;x0041_", "<r><t>x</t></r>", "<b/>x",
        "</t><t>x", "<!-- -->x",
        "<![CDATA[<x>]]>",
    ])
    func texts(_ text: String) { expectAlike(Array(text.utf8)) }

    @Test(
        arguments: ["UTF-8", "utf-8", "ISO-8859-1", "US-ASCII", "GBK"],
        [
            [0xE9], [0xC3, 0xA9], [0xC3], [0xFF], [0xED, 0xA0, 0x80], [0xEF, 0xBF, 0xBF], [0xF5, 0x80, 0x80, 0x80],
            [0xC0, 0x80],
        ]
    )
    func bytesBeyondASCII(_ encoding: String, _ bytes: [UInt8]) {
        expectAlike(bytes + Array("x".utf8), encoding: encoding)
    }

    @Test func textsHaveTheStyleOfTheirCell() throws {
        var maker = XlsxMaker("<row><c s=\"1\" t=\"inlineStr\"><is><t>6718&#49;201</t></is></c></row>")
        maker.formats = ["\"0371-\"@"]
        #expect(try maker.cells() == ["A1 text 0371-67181201"])
    }
}
