/// A small workbook of one sheet, of which a test says what is peculiar.
struct XlsxMaker {
    /// What stands in `sheetData`, and behind it.
    var rows: String
    var behind = ""
    var shared = ""
    /// `numFmts` by number from 164, each the format of the style of the same place from 1; style 0 is plain.
    var formats: [String] = []
    var properties = ""
    var namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    var relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    init(_ rows: String) { self.rows = rows }

    private let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"

    var sheet: String {
        "\(head)<worksheet xmlns=\"\(namespace)\"><dimension ref=\"A1\"/><sheetData>\(rows)</sheetData>\(behind)</worksheet>"
    }

    var workbook: String {
        """
        \(head)<workbook xmlns="\(namespace)" xmlns:r="\(relations)"><workbookPr \(properties)/>\
        <sheets><sheet name="报送表" sheetId="1" r:id="rId1"/></sheets></workbook>
        """
    }

    var styles: String {
        let own = formats.enumerated().map { "<numFmt numFmtId=\"\(164 + $0)\" formatCode=\"\(escaped($1))\"/>" }
        let cells = formats.indices.map { "<xf numFmtId=\"\(164 + $0)\"/>" }
        return """
            \(head)<styleSheet xmlns="\(namespace)"><numFmts>\(own.joined())</numFmts>\
            <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>\(cells.joined())</cellXfs></styleSheet>
            """
    }

    static let package = "http://schemas.openxmlformats.org/package/2006/relationships"

    var rootLinks: String {
        """
        \(head)<Relationships xmlns="\(Self.package)"><Relationship Id="rId1" Type="\(relations)/officeDocument" \
        Target="xl/workbook.xml"/></Relationships>
        """
    }

    var links: String {
        """
        \(head)<Relationships xmlns="\(Self.package)"><Relationship Id="rId1" Type="\(relations)/worksheet" \
        Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="\(relations)/sharedStrings" \
        Target="sharedStrings.xml"/><Relationship Id="rId3" Type="\(relations)/styles" Target="styles.xml"/></Relationships>
        """
    }

    var texts: String { "\(head)<sst xmlns=\"\(namespace)\">\(shared)</sst>" }

    var zip: ZipMaker {
        ZipMaker([
            "_rels/.rels": rootLinks, "xl/workbook.xml": workbook, "xl/_rels/workbook.xml.rels": links,
            "xl/worksheets/sheet1.xml": sheet, "xl/sharedStrings.xml": texts, "xl/styles.xml": styles,
        ])
    }

    func bytes() -> [UInt8] { zip.bytes() }

    /// Its cells as they are read.
    func cells() throws -> [String] { try Reading(bytes())?.cells ?? [] }
}

func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text {
        switch character {
        case "&": escaped += "&amp;"
        case "<": escaped += "&lt;"
        case "\"": escaped += "&quot;"
        default: escaped.append(character)
        }
    }
    return escaped
}

/// A cell of kind `text` that names its own place.
func inline(_ place: String, _ text: String) -> String {
    "<c r=\"\(place)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
}
