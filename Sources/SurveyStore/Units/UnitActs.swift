import GRDB
import SurveyCore

extension Survey {
    /// Changes the name that is shown and, from now on, accepted too; keys keep the name they were made with.
    /// - Returns: `nil` when the unit is shown by that name already; nothing is logged then.
    @discardableResult
    package func renameUnit(_ unit: String, to name: String, reason: String, act: Act) throws -> EntryReceipt? {
        try write(act) { writing in
            let reason = try Writing.reason(reason)
            let known = try UnitDirectory.require(writing.db, unit)
            let shown = UnitDirectory.keyName(name)
            guard !shown.isEmpty else { throw Refusal.name(.unknownUnit(name: name, nearest: nil)) }
            if shown == known.name { return nil }
            try UnitDirectory(writing).add(name: shown, to: known.id)
            try writing.db.execute(sql: "UPDATE unit SET name = ? WHERE id = ?", arguments: [shown, known.id])
            return try writing.append(.renamed(unit: known.key, name: shown, reason: reason))
        }
    }

    /// The dials made to contact `c`, each once however often its record was amended. Those voided are among them: what was made
    /// before a withdrawal is not undone by voiding it first.
    private static let dials = "(SELECT count(*) FROM attempt a WHERE a.contact = c.id AND a.replaces IS NULL)"

    /// What a unit provides now, how much of it was drawn, and how many dials were made to that.
    package func holdings(of unit: String) throws -> (unit: String, provided: Int, drawn: Int, dials: Int) {
        try read { db in
            let known = try UnitDirectory.require(db, unit)
            let row = try StoredRow.fetchTheOne(
                db,
                sql: """
                    SELECT count(*) AS provided, count(l.contact) AS drawn, coalesce(sum(\(Self.dials)), 0) AS dials
                    FROM contact c LEFT JOIN listed l ON l.contact = c.id WHERE c.unit = ? AND c.withdrawn = 0
                    """,
                arguments: [known.id]
            )
            return try (known.name, row["provided"], row["drawn"], row["dials"])
        }
    }

    /// Units that are withdrawn after contacts of them were drawn, by shown name.
    package func withdrawnAfterDraw() throws -> [String: (drawn: Int, dials: Int)] {
        try read { db in
            let rows = try StoredRow.fetchAll(
                db,
                sql: """
                    SELECT u.name, count(*) AS drawn, sum(\(Self.dials)) AS dials
                    FROM unit u JOIN contact c ON c.unit = u.id JOIN listed l ON l.contact = c.id
                    WHERE u.withdrawn = 1 GROUP BY u.id
                    """
            )
            return try Dictionary(rows.map { try ($0["name"], ($0["drawn"], $0["dials"])) }) { first, _ in first }
        }
    }

    /// Takes a unit and its contacts out of lists, grades and later rosters; attempts stay.
    @discardableResult
    package func withdrawUnit(_ unit: String, reason: String, act: Act) throws -> EntryReceipt {
        try write(act) { writing in
            let reason = try Writing.reason(reason)
            let known = try UnitDirectory.require(writing.db, unit)
            let keys = try Survey.withdrawContacts(writing.db, of: known, upTo: .max)
            try writing.db.execute(sql: "UPDATE unit SET withdrawn = 1 WHERE id = ?", arguments: [known.id])
            return try writing.append(.withdrawn(unit: known.key, contacts: keys, whole: true, reason: reason))
        }
    }

    /// The keys of the contacts that it withdrew: those provided and taken up to contact `last`.
    static func withdrawContacts(_ db: Database, of unit: UnitDirectory.Entry, upTo last: Int) throws -> [String] {
        let ordinals = try Int.readAll(
            db,
            sql: "SELECT ordinal FROM contact WHERE unit = ? AND withdrawn = 0 AND id <= ? ORDER BY ordinal",
            arguments: [unit.id, last]
        )
        try db.execute(
            sql: "DELETE FROM claim WHERE contact IN (SELECT id FROM contact WHERE unit = ? AND id <= ?)",
            arguments: [unit.id, last]
        )
        try db.execute(
            sql: "UPDATE contact SET withdrawn = 1 WHERE unit = ? AND withdrawn = 0 AND id <= ?",
            arguments: [unit.id, last]
        )
        return ordinals.map { ContactKey(unit: unit.key, ordinal: $0).text }
    }
}
