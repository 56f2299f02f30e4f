import GRDB
import SurveyCore

/// What counts for or against a unit and no table shows: records changed after the end of fieldwork, and what was drawn and
/// dialled of a unit that was withdrawn.
struct Aftermath {
    private let db: Database
    private let rulebook: Rulebook
    private let rules: ContactRules
    private let histories: Histories
    /// Entries between which fieldwork was closed.
    private let closed: [Range<Int>]

    init(_ db: Database, _ rulebook: Rulebook, _ past: LoggedPast) throws {
        self.db = db
        self.rulebook = rulebook
        rules = ContactRules(rulebook)
        histories = try Histories(db, rulebook)
        closed = past.closed
    }

    // MARK: After the end of fieldwork

    /// By contact, in the order of the log.
    func lateChanges() throws -> [Int: [LateChange]] {
        var changes: [Int: [LateChange]] = [:]
        for period in closed {
            let touched = try StoredRow.fetchAll(
                db,
                sql: """
                    SELECT contact, sequence AS entry FROM attempt WHERE sequence > ?1 AND sequence < ?2
                    UNION SELECT contact, voided FROM attempt WHERE voided > ?1 AND voided < ?2 ORDER BY 2
                    """,
                arguments: [period.lowerBound, period.upperBound]
            )
            for row in touched {
                let (contact, sequence): (Int, Int) = try (row["contact"], row["entry"])
                let (history, attempts) = try logged(contact)
                guard let change = rules.change(at: sequence, of: history, attempts, graded: rulebook.weightedSum),
                    let late = try lateChange(sequence, attempts, change)
                else { continue }
                changes[contact, default: []].append(late)
            }
        }
        return changes
    }

    private func lateChange(
        _ sequence: Int,
        _ attempts: [LoggedAttempt],
        _ change: (before: ContactStatus, after: ContactStatus)
    ) throws -> LateChange? {
        guard let entry = try entry(sequence) else { return nil }
        let (call, kind): (Int, LateChange.Kind)
        switch entry.act {
        case .called(let made): (call, kind) = (made.attempt.call, .written)
        case .amended(let made, let replaces, _): (call, kind) = (made.attempt.call, .amended(replaces))
        case .voided(let voided, _): (call, kind) = (voided, .voided)
        default: return nil
        }
        let reason = try entry.act.reasonDigest.flatMap { digest in
            try String.readOne(
                db.cachedStatement(sql: "SELECT text FROM text WHERE digest = ? AND text IS NOT NULL"),
                arguments: [digest]
            )
        }
        return LateChange(
            call: call,
            kind: kind,
            by: entry.by,
            at: entry.written,
            reason: reason,
            before: change.before,
            after: change.after
        )
    }

    func entry(_ sequence: Int) throws -> LogEntry? {
        try String.readOne(
            db.cachedStatement(sql: "SELECT entry FROM log WHERE sequence = ?"),
            arguments: [sequence]
        ).flatMap(LogEntry.read)
    }

    /// All attempts ever made to a contact, and what else its state follows from.
    func logged(_ contact: Int) throws -> (history: ContactHistory, attempts: [LoggedAttempt]) {
        let rows = RawStatement(
            try db.cachedStatement(
                sql: """
                    SELECT \(AttemptRows.columns), (SELECT b.sequence FROM attempt b WHERE b.replaces = a.call)
                    FROM attempt a JOIN surveyor s ON s.id = a.surveyor WHERE a.contact = ? ORDER BY a.call
                    """
            )
        )
        rows.bind(1, contact)
        let attempts = try rows.all { row in
            try LoggedAttempt(
                try Attempt(row),
                written: row.integer(2),
                ended: row.optionalInteger(17) ?? row.optionalInteger(13),
                isVoided: row.optionalInteger(17) == nil && row.optionalInteger(13) != nil
            )
        }
        return (try histories.history(of: contact), attempts)
    }

    // MARK: Withdrawn after a draw

    /// The drawn contacts that a withdrawal took away, as they stood then; `nil` when none of them was drawn. Records voided
    /// before it are told: voiding first hides nothing.
    /// - Parameter lateChanges: by contact.
    func withdrawal(
        _ past: LoggedPast.Withdrawal,
        _ lateChanges: [Int: [LateChange]] = [:]
    ) throws -> UnitExplanation.Withdrawal? {
        let wasClosed = closed.contains { $0.contains(past.sequence) }
        let contacts = try past.contacts.compactMap { key -> UnitExplanation.Withdrawal.Contact? in
            let contact = try ContactEntry.require(db, key)
            guard contact.isDrawn else { return nil }
            let (history, attempts) = try logged(contact.id)
            let then = history.asOf(past.sequence, attempts)
            return UnitExplanation.Withdrawal.Contact(
                key: key,
                state: rules.status(of: then, closed: wasClosed).state,
                calls: attempts.filter { $0.written <= past.sequence }.map { attempt in
                    let hasEnded = (attempt.ended ?? .max) <= past.sequence
                    return .init(attempt.attempt.call, hasEnded ? attempt.isVoided ? .voided : .amended : nil)
                },
                lateChanges: lateChanges[contact.id] ?? []
            )
        }
        guard !contacts.isEmpty else { return nil }
        let number = try Int.readOne(
            db.cachedStatement(sql: "SELECT id FROM surveyor WHERE name = ?"),
            arguments: [past.by]
        )
        return UnitExplanation.Withdrawal(
            at: past.at,
            by: past.by,
            surveyorNumber: number,
            reason: past.reason,
            contacts: contacts
        )
    }
}
