import GRDB

/// Inserts rows by the hundred thousand, many in one statement: to begin and end a statement costs SQLite a quarter of
/// what a row costs.
struct RowInsert {
    private static let rowsPerStatement = 64
    private let columns: Int
    private let many: RawStatement
    private let one: RawStatement

    init(_ db: Database, into table: String, _ columns: [String]) throws {
        func sql(rows: Int) -> String {
            let row = "(" + columns.map { _ in "?" }.joined(separator: ", ") + ")"
            let all = repeatElement(row, count: rows).joined(separator: ", ")
            return "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES \(all)"
        }
        self.columns = columns.count
        many = try RawStatement(db, sql(rows: RowInsert.rowsPerStatement))
        one = try RawStatement(db, sql(rows: 1))
    }

    /// - Parameter bind: binds a row's values from the given parameter on, in the order of the columns. Bytes must stay
    ///   where they lie until `run` is back.
    func run(_ count: Int, _ bind: (_ row: Int, _ statement: RawStatement, _ parameter: Int32) -> Void) throws {
        var row = 0
        while row < count {
            let isFull = count - row >= RowInsert.rowsPerStatement
            let statement = isFull ? many : one
            let rows = isFull ? RowInsert.rowsPerStatement : 1
            for place in 0..<rows { bind(row + place, statement, Int32(place * columns + 1)) }
            try statement.run()
            row += rows
        }
    }
}
