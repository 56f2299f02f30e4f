import GRDB
import SurveyCore

/// The tables behind ``Avoidances``, which says what follows from them.
extension Surveyors {
    /// What every surveyor must avoid. A name that is no unit's (before the first draw alone) stands as it was written.
    static func avoidances(_ db: Database) throws -> Avoidances {
        let isInUse = try Survey.isDrawn(db)
        var avoidances = Avoidances(inUse: isInUse)
        let released = try db.cachedStatement(
            sql: """
                SELECT s.name, u.key, r.written FROM released r
                JOIN surveyor s ON s.id = r.surveyor JOIN unit u ON u.id = r.unit ORDER BY r.sequence
                """
        )
        for row in try StoredRow.fetchAll(released) {
            try avoidances.release(row["name"], from: row["key"], written: row["written"])
        }
        let stored = try db.cachedStatement(
            sql: """
                SELECT s.name AS surveyor, a.name FROM avoidance a JOIN surveyor s ON s.id = a.surveyor
                ORDER BY a.surveyor, a.place
                """
        )
        var units: [(surveyor: String, names: [String])] = []
        for row in try StoredRow.fetchAll(stored) {
            let name: String = try isInUse ? row["name"] : key(db, ofUnit: row["name"])
            if try units.last?.surveyor == row["surveyor"] {
                units[units.count - 1].names.append(name)
            } else {
                try units.append((row["surveyor"], [name]))
            }
        }
        avoidances.take(units.map { .init(name: $0.surveyor, avoids: $0.names) })
        return avoidances
    }

    /// The key of the unit that goes by a name; the name itself where none does.
    static func key(_ db: Database, ofUnit name: String) throws -> String {
        try UnitDirectory.find(db, name)?.key ?? UnitDirectory.keyName(name)
    }

    static func keep(_ db: Database, _ avoidances: Avoidances, of surveyor: SurveyorEntry) throws {
        try db.execute(sql: "DELETE FROM avoidance WHERE surveyor = ?", arguments: [surveyor.id])
        for (place, unit) in avoidances.of(surveyor.name).enumerated() {
            try db.execute(sql: "INSERT INTO avoidance VALUES (?, ?, ?)", arguments: [surveyor.id, place, unit])
        }
    }

    /// SQL: the surveyor on whose list `l` a contact `c` stands must avoid its unit.
    static let isBarred = """
        EXISTS (SELECT 1 FROM avoidance v JOIN unit w ON w.key = v.name WHERE v.surveyor = l.surveyor AND w.id = c.unit)
        """

    /// Of drawn contacts of units that somebody has come to avoid, or was released from: whether one surveyor at most of the
    /// contact's draw may call it now, and the states that follow.
    /// - Returns: by unit, in the order of keys, what became of its contacts.
    static func refreshSingles(
        _ writing: Writing,
        _ avoidances: Avoidances,
        units: Set<String>
    ) throws -> [(unit: String, changes: StateChanges)] {
        guard !units.isEmpty else { return [] }
        let db = writing.db
        let took = try Dictionary(
            grouping: StoredRow.fetchAll(
                db,
                sql: "SELECT d.draw, s.name FROM draw_surveyor d JOIN surveyor s ON s.id = d.surveyor"
            ),
            by: { try $0["draw"] as Int }
        ).mapValues { try $0.map { try $0["name"] as String } }
        let histories = try Histories(db, writing.rulebook)
        return try units.sorted().map { unit in
            var changes = StateChanges()
            let listed = try StoredRow.fetchAll(
                db,
                sql: """
                    SELECT l.contact, l.draw, l.single, l.state FROM listed l JOIN contact c ON c.id = l.contact
                    JOIN unit u ON u.id = c.unit WHERE u.key = ?
                    """,
                arguments: [unit]
            )
            for row in listed {
                let isSingle = try avoidances.leaveOneAtMost(of: took[row["draw"]] ?? [], unit: unit)
                guard try isSingle != row["single"] else { continue }
                try db.execute(
                    sql: "UPDATE listed SET single = ? WHERE contact = ?",
                    arguments: [isSingle, row["contact"] as Int]
                )
                let after = try histories.refresh(row["contact"]).state
                if let before = try ContactState(rawValue: row["state"]) { changes.add(from: before, to: after) }
            }
            return (unit, changes)
        }
    }
}
