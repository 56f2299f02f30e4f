import GRDB
import SurveyCore

/// Records amended or voided that changed the computed grade of their unit, judged at their entry: the unit as it stood when the
/// log ended before it, and with it.
struct GradeMoves {
    private let db: Database
    private let rulebook: Rulebook
    private let rules: ContactRules
    private let past: LoggedPast
    private let aftermath: Aftermath

    init(_ db: Database, _ rulebook: Rulebook) throws {
        self.db = db
        self.rulebook = rulebook
        rules = ContactRules(rulebook)
        past = try LoggedPast(db, rulebook.offset)
        aftermath = try Aftermath(db, rulebook, past)
    }

    struct Move {
        let call: Int
        /// The number of who made the dial.
        let surveyor: Int
        let moved: QualityReport.Moved
    }

    /// In the order of the log.
    func moves() throws -> [Move] {
        let touched = try StoredRow.fetchAll(
            db,
            sql: """
                SELECT a.contact, a.sequence AS entry, a.call, a.surveyor, 0 AS voided FROM attempt a WHERE a.replaces IS NOT NULL
                UNION ALL SELECT a.contact, a.voided, a.call, a.surveyor, 1 FROM attempt a WHERE a.voided IS NOT NULL
                ORDER BY 2
                """
        )
        guard !touched.isEmpty else { return [] }
        let tallies = try Tallies.fetch(db, rulebook)
        return try touched.compactMap { row in
            let unit = try StoredRow.fetchOne(
                db.cachedStatement(
                    sql:
                        "SELECT u.id, u.name FROM contact c JOIN unit u ON u.id = c.unit WHERE c.id = ? AND c.withdrawn = 0"
                ),
                arguments: [row["contact"] as Int]
            )
            guard let unit, let entry = try aftermath.entry(row["entry"]) else { return nil }
            let (from, to) = try grades(of: unit["id"], tallies[unit["id"]], at: row["entry"])
            // While fieldwork goes on, a first score moves nothing: there was no grade.
            guard from != to, try past.isClosed(at: row["entry"]) || from != nil && to != nil else { return nil }
            let moved = try QualityReport.Moved(
                unit: unit["name"],
                by: entry.by,
                at: entry.written,
                isVoided: row["voided"],
                from: from,
                to: to
            )
            return try Move(call: row["call"], surveyor: row["surveyor"], moved: moved)
        }
    }

    private func grades(of unit: Int, _ tally: UnitTally, at sequence: Int) throws -> (before: Grade?, after: Grade?) {
        let contacts = try Int.readAll(
            db.cachedStatement(
                sql: "SELECT c.id FROM contact c JOIN listed l ON l.contact = c.id WHERE c.unit = ? AND c.withdrawn = 0"
            ),
            arguments: [unit]
        )
        let closed = past.isClosed(at: sequence)
        let logged = try contacts.map(aftermath.logged)
        func grade(at sequence: Int) -> Grade? {
            let then = tally.with(
                logged.map { rules.status(of: $0.history.asOf(sequence, $0.attempts), closed: closed) },
                closed: closed,
                weightedSum: rulebook.weightedSum
            )
            return rulebook.grading.verdict(of: then, calendar: rulebook.calendar, totalWeight: rulebook.totalWeight)
                .grade
        }
        return (grade(at: sequence - 1), grade(at: sequence))
    }
}

extension UnitTally {
    /// The same hand-in with other states of its drawn contacts.
    fileprivate func with(
        _ statuses: [ContactStatus],
        closed: Bool,
        weightedSum: ([String: Score]) -> Int
    ) -> UnitTally {
        var tally = self
        (tally.scored, tally.weightedSum, tally.reached, tally.unreachable) = (0, 0, 0, 0)
        (tally.open, tally.openNeverReached, tally.notFinished, tally.closed) = (0, 0, 0, closed)
        for status in statuses {
            switch status.state {
            case .scored:
                tally.scored += 1
                tally.weightedSum += weightedSum(status.scores)
            case .reached: tally.reached += 1
            case .unreachable: tally.unreachable += 1
            case .notFinished: tally.notFinished += 1
            case .open, .awaitingConfirmation, .notDrawn:
                tally.open += 1
                tally.openNeverReached += status.everReached ? 0 : 1
            }
        }
        return tally
    }
}
