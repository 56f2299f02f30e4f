import GRDB
import SurveyCore

/// Reads what a contact's state follows from, and keeps the state that the one function concludes from it.
final class Histories {
    let db: Database
    private let rulebook: Rulebook
    let rules: ContactRules
    private let isClosed: Bool
    private let facts: RawStatement

    init(_ db: Database, _ rulebook: Rulebook) throws {
        self.db = db
        self.rulebook = rulebook
        rules = ContactRules(rulebook)
        isClosed = try Closing.fetch(db) != nil
        facts = RawStatement(
            try db.cachedStatement(
                sql: """
                    SELECT c.assumed, coalesce(l.single, 0), EXISTS (SELECT 1 FROM attempt a WHERE a.contact = c.id),
                        EXISTS (SELECT 1 FROM correction k WHERE k.contact = c.id)
                    FROM contact c LEFT JOIN listed l ON l.contact = c.id WHERE c.id = ?
                    """
            )
        )
    }

    func history(of contact: Int) throws -> ContactHistory {
        var (history, isDialled) = try undialled(contact)
        if isDialled { history.attempts = try rows(Histories.standing, of: contact).all(Attempt.init) }
        return history
    }

    /// The history with all that is recorded, voided and replaced attempts too.
    func recordedHistory(of contact: Int) throws -> (history: ContactHistory, records: [CallRecord]) {
        var (history, isDialled) = try undialled(contact)
        let records = try isDialled ? records(of: contact) : []
        history.attempts = records.filter(\.stands).map(\.attempt)
        return (history, records)
    }

    /// The history without its attempts, and whether there are any.
    private func undialled(_ contact: Int) throws -> (ContactHistory, isDialled: Bool) {
        facts.bind(1, contact)
        _ = try facts.step()
        var history = try ContactHistory(numberAssumed: facts.flag(0), singleSurveyor: facts.flag(1))
        let (isDialled, isCorrected) = try (facts.flag(2), facts.flag(3))
        facts.reset()
        if isCorrected { history.corrections = try corrections(of: contact) }
        return (history, isDialled)
    }

    /// The number that was dialled at a time, by what is known now.
    func numberInForce(of contact: Int, at time: Timestamp) throws -> String? {
        ContactHistory(corrections: try corrections(of: contact)).numberInForce(at: time)
    }

    func corrections(of contact: Int) throws -> [NumberCorrection] {
        try rows("SELECT number, at, sequence FROM correction WHERE contact = ? ORDER BY sequence", of: contact)
            .all(Histories.correction)
    }

    private static let standing = """
        SELECT \(AttemptRows.columns)
        FROM standing a JOIN surveyor s ON s.id = a.surveyor WHERE a.contact = ? ORDER BY a.at
        """

    private static let recorded = """
        SELECT \(AttemptRows.columns), t.text, (SELECT b.call FROM attempt b WHERE b.replaces = a.call)
        FROM attempt a JOIN surveyor s ON s.id = a.surveyor LEFT JOIN text t ON t.digest = a.note
        """

    /// All that is recorded of a contact by time, voided and replaced attempts too.
    func records(of contact: Int) throws -> [CallRecord] {
        try rows(Histories.recorded + " WHERE a.contact = ? ORDER BY a.at, a.call", of: contact).all(Histories.record)
    }

    /// As ``records(of:)``, for all contacts of a unit.
    func records(ofUnit unit: Int) throws -> [Int: [CallRecord]] {
        let condition = " WHERE a.contact IN (SELECT id FROM contact WHERE unit = ?) ORDER BY a.at, a.call"
        let records = try rows(Histories.recorded + condition, of: unit)
        var byContact: [Int: [CallRecord]] = [:]
        while try records.step() {
            try byContact[records.integer(1), default: []].append(try Histories.record(records))
        }
        return byContact
    }

    private static func record(_ row: RawStatement) throws -> CallRecord {
        try CallRecord(
            attempt: try Attempt(row),
            note: row.optionalString(17),
            replaces: row.optionalInteger(12),
            replacedBy: row.optionalInteger(18),
            voided: !row.isNull(13)
        )
    }

    /// As ``records(of:)``, with why one does not count.
    func judgedRecords(of contact: Int) throws -> [CallRecord] {
        let (history, records) = try recordedHistory(of: contact)
        let notCounted = rules.notCounted(history)
        return records.map { record in
            var record = record
            record.notCounted = notCounted[record.attempt.call]
            return record
        }
    }

    /// - Parameter id: of the contact or unit that the query asks for.
    private func rows(_ sql: String, of id: Int) throws -> RawStatement {
        let rows = RawStatement(try db.cachedStatement(sql: sql))
        rows.bind(1, id)
        return rows
    }

    /// The histories of all listed contacts `l` that fulfil a condition and were ever dialled, in one pass.
    func histories(where condition: String) throws -> [Int: ContactHistory] {
        var histories: [Int: ContactHistory] = [:]
        // CROSS JOIN: the contacts first, however few the planner thinks the attempts are.
        let attempts = try RawStatement(
            db,
            """
            SELECT \(AttemptRows.columns), l.single, c.assumed FROM listed l JOIN contact c ON c.id = l.contact
            CROSS JOIN standing a ON a.contact = l.contact JOIN surveyor s ON s.id = a.surveyor WHERE \(condition)
            """
        )
        while try attempts.step() {
            let (isSingle, isAssumed) = try (attempts.flag(17), attempts.flag(18))
            try histories[
                attempts.integer(1),
                default: ContactHistory(numberAssumed: isAssumed, singleSurveyor: isSingle)
            ].attempts.append(try Attempt(attempts))
        }
        let corrections = try RawStatement(
            db,
            """
            SELECT k.number, k.at, k.sequence, k.contact
            FROM correction k JOIN listed l ON l.contact = k.contact WHERE \(condition)
            """
        )
        while try corrections.step() {
            try histories[corrections.integer(3)]?.corrections.append(Histories.correction(corrections))
        }
        return histories
    }

    private static func correction(_ row: RawStatement) throws -> NumberCorrection {
        try NumberCorrection(
            number: row.optionalString(0),
            at: row.value(1),
            sequence: row.integer(2)
        )
    }

    func status(of contact: Int) throws -> ContactStatus {
        rules.status(of: try history(of: contact), closed: isClosed)
    }

    /// Concludes the state anew and keeps it, in the transaction that changed what it follows from.
    @discardableResult
    func refresh(_ contact: Int) throws -> ContactStatus { try refresh(contact, from: history(of: contact)) }

    @discardableResult
    func refresh(_ contact: Int, from history: ContactHistory) throws -> ContactStatus {
        let status = rules.status(of: history, closed: isClosed)
        let update = RawStatement(
            try db.cachedStatement(
                sql: """
                    UPDATE listed SET state = ?, attempts = ?, ever_reached = ?, corrected = ?, weighted = ?,
                        not_before = ?, appointment = ?, number_check = ?, other_surveyor = ?
                    WHERE contact = ?
                    """
            )
        )
        update.bind(1, copying: status.state.rawValue)
        update.bind(2, status.attempts)
        update.bind(3, status.everReached ? 1 : 0)
        update.bind(4, history.corrections.contains { $0.number != nil } ? 1 : 0)
        update.bind(5, optional: status.state == .scored ? rulebook.weightedSum(of: status.scores) : nil)
        update.bind(6, optional: status.notBefore?.seconds)
        update.bind(7, optional: status.appointment?.seconds)
        update.bind(8, status.awaitsNumberCheck ? 1 : 0)
        update.bind(9, status.lastAttemptNeedsOther ? 1 : 0)
        update.bind(10, contact)
        try update.run()
        return status
    }

    /// The dead dial that `attempt` was to confirm: the latest that counts before it, where the contact awaited that.
    func deadDial(before attempt: Attempt, of contact: Int) throws -> Attempt? {
        var history = try history(of: contact)
        let counting = rules.counting(history)
        guard let place = counting.firstIndex(where: { $0.call == attempt.call }) else { return nil }
        history.attempts = Array(counting[..<place])
        guard rules.status(of: history, closed: false).state == .awaitingConfirmation else { return nil }
        return counting[..<place].last { $0.outcome.kind == .dead }
    }
}
