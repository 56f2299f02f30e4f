/// Why a file cannot be read. Some of its rows may have been given out before; the reader gives nothing more.
package enum Fault: Error, Equatable, Sendable {
    /// It is whole as far as one can see, but no kind that is read here.
    case foreign(Foreign)
    case damaged(Damage, Place)
    /// Larger than any real table: a mistake, or made to exhaust the memory.
    case tooLarge(Limit, Place)
    /// A document type declaration; no workbook has one.
    case doctype(Place)

    /// What a file is instead.
    package enum Foreign: Equatable, Sendable, CaseIterable {
        /// A workbook, or a part of one, behind a password.
        case encrypted
        /// `.xlsb`.
        case binaryWorkbook
        /// BIFF 2 to 5: Excel 95 and older.
        case oldExcel
        /// `.doc` or `.wps`.
        case oldWord
        /// `.ods`, `.odt`.
        case openDocument
        /// A presentation or drawing in one of Office's formats.
        case otherOffice
        /// A ZIP without a document in it.
        case archive
    }

    package enum Damage: String, Equatable, Sendable, CaseIterable {
        /// The directory of a ZIP or compound file is absurd.
        case directory
        /// Parts of a ZIP lie over each other.
        case overlap
        /// The same part is there twice.
        case duplicate
        /// A part that others name is missing.
        case missingPart
        /// Compressed data that cannot be inflated, or is cut short.
        case compression
        /// The part is not what its checksum says.
        case checksum
        /// Not well-formed, or in an encoding that XML readers need not know.
        case xml
        /// A cell, row or range whose place is none, or is taken already.
        case reference
        /// A cell names a text that is not there.
        case sharedText
        /// A record that is shorter than it must be, or stands where it cannot.
        case record
    }

    package enum Limit: String, Equatable, Sendable, CaseIterable {
        /// ``Limits/part`` bytes of one part.
        case part
        /// ``Limits/file`` bytes of all parts.
        case file
        /// ``Limits/cell`` bytes of one cell.
        case cell
        /// ``Limits/rows`` × ``Limits/columns``.
        case sheet
        /// More sheets, ranges, texts or names than ``Limits`` allows.
        case count
        /// Markup that alone takes more memory than a table.
        case markup
    }
}

/// Where in a file.
package struct Place: Equatable, Sendable {
    /// A part of the ZIP or stream of the compound file as it is named there; empty for the file itself.
    package var part: String
    /// Bytes from the part's (inflated) beginning, as near as is known.
    package var offset: Int
    /// Row and column, from 1, where the fault is one of a cell or row (then without column).
    package var row: Int?
    package var column: Int?

    package init(part: String, offset: Int, row: Int? = nil, column: Int? = nil) {
        self.part = part
        self.offset = offset
        self.row = row
        self.column = column
    }
}

/// Beyond these a file is refused. Bytes are those of UTF-8 or of inflated data.
package enum Limits {
    package static let part = 200 << 20
    package static let file = 1 << 30
    package static let cell = 1 << 20
    package static let rows = 1_048_576
    package static let columns = 16_384

    /// Of ZIP entries, and of sheets or tables that are read.
    static let entries = 10_000
    static let sheets = 4_096
    static let merged = 100_000
    static let formats = 65_536
    static let nameLength = 4_096
    /// Texts that cells share, and the bytes of all of them: they lie in memory. Word's tables likewise.
    static let texts = 4 << 20
    static let textBytes = 64 << 20
    static let documentCells = 1 << 18
    /// What expat may allocate, and how long one tag or comment may be.
    static let markupMemory = 16 << 20
    static let markup = 1 << 20
    /// What one row's cells may hold that is not shared.
    static let rowBytes = 16 << 20
}
