import GRDB
import SurveyCore

extension Survey {
    /// Units of a table, in its order; known ones get the row's aliases and kind. A table that changes nothing
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
            var names: [LogAct.UnitNames] = []
            for (index, row) in rows.enumerated() where !trimmed(row.name).isEmpty {
                try step(index, rows.count)
                var changed = false
                let known = try UnitDirectory.find(db, row.name)
                let unit = try known ?? directory.create(row.name, announced: false)
                if unit.withdrawn { try directory.bringBack(unit.id) }
                let aliases = row.aliases.map(UnitDirectory.keyName).filter { !$0.isEmpty }
                for alias in aliases { changed = try directory.add(name: alias, to: unit.id) || changed }
                try db.execute(
                    sql: """
                        UPDATE unit SET announced = 1, kind = ?2 WHERE id = ?1 AND (announced, kind) <> (1, ?2)
                        """,
                    arguments: [unit.id, trimmed(row.kind)]
                )
                changed = changed || unit.withdrawn || db.changesCount > 0
                if changed { result.taken += 1 } else { result.unchanged += 1 }
                names.append(.init(unit: unit.key, aliases: aliases, kind: trimmed(row.kind)))
            }
            if result.taken > 0 {
                try writing.append(.units(names))
            } else if let before = try Survey.lastWritten(db, act: "units"), result.unchanged > 0 {
                result.findings.append(Finding(.alreadyImported(at: before)))
            }
            return result
        }
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
