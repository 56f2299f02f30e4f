import GRDB
import SurveyCore

/// The rows of attempts and their answers.
struct AttemptTable {
    private let writing: Writing
    private let insert: RawStatement
    private let insertAnswer: RawStatement

    init(_ writing: Writing) throws {
        self.writing = writing
        insert = RawStatement(
            try writing.db.cachedStatement(
                sql: """
                    INSERT INTO attempt (call, contact, number, surveyor, outcome, at, until, appointment, incoming, review,
                        timed, note, replaces, entered, recused, sequence)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """
            )
        )
        insertAnswer = RawStatement(
            try writing.db.cachedStatement(sql: "INSERT INTO answer (call, question, score) VALUES (?, ?, ?)")
        )
    }

    static func nextCall(_ db: Database) throws -> Int {
        try Int.readTheOne(db.cachedStatement(sql: "SELECT coalesce(max(call), 0) + 1 FROM attempt"))
    }

    /// By what way the dial came in that a record goes back to, over amendments that keep its surveyor.
    static func source(_ db: Database, _ call: Int) throws -> DialSource {
        let source = try String.readOne(
            db,
            sql: """
                WITH RECURSIVE version(call, replaces, surveyor, sequence) AS (
                    SELECT call, replaces, surveyor, sequence FROM attempt WHERE call = ?
                    UNION ALL SELECT a.call, a.replaces, a.surveyor, a.sequence FROM attempt a
                    JOIN version v ON a.call = v.replaces AND a.surveyor = v.surveyor
                )
                SELECT json_extract(l.entry, '$.source') FROM version v JOIN log l ON l.sequence = v.sequence
                ORDER BY v.call LIMIT 1
                """,
            arguments: [call]
        )
        return source.flatMap(DialSource.init) ?? .record
    }

    /// An attempt that can still be amended or voided, with the digest of its note and whether its time is known.
    static func requireCurrent(
        _ db: Database,
        _ call: Int
    ) throws -> (attempt: Attempt, contact: ContactEntry, note: String?, timed: Bool) {
        let row = try RawStatement(
            db,
            """
            SELECT \(AttemptRows.columns), a.timed, (SELECT b.call FROM attempt b WHERE b.replaces = a.call)
            FROM attempt a JOIN surveyor s ON s.id = a.surveyor WHERE a.call = ?
            """
        )
        row.bind(1, call)
        guard try row.step() else { throw Refusal.name(.unknownCall(text: String(call))) }
        defer { row.reset() }
        if let later = try row.optionalInteger(18) { throw Refusal.order(.alreadyReplaced(call: call, by: later)) }
        if let sequence = try row.optionalInteger(13) {
            let entry = try StoredRow.fetchTheOne(
                db,
                sql: """
                    SELECT json_extract(entry, '$.written') AS written, json_extract(entry, '$.by') AS by
                    FROM log WHERE sequence = ?
                    """,
                arguments: [sequence]
            )
            let written = try Timestamp(iso: entry["written"] as String, offset: UTCOffset(seconds: 0))
            throw try Refusal.order(.alreadyVoided(call: call, at: written ?? Timestamp(seconds: 0), by: entry["by"]))
        }
        let contact = try ContactEntry.require(db, String(row.integer(1)))
        return try (try Attempt(row), contact, row.optionalString(11), row.flag(17))
    }

    /// Appends the entry and the row.
    /// - Parameters:
    ///   - sheet: the digest that the entries of one sheet share.
    ///   - note: kept beside the log.
    ///   - kept: digest of a note that is taken over instead.
    ///   - replaced: the call that this one amends, and why.
    ///   - timed: false when only the day was known.
    func add(
        _ attempt: Attempt,
        _ contact: ContactEntry,
        _ surveyor: SurveyorEntry,
        from source: DialSource,
        sheet: String? = nil,
        note: String?,
        keeping kept: String? = nil,
        replacing replaced: (call: Int, reason: String)? = nil,
        timed: Bool = true
    ) throws -> EntryReceipt {
        let text = trimmed(note ?? "")
        let note = try text.isEmpty ? kept : writing.keep(text, of: contact.id)
        let call = LogAct.CallEntry(contact: contact.key, attempt: attempt, note: note, source: source, sheet: sheet)
        let entry: EntryReceipt
        if let replaced {
            let reason = try writing.keep(replaced.reason, of: contact.id)
            entry = try writing.append(.amended(call, replaces: replaced.call, reason: reason))
        } else {
            entry = try writing.append(.called(call))
        }
        try store(call, contact, surveyor, replaces: replaced?.call, timed: timed, entry)
        return entry
    }

    /// As ``add(_:_:_:from:sheet:note:keeping:replacing:timed:)``, for the rows of a sheet, by the ten thousand: entry and row
    /// stand there after ``Writing/finishComposed()``.
    func addComposed(
        _ attempt: Attempt,
        _ contact: ContactEntry,
        _ surveyor: SurveyorEntry,
        sheet: String,
        note: String,
        timed: Bool
    ) throws {
        let note = try note.isEmpty ? nil : writing.keep(note, of: contact.id)
        let call = LogAct.CallEntry(contact: contact.key, attempt: attempt, note: note, source: .sheet, sheet: sheet)
        let entry = writing.entry(.called(call))
        try writing.append(
            composed: { [offset = writing.rulebook.offset] json in json.raw(utf8: entry.text(offset).utf8) },
            then: { [self] receipt in try store(call, contact, surveyor, replaces: nil, timed: timed, receipt) }
        )
    }

    private func store(
        _ call: LogAct.CallEntry,
        _ contact: ContactEntry,
        _ surveyor: SurveyorEntry,
        replaces: Int?,
        timed: Bool,
        _ entry: EntryReceipt
    ) throws {
        let attempt = call.attempt
        insert.bind(1, attempt.call)
        insert.bind(2, contact.id)
        insert.bind(3, copying: attempt.number)
        insert.bind(4, surveyor.id)
        insert.bind(5, copying: attempt.outcome.rawValue)
        insert.bind(6, attempt.at.seconds)
        insert.bind(7, optional: attempt.until?.seconds)
        insert.bind(8, optional: attempt.appointment?.seconds)
        insert.bind(9, attempt.incoming ? 1 : 0)
        insert.bind(10, attempt.review ? 1 : 0)
        insert.bind(11, timed ? 1 : 0)
        insert.bind(12, copying: call.note)
        insert.bind(13, optional: replaces)
        insert.bind(14, attempt.entered)
        insert.bind(15, attempt.recused ? 1 : 0)
        insert.bind(16, entry.sequence)
        try insert.run()
        for (question, score) in attempt.scores {
            insertAnswer.bind(1, attempt.call)
            insertAnswer.bind(2, copying: question)
            insertAnswer.bind(3, score.hundredths)
            try insertAnswer.run()
        }
    }
}
