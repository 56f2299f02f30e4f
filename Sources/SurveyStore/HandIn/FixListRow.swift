import GRDB
import SurveyCore

/// A row of a fix list that names the contact which its earlier import made (column 已导入为).
struct FixListRow {
    /// What keeps the row from being the contact as it stands; `nil` when nothing does.
    let difference: Finding.Kind?

    /// `nil` when the unit has no such contact (any more): then the row is like any other.
    init?(_ db: Database, _ cells: HandInCells, _ unit: HandInUnit) throws {
        let key = cells.text(cells.row.takenAs)
        guard let named = ContactKey(key), named.unit == unit.key else { return nil }
        let statement = try db.cachedStatement(
            sql: """
                SELECT organisation, position, person, given, phone FROM contact
                WHERE unit = ? AND ordinal = ? AND withdrawn = 0 AND given IS NOT NULL
                """
        )
        guard let contact = try Row.fetchOne(statement, arguments: [unit.id, named.ordinal]) else { return nil }
        let row = cells.row
        let (given, phone) = (cells.text(row.phoneAsGiven), cells.text(row.phone))
        let isSameNumber =
            Self.plain(given) == Self.plain(contact["given"]) || !phone.isEmpty && phone == contact["phone"] as String?
        let isSame =
            cells.text(row.organisation) == contact["organisation"] && cells.text(row.position) == contact["position"]
            && cells.text(row.person) == contact["person"]
        if !isSameNumber {
            difference = .alreadyContact(
                key: key,
                old: contact["given"],
                new: given,
                phone: phone.isEmpty ? nil : phone
            )
        } else {
            difference = isSame ? nil : .duplicateInUnit(record: nil, key: key)
        }
    }

    /// Numbers stand in a fix list in groups, which no spreadsheet takes for a number.
    private static func plain(_ given: String) -> String { given.filter { !$0.isWhitespace } }
}
