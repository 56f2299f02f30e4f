/// The tables of a Word document (ECMA-376 part 1, 17.4), those within cells of others as tables of their own. Tables of
/// people are small, and one may lie within another's row: so all are read at once and kept.
final class DocxTables: WorkbookReader {
    let sheets: [Sheet]
    private let tables: [DocxTable]

    init(_ entry: ZipDirectory.Entry, of file: Bytes) throws(Fault) {
        let part = try DocxPart(entry, of: file)
        try part.readAll()
        part.finish()
        tables = part.tables
        sheets = tables.indices.map { Sheet(index: $0, name: "", isHidden: false) }
    }

    func rows(of sheet: Int) throws(Fault) -> any RowReader { Rows(tables[sheet]) }

    func merged(of sheet: Int) throws(Fault) -> [CellRange] { tables[sheet].merged }

    private final class Rows: RowReader {
        private let table: DocxTable
        private var given = 0

        init(_ table: DocxTable) { self.table = table }

        var merged: [CellRange] { table.merged }

        func next() -> Row? {
            given += 1
            return table.block.row(given - 1)
        }
    }
}

/// One table while it is read, and after.
final class DocxTable {
    let block = RowBlock()
    private(set) var row = 0
    private(set) var merged: [CellRange] = []
    /// Ranges that grow downwards, by their first column.
    private var growing: [Int: Int] = [:]

    var isRowHidden = false
    var isInCell = false
    /// The last column taken in this row.
    var column = 0
    /// Of the cell that is being read.
    var span = 1
    var merge = Merge.none
    private(set) var start = 0
    private var isBreakDue = false

    enum Merge { case none, begins, goesOn }

    func beginRow() {
        row += 1
        column = 0
        isRowHidden = false
    }

    func beginCell() {
        isInCell = true
        span = 1
        merge = .none
        start = block.bytes.count
        isBreakDue = false
    }

    /// A line ends; the break is written when something follows.
    func breakLine() { isBreakDue = block.bytes.count > start }

    func append(_ text: UnsafeRawBufferPointer) {
        guard !text.isEmpty else { return }
        if isBreakDue {
            block.bytes.append(0x0A)
            isBreakDue = false
        }
        block.bytes.append(text.baseAddress!, text.count)
    }

    func endCell() {
        isInCell = false
        let first = column + 1
        column += span
        let columns = first...column
        if merge == .goesOn, let index = growing[first] {
            merged[index].rows = merged[index].rows.lowerBound...row
        } else {
            growing[first] = nil
            if merge != .none || span > 1 {
                if merge != .none { growing[first] = merged.count }
                merged.append(CellRange(rows: row...row, columns: columns))
            }
        }
        if block.bytes.count > start { block.add(column: first, .text, from: start) }
    }

    func endRow() { _ = block.closeRow(number: row, isHidden: isRowHidden) }

    /// One cell is merged with nothing.
    func finish() { merged.removeAll { $0.rows.count == 1 && $0.columns.count == 1 } }

    /// A paragraph above or below the table.
    func add(paragraph: [UInt8]) {
        let start = block.bytes.count
        block.bytes.append(paragraph)
        block.add(column: 1, .text, from: start)
        _ = block.closeRow(number: 0, isHidden: false)
    }
}
