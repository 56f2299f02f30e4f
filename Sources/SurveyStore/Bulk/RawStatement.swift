import GRDB
import GRDBSQLite

/// A prepared statement without boxes: bytes are bound where they lie and must stay there until the next `reset`.
/// Only where rows come by the hundred thousand and GRDB's values cost more than SQLite itself.
struct RawStatement {
    private let statement: Statement
    private let handle: SQLiteStatement

    init(_ db: Database, _ sql: String) throws { try self.init(db.makeStatement(sql: sql)) }

    init(_ statement: Statement) {
        self.statement = statement
        handle = statement.sqliteStatement
    }

    func bind(_ index: Int32, _ number: Int) { sqlite3_bind_int64(handle, index, Int64(number)) }

    func bind(_ index: Int32, text: UnsafeBufferPointer<UInt8>) {
        // A nil pointer would bind NULL, and an empty text is not that.
        guard let base = text.baseAddress, !text.isEmpty else {
            bindEmpty(index)
            return
        }
        base.withMemoryRebound(to: CChar.self, capacity: text.count) {
            _ = sqlite3_bind_text(handle, index, $0, Int32(text.count), nil)
        }
    }

    /// Copied: the text need not stay.
    func bind(_ index: Int32, copying text: String?) {
        guard var text else {
            bindNull(index)
            return
        }
        text.withUTF8 { bytes in
            let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
            _ = bytes.withMemoryRebound(to: CChar.self) {
                sqlite3_bind_text(handle, index, $0.baseAddress, Int32($0.count), copied)
            }
        }
    }

    func bind(_ index: Int32, optional number: Int?) {
        if let number { bind(index, number) } else { bindNull(index) }
    }

    private func bindEmpty(_ index: Int32) {
        let empty: StaticString = ""
        empty.utf8Start.withMemoryRebound(to: CChar.self, capacity: 1) {
            _ = sqlite3_bind_text(handle, index, $0, 0, nil)
        }
    }

    func bind(_ index: Int32, blob: UnsafeRawBufferPointer) {
        sqlite3_bind_blob(handle, index, blob.baseAddress, Int32(blob.count), nil)
    }

    func bindNull(_ index: Int32) { sqlite3_bind_null(handle, index) }

    /// Runs a statement that gives no rows.
    func run() throws {
        let code = sqlite3_step(handle)
        sqlite3_reset(handle)
        guard code == SQLITE_DONE else { throw failure(code) }
    }

    /// Whether there is another row; at the end the statement is reset.
    func step() throws -> Bool {
        let code = sqlite3_step(handle)
        if code == SQLITE_ROW { return true }
        sqlite3_reset(handle)
        guard code == SQLITE_DONE else { throw failure(code) }
        return false
    }

    /// All rows from the first on.
    func all<Value>(_ value: (RawStatement) throws -> Value) throws -> [Value] {
        var values: [Value] = []
        while try step() { values.append(try value(self)) }
        return values
    }

    /// With SQLite's own words: those of a trigger say what was refused. They never hold a bound value.
    private func failure(_ code: Int32) -> DatabaseError {
        DatabaseError(
            resultCode: ResultCode(rawValue: code),
            message: sqlite3_db_handle(handle).flatMap(sqlite3_errmsg).map { String(cString: $0) }
        )
    }

    func reset() { sqlite3_reset(handle) }

    /// As it stands there, whatever it is.
    func bytes(_ column: Int32) -> UnsafeRawBufferPointer { StoredCell.bytes(handle, column) }

    func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }

    /// A count, an ordinal, the number of a row.
    func integer(_ column: Int32) throws -> Int {
        let number = Int(sqlite3_column_int64(handle, column))
        guard sqlite3_column_type(handle, column) == SQLITE_INTEGER, 0...StoredCell.greatest ~= number else {
            throw fault(column)
        }
        return number
    }

    func flag(_ column: Int32) throws -> Bool {
        let number = try integer(column)
        guard number <= 1 else { throw fault(column) }
        return number == 1
    }

    func string(_ column: Int32) throws -> String {
        guard sqlite3_column_type(handle, column) == SQLITE_TEXT, let text = StoredCell.text(bytes(column)) else {
            throw fault(column)
        }
        return text
    }

    /// A time, a date, an outcome: what has a range of its own.
    func value<Value: StoredValue>(_ column: Int32) throws -> Value {
        guard let value = try Value(stored: StoredCell(handle, column)) else { throw fault(column) }
        return value
    }

    func optionalInteger(_ column: Int32) throws -> Int? { isNull(column) ? nil : try integer(column) }

    func optionalString(_ column: Int32) throws -> String? { isNull(column) ? nil : try string(column) }

    /// A number or a text, to be shown.
    func shown(_ column: Int32) throws -> String? {
        switch try StoredCell(handle, column) {
        case .null: nil
        case .integer(let number): String(number)
        case .text(let text): text
        case .blob: throw fault(column)
        }
    }

    /// To be thrown: the statement is done with.
    func fault(_ column: Int32) -> StoredFault {
        defer { sqlite3_reset(handle) }
        return StoredFault(handle, column)
    }
}
