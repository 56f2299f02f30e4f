import Workbook

/// What was read of a file, in words that a test can compare: `A1 text 甲`.
struct Reading: Equatable {
    struct Table: Equatable {
        var name: String
        var isHidden: Bool
        var cells: [String] = []
        var hiddenRows: [Int] = []
        var merged: [CellRange] = []
    }

    var kind: Workbook.Kind
    var tables: [Table]

    /// The cells of the only sheet.
    var cells: [String] { tables.count == 1 ? tables[0].cells : ["\(tables.count) sheets"] }

    /// `nil` for what is no workbook by its first bytes.
    init?(_ file: [UInt8]) throws(Fault) {
        // The memory ends with the file, so that a read beyond it is seen by whatever watches the memory.
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: file.count, alignment: 8)
        defer { memory.deallocate() }
        memory.copyBytes(from: file)
        guard let workbook = try Workbook.open(UnsafeRawBufferPointer(memory)) else { return nil }
        kind = workbook.kind
        tables = []
        for sheet in workbook.sheets {
            var table = Table(name: sheet.name, isHidden: sheet.isHidden)
            let rows = try workbook.rows(of: sheet)
            while let row = try rows.next() {
                if row.isHidden { table.hiddenRows.append(row.number) }
                for index in row.indices {
                    let cell = row[index]
                    let text = cell.string.isEmpty ? "" : " \(cell.string)"
                    table.cells.append("\(Self.letters(cell.column))\(row.number) \(cell.kind)\(text)")
                }
            }
            table.merged = rows.merged
            tables.append(table)
        }
    }

    static func letters(_ column: Int) -> String {
        var letters = ""
        var rest = column
        while rest > 0 {
            letters = String(UnicodeScalar(UInt8(0x41 + (rest - 1) % 26))) + letters
            rest = (rest - 1) / 26
        }
        return letters
    }
}

/// The fault of a file; `nil` when all of it can be read.
func wholeFault(of file: [UInt8]) -> Fault? {
    do throws(Fault) {
        _ = try Reading(file)
        return nil
    } catch {
        return error
    }
}

/// The fault of a file without its place.
func fault(of file: [UInt8]) -> String? {
    switch wholeFault(of: file) {
    case nil: nil
    case .foreign(let kind): "foreign \(kind)"
    case .damaged(let damage, _): "damaged \(damage)"
    case .tooLarge(let limit, _): "tooLarge \(limit)"
    case .doctype: "doctype"
    }
}
