/// A workbook of Office Open XML (ECMA-376 part 1, transitional or strict): `.xlsx`, `.xlsm`, `.xltx`.
final class XlsxWorkbook: WorkbookReader {
    let sheets: [Sheet]
    private let zip: ZipDirectory
    private let parts: [ZipDirectory.Entry]
    private let texts: ZipDirectory.Entry?
    private let styles: Styles
    /// Read when the first sheet is.
    private var shared: SharedTexts?

    /// `part` is the workbook's own.
    init(_ zip: ZipDirectory, part: ZipDirectory.Entry) throws(Fault) {
        self.zip = zip
        let reader = try Reader(part, of: zip.file)
        try reader.readAll()
        let links = try Relationships(of: part.name, in: zip)
        let folder = Relationships.folder(of: part.name)
        var sheets: [Sheet] = []
        var parts: [ZipDirectory.Entry] = []
        for (index, sheet) in reader.sheets.enumerated() {
            let target = links.targets.first { $0.id == sheet.id }
            // Charts and macros have sheets without cells.
            if let target, target.type != "worksheet" { continue }
            let name = target?.part ?? "\(folder)worksheets/sheet\(index + 1).xml"
            let entry = try zip.part(name)
            guard !parts.contains(where: { $0.data.lowerBound == entry.data.lowerBound }) else {
                throw .damaged(.duplicate, Place(part: entry.name, offset: 0))
            }
            sheets.append(Sheet(index: sheets.count, name: sheet.name, isHidden: sheet.isHidden))
            parts.append(entry)
        }
        self.sheets = sheets
        self.parts = parts
        texts = try zip.find(links.first("sharedStrings")?.part ?? "\(folder)sharedStrings.xml")
        let stylesPart = try zip.find(links.first("styles")?.part ?? "\(folder)styles.xml")
        styles = try Styles(stylesPart, of: zip.file, epoch1904: reader.epoch1904)
    }

    func rows(of sheet: Int) throws(Fault) -> any RowReader {
        let texts: SharedTexts
        if let shared {
            texts = shared
        } else {
            texts = try SharedTextsPart.read(self.texts, of: zip.file)
            shared = texts
        }
        return try SheetPart(parts[sheet], of: zip.file, texts, styles)
    }

    func merged(of sheet: Int) throws(Fault) -> [CellRange] {
        // Most large tables have none, and to look for the word is quicker than to read the markup.
        guard try PartStream(parts[sheet], of: zip.file).contains("mergeCell") else { return [] }
        let rows = try rows(of: sheet)
        while try rows.next() != nil {}
        return rows.merged
    }

    private final class Reader: XMLPart {
        struct Named {
            let name: String
            let id: String
            let isHidden: Bool
        }

        var sheets: [Named] = []
        var epoch1904 = false

        override func start(_ name: XMLName, _ attributes: XMLAttributes) {
            if name == "workbookPr" {
                epoch1904 = attributes.flag("date1904")
            } else if name == "sheet" {
                guard let title = attributes.string("name"), let id = attributes.string("id") else {
                    return stop(.damaged(.reference, place))
                }
                guard sheets.count < Limits.sheets, title.utf8.count + id.utf8.count < Limits.nameLength else {
                    return stop(.tooLarge(.count, place))
                }
                let state = attributes.string("state")
                sheets.append(Named(name: title, id: id, isHidden: state == "hidden" || state == "veryHidden"))
            }
        }
    }
}
