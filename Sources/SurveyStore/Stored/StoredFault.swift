import GRDB
import GRDBSQLite
import SurveyCore

/// A value in the file that this program never writes there. Whatever reads the file throws it, and ``refusing(at:_:)`` makes of it
/// that the file is damaged, and where: never the value itself, which may tell of a person.
struct StoredFault: Error {
    let place: DamagedPlace

    /// A row that is missing, or one that does not fit the others.
    init(table: String, column: String? = nil, row: Int? = nil) {
        place = DamagedPlace(table: table, column: column, row: row)
    }

    /// - Parameters:
    ///   - column: of a row that was just read; its table and row are named where SQLite knows them.
    ///   - number: of another column of the row.
    init(_ statement: SQLiteStatement, _ column: Int32, number: (Int32) -> Int?) {
        let name = StoredFault.text(sqlite3_column_origin_name(statement, column))
        let table = StoredFault.text(sqlite3_column_table_name(statement, column))
        place = DamagedPlace(
            table: table,
            column: name ?? StoredFault.alias(statement, column),
            row: table.flatMap { StoredFault.key(of: $0, statement) }.flatMap { $0 == column ? nil : number($0) }
        )
    }

    init(_ statement: SQLiteStatement, _ column: Int32) {
        self.init(statement, column) {
            sqlite3_column_type(statement, $0) == SQLITE_INTEGER ? Int(sqlite3_column_int64(statement, $0)) : nil
        }
    }

    /// The column that is the table's rowid, where it was read, too.
    private static func key(of table: String, _ statement: SQLiteStatement) -> Int32? {
        (0..<sqlite3_column_count(statement)).first { column in
            guard text(sqlite3_column_table_name(statement, column)) == table else { return false }
            var isKey: Int32 = 0
            sqlite3_table_column_metadata(
                sqlite3_db_handle(statement),
                nil,
                table,
                sqlite3_column_origin_name(statement, column),
                nil,
                nil,
                nil,
                &isKey,
                nil
            )
            return isKey == 1
        }
    }

    /// What the query calls a value that it computed; else that is all of the expression.
    private static func alias(_ statement: SQLiteStatement, _ column: Int32) -> String? {
        text(sqlite3_column_name(statement, column)).flatMap { name in
            name.utf8.allSatisfy { $0 == UInt8(ascii: "_") || (0x61...0x7A).contains($0) } ? name : nil
        }
    }

    private static func text(_ name: UnsafePointer<CChar>?) -> String? { name.map { String(cString: $0) } }
}

extension DamagedPlace {
    /// - Parameter line: of `PRAGMA integrity_check`, as `NULL value in unit.name` or `CHECK constraint failed in contact`.
    init(integrity line: String) {
        let words = line.split(separator: " ")
        guard line.contains(" value in ") || line.contains("constraint failed in "), let last = words.last else {
            self.init()
            return
        }
        let names = last.split(separator: ".").map(String.init)
        self.init(table: names[0], column: names.count > 1 ? names[1] : nil)
    }
}
