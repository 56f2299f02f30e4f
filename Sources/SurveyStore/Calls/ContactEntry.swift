import GRDB
import SurveyCore

/// A contact as acts name it.
struct ContactEntry {
    let id: Int
    let key: String
    /// The key of its unit.
    let unit: String
    /// Who has it on a list, and its state as it is kept; `nil` while no draw took it.
    let listed: (surveyor: Int, state: ContactState)?
    var isDrawn: Bool { listed != nil }

    private static let columns = """
        SELECT c.id, u.key, c.ordinal, l.surveyor, l.state
        FROM contact c JOIN unit u ON u.id = c.unit LEFT JOIN listed l ON l.contact = c.id
        """

    /// By number (the `#` of the sheet) or by key; `nil` when there is none.
    static func find(_ db: Database, _ text: String) throws -> ContactEntry? {
        let text = nfc(trimmed(text))
        let rows: RawStatement
        if let number = Int(text) {
            rows = RawStatement(try db.cachedStatement(sql: columns + " WHERE c.id = ?"))
            rows.bind(1, number)
        } else if let key = ContactKey(text) {
            rows = RawStatement(try db.cachedStatement(sql: columns + " WHERE u.key = ? AND c.ordinal = ?"))
            rows.bind(1, copying: key.unit)
            rows.bind(2, key.ordinal)
        } else {
            return nil
        }
        guard try rows.step() else { return nil }
        defer { rows.reset() }
        let key = try ContactKey(unit: rows.string(1), ordinal: rows.integer(2))
        let state = try rows.optionalString(4).flatMap(ContactState.init(rawValue:))
        return try ContactEntry(
            id: rows.integer(0),
            key: key.text,
            unit: key.unit,
            listed: state.map { try (rows.integer(3), $0) }
        )
    }

    static func require(_ db: Database, _ text: String) throws -> ContactEntry {
        if let contact = try find(db, text) { return contact }
        if let number = Int(trimmed(text)),
            let contact = try Int.readOne(db, sql: "SELECT contact FROM attempt WHERE call = ?", arguments: [number])
        {
            throw Refusal.name(.recordNotContact(number: number, contact: contact))
        }
        throw Refusal.name(.unknownContact(text: text))
    }
}
