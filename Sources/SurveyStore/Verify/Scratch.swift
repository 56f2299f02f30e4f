import GRDB
import SurveyCore

/// The attempts and digests of the log, on disk beside the survey: a private file of SQLite's that vanishes when it is
/// closed. What a contact's attempts are is asked of it, so that memory does not grow with them.
final class Scratch {
    let db: Database
    private let insertAttempt: RawStatement
    private let insertText: RawStatement
    private let insertHandIn: RawStatement
    private let drop: RawStatement
    private let void: RawStatement

    /// The columns of attempts are those of ``AttemptRows/columns``, in their order: the two compare column by column.
    private static let schema = """
        PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -16384;
        CREATE TABLE attempt (
            call INTEGER PRIMARY KEY, contact INTEGER, sequence INTEGER, number TEXT, surveyor TEXT, outcome TEXT,
            at INTEGER, until INTEGER, appointment INTEGER, incoming INTEGER, review INTEGER, note TEXT,
            replaces INTEGER, voided INTEGER, scores TEXT, entered INTEGER, recused INTEGER,
            dropped INTEGER NOT NULL DEFAULT 0);
        CREATE TABLE hand_in (
            sequence INTEGER PRIMARY KEY, unit TEXT, file TEXT, refused INTEGER, taken INTEGER, written INTEGER);
        CREATE TABLE text (digest TEXT, sequence INTEGER, contact INTEGER);
        BEGIN
        """

    /// - Parameter work: gets an empty scratch, which is gone afterwards.
    static func use<Value>(_ work: (Scratch) throws -> Value) throws -> Value {
        let queue = try DatabaseQueue(path: "")
        return try queue.writeWithoutTransaction { db in
            try db.execute(sql: schema)
            defer { try? db.execute(sql: "ROLLBACK") }
            return try work(Scratch(db))
        }
    }

    private init(_ db: Database) throws {
        self.db = db
        insertAttempt = try RawStatement(
            db,
            "INSERT OR IGNORE INTO attempt VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?, ?, ?, 0)"
        )
        insertText = try RawStatement(db, "INSERT INTO text VALUES (?, ?, ?)")
        insertHandIn = try RawStatement(db, "INSERT OR IGNORE INTO hand_in VALUES (?, ?, ?, ?, ?, ?)")
        drop = try RawStatement(
            db,
            "UPDATE attempt SET dropped = 1 WHERE call = ? AND contact = ? AND dropped = 0"
        )
        void = try RawStatement(db, "UPDATE attempt SET dropped = 1, voided = ?2 WHERE call = ?1 AND dropped = 0")
    }

    /// - Returns: false when the entry names an attempt that cannot be replaced or voided any more.
    func take(_ dial: Replay.Dial, sequence: Int) throws -> Bool {
        switch dial {
        case .made(let contact, let call, let replaces):
            try insert(contact, call, replaces, sequence)
            guard let replaces else { return true }
            drop.bind(1, replaces)
            drop.bind(2, contact)
            try drop.run()
            return db.changesCount == 1
        case .voided(let call):
            void.bind(1, call)
            void.bind(2, sequence)
            try void.run()
            return db.changesCount == 1
        }
    }

    private func insert(_ contact: Int, _ call: LogAct.CallEntry, _ replaces: Int?, _ sequence: Int) throws {
        var attempt = call.attempt
        if let replaces { try replaced(replaces).map { attempt.take(placeOf: $0) } }
        insertAttempt.bind(1, attempt.call)
        insertAttempt.bind(2, contact)
        insertAttempt.bind(3, sequence)
        insertAttempt.bind(4, copying: attempt.number)
        insertAttempt.bind(5, copying: attempt.surveyor)
        insertAttempt.bind(6, copying: attempt.outcome.rawValue)
        insertAttempt.bind(7, attempt.at.seconds)
        insertAttempt.bind(8, optional: attempt.until?.seconds)
        insertAttempt.bind(9, optional: attempt.appointment?.seconds)
        insertAttempt.bind(10, attempt.incoming ? 1 : 0)
        insertAttempt.bind(11, attempt.review ? 1 : 0)
        insertAttempt.bind(12, copying: call.note)
        insertAttempt.bind(13, optional: replaces)
        insertAttempt.bind(14, copying: AttemptRows.text(of: attempt.scores))
        insertAttempt.bind(15, attempt.entered)
        insertAttempt.bind(16, attempt.recused ? 1 : 0)
        try insertAttempt.run()
    }

    private func replaced(_ call: Int) throws -> Attempt? {
        let row = RawStatement(try db.cachedStatement(sql: "SELECT * FROM attempt WHERE call = ?"))
        row.bind(1, call)
        defer { row.reset() }
        return try row.step() ? Attempt(row) : nil
    }

    func take(_ handIn: LogAct.HandIn, written: Timestamp, sequence: Int) throws {
        insertHandIn.bind(1, sequence)
        insertHandIn.bind(2, copying: handIn.unit)
        insertHandIn.bind(3, copying: handIn.file)
        insertHandIn.bind(4, handIn.refused)
        insertHandIn.bind(5, handIn.contacts.count)
        insertHandIn.bind(6, written.seconds)
        try insertHandIn.run()
    }

    /// Keeps which digests the log holds.
    func keep(_ digests: [String], contact: Int?, sequence: Int) throws {
        for digest in digests {
            insertText.bind(1, copying: digest)
            insertText.bind(2, sequence)
            insertText.bind(3, optional: contact)
            try insertText.run()
        }
    }

    func contact(ofCall call: Int) throws -> Int? {
        try Int.readOne(db.cachedStatement(sql: "SELECT contact FROM attempt WHERE call = ?"), arguments: [call])
    }

    /// Every contact's attempts that are neither voided nor replaced, contact by contact in ascending order.
    func attempts(_ body: (_ contact: Int, [Attempt]) throws -> Void) throws {
        let rows = try RawStatement(db, "SELECT * FROM attempt WHERE dropped = 0 ORDER BY contact")
        var current = -1
        var attempts: [Attempt] = []
        while try rows.step() {
            if try rows.integer(1) != current {
                if !attempts.isEmpty { try body(current, attempts) }
                attempts.removeAll(keepingCapacity: true)
                current = try rows.integer(1)
            }
            attempts.append(try Attempt(rows))
        }
        if !attempts.isEmpty { try body(current, attempts) }
    }
}
