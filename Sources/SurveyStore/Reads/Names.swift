import GRDB
import SurveyCore

/// What stands in a survey by name, for whoever types it.
extension Survey {
    /// The shown names of the units that take part, in the official order.
    package func unitNames(limit: Int) throws -> [String] {
        try read {
            try String.readAll(
                $0,
                sql: "SELECT name FROM unit WHERE withdrawn = 0 ORDER BY id LIMIT ?",
                arguments: [limit]
            )
        }
    }

    /// The keys that begin so, of contacts that take part; by unit and ordinal.
    package func contactKeys(beginning start: String, limit: Int) throws -> [String] {
        let keys = try read { db in
            try StoredRow.fetchAll(
                db,
                // Of a unit whose key the text begins with only so many ordinals can be meant; no other unit is looked into.
                sql: """
                    SELECT u.key, c.ordinal FROM unit u JOIN contact c ON c.unit = u.id
                    WHERE c.withdrawn = 0
                        AND (substr(u.key, 1, length(?1)) = ?1 OR substr(?1, 1, length(u.key)) = u.key)
                    ORDER BY u.id, c.ordinal LIMIT ?2
                    """,
                arguments: [start, limit]
            )
            .map { try ContactKey(unit: $0["key"], ordinal: $0["ordinal"]).text }
        }
        return keys.filter { $0.hasPrefix(start) }
    }
}
