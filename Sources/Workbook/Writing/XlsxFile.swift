/// A small `.xlsx` of one sheet, made whole in memory: a template to be filled in. Its columns have the format "text", so that
/// what is typed into them stays as it is typed: no digit of a number is rounded away, no leading zero dropped.
package struct XlsxFile {
    /// At most 31 characters, none of `: \ / ? * [ ]`, as Excel has it.
    let sheet: String
    let rows: [[String]]

    package init(sheet: String, rows: [[String]]) {
        self.sheet = sheet
        self.rows = rows
    }

    /// The same bytes for the same rows, always.
    package var bytes: [UInt8] {
        var zip = ZipFile()
        zip.add("[Content_Types].xml", Self.contentTypes)
        zip.add("_rels/.rels", Self.links("officeDocument", "xl/workbook.xml"))
        zip.add("xl/workbook.xml", workbook)
        zip.add("xl/_rels/workbook.xml.rels", Self.links("worksheet", "worksheets/sheet1.xml", "styles", "styles.xml"))
        zip.add("xl/styles.xml", Self.styles)
        zip.add("xl/worksheets/sheet1.xml", worksheet)
        return zip.bytes
    }

    private static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    private static let namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    private static let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let package = "http://schemas.openxmlformats.org/package/2006"
    private static let type = "application/vnd.openxmlformats-officedocument.spreadsheetml"

    private static let contentTypes = """
        \(head)<Types xmlns="\(package)/content-types">\
        <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
        <Override PartName="/xl/workbook.xml" ContentType="\(type).sheet.main+xml"/>\
        <Override PartName="/xl/worksheets/sheet1.xml" ContentType="\(type).worksheet+xml"/>\
        <Override PartName="/xl/styles.xml" ContentType="\(type).styles+xml"/></Types>
        """

    /// Kinds and targets in turn.
    private static func links(_ pairs: String...) -> String {
        var links = "\(head)<Relationships xmlns=\"\(package)/relationships\">"
        for index in stride(from: 0, to: pairs.count, by: 2) {
            links +=
                "<Relationship Id=\"rId\(index / 2 + 1)\" Type=\"\(relations)/\(pairs[index])\" Target=\"\(pairs[index + 1])\"/>"
        }
        return links + "</Relationships>"
    }

    /// Style 1 is text: 49 is the number of the format `@`.
    private static let styles = """
        \(head)<styleSheet xmlns="\(namespace)"><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts>\
        <fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>\
        <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
        <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2">\
        <xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>\
        <xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>\
        <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
        """

    private var workbook: String {
        """
        \(Self.head)<workbook xmlns="\(Self.namespace)" xmlns:r="\(Self.relations)"><sheets>\
        <sheet name="\(Self.escaped(sheet))" sheetId="1" r:id="rId1"/></sheets></workbook>
        """
    }

    private var worksheet: String {
        var sheet = "\(Self.head)<worksheet xmlns=\"\(Self.namespace)\">"
        let columns = rows.map(\.count).max() ?? 0
        if columns > 0 {
            sheet += "<cols><col min=\"1\" max=\"\(columns)\" width=\"20\" style=\"1\" customWidth=\"1\"/></cols>"
        }
        sheet += "<sheetData>"
        for (row, cells) in rows.enumerated() {
            sheet += "<row r=\"\(row + 1)\">"
            for (column, text) in cells.enumerated() where !text.isEmpty {
                sheet += "<c r=\"\(Cell.letters(ofColumn: column + 1))\(row + 1)\" s=\"1\" t=\"inlineStr\"><is>"
                sheet += "<t xml:space=\"preserve\">\(Self.escaped(text))</t></is></c>"
            }
            sheet += "</row>"
        }
        return sheet + "</sheetData></worksheet>"
    }

    /// As text and attributes have it. What XML cannot hold is written as `_x000B_` (``EscapedText``), and so is the
    /// underline of a text that looks like that.
    private static func escaped(_ text: String) -> String {
        let units = Array(text.unicodeScalars)
        var escaped = String.UnicodeScalarView()
        for (index, scalar) in units.enumerated() {
            switch scalar {
            case "&": escaped += "&amp;".unicodeScalars
            case "<": escaped += "&lt;".unicodeScalars
            case ">": escaped += "&gt;".unicodeScalars
            case "\"": escaped += "&quot;".unicodeScalars
            case "\t", "\n": escaped.append(scalar)
            case "\u{0}"..<" ", "\u{FFFE}", "\u{FFFF}": escaped += escape(scalar.value).unicodeScalars
            case "_" where looksEscaped(units[index...]): escaped += escape(0x5F).unicodeScalars
            default: escaped.append(scalar)
            }
        }
        return String(escaped)
    }

    private static func escape(_ value: UInt32) -> String {
        let digits = String(value, radix: 16, uppercase: true)
        return "_x\(String(repeating: "0", count: 4 - digits.count))\(digits)_"
    }

    private static func looksEscaped(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
        let text = text.prefix(7)
        return text.count == 7 && text.dropFirst().first == "x" && text.last == "_"
            && text.dropFirst(2).dropLast().allSatisfy { $0.isASCII && Character($0).isHexDigit }
    }
}
