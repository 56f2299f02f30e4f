import GRDB
import SurveyCore

/// What the survey has of the contacts that the rows of a call sheet name by their 编号.
final class SheetContacts {
    private let db: Database
    private let areaCode: String
    private let printed: (String) -> String
    private let facts: RawStatement

    /// - Parameter printed: how a sheet prints a text.
    init(_ db: Database, _ rulebook: Rulebook, printed: @escaping (String) -> String) throws {
        self.db = db
        self.printed = printed
        areaCode = rulebook.areaCode
        facts = RawStatement(
            try db.cachedStatement(
                sql: """
                    SELECT u.id, u.name, c.organisation, c.person, c.given, c.phone, c.others,
                        (SELECT group_concat(t.text, char(10)) FROM correction k JOIN text t ON t.digest = k.number
                        WHERE k.contact = c.id)
                    FROM contact c JOIN unit u ON u.id = c.unit WHERE c.id = ?
                    """
            )
        )
    }

    /// The first cell of the row that tells of somebody else.
    func difference(_ row: ResultRow, _ contact: ContactEntry) throws -> ResultFault? {
        guard ![row.unit, row.organisation, row.person, row.phone].allSatisfy(\.isEmpty) else { return nil }
        facts.bind(1, contact.id)
        guard try facts.step() else { return nil }
        defer { facts.reset() }
        func fault(_ field: String, _ cell: String, _ listed: String) -> ResultFault {
            ResultFault(.otherContact(contact: contact.id, listed: listed), field, cell)
        }
        let unit = try facts.string(1)
        if !isSame(row.unit, unit), try UnitDirectory.find(db, row.unit)?.id != facts.integer(0) {
            return fault("unit", row.unit, unit)
        }
        // Of an erased contact nothing is left to compare.
        guard let given = try facts.optionalString(4) else { return nil }
        let (organisation, person) = try (facts.optionalString(2) ?? "", facts.optionalString(3) ?? "")
        if !isSame(row.organisation, organisation) {
            return fault("organisation", row.organisation, organisation)
        }
        if !isSame(row.person, person) { return fault("person", row.person, person) }
        let phone = try facts.optionalString(5)
        let others = try [6, 7].compactMap { try facts.optionalString($0) }.flatMap {
            $0.split(separator: "\n").map(String.init)
        }
        if !SheetCell.isSame(phone: row.phone, [phone].compactMap { $0 } + others, given: given, areaCode: areaCode) {
            return fault("phone", row.phone, phone ?? given)
        }
        return nil
    }

    /// As it is kept, or as it is printed.
    private func isSame(_ cell: String, _ listed: String) -> Bool {
        SheetCell.isSame(cell, listed) || SheetCell.isSame(cell, printed(listed))
    }

    /// Whether the contact's texts were erased.
    func isErased(_ contact: ContactEntry) throws -> Bool {
        facts.bind(1, contact.id)
        defer { facts.reset() }
        return try facts.step() && facts.isNull(4)
    }
}
