import GRDB
import SurveyCore

extension Survey {
    /// The cells by which a row of a hand-in is known again (columns.md §Rows of a hand-in).
    package struct HandedInRow: Hashable, Sendable {
        package var unit: String
        package var organisation: String
        package var position: String
        package var person: String
        package var phoneAsGiven: String

        package init(unit: String, organisation: String, position: String, person: String, phoneAsGiven: String) {
            self.unit = unit
            self.organisation = organisation
            self.position = position
            self.person = person
            self.phoneAsGiven = phoneAsGiven
        }
    }

    /// The keys of the provided contacts that these rows became; `nil` for a row that is no contact.
    package func keys(of rows: [HandedInRow]) throws -> [String?] {
        try read { db in
            let find = try db.cachedStatement(
                sql: """
                    SELECT ordinal FROM contact
                    WHERE unit = ? AND withdrawn = 0 AND organisation = ? AND position = ? AND person = ? AND given = ?
                    ORDER BY ordinal LIMIT 1
                    """
            )
            return try rows.map { row in
                guard let unit = try UnitDirectory.find(db, row.unit) else { return nil }
                let cells = [row.organisation, row.position, row.person, row.phoneAsGiven]
                let ordinal = try Int.fetchOne(find, arguments: [unit.id] + StatementArguments(cells))
                return ordinal.map { ContactKey(unit: unit.key, ordinal: $0).text }
            }
        }
    }
}
