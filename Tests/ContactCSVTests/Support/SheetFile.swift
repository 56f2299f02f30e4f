@testable import Workbook

/// A workbook of which a test writes the sheets' rows as they stand in the file.
struct SheetFile {
    struct Sheet {
        var name = "报送表"
        /// What stands in `sheetData`, and behind it.
        var rows = ""
        var behind = ""
        var state = "visible"
    }

    var sheets: [Sheet]

    /// The one text that cells share.
    var shared: String?

    init(_ rows: String, behind: String = "", shared: String? = nil) {
        sheets = [Sheet(rows: rows, behind: behind)]
        self.shared = shared
    }

    init(_ sheets: [Sheet]) { self.sheets = sheets }

    /// Rows of texts, from row `first` on.
    static func rows(_ rows: [[String]], from first: Int = 1, attributes: String = "") -> String {
        rows.enumerated().map { index, cells in
            let number = first + index
            let cells = cells.enumerated().map { cell(Cell.letters(ofColumn: $0 + 1) + String(number), $1) }
            return "<row r=\"\(number)\" \(attributes)>\(cells.joined())</row>"
        }.joined()
    }

    static func cell(_ place: String, _ text: String) -> String {
        "<c r=\"\(place)\" t=\"inlineStr\"><is><t xml:space=\"preserve\">\(text)</t></is></c>"
    }

    var bytes: [UInt8] {
        let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        let package = "http://schemas.openxmlformats.org/package/2006/relationships"
        var zip = ZipFile()
        zip.add(
            "_rels/.rels",
            "<Relationships xmlns=\"\(package)\"><Relationship Id=\"a\" Type=\"\(office)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
        )
        var links = ""
        var names = ""
        for (index, sheet) in sheets.enumerated() {
            names +=
                "<sheet name=\"\(sheet.name)\" sheetId=\"\(index + 1)\" state=\"\(sheet.state)\" r:id=\"s\(index)\"/>"
            links += "<Relationship Id=\"s\(index)\" Type=\"\(office)/worksheet\" Target=\"worksheets/\(index).xml\"/>"
            zip.add(
                "xl/worksheets/\(index).xml",
                "<worksheet xmlns=\"\(main)\"><sheetData>\(sheet.rows)</sheetData>\(sheet.behind)</worksheet>"
            )
        }
        zip.add(
            "xl/workbook.xml",
            "<workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\"><sheets>\(names)</sheets></workbook>"
        )
        if let shared {
            zip.add("xl/sharedStrings.xml", "<sst xmlns=\"\(main)\"><si><t>\(shared)</t></si></sst>")
        }
        zip.add("xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"\(package)\">\(links)</Relationships>")
        return zip.bytes
    }
}
