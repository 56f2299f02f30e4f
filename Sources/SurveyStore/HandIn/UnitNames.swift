import GRDB
import SurveyCore

extension Survey {
    /// The shown names of units that go by these names; a name that is no unit's is left out.
    package func shownNames(of names: Set<String>) throws -> [String: String] {
        try read { db in
            var shown: [String: String] = [:]
            for name in names { shown[name] = try UnitDirectory.find(db, name)?.name }
            return shown
        }
    }
}

extension HandInCall {
    /// The names that stand in a folded text, of units that take part: shown names, earlier ones and aliases.
    package func unitNames(in folded: String) throws -> [String] {
        try String.fetchAll(
            db,
            sql: """
                SELECT n.written FROM unit_name n JOIN unit u ON u.id = n.unit
                WHERE instr(?, n.folded) > 0 AND u.withdrawn = 0 ORDER BY u.id, n.folded
                """,
            arguments: [folded]
        )
    }
}
