import GRDB
import SurveyCore

extension Survey {
    /// Units of a table, in its order; known ones get the row's aliases and kind. A row with a name of another unit is
    /// refused. A table that changes nothing leaves no entry.
    /// - Parameter step: done and all, row by row; when it throws nothing was taken.
    package func takeUnits(
        _ rows: [UnitRow],
        act: Act,
        step: (Int, Int) throws -> Void = { _, _ in }
    ) throws -> FileTaken {
        try write(act) { writing in
            var table = UnitTable(writing)
            for (index, row) in rows.enumerated() {
                try step(index, rows.count)
                try table.take(row)
            }
            try table.finish()
            return table.result
        }
    }

    /// When the newest entry of an act was written.
    static func lastWritten(_ db: Database, act: String) throws -> Timestamp? {
        let text = try String.readOne(
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

/// One units' table being taken.
private struct UnitTable {
    private let writing: Writing
    private let directory: UnitDirectory
    private var names: [LogAct.UnitNames] = []
    /// The row that each unit was taken from, by the unit's number.
    private var taken: [Int: UnitRow] = [:]
    private(set) var result = FileTaken()
    private var db: Database { writing.db }

    init(_ writing: Writing) {
        self.writing = writing
        directory = UnitDirectory(writing)
    }

    mutating func take(_ row: UnitRow) throws {
        let aliases = row.aliases.map(UnitDirectory.keyName).filter { !saysNothing($0) }
        let known = try UnitDirectory.find(db, row.name)
        guard try isFree(row, aliases, known) else {
            result.refused += 1
            return
        }
        var changed = false
        let unit = try known ?? directory.create(row.name, announced: false)
        taken[unit.id] = taken[unit.id] ?? row
        if unit.withdrawn { try directory.bringBack(unit.id) }
        for alias in aliases { changed = try directory.add(name: alias, to: unit.id) || changed }
        try db.execute(
            sql: "UPDATE unit SET announced = 1, kind = ?2 WHERE id = ?1 AND (announced, kind) <> (1, ?2)",
            arguments: [unit.id, trimmed(row.kind)]
        )
        changed = changed || unit.withdrawn || db.changesCount > 0
        if changed { result.taken += 1 } else { result.unchanged += 1 }
        names.append(.init(unit: unit.key, aliases: aliases, kind: trimmed(row.kind)))
    }

    /// Reports every name of the row that is another unit's: an alias, or its own where a row above has it.
    private mutating func isFree(_ row: UnitRow, _ aliases: [String], _ known: UnitDirectory.Entry?) throws -> Bool {
        var isFree = true
        if let known, let other = taken[known.id] {
            report(.nameTaken(record: other.record, unit: known.name, isAlias: false), row, row.name)
            isFree = false
        }
        for alias in aliases {
            guard let other = try UnitDirectory.find(db, alias), other.id != known?.id else { continue }
            report(.nameTaken(record: taken[other.id]?.record, unit: other.name, isAlias: true), row, alias)
            isFree = false
        }
        return isFree
    }

    private mutating func report(_ kind: Finding.Kind, _ row: UnitRow, _ value: String) {
        result.findings.append(Finding(kind, record: row.record, line: row.line, value: value))
    }

    mutating func finish() throws {
        if result.taken > 0 {
            try writing.append(.units(names))
        } else if let before = try Survey.lastWritten(db, act: "units"), result.unchanged > 0, result.findings.isEmpty {
            result.findings.append(Finding(.alreadyImported(at: before)))
        }
    }
}
