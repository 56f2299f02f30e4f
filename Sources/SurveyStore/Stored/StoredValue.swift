import GRDB
import GRDBSQLite
import Glibc
import SurveyCore

/// What stands in one column of one row, as far as this program writes such: no number of a survey has a fraction or reaches
/// 2⁴⁰ (far above any time, so that nothing computed with it overflows), and no text has a NUL or is anything but UTF-8.
enum StoredCell {
    case null
    case integer(Int)
    case text(String)
    case blob([UInt8])

    static let greatest = 1 << 40

    init(_ statement: SQLiteStatement, _ column: Int32) throws {
        switch sqlite3_column_type(statement, column) {
        case SQLITE_NULL: self = .null
        case SQLITE_INTEGER:
            let number = Int(sqlite3_column_int64(statement, column))
            guard (-StoredCell.greatest...StoredCell.greatest).contains(number) else {
                throw StoredFault(statement, column)
            }
            self = .integer(number)
        case SQLITE_TEXT:
            let bytes = StoredCell.bytes(statement, column)
            guard let text = StoredCell.text(bytes) else { throw StoredFault(statement, column) }
            self = .text(text)
        case SQLITE_BLOB: self = .blob(Array(StoredCell.bytes(statement, column)))
        default: throw StoredFault(statement, column)
        }
    }

    static func bytes(_ statement: SQLiteStatement, _ column: Int32) -> UnsafeRawBufferPointer {
        // The pointer first: asking for it may convert the value and so change the length.
        let start = sqlite3_column_blob(statement, column)
        return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column)))
    }

    static func text(_ bytes: UnsafeRawBufferPointer) -> String? {
        guard let base = bytes.baseAddress else { return "" }
        guard memchr(base, 0, bytes.count) == nil else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }
}

/// What a column's value is read as.
protocol StoredValue {
    /// `nil` for what never stands there.
    init?(stored: StoredCell)
}

/// A count, an ordinal, the number of a row: never below zero. Times and dates have types of their own.
extension Int: StoredValue {
    init?(stored: StoredCell) {
        guard case .integer(let number) = stored, number >= 0 else { return nil }
        self = number
    }
}

extension Bool: StoredValue {
    init?(stored: StoredCell) {
        guard case .integer(let number) = stored, number == 0 || number == 1 else { return nil }
        self = number == 1
    }
}

extension String: StoredValue {
    init?(stored: StoredCell) {
        guard case .text(let text) = stored else { return nil }
        self = text
    }
}

extension Optional: StoredValue where Wrapped: StoredValue {
    init?(stored: StoredCell) {
        if case .null = stored {
            self = .none
        } else {
            guard let value = Wrapped(stored: stored) else { return nil }
            self = value
        }
    }
}

extension Timestamp: StoredValue {
    /// Within the years of ``CivilDate``, 1 to 9999.
    static let years = -62_135_596_800...253_402_300_799

    init?(stored: StoredCell) {
        guard case .integer(let seconds) = stored, Timestamp.years.contains(seconds) else { return nil }
        self.init(seconds: seconds)
    }
}

extension CivilDate: StoredValue {
    static let days = -719_162...2_932_896

    init?(stored: StoredCell) {
        guard case .integer(let days) = stored, CivilDate.days.contains(days) else { return nil }
        self.init(daysSinceEpoch: days)
    }
}

extension StoredValue where Self: RawRepresentable, RawValue == String {
    init?(stored: StoredCell) {
        guard let text = String(stored: stored) else { return nil }
        self.init(rawValue: text)
    }
}

extension ContactState: StoredValue {}
extension Disposition: StoredValue {}
extension Grade: StoredValue {}

// MARK: Single values

extension StoredValue {
    /// The first column of every row.
    static func readAll(_ db: Database, sql: String, arguments: StatementArguments = []) throws -> [Self] {
        try readAll(db.makeStatement(sql: sql), arguments: arguments)
    }

    static func readAll(_ statement: Statement, arguments: StatementArguments = []) throws -> [Self] {
        let rows = try StoredRows(statement, arguments: arguments)
        defer { rows.end() }
        var values: [Self] = []
        while let row = try rows.next() { values.append(try row[0]) }
        return values
    }

    /// `nil` where there is no row, or where NULL stands in it.
    static func readOne(_ db: Database, sql: String, arguments: StatementArguments = []) throws -> Self? {
        try readOne(db.makeStatement(sql: sql), arguments: arguments)
    }

    static func readOne(_ statement: Statement, arguments: StatementArguments = []) throws -> Self? {
        try StoredRow.fetchOne(statement, arguments: arguments)?[0]
    }

    /// Of a query that always has an answer.
    static func readTheOne(_ db: Database, sql: String, arguments: StatementArguments = []) throws -> Self {
        try readTheOne(db.makeStatement(sql: sql), arguments: arguments)
    }

    static func readTheOne(_ statement: Statement, arguments: StatementArguments = []) throws -> Self {
        try StoredRow.fetchTheOne(statement, arguments: arguments)[0]
    }
}

extension StoredValue where Self: Hashable {
    static func readSet(_ db: Database, sql: String, arguments: StatementArguments = []) throws -> Set<Self> {
        try Set(readAll(db, sql: sql, arguments: arguments))
    }
}
