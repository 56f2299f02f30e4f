import GRDB
import SurveyCore

/// A contact as acts name it.
struct ContactEntry {
    let id: Int
    let key: String
    let isDrawn: Bool

    private static let columns = """
        SELECT c.id, u.key, c.ordinal, l.contact IS NOT NULL AS drawn
        FROM contact c JOIN unit u ON u.id = c.unit LEFT JOIN listed l ON l.contact = c.id
        """

    private init(_ row: GRDB.Row) {
        id = row["id"]
        key = ContactKey(unit: row["key"], ordinal: row["ordinal"]).text
        isDrawn = row["drawn"]
    }

    /// By number (the `#` of the sheet) or by key; `nil` when there is none.
    static func find(_ db: Database, _ text: String) throws -> ContactEntry? {
        let text = nfc(trimmed(text))
        if let number = Int(text) {
            return try Row.fetchOne(db.cachedStatement(sql: columns + " WHERE c.id = ?"), arguments: [number])
                .map(ContactEntry.init)
        }
        guard let key = ContactKey(text) else { return nil }
        let statement = try db.cachedStatement(sql: columns + " WHERE u.key = ? AND c.ordinal = ?")
        return try Row.fetchOne(statement, arguments: [key.unit, key.ordinal]).map(ContactEntry.init)
    }

    static func require(_ db: Database, _ text: String) throws -> ContactEntry {
        if let contact = try find(db, text) { return contact }
        if let number = Int(trimmed(text)),
            let contact = try Int.fetchOne(db, sql: "SELECT contact FROM attempt WHERE call = ?", arguments: [number])
        {
            throw Refusal.name(.recordNotContact(number: number, contact: contact))
        }
        throw Refusal.name(.unknownContact(text: text))
    }
}
