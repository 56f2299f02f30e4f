import GRDB
import SurveyCore
import Synchronization

/// What fix lists are made of, on disk: a private file of SQLite's that vanishes with this object, so that memory does not
/// grow with what is found. Notes come from any thread.
package final class FixListScratch: Sendable {
    private struct Waiting {
        var notes: [(sequence: Int, note: FixListNote)] = []
        var sequence = 0
        var failure: (any Error)?

        mutating func takeAll() -> [(sequence: Int, note: FixListNote)] {
            defer { notes = [] }
            return notes
        }
    }

    private let queue: DatabaseQueue
    private let waiting = Mutex(Waiting())

    package init() throws {
        queue = try DatabaseQueue(path: "")
        try queue.writeWithoutTransaction { db in
            try db.execute(
                sql: """
                    PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -8192;
                    CREATE TABLE note (file INTEGER, record INTEGER, sequence INTEGER, line INTEGER, unit TEXT, severity TEXT,
                        field TEXT, value TEXT, wrong TEXT, next TEXT, wrong_unit TEXT, next_unit TEXT, missing INTEGER,
                        column_name TEXT, sheet TEXT);
                    CREATE TABLE row (id INTEGER PRIMARY KEY, unit TEXT, refused INTEGER, text TEXT);
                    """
            )
        }
    }

    package func add(_ note: FixListNote) {
        let full = waiting.withLock { waiting in
            waiting.notes.append((waiting.sequence, note))
            waiting.sequence += 1
            return waiting.notes.count < 1000 ? [] : waiting.takeAll()
        }
        store(full)
    }

    /// Drops what is of no single file: nothing came of it.
    package func dropTotals() throws {
        store(waiting.withLock { $0.takeAll() })
        try queue.writeWithoutTransaction { try $0.execute(sql: "DELETE FROM note WHERE file IS NULL") }
    }

    private func store(_ notes: [(sequence: Int, note: FixListNote)]) {
        guard !notes.isEmpty else { return }
        do {
            try queue.write { db in
                let insert = try RawStatement(
                    db.cachedStatement(sql: "INSERT INTO note VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                )
                for (sequence, note) in notes {
                    insert.bind(1, optional: note.file)
                    insert.bind(2, note.record ?? 0)
                    insert.bind(3, sequence)
                    insert.bind(4, optional: note.line)
                    insert.bind(5, copying: note.unit)
                    insert.bind(6, copying: note.severity.rawValue)
                    insert.bind(7, copying: note.fields.joined(separator: " "))
                    insert.bind(8, copying: note.value)
                    insert.bind(9, copying: note.texts.wrong)
                    insert.bind(10, copying: note.texts.next)
                    insert.bind(11, copying: note.textsForUnit?.wrong)
                    insert.bind(12, copying: note.textsForUnit?.next)
                    insert.bind(13, note.missing)
                    insert.bind(14, copying: note.column)
                    insert.bind(15, copying: note.sheet)
                    try insert.run()
                }
            }
        } catch {
            waiting.withLock { $0.failure = $0.failure ?? error }
        }
    }

    /// Makes the lists' rows of the notes, which are all there now.
    package func arrange<Value>(_ work: (FixListRows) throws -> Value) throws -> Value {
        store(waiting.withLock { $0.takeAll() })
        if let failure = waiting.withLock({ $0.failure }) { throw failure }
        return try queue.write { db in
            try db.execute(sql: "CREATE INDEX note_place ON note(file, record, sequence)")
            return try work(FixListRows(db))
        }
    }
}

/// Notes in the order of a file, and the rows of lists made of them.
package final class FixListRows {
    private let db: Database
    private let insert: RawStatement
    private let refusedRows: RawStatement

    fileprivate init(_ db: Database) throws {
        self.db = db
        insert = try RawStatement(db, "INSERT INTO row (unit, refused, text) VALUES (?, ?, ?)")
        refusedRows = try RawStatement(db, "SELECT count(*) FROM row WHERE unit = ? AND refused = 1")
    }

    /// By record, those of the file as a whole first; of one record in the order in which they were found.
    /// - Parameter file: `nil` for what is of no single file.
    package func notes(ofFile file: Int?) throws -> () throws -> FixListNote? {
        let rows = try RawStatement(db, "SELECT * FROM note WHERE file IS ? ORDER BY record, sequence")
        rows.bind(1, optional: file)
        return { try rows.step() ? FixListNote(rows) : nil }
    }

    package func add(_ text: String, unit: String?, refused: Bool) throws {
        insert.bind(1, copying: unit)
        insert.bind(2, refused ? 1 : 0)
        insert.bind(3, copying: text)
        try insert.run()
    }

    /// To be called when all rows of files are there, before those of units are asked for.
    package func indexUnits() throws { try db.execute(sql: "CREATE INDEX row_unit ON row(unit, refused)") }

    package func refused(of unit: String) throws -> Int {
        refusedRows.bind(1, copying: unit)
        defer { refusedRows.reset() }
        return try refusedRows.step() ? refusedRows.integer(0) : 0
    }

    /// Each unit with rows, those of none first, then by its name's bytes.
    package func eachUnit(_ body: (String?) throws -> Void) throws {
        let units = try RawStatement(db, "SELECT DISTINCT unit FROM row ORDER BY unit")
        while try units.step() { try body(units.optionalWritten(0)) }
    }

    /// The rows in the order in which they were added.
    package func eachRow(_ body: (String) throws -> Void) throws {
        let rows = try RawStatement(db, "SELECT text FROM row ORDER BY id")
        while try rows.step() { try body(rows.written(0)) }
    }

    package func eachRow(of unit: String?, _ body: (String) throws -> Void) throws {
        let rows = try RawStatement(db, "SELECT text FROM row WHERE unit IS ? ORDER BY id")
        rows.bind(1, copying: unit)
        while try rows.step() { try body(rows.written(0)) }
    }
}

extension FixListNote {
    fileprivate init(_ row: RawStatement) throws {
        self.init(
            severity: Finding.Severity(rawValue: row.written(5))!,
            texts: Texts(wrong: row.written(8), next: row.written(9))
        )
        file = try row.optionalInteger(0)
        record = try row.integer(1) == 0 ? nil : row.integer(1)
        line = try row.optionalInteger(3)
        unit = row.optionalWritten(4)
        fields = row.written(6).split(separator: " ").map(String.init)
        value = row.optionalWritten(7)
        textsForUnit = row.optionalWritten(10).map { Texts(wrong: $0, next: row.written(11)) }
        missing = try row.integer(12)
        column = row.optionalWritten(13)
        sheet = row.optionalWritten(14)
    }
}

/// This is no survey: cells stand here as somebody wrote them, with a NUL perhaps.
extension RawStatement {
    fileprivate func written(_ column: Int32) -> String { String(decoding: bytes(column), as: UTF8.self) }
    fileprivate func optionalWritten(_ column: Int32) -> String? { isNull(column) ? nil : written(column) }
}
