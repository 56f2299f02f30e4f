import GRDB
import GRDBSQLite

/// A row that a query gave. GRDB's own rows trap where a value is not what was asked for; a survey file may hold anything.
struct StoredRow {
    private let cells: [StoredCell]
    private let rows: StoredRows

    fileprivate init(_ rows: StoredRows) throws {
        self.rows = rows
        cells = try (0..<sqlite3_column_count(rows.handle)).map { try StoredCell(rows.handle, $0) }
    }

    subscript<Value: StoredValue>(_ column: Int) -> Value {
        get throws {
            guard let value = Value(stored: cells[column]) else { throw fault(in: column) }
            return value
        }
    }

    subscript<Value: StoredValue>(_ column: String) -> Value {
        get throws {
            guard let place = rows.names.firstIndex(of: column) else {
                preconditionFailure("the query has no column \(column)")
            }
            return try self[place]
        }
    }

    private func fault(in column: Int) -> StoredFault {
        StoredFault(rows.handle, Int32(column)) { Int(stored: cells[Int($0)]) }
    }

    static func fetchAll(_ db: Database, sql: String, arguments: StatementArguments = []) throws -> [StoredRow] {
        try fetchAll(db.makeStatement(sql: sql), arguments: arguments)
    }

    static func fetchAll(_ statement: Statement, arguments: StatementArguments = []) throws -> [StoredRow] {
        let rows = try StoredRows(statement, arguments: arguments)
        defer { rows.end() }
        var all: [StoredRow] = []
        while let row = try rows.next() { all.append(row) }
        return all
    }

    static func fetchOne(_ db: Database, sql: String, arguments: StatementArguments = []) throws -> StoredRow? {
        try fetchOne(db.makeStatement(sql: sql), arguments: arguments)
    }

    static func fetchOne(_ statement: Statement, arguments: StatementArguments = []) throws -> StoredRow? {
        let rows = try StoredRows(statement, arguments: arguments)
        defer { rows.end() }
        return try rows.next()
    }

    /// Of a query that always has an answer in a sound file.
    static func fetchTheOne(_ db: Database, sql: String, arguments: StatementArguments = []) throws -> StoredRow {
        try fetchTheOne(db.makeStatement(sql: sql), arguments: arguments)
    }

    static func fetchTheOne(_ statement: Statement, arguments: StatementArguments = []) throws -> StoredRow {
        let rows = try StoredRows(statement, arguments: arguments)
        defer { rows.end() }
        guard let row = try rows.next() else { throw StoredFault(rows.handle, 0) }
        return row
    }
}

/// The rows of a query, one after the other.
final class StoredRows {
    private let raw: RawStatement
    private let statement: Statement
    private var isRunning = false
    fileprivate let handle: SQLiteStatement
    fileprivate let names: [String]

    init(_ statement: Statement, arguments: StatementArguments = []) throws {
        raw = RawStatement(statement)
        self.statement = statement
        handle = statement.sqliteStatement
        names = (0..<sqlite3_column_count(handle)).map {
            String(cString: sqlite3_column_name(statement.sqliteStatement, $0))
        }
        try statement.setArguments(arguments)
    }

    convenience init(_ db: Database, sql: String, arguments: StatementArguments = []) throws {
        try self.init(db.makeStatement(sql: sql), arguments: arguments)
    }

    deinit { end() }

    func next() throws -> StoredRow? {
        isRunning = try raw.step()
        return isRunning ? try StoredRow(self) : nil
    }

    /// Before the last row was read. A statement that is used again may be another's by now.
    func end() {
        if isRunning { raw.reset() }
        isRunning = false
    }
}
