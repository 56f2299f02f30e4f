import GRDB
import SurveyCore

extension Survey {
    /// The digest to be published before the seed is made, and of how many lines.
    package func roster() throws -> (digest: String, contacts: Int) {
        try read { db in
            let digest = try Roster.digest(db)
            guard digest.contacts > 0 else { throw Refusal.noContacts }
            return (digest.text, digest.contacts)
        }
    }

    /// The roster's lines in order, without line ends: every contact provided, drawn or not.
    package func rosterLines(_ body: (String) throws -> Void) throws {
        try read { db in try Roster.lines(db, body) }
    }
}

enum Roster {
    static func lines(_ db: Database, _ body: (String) throws -> Void) throws {
        // Sorted by SQLite, whose text order is that of the bytes, and which sorts on disk what memory does not hold.
        let lines = try RawStatement(
            db,
            """
            SELECT u.key || '-' || printf('%02d', c.ordinal) AS key,
                replace(replace(replace(coalesce(c.organisation, ''), char(9), ' '), char(10), ' '), char(13), ' ') || char(9)
                || replace(replace(replace(coalesce(c.position, ''), char(9), ' '), char(10), ' '), char(13), ' ') || char(9)
                || replace(replace(replace(coalesce(c.person, ''), char(9), ' '), char(10), ' '), char(13), ' ') || char(9)
                || replace(replace(replace(coalesce(c.given, ''), char(9), ' '), char(10), ' '), char(13), ' ')
            FROM contact c JOIN unit u ON u.id = c.unit
            WHERE c.withdrawn = 0
            ORDER BY 1
            """
        )
        while try lines.step() { try body(lines.string(0) + "\t" + lines.string(1)) }
    }

    static func digest(_ db: Database) throws -> RosterDigest {
        var digest = RosterDigest()
        try lines(db) { digest.add($0) }
        return digest
    }
}
