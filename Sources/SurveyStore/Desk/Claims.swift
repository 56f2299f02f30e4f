import GRDB
import SurveyCore

/// Claims of consoles: a contact and its number are on one screen at a time (console.md §Saving). A claim has a lease, so that
/// one whose console died expires by itself. Claims are no acts and stand in no log.
struct Claims {
    let db: Database
    let holder: String
    let surveyor: Int
    let now: Timestamp

    static let leaseMinutes = 30

    /// Claims that ran out are gone for everybody.
    func expire() throws {
        try db.cachedStatement(sql: "DELETE FROM claim WHERE expires <= ?").execute(arguments: [now.seconds])
    }

    /// Takes the contact and its number; what this console held before is given back.
    /// - Returns: who has it, when somebody else does.
    func take(_ contact: Int, phone: String?) throws -> DeskTaken? {
        try expire()
        if let row = try StoredRow.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT k.contact, s.id, s.name FROM claim k JOIN surveyor s ON s.id = k.surveyor
                    WHERE k.holder <> ?1 AND (k.contact = ?2 OR k.phone = ?3)
                    """
            ),
            arguments: [holder, contact, phone]
        ) {
            return try .inUse(by: DeskSurveyor(name: row["name"], number: row["id"]), contact: row["contact"])
        }
        try release()
        try db.cachedStatement(
            sql: "INSERT INTO claim (contact, phone, holder, surveyor, expires) VALUES (?, ?, ?, ?, ?)"
        ).execute(arguments: [contact, phone, holder, surveyor, now.adding(minutes: Claims.leaseMinutes).seconds])
        return nil
    }

    /// A contact that another console of this surveyor held when it ended, and when it was last sure to be held; it is this
    /// console's now.
    /// - Parameter hasEnded: whether the console of that name is no more.
    func inherit(_ hasEnded: (String) -> Bool) throws -> (contact: Int, at: Timestamp)? {
        let rows = try StoredRow.fetchAll(
            db.cachedStatement(
                sql:
                    "SELECT contact, holder, expires FROM claim WHERE surveyor = ? AND holder <> ? ORDER BY expires DESC"
            ),
            arguments: [surveyor, holder]
        )
        guard let row = try rows.first(where: { try hasEnded($0["holder"]) }) else { return nil }
        try release()
        try db.cachedStatement(sql: "UPDATE claim SET holder = ?, expires = ? WHERE contact = ?")
            .execute(arguments: [holder, now.adding(minutes: Claims.leaseMinutes).seconds, row["contact"] as Int])
        return try (row["contact"], (row["expires"] as Timestamp).adding(minutes: -Claims.leaseMinutes))
    }

    func release() throws {
        try db.cachedStatement(sql: "DELETE FROM claim WHERE holder = ?").execute(arguments: [holder])
    }

    /// Whether this console's claim of the contact still runs.
    func holds(_ contact: Int) throws -> Bool {
        try db.cachedStatement(sql: "SELECT 1 FROM claim WHERE contact = ? AND holder = ? AND expires > ?")
            .fetchesARow([contact, holder, now.seconds])
    }

    func renew() throws {
        try db.cachedStatement(sql: "UPDATE claim SET expires = ? WHERE holder = ? AND expires > ?")
            .execute(arguments: [now.adding(minutes: Claims.leaseMinutes).seconds, holder, now.seconds])
    }

    /// SQL: the contact `c` and its number are on no other screen, and its data were not erased. Takes the holder as the
    /// argument named `:holder`.
    static let isFree = """
        c.salt IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM claim k WHERE k.holder <> :holder AND (k.contact = c.id OR k.phone = c.phone))
        """
}
