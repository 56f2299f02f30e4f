import GRDB
import SurveyCore

/// The end of fieldwork, while it lasts.
struct Closing {
    let at: Timestamp
    let by: String
    let reason: String

    static func fetch(_ db: Database) throws -> Closing? {
        let row = try StoredRow.fetchOne(
            db,
            sql: "SELECT closed, closed_by, closed_reason FROM survey WHERE closed IS NOT NULL"
        )
        return try row.map {
            try Closing(at: $0["closed"], by: $0["closed_by"], reason: $0["closed_reason"])
        }
    }

    /// When everybody's personal data were erased.
    static func purged(_ db: Database) throws -> Timestamp? {
        try Timestamp.readOne(db, sql: "SELECT purged FROM survey WHERE purged IS NOT NULL")
    }

    /// Said before anything else: after a purge fieldwork cannot be taken up again.
    static func refusePurged(_ db: Database) throws {
        if try purged(db) != nil { throw Refusal.order(.purged) }
    }

    /// Acts that fieldwork's end forbids.
    static func refuse(_ db: Database) throws {
        try refusePurged(db)
        if let closing = try fetch(db) { throw Refusal.order(.closed(at: closing.at)) }
    }
}

extension Survey {
    /// Ends fieldwork. Closed already: nothing changes, and nothing is returned.
    package func close(reason: String, act: Act) throws -> EntryReceipt? {
        try write(act) { writing in
            let db = writing.db
            let reason = try Writing.reason(reason)
            guard try Closing.fetch(db) == nil else { return nil }
            let undrawn = try Bool.readTheOne(
                db,
                sql: """
                    SELECT EXISTS (SELECT 1 FROM contact WHERE withdrawn = 0) AND NOT EXISTS (SELECT 1 FROM draw)
                    """
            )
            guard !undrawn else { throw Refusal.order(.notDrawn) }
            let entry = try writing.append(.closed(reason: reason))
            try db.execute(
                sql: "UPDATE survey SET closed = ?, closed_by = ?, closed_reason = ?",
                arguments: [act.now.seconds, act.by, reason]
            )
            try Survey.refreshAll(db, rulebook, states: "'open', 'awaiting-confirmation'")
            return entry
        }
    }

    /// Takes fieldwork up again.
    @discardableResult
    package func reopen(reason: String, act: Act) throws -> EntryReceipt {
        try write(act) { writing in
            let db = writing.db
            let reason = try Writing.reason(reason)
            guard try Closing.fetch(db) != nil else { throw Refusal.order(.notClosed) }
            let entry = try writing.append(.reopened(reason: reason))
            try db.execute(sql: "UPDATE survey SET closed = NULL, closed_by = NULL, closed_reason = NULL")
            try db.execute(sql: "UPDATE published SET closed = 0")
            // The end of fieldwork had made these of open contacts.
            try Survey.refreshAll(db, rulebook, states: "'reached', 'not-finished'")
            return entry
        }
    }

    /// One contact after the other: the end of fieldwork touches the states, memory does not grow with them.
    private static func refreshAll(_ db: Database, _ rulebook: Rulebook, states: String) throws {
        let histories = try Histories(db, rulebook)
        let next = "SELECT contact FROM listed WHERE contact > ? AND state IN (\(states)) ORDER BY contact LIMIT 1000"
        var last = 0
        while case let contacts = try Int.readAll(db.cachedStatement(sql: next), arguments: [last]),
            let end = contacts.last
        {
            guard end > last else { throw StoredFault(table: "listed", column: "contact", row: end) }
            for contact in contacts { try histories.refresh(contact) }
            last = end
        }
    }

    package func closingPreview() throws -> ClosingPreview {
        try read { db in
            let row = try StoredRow.fetchTheOne(
                db,
                sql: """
                    SELECT coalesce(sum(open), 0) AS contacts, count(*) AS units, coalesce(sum(scored < ?), 0) AS few,
                        coalesce(sum(called = 0), 0) AS uncalled FROM (
                        SELECT sum(l.state IN ('open', 'awaiting-confirmation')) AS open, sum(l.state = 'scored') AS scored,
                            sum(l.attempts > 0 OR l.ever_reached) AS called
                        FROM listed l JOIN contact c ON c.id = l.contact WHERE c.withdrawn = 0 GROUP BY c.unit)
                    WHERE open > 0
                    """,
                arguments: [rulebook.grading.fewScores]
            )
            let awaiting = try StoredRow.fetchAll(
                db,
                sql: """
                    SELECT \(Listings.identityColumns) FROM listed l JOIN contact c ON c.id = l.contact JOIN unit u ON u.id = c.unit
                    WHERE l.state = 'awaiting-confirmation' AND c.withdrawn = 0 ORDER BY u.id, c.ordinal
                    """
            )
            return try ClosingPreview(
                contacts: row["contacts"],
                units: row["units"],
                fewScores: row["few"],
                uncalled: row["uncalled"],
                awaiting: awaiting.map(Listings.identity)
            )
        }
    }
}

/// What ending fieldwork now would leave unfinished.
package struct ClosingPreview: Hashable, Sendable {
    package var contacts: Int
    package var units: Int
    /// Units of these with fewer scores than a grade should rest on (`few-scores`).
    package var fewScores: Int
    /// Units of these of whom nobody was called at all.
    package var uncalled: Int
    /// Contacts whose number was found dead once: confirmed, each would cost its unit a grade.
    package var awaiting: [ContactIdentity]
}
