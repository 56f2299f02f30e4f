import GRDB
import SurveyCore

extension Survey {
    /// A surveyor's call sheet in the console's three parts, and his whole list.
    package func sheet(of surveyor: String, now: Timestamp) throws -> CallSheet {
        try read { db in
            try Survey.requireDraw(db)
            return try Sheets(db, rulebook, now).sheet(of: Surveyors.require(db, surveyor))
        }
    }

    /// The sheets of all who took part in a draw or hold contacts, in the order of their numbers.
    package func sheets(now: Timestamp) throws -> [CallSheet] {
        try read { db in
            try Survey.requireDraw(db)
            let sheets = Sheets(db, rulebook, now)
            return try Surveyors.all(db).filter {
                try db.cachedStatement(
                    sql:
                        "SELECT 1 FROM draw_surveyor WHERE surveyor = ?1 UNION SELECT 1 FROM listed WHERE surveyor = ?1"
                ).fetchesARow([$0.id])
            }.map(sheets.sheet)
        }
    }

    private static func requireDraw(_ db: Database) throws {
        guard try db.cachedStatement(sql: "SELECT 1 FROM draw").fetchesARow([]) else { throw Refusal.notDrawn }
    }
}

private struct Sheets {
    let db: Database
    let rulebook: Rulebook
    let now: Timestamp

    init(_ db: Database, _ rulebook: Rulebook, _ now: Timestamp) {
        self.db = db
        self.rulebook = rulebook
        self.now = now
    }

    func sheet(of surveyor: SurveyorEntry) throws -> CallSheet {
        let whole = try Listings.fetch(
            db,
            "WHERE l.surveyor = ? AND c.withdrawn = 0 ORDER BY l.place",
            [surveyor.id],
            now: now
        )
        let forOthers = try forOthers(than: surveyor)
        let own = whole.filter { $0.state == .open && !$0.isErased && !forOthers.contains($0.id) }
        let list = own.filter { $0.appointment == nil }.enumerated()
            .sorted { ($0.element.attempts, $0.offset) < ($1.element.attempts, $1.offset) }
        return CallSheet(
            surveyor: surveyor.name,
            number: surveyor.id,
            appointments: own.filter { $0.appointment != nil }
                .sorted { ($0.appointment!, $0.id) < ($1.appointment!, $1.id) },
            confirming: try confirming(surveyor),
            list: list.map(\.element),
            whole: whole
        )
    }

    /// Own contacts whose last attempt another surveyor must make, because this one has dialled them already.
    private func forOthers(than surveyor: SurveyorEntry) throws -> Set<Int> {
        try Set(
            Int.fetchAll(
                db,
                sql: "SELECT contact FROM listed WHERE surveyor = ?1 AND other_surveyor = 1 AND state = 'open'",
                arguments: [surveyor.id]
            ).filter { try hasDialled($0, surveyor) { $0.outcome.kind == .silent } }
        )
    }

    /// Numbers that another surveyor found dead, and silent ones that need another voice; oldest first.
    private func confirming(_ surveyor: SurveyorEntry) throws -> [ContactListing] {
        let avoided = try Survey.avoidances(db, of: surveyor.id).compactMap { try UnitDirectory.find(db, $0)?.id }
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT l.contact, c.unit, l.single, l.state, (SELECT max(at) FROM attempt a WHERE a.contact = l.contact) AS last
                FROM listed l JOIN contact c ON c.id = l.contact
                WHERE c.withdrawn = 0 AND c.salt IS NOT NULL AND (l.state = 'awaiting-confirmation' AND l.number_check = 0
                    OR l.state = 'open' AND l.other_surveyor = 1)
                ORDER BY last, l.contact
                """
        )
        let chosen = try rows.filter { row in
            guard !avoided.contains(row["unit"]) else { return false }
            if row["single"] { return row["state"] == ContactState.awaitingConfirmation.rawValue }
            let kind: Disposition.Kind = row["state"] == ContactState.open.rawValue ? .silent : .dead
            return try !hasDialled(row["contact"], surveyor) { $0.outcome.kind == kind }
        }
        return try chosen.flatMap { try Listings.fetch(db, "WHERE c.id = ?", [$0["contact"] as Int], now: now) }
    }

    private func hasDialled(_ contact: Int, _ surveyor: SurveyorEntry, _ such: (Attempt) -> Bool) throws -> Bool {
        let history = try Histories(db, rulebook).history(of: contact)
        return ContactRules(rulebook).counting(history).contains { $0.surveyor == surveyor.name && such($0) }
    }
}
