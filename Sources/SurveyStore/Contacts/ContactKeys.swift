import GRDB
import SurveyCore

extension Survey {
    /// The cells by which a row of a hand-in is known again (columns.md §Rows of a hand-in).
    package struct HandedInRow: Hashable, Sendable {
        package var unit: String
        /// Of ``KeptCell/identifying``.
        package var cells: [KeptCell: String]

        package init(unit: String, cells: [KeptCell: String]) {
            self.unit = unit
            self.cells = cells
        }
    }

    /// The keys of the provided contacts that these rows became; `nil` for a row that is no contact.
    package func keys(of rows: [HandedInRow]) throws -> [String?] {
        try read { db in
            let find = try db.cachedStatement(
                sql: """
                    SELECT ordinal FROM contact
                    WHERE unit = ? AND withdrawn = 0 AND \(KeptCell.identifying.map { "\($0.column) = ?" }.joined(separator: " AND "))
                    ORDER BY ordinal LIMIT 1
                    """
            )
            return try rows.map { row in
                guard let unit = try UnitDirectory.find(db, row.unit) else { return nil }
                let cells = KeptCell.identifying.map { row.cells[$0] ?? "" }
                let ordinal = try Int.readOne(find, arguments: [unit.id] + StatementArguments(cells))
                return ordinal.map { ContactKey(unit: unit.key, ordinal: $0).text }
            }
        }
    }
}
