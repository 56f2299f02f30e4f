import GRDB
import SurveyCore

/// A row of a fix list that names the contact which its earlier import made (column 已导入为).
struct FixListRow {
    let ordinal: Int
    /// What keeps the row from being the contact as it stands; `nil` when nothing does.
    let difference: Finding.Kind?
    /// Whether the cells besides the identifying ones are the contact's, too.
    let isWhole: Bool

    /// `nil` when the unit has no such contact (any more): then the row is like any other.
    init?(_ db: Database, _ cells: HandInCells, _ unit: HandInUnit) throws {
        let key = cells.text(cells.row.takenAs)
        guard let named = ContactKey(key), named.unit == unit.key else { return nil }
        let statement = try db.cachedStatement(
            sql: """
                SELECT \(KeptCell.allCases.map(\.column).joined(separator: ", ")), phone FROM contact
                WHERE unit = ? AND ordinal = ? AND withdrawn = 0 AND given IS NOT NULL
                """
        )
        guard let contact = try StoredRow.fetchOne(statement, arguments: [unit.id, named.ordinal]) else { return nil }
        let row = cells.row
        let (given, phone) = (cells.text(row.phoneAsGiven), cells.text(row.phone))
        let isSameNumber =
            try Self.plain(given) == Self.plain(contact["given"])
            || !phone.isEmpty && phone == contact["phone"] as String?
        func isSame(_ kept: KeptCell) throws -> Bool { try cells.text(row[kept]) == contact[kept.column] as String? }
        ordinal = named.ordinal
        isWhole = try KeptCell.allCases.allSatisfy { try KeptCell.identifying.contains($0) || isSame($0) }
        if !isSameNumber {
            difference = try .alreadyContact(
                key: key,
                old: contact["given"],
                new: given,
                phone: phone.isEmpty || !row.otherPhones.isEmpty ? nil : phone
            )
        } else {
            let isPerson = try KeptCell.identifying.allSatisfy { try $0 == .phoneAsGiven || isSame($0) }
            difference = isPerson ? nil : .duplicateInUnit(record: nil, key: key)
        }
    }

    /// Numbers stand in a fix list in groups, which no spreadsheet takes for a number.
    private static func plain(_ given: String) -> String { given.filter { !$0.isWhitespace } }
}
