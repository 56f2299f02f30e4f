/// Everything an import says about one file (contract.md §JSON).
package struct FileReport: Hashable, Sendable {
    package var file: String
    /// `UTF-8`, `GB18030`, `UTF-16LE`, `UTF-16BE`; `nil` when the file was not decoded.
    package var encoding: String?
    package var delimiter: String?
    package var headerRecord: Int?
    /// The sum of the six counts below (columns.md §Counts).
    package var records = 0
    package var header = 0
    package var blank = 0
    package var passedOver = 0
    package var taken = 0
    package var refused = 0
    package var unchanged = 0
    package var findings = FindingList()
    /// The tables that were read, in the file's order.
    package var tables: [Table] = []
    /// Whose a file is that was given up, where something says it.
    package var unit: String?
    /// The file as a whole was not usable; the call ends with 65.
    package var unusable = false

    package init(file: String) { self.file = file }

    /// A column as its header has it; `index` from 0.
    package struct Column: Hashable, Sendable {
        package let name: String
        package let index: Int

        package init(name: String, index: Int) {
            self.name = name
            self.index = index
        }
    }

    package struct Table: Hashable, Sendable {
        package let firstRecord: Int
        /// The sheet's name, in a workbook.
        package let sheet: String?
        /// By field.
        package let columns: [String: Column]
        /// One field, beside columns that are not read.
        package let isWeak: Bool

        package init(firstRecord: Int, sheet: String? = nil, columns: [String: Column], isWeak: Bool = false) {
            self.firstRecord = firstRecord
            self.sheet = sheet
            self.columns = columns
            self.isWeak = isWeak
        }
    }

    /// The table in which a record stands; of a file as a whole the first.
    package func table(of record: Int?) -> Table? {
        guard let record else { return tables.first }
        // They come in the file's order, and hostile files have one in each other row.
        var (low, high) = (0, tables.count)
        while low < high {
            let middle = (low + high) / 2
            if tables[middle].firstRecord <= record { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? nil : tables[low - 1]
    }

    /// The first table's columns' names, by field.
    package var columns: [String: String] { tables.first?.columns.mapValues(\.name) ?? [:] }

    /// A cell as spreadsheets name it: `E9`.
    package static func cell(column: Int, row: Int) -> String { letters(ofColumn: column) + String(row) }

    /// `A`, `Z`, `AA`, from 0.
    package static func letters(ofColumn column: Int) -> String {
        var letters = ""
        var rest = column
        repeat {
            letters = String(UnicodeScalar(UInt8(0x41 + rest % 26))) + letters
            rest = rest / 26 - 1
        } while rest >= 0
        return letters
    }

    /// With `--strict` another row's error refuses what could have been taken.
    package mutating func refuseTaken() {
        refused += taken
        taken = 0
    }

    /// A file given up takes nothing: what is neither header, blank nor passed over is refused.
    package mutating func giveUp() {
        unusable = true
        taken = 0
        unchanged = 0
        refused = max(0, records - header - blank - passedOver)
    }
}
