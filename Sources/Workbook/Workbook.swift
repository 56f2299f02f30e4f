/// A file of tables: a workbook of Excel or WPS, or the tables of a Word document. Cells come row by row, in memory that
/// does not grow with the file; what a sheet holds in common (its shared texts) is kept within ``Limits``.
package final class Workbook {
    package enum Kind: Sendable, CaseIterable {
        /// `.xlsx`, `.xlsm` and their templates.
        case xlsx
        /// BIFF8: `.xls`, `.et`.
        case xls
        case docx
    }

    package let kind: Kind
    private let reader: any WorkbookReader

    /// Whether a file whose first eight bytes these are is one, or something in a wrapping like theirs.
    package static func begins(with head: [UInt8]) -> Bool {
        head.withUnsafeBytes {
            let head = Bytes($0)
            return head.starts(with: CompoundFile.signature) || isZip(head) || bareStream(head) != nil
        }
    }

    /// Tells by the first bytes whether the file is one; `nil` when it is not, whatever its name. `bytes` must stay where
    /// they are for as long as the workbook and its rows are used.
    package static func open(_ bytes: UnsafeRawBufferPointer) throws(Fault) -> Workbook? {
        let file = Bytes(bytes)
        if file.starts(with: CompoundFile.signature) { return try compound(file) }
        if isZip(file) { return try zipped(file) }
        guard let isOld = bareStream(file) else { return nil }
        if isOld { throw .foreign(.oldExcel) }
        return Workbook(.xls, try BiffWorkbook(RecordStream(file)))
    }

    private static func isZip(_ file: Bytes) -> Bool {
        file.starts(with: [0x50, 0x4B, 3, 4]) || file.starts(with: [0x50, 0x4B, 5, 6])
    }

    /// Before compound files, and from some programs still, a stream of records stood alone: a BOF begins it. Whether its
    /// version is an old one; `nil` when it is no such stream.
    private static func bareStream(_ file: Bytes) -> Bool? {
        guard let record = file.u16(0), let length = file.u16(2) else { return nil }
        return switch (record, length) {
        case (0x009, 4), (0x209, 6), (0x409, 6), (0x809, 8): true
        case (0x809, 16): false
        default: nil
        }
    }

    private init(_ kind: Kind, _ reader: any WorkbookReader) {
        self.kind = kind
        self.reader = reader
    }

    /// The sheets that can have cells, in their order; of a Word document its tables, without names.
    package var sheets: [Sheet] { reader.sheets }

    package func rows(of sheet: Sheet) throws(Fault) -> any RowReader { try reader.rows(of: sheet.index) }

    /// All merged cells of a sheet, before its rows are read. In `.xlsx` they stand behind the rows, so that a sheet that has
    /// any is read once for them.
    package func mergedRanges(of sheet: Sheet) throws(Fault) -> [CellRange] { try reader.merged(of: sheet.index) }

    private static func compound(_ file: Bytes) throws(Fault) -> Workbook {
        let compound = try CompoundFile(file)
        if try compound.stream("EncryptedPackage") != nil { throw .foreign(.encrypted) }
        if let stream = try compound.stream("Workbook") {
            return Workbook(.xls, try BiffWorkbook(RecordStream(stream)))
        }
        if try compound.stream("Book") != nil { throw .foreign(.oldExcel) }
        if try compound.stream("WordDocument") != nil { throw .foreign(.oldWord) }
        throw .foreign(.otherOffice)
    }

    /// Packages say by a relationship which part is the document; its root element says what it is.
    private static func zipped(_ file: Bytes) throws(Fault) -> Workbook {
        let zip = try ZipDirectory(file)
        let named = try Relationships(of: "", in: zip).first("officeDocument")?.part
        for name in [named, "xl/workbook.xml", "word/document.xml"] {
            guard let name, let part = try zip.find(name) else { continue }
            if name.hasSuffix(".bin") { throw .foreign(.binaryWorkbook) }
            let root = try RootElement(part, of: zip.file)
            try root.readFirst()
            switch root.name {
            case "workbook": return Workbook(.xlsx, try XlsxWorkbook(zip, part: part))
            case "document": return Workbook(.docx, try DocxTables(part, of: zip.file))
            default: throw .foreign(.otherOffice)
            }
        }
        if try zip.find("mimetype") != nil, try zip.find("content.xml") != nil { throw .foreign(.openDocument) }
        if try zip.find("[Content_Types].xml") != nil {
            throw .damaged(.missingPart, Place(part: named ?? "", offset: 0))
        }
        throw .foreign(.archive)
    }
}

package struct Sheet: Equatable, Sendable {
    /// From 0, among ``Workbook/sheets``.
    package let index: Int
    package let name: String
    package let isHidden: Bool
}

/// What each kind of file gives.
protocol WorkbookReader: AnyObject {
    var sheets: [Sheet] { get }
    func rows(of sheet: Int) throws(Fault) -> any RowReader
    func merged(of sheet: Int) throws(Fault) -> [CellRange]
}

private final class RootElement: XMLPart {
    private(set) var name: String?

    override func start(_ name: XMLName, _ attributes: XMLAttributes) {
        if self.name == nil { self.name = String(cString: name.local) }
    }

    func readFirst() throws(Fault) {
        while name == nil, try advance() {}
    }
}
