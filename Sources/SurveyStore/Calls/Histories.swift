import GRDB
import SurveyCore

/// Reads what a contact's state follows from, and keeps the state that the one function concludes from it.
final class Histories {
    let db: Database
    private let rulebook: Rulebook
    private let rules: ContactRules
    private let isClosed: Bool

    init(_ db: Database, _ rulebook: Rulebook) throws {
        self.db = db
        self.rulebook = rulebook
        rules = ContactRules(rulebook)
        isClosed = try Closing.fetch(db) != nil
    }

    func history(of contact: Int) throws -> ContactHistory {
        let facts = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT c.completed, coalesce(l.single, 0) AS single
                    FROM contact c LEFT JOIN listed l ON l.contact = c.id WHERE c.id = ?
                    """
            ),
            arguments: [contact]
        )!
        return ContactHistory(
            attempts: try attempts(of: contact),
            corrections: try corrections(of: contact),
            completedByImport: facts["completed"],
            singleSurveyor: facts["single"]
        )
    }

    func corrections(of contact: Int) throws -> [NumberCorrection] {
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

    /// The histories of all listed contacts `l` that fulfil a condition and were ever dialled, in one pass.
    func histories(where condition: String) throws -> [Int: ContactHistory] {
        var histories: [Int: ContactHistory] = [:]
        // CROSS JOIN: the contacts first, however few the planner thinks the attempts are.
        let attempts = try Row.fetchCursor(
            db,
            sql: Histories.columns + """
                , l.single, c.completed FROM listed l JOIN contact c ON c.id = l.contact
                CROSS JOIN standing a ON a.contact = l.contact JOIN surveyor s ON s.id = a.surveyor WHERE \(condition)
                """
        )
        while let row = try attempts.next() {
            let contact: Int = row["contact"]
            if histories[contact] == nil {
                histories[contact] = ContactHistory(completedByImport: row["completed"], singleSurveyor: row["single"])
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
            outcome: outcome,
            scores: outcome.scores == .none ? [:] : try scores(of: row["call"]),
            at: Timestamp(seconds: row["at"]),
            until: (row["until"] as Int?).map(Timestamp.init(seconds:)),
            appointment: (row["appointment"] as Int?).map(Timestamp.init(seconds:)),
            incoming: row["incoming"],
            review: row["review"]
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
    func refresh(_ contact: Int) throws -> ContactStatus {
        let history = try history(of: contact)
        let status = rules.status(of: history, closed: isClosed)
        try db.cachedStatement(
            sql: """
                UPDATE listed SET state = ?, attempts = ?, ever_reached = ?, corrected = ?, weighted = ?, not_before = ?,
                    appointment = ?, number_check = ?, other_surveyor = ?
                WHERE contact = ?
                """
        ).execute(arguments: [
            status.state.rawValue, status.attempts, status.everReached,
            history.corrections.contains { $0.number != nil },
            status.state == .scored ? rulebook.weightedSum(of: status.scores) : nil, status.notBefore?.seconds,
            status.appointment?.seconds, status.awaitsNumberCheck, status.lastAttemptNeedsOther, contact,
        ])
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
