import GRDB
import SurveyCore

/// Reads what a contact's state follows from, and keeps the state that the one function concludes from it.
final class Histories {
    let db: Database
    private let rulebook: Rulebook
    private let rules: ContactRules
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
        if isDialled { history.attempts = try attempts(of: contact) }
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
        var history = ContactHistory(numberAssumed: facts.integer(0) == 1, singleSurveyor: facts.integer(1) == 1)
        let (isDialled, isCorrected) = (facts.integer(2) == 1, facts.integer(3) == 1)
        facts.reset()
        if isCorrected { history.corrections = try corrections(of: contact) }
        return (history, isDialled)
    }

    /// The number that was dialled at a time, by what is known now.
    func numberInForce(of contact: Int, at time: Timestamp) throws -> String? {
        ContactHistory(corrections: try corrections(of: contact)).numberInForce(at: time)
    }

    private func corrections(of contact: Int) throws -> [NumberCorrection] {
        try Row.fetchAll(
            db.cachedStatement(sql: "SELECT number, at, sequence FROM correction WHERE contact = ? ORDER BY sequence"),
            arguments: [contact]
        ).map(Histories.correction)
    }

    private func attempts(of contact: Int) throws -> [Attempt] {
        let from = " FROM standing a JOIN surveyor s ON s.id = a.surveyor WHERE a.contact = ? ORDER BY a.at"
        let sql = Histories.columns + from
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [contact]).map(attempt)
    }

    /// SQL: an attempt `a` by a surveyor `s`, as ``attempt(_:)`` reads it.
    static let columns = "SELECT a.*, s.name AS surveyor_name"

    /// All that is recorded of a contact by time, voided and replaced attempts too.
    func records(of contact: Int) throws -> [CallRecord] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: Histories.columns + """
                    , t.text AS note_text, (SELECT b.call FROM attempt b WHERE b.replaces = a.call) AS replaced_by
                    FROM attempt a JOIN surveyor s ON s.id = a.surveyor LEFT JOIN text t ON t.digest = a.note
                    WHERE a.contact = ? ORDER BY a.at, a.call
                    """
            ),
            arguments: [contact]
        ).map { row in
            CallRecord(
                attempt: try attempt(row),
                note: row["note_text"],
                replaces: row["replaces"],
                replacedBy: row["replaced_by"],
                voided: row["voided"] != nil
            )
        }
    }

    /// The histories of all listed contacts `l` that fulfil a condition and were ever dialled, in one pass.
    func histories(where condition: String) throws -> [Int: ContactHistory] {
        var histories: [Int: ContactHistory] = [:]
        // CROSS JOIN: the contacts first, however few the planner thinks the attempts are.
        let attempts = try Row.fetchCursor(
            db,
            sql: Histories.columns + """
                , l.single, c.assumed FROM listed l JOIN contact c ON c.id = l.contact
                CROSS JOIN standing a ON a.contact = l.contact JOIN surveyor s ON s.id = a.surveyor WHERE \(condition)
                """
        )
        while let row = try attempts.next() {
            let contact: Int = row["contact"]
            if histories[contact] == nil {
                histories[contact] = ContactHistory(numberAssumed: row["assumed"], singleSurveyor: row["single"])
            }
            histories[contact]!.attempts.append(try attempt(row))
        }
        let corrections = try Row.fetchCursor(
            db,
            sql: "SELECT k.* FROM correction k JOIN listed l ON l.contact = k.contact WHERE \(condition)"
        )
        while let row = try corrections.next() {
            histories[row["contact"]]?.corrections.append(Histories.correction(row))
        }
        return histories
    }

    private static func correction(_ row: Row) -> NumberCorrection {
        NumberCorrection(number: row["number"], at: Timestamp(seconds: row["at"]), sequence: row["sequence"])
    }

    func attempt(_ row: GRDB.Row) throws -> Attempt {
        let outcome = Disposition(rawValue: row["outcome"])!
        return Attempt(
            call: row["call"],
            number: row["number"],
            surveyor: row["surveyor_name"],
            dial: Dial(
                outcome,
                scores: outcome.scores == .none ? [:] : try scores(of: row["call"]),
                at: Timestamp(seconds: row["at"]),
                until: (row["until"] as Int?).map(Timestamp.init(seconds:)),
                appointment: (row["appointment"] as Int?).map(Timestamp.init(seconds:)),
                incoming: row["incoming"],
                review: row["review"]
            )
        )
    }

    private func scores(of call: Int) throws -> [String: Score] {
        let rows = try Row.fetchAll(
            db.cachedStatement(sql: "SELECT question, score FROM answer WHERE call = ?"),
            arguments: [call]
        )
        return Dictionary(uniqueKeysWithValues: rows.map { ($0["question"], Score(hundredths: $0["score"])!) })
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
