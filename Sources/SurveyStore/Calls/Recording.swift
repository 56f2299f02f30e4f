import GRDB
import SurveyCore

extension Survey {
    /// One dial, by whomever and whenever, also of a closed contact.
    package func record(_ new: NewAttempt, act: Act) throws -> AttemptReceipt {
        try write(act) { try add(new, $0, from: .record) }
    }

    /// The attempt and its entry, inside a transaction that may do more.
    func add(_ new: NewAttempt, _ writing: Writing, from source: DialSource) throws -> AttemptReceipt {
        let db = writing.db
        let contact = try ContactEntry.require(db, new.contact)
        guard contact.isDrawn else { throw Refusal.order(.contactNotDrawn(contact: contact.id, key: contact.key)) }
        let surveyor = try Surveyors.require(db, new.surveyor)
        let histories = try Histories(db, rulebook)
        var attempt = Attempt(
            call: try AttemptTable.nextCall(db),
            number: try histories.numberInForce(of: contact.id, at: new.at),
            surveyor: surveyor.name,
            dial: new.dial
        )
        try check(attempt, writing)
        attempt.recused = try Surveyors.avoidances(db)
            .mustAvoid(surveyor.name, unit: contact.unit, dialledAt: attempt.at)
        let entry = try AttemptTable(writing).add(attempt, contact, surveyor, from: source, note: new.note)
        return try receipt(attempt, contact, surveyor, entry, writing, histories, from: source)
    }

    /// A new attempt that takes the place of an earlier one. Where nothing would change nothing is written, and the receipt has
    /// no entry.
    package func amend(_ call: Int, _ change: AttemptChange, reason: String, act: Act) throws -> AttemptReceipt {
        try write(act) { writing in
            let db = writing.db
            let reason = try Writing.reason(reason)
            let histories = try Histories(db, rulebook)
            let (old, contact, note, timed) = try AttemptTable.requireCurrent(db, call)
            let surveyor = try Surveyors.require(db, change.surveyor ?? old.surveyor)
            let source = surveyor.name == old.surveyor ? try AttemptTable.source(db, call) : .record
            let dial = change.applied(to: old.dial)
            let isSame = dial == old.dial && surveyor.name == old.surveyor && (timed || change.at == nil)
            if isSame, try keeps(note, change.note, writing.db) {
                return AttemptReceipt(
                    call: call,
                    contact: contact.id,
                    key: contact.key,
                    status: try histories.status(of: contact.id)
                )
            }
            var attempt = Attempt(
                call: try AttemptTable.nextCall(db),
                number: dial.at == old.at
                    ? old.number : try histories.numberInForce(of: contact.id, at: dial.at),
                surveyor: surveyor.name,
                dial: dial
            )
            try check(attempt, writing)
            attempt.recused = try Surveyors.avoidances(db)
                .mustAvoid(surveyor.name, unit: contact.unit, dialledAt: dial.at)
            attempt.take(placeOf: old)
            let entry = try AttemptTable(writing).add(
                attempt,
                contact,
                surveyor,
                from: .record,
                note: change.note,
                keeping: change.note == nil ? note : nil,
                replacing: (call, reason),
                timed: change.at != nil || timed
            )
            return try receipt(attempt, replaces: call, contact, surveyor, entry, writing, histories, from: source)
        }
    }

    /// Whether a note given is the one that is there: without one the old stays, as it does for a blank one.
    private func keeps(_ digest: String?, _ given: String?, _ db: Database) throws -> Bool {
        let given = trimmed(given ?? "")
        guard !given.isEmpty else { return true }
        let text = try db.cachedStatement(sql: "SELECT text FROM text WHERE digest = ?")
        return try String.fetchOne(text, arguments: [digest]) == given
    }

    /// Refuses what may not be recorded: the first of its faults.
    private func check(_ attempt: Attempt, _ writing: Writing) throws {
        let now = writing.act.now
        let dial = attempt.dial
        let rules = AttemptRules(rulebook, closing: try Closing.fetch(writing.db)?.at, now: now)
        func inFuture(_ time: Timestamp) -> Refusal {
            .content(.timeInFuture(text: "\(time.date(offset)) \(time.time(offset))", now: now))
        }
        switch rules.faults(of: dial).first {
        case nil: return
        case .scoreMissing(let question):
            throw Refusal.content(.scoresMissing(outcome: dial.outcome, dimension: question.dimension))
        case .noneDeclined: throw Refusal.content(.partialWithAllScores)
        case .scoresNotExpected: throw Refusal.content(.scoresNotExpected(outcome: dial.outcome))
        case .dialInFuture: throw inFuture(dial.at)
        case .endInFuture: throw inFuture(dial.until ?? dial.at)
        case .endsBeforeDial: throw Refusal.content(.untilBeforeAt)
        case .beforeFieldwork(let day): throw Refusal.content(.beforeFieldwork(day))
        case .afterClosing(let closing): throw Refusal.order(.afterClosing(at: closing))
        case .appointmentNotExpected: throw Refusal.content(.appointmentNotExpected(outcome: dial.outcome))
        case .appointmentBeforeDial: throw Refusal.content(.appointmentBeforeDial)
        case .incomingNotReached: throw Refusal.content(.incomingNotReached(outcome: dial.outcome))
        case .reviewBeforeClose: throw Refusal.order(.reviewBeforeClose)
        }
    }

    /// The attempt counts no more; no earlier version comes back.
    package func void(_ call: Int, reason: String, act: Act) throws -> AttemptReceipt {
        try write(act) { writing in
            let db = writing.db
            let reason = try Writing.reason(reason)
            let contact = try AttemptTable.requireCurrent(db, call).contact
            let entry = try writing.append(.voided(call: call, reason: writing.keep(reason, of: contact.id)))
            try db.execute(sql: "UPDATE attempt SET voided = ? WHERE call = ?", arguments: [entry.sequence, call])
            let status = try Histories(db, rulebook).refresh(contact.id)
            return AttemptReceipt(
                call: call,
                contact: contact.id,
                key: contact.key,
                status: status,
                entry: entry,
                remarks: (contact.listed?.state ?? .notDrawn).isTakenBack(by: status) ? [.unreachableTakenBack] : []
            )
        }
    }

    /// What a written attempt leads to, after the contact's state was concluded anew.
    /// - Parameter source: an amendment's is that of what it replaces: who got a contact from console or sheet did not choose it.
    private func receipt(
        _ attempt: Attempt,
        replaces: Int? = nil,
        _ contact: ContactEntry,
        _ surveyor: SurveyorEntry,
        _ entry: EntryReceipt,
        _ writing: Writing,
        _ histories: Histories,
        from source: DialSource
    ) throws -> AttemptReceipt {
        let history = try histories.history(of: contact.id)
        let status = try histories.refresh(contact.id, from: history)
        let recorded = DialSurroundings.Recorded(
            written: writing.act.now,
            source: source,
            isOnOwnList: contact.listed?.surveyor == surveyor.id,
            firstDay: rulebook.fieldwork.from,
            attempts: history.attempts,
            notCounted: histories.rules.notCounted(history)[attempt.call],
            before: contact.listed?.state ?? .notDrawn,
            after: status
        )
        let remarks = histories.rules.doubts(of: attempt, in: .recorded(recorded))
        let dead = try histories.deadDial(before: attempt, of: contact.id)
        return AttemptReceipt(
            call: attempt.call,
            contact: contact.id,
            key: contact.key,
            status: status,
            entry: entry,
            remarks: remarks,
            saved: SavedCall(
                attempt: attempt,
                contact: contact.id,
                written: writing.act.now,
                replaces: replaces,
                status: status,
                remarks: remarks,
                earlierDead: try dead.map { dead in
                    let number = try Surveyors.require(writing.db, dead.surveyor).id
                    return DeskDial(
                        call: dead.call,
                        at: dead.at,
                        outcome: dead.outcome,
                        surveyor: DeskSurveyor(name: dead.surveyor, number: number)
                    )
                }
            )
        )
    }
}

/// What `record`, `amend` and `void` answer.
package struct AttemptReceipt: Hashable, Sendable {
    package let call: Int
    package let contact: Int
    package let key: String
    /// The contact after the act.
    package let status: ContactStatus
    /// `nil` when nothing changed.
    package var entry: EntryReceipt?
    /// What is to be said of it, beside what it led to.
    package var remarks: [Doubt] = []
    /// The attempt written; `nil` when one was voided or nothing changed.
    package var saved: SavedCall?

    package var state: ContactState { status.state }
}

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
        try Int.fetchOne(db.cachedStatement(sql: "SELECT coalesce(max(call), 0) + 1 FROM attempt"))!
    }

    /// By what way the dial came in that a record goes back to, over amendments that keep its surveyor.
    static func source(_ db: Database, _ call: Int) throws -> DialSource {
        let source = try String.fetchOne(
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
        if let later = row.optionalInteger(18) { throw Refusal.order(.alreadyReplaced(call: call, by: later)) }
        if let sequence = row.optionalInteger(13) {
            let entry = try Row.fetchOne(
                db,
                sql: """
                    SELECT json_extract(entry, '$.written') AS written, json_extract(entry, '$.by') AS by
                    FROM log WHERE sequence = ?
                    """,
                arguments: [sequence]
            )!
            let written = Timestamp(iso: entry["written"] as String, offset: UTCOffset(seconds: 0))
            throw Refusal.order(.alreadyVoided(call: call, at: written ?? Timestamp(seconds: 0), by: entry["by"]))
        }
        let contact = try ContactEntry.require(db, String(row.integer(1)))
        return (try Attempt(row), contact, row.optionalString(11), row.integer(17) == 1)
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
