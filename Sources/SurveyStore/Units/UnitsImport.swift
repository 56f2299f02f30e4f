import GRDB
import SurveyCore

extension Survey {
    /// Units of a table, in its order; known ones get the row's aliases, kind and code. A table that changes nothing
    /// leaves no entry.
    /// - Parameter step: done and all, row by row; when it throws nothing was taken.
    package func takeUnits(
        _ rows: [UnitRow],
        act: Act,
        step: (Int, Int) throws -> Void = { _, _ in }
    ) throws -> FileTaken {
        try write(act) { writing in
            let db = writing.db
            let directory = UnitDirectory(writing)
            var result = FileTaken()
            var names: [String] = []
            for (index, row) in rows.enumerated() where !trimmed(row.name).isEmpty {
                try step(index, rows.count)
                var changed = false
                let known = try UnitDirectory.find(db, row.name)
                let unit = try known ?? directory.create(row.name, announced: false)
                if unit.withdrawn { try directory.bringBack(unit.id) }
                for alias in row.aliases where !trimmed(alias).isEmpty {
                    changed = try directory.add(name: alias, to: unit.id) || changed
                }
                try db.execute(
                    sql: """
                        UPDATE unit SET announced = 1, kind = ?2, code = ?3
                        WHERE id = ?1 AND (announced, kind, code) <> (1, ?2, ?3)
                        """,
                    arguments: [unit.id, trimmed(row.kind), trimmed(row.code)]
                )
                changed = changed || unit.withdrawn || db.changesCount > 0
                if changed { result.taken += 1 } else { result.unchanged += 1 }
                names.append(unit.key)
            }
            if result.taken > 0 {
                try writing.append(.units(names))
            } else if let before = try Survey.lastWritten(db, act: "units"), result.unchanged > 0 {
                result.findings.append(Finding(.alreadyImported(at: before)))
            }
            return result
        }
    }

    /// Surveyors of a table; the order of import gives their numbers. One imported again has the new row's units to avoid.
    package func takeSurveyors(
        _ rows: [SurveyorRow],
        act: Act,
        step: (Int, Int) throws -> Void = { _, _ in }
    ) throws -> FileTaken {
        try write(act) { writing in
            let db = writing.db
            var result = FileTaken()
            var entry: [LogAct.NamedAvoidance] = []
            for (index, row) in rows.enumerated() where !trimmed(row.name).isEmpty {
                try step(index, rows.count)
                let name = UnitDirectory.keyName(row.name)
                let avoids = row.avoids.map(UnitDirectory.keyName).filter { !$0.isEmpty }
                let known = try Int.fetchOne(db, sql: "SELECT id FROM surveyor WHERE name = ?", arguments: [name])
                if try known.map({ try Survey.avoidances(db, of: $0) }) == avoids {
                    result.unchanged += 1
                } else {
                    try Survey.store(db, surveyor: name, known: known, avoids: avoids)
                    result.taken += 1
                }
                entry.removeAll { $0.name == name }
                // The log names units by their key where they are known already; the draw resolves the rest.
                let keys = try avoids.map { try UnitDirectory.find(db, $0)?.key ?? $0 }
                entry.append(.init(name: name, avoids: keys))
            }
            if result.taken > 0 {
                try writing.append(.surveyors(entry))
            } else if let before = try Survey.lastWritten(db, act: "surveyors"), result.unchanged > 0 {
                result.findings.append(Finding(.alreadyImported(at: before)))
            }
            return result
        }
    }

    private static func store(_ db: Database, surveyor name: String, known: Int?, avoids: [String]) throws {
        if known == nil { try db.execute(sql: "INSERT INTO surveyor (name) VALUES (?)", arguments: [name]) }
        let id = known ?? Int(db.lastInsertedRowID)
        try db.execute(sql: "DELETE FROM avoidance WHERE surveyor = ?", arguments: [id])
        for (place, unit) in avoids.enumerated() {
            try db.execute(sql: "INSERT INTO avoidance VALUES (?, ?, ?)", arguments: [id, place, unit])
        }
    }

    static func avoidances(_ db: Database, of surveyor: Int) throws -> [String] {
        try String.fetchAll(
            db,
            sql: "SELECT name FROM avoidance WHERE surveyor = ? ORDER BY place",
            arguments: [surveyor]
        )
    }

    /// When the newest entry of an act was written.
    static func lastWritten(_ db: Database, act: String) throws -> Timestamp? {
        let text = try String.fetchOne(
            db,
            sql: """
                SELECT json_extract(entry, '$.written') FROM log
                WHERE entry LIKE ? ORDER BY sequence DESC LIMIT 1
                """,
            arguments: ["{\"act\":\"\(act)\",%"]
        )
        return text.flatMap { Timestamp(iso: $0, offset: UTCOffset(seconds: 0)) }
    }
}
