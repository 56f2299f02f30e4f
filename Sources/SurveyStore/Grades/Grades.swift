import GRDB
import SurveyCore

extension Survey {
    /// The grades of all units in the official order, or of those named.
    /// - Parameter part: a part of a name will do.
    package func grades(of names: [String] = [], part: Bool = false) throws -> GradeReport {
        try read { db in
            let wanted = try UnitDirectory.wanted(db, names, part: part)
            let all = try Grades(db, rulebook, unit: wanted.count == 1 ? wanted[0] : nil).all(db)
            let units = all.filter { wanted.isEmpty || wanted.contains($0.id) }.map(\.grade)
            var report = GradeReport(
                rulebook: rulebook.id,
                closed: try Closing.fetch(db) != nil,
                logHead: try Writing.head(db).hash,
                units: units,
                sincePublished: try Grades.sincePublished(db, units, isAll: wanted.isEmpty)
            )
            if wanted.isEmpty { report.withdrawn = try Grades.withdrawn(db, rulebook) }
            return report
        }
    }

    /// The computed grades under other readings (``GradingRules/whatIf(_:units:calendar:totalWeight:)``).
    package func whatIf(_ combination: [Reading] = []) throws -> WhatIf {
        let units = try read { try Grades($0, rulebook).all($0) }
        return rulebook.grading.whatIf(
            combination,
            units: units.map { ($0.grade.unit, $0.grade.verdict.tally) },
            calendar: rulebook.calendar,
            totalWeight: rulebook.totalWeight
        )
    }

    /// A person decides a unit's grade.
    @discardableResult
    package func rule(_ unit: String, _ grade: Grade, reason: String, act: Act) throws -> EntryReceipt {
        try write(act) { writing in
            let db = writing.db
            let reason = try Writing.reason(reason)
            let unit = try UnitDirectory.require(db, unit)
            let computed = try Grades(db, rulebook, unit: unit.id).verdict(unit.id).grade
            let entry = try writing.append(.ruled(unit: unit.key, grade: grade, computed: computed, reason: reason))
            try db.execute(
                sql:
                    "INSERT OR REPLACE INTO ruling (unit, grade, computed, reason, by, written, sequence) VALUES (?, ?, ?, ?, ?, ?, ?)",
                arguments: [
                    unit.id, grade.rawValue, computed?.rawValue, reason, act.by, act.now.seconds, entry.sequence,
                ]
            )
            return entry
        }
    }

    @discardableResult
    package func withdrawRuling(_ unit: String, reason: String, act: Act) throws -> EntryReceipt {
        try write(act) { writing in
            let db = writing.db
            let reason = try Writing.reason(reason)
            let unit = try UnitDirectory.require(db, unit)
            guard try db.cachedStatement(sql: "SELECT 1 FROM ruling WHERE unit = ?").fetchesARow([unit.id]) else {
                throw Refusal.name(.nothingToRule(unit: unit.name))
            }
            try db.execute(sql: "DELETE FROM ruling WHERE unit = ?", arguments: [unit.id])
            return try writing.append(.rulingWithdrawn(unit: unit.key, reason: reason))
        }
    }

    /// Freezes the table of grades in the log, as it stands.
    /// - Returns: what was frozen, in the official order, and how many publications there are now.
    @discardableResult
    package func publish(
        reason: String,
        act: Act
    ) throws -> (entry: EntryReceipt, number: Int, grades: [UnitGrade]) {
        try write(act) { writing in
            let db = writing.db
            let reason = try Writing.reason(reason)
            let units = try Grades(db, rulebook).all(db)
            guard !units.isEmpty else { throw Refusal.order(.noUnits) }
            let table = units.map { LogAct.UnitGradeName(unit: $0.key, grade: $0.grade.grade) }
            let entry = try writing.append(.published(grades: table, reason: reason))
            let number = try LoggedPast.publications(db)
            let isClosed = try Closing.fetch(db) != nil
            try db.execute(sql: "DELETE FROM published")
            for unit in units {
                try db.cachedStatement(
                    sql: "INSERT INTO published (unit, grade, written, number, closed) VALUES (?, ?, ?, ?, ?)"
                ).execute(arguments: [unit.id, unit.grade.grade?.rawValue, act.now.seconds, number, isClosed])
            }
            return (entry, number, units.map(\.grade))
        }
    }
}

/// Verdicts from the tables, with what people decided about them.
struct Grades {
    private let rulebook: Rulebook
    private let tallies: Tallies
    private let unit: Int?

    /// - Parameter unit: that unit alone; `nil` is all.
    init(_ db: Database, _ rulebook: Rulebook, unit: Int? = nil) throws {
        self.rulebook = rulebook
        self.unit = unit
        tallies = try Tallies.fetch(db, rulebook, unit: unit)
    }

    func verdict(_ unit: Int) -> Verdict {
        rulebook.grading.verdict(of: tallies[unit], calendar: rulebook.calendar, totalWeight: rulebook.totalWeight)
    }

    /// Contacts that a draw would still take.
    var due: Int { tallies.byUnit.values.reduce(0) { $0 + $1.due } }

    struct Unit {
        let id: Int
        let key: String
        let grade: UnitGrade
    }

    /// In the official order: that of import.
    func all(_ db: Database) throws -> [Unit] {
        let conflicts = try Grades.keysInConflict(db)
        let rows = try StoredRow.fetchAll(
            db,
            sql: """
                SELECT u.id, u.key, u.name, \(Grades.decided),
                    EXISTS (SELECT 1 FROM contact c JOIN listed l ON l.contact = c.id
                        WHERE c.unit = u.id AND c.withdrawn = 1) AS replaced
                FROM unit u \(Grades.decisions)
                WHERE u.withdrawn = 0 AND (?1 IS NULL OR u.id = ?1) ORDER BY u.id
                """,
            arguments: [unit]
        )
        return try rows.map { row in
            let grade = try UnitGrade(
                unit: row["name"],
                verdict: verdict(row["id"]),
                ruling: Grades.ruling(row),
                published: Grades.published(row),
                conflicts: conflicts[row["id"]] ?? [],
                replacedAfterDraw: row["replaced"]
            )
            return try Unit(id: row["id"], key: row["key"], grade: grade)
        }
    }

    /// Of unit `u`.
    static let decisions = "LEFT JOIN ruling r ON r.unit = u.id LEFT JOIN published p ON p.unit = u.id"
    /// What ``ruling(_:)`` and ``published(_:)`` read.
    static let decided = """
        r.grade, r.computed, r.reason, r.by, r.written, r.sequence,
        p.unit IS NOT NULL AS published, p.grade AS published_grade, p.written AS published_at, p.number, p.closed
        """

    static func published(_ row: StoredRow) throws -> PublishedGrade? {
        guard try row["published"] else { return nil }
        return try PublishedGrade(
            grade: (row["published_grade"] as String?).flatMap(Grade.init(rawValue:)),
            at: row["published_at"],
            number: row["number"],
            closed: row["closed"]
        )
    }

    static func ruling(_ row: StoredRow) throws -> Ruling? {
        try (row["grade"] as String?).flatMap(Grade.init(rawValue:)).map {
            try Ruling(
                grade: $0,
                reason: row["reason"],
                by: row["by"],
                at: row["written"],
                computed: (row["computed"] as String?).flatMap(Grade.init(rawValue:)),
                sequence: row["sequence"]
            )
        }
    }

    static func sincePublished(
        _ db: Database,
        _ units: [UnitGrade],
        isAll: Bool
    ) throws -> GradeReport.SincePublished? {
        guard let last = try StoredRow.fetchOne(db, sql: "SELECT written, number FROM published LIMIT 1") else {
            return nil
        }
        let withdrawn =
            "SELECT u.name FROM published p JOIN unit u ON u.id = p.unit WHERE u.withdrawn = 1 ORDER BY u.id"
        return try GradeReport.SincePublished(
            at: last["written"],
            number: last["number"],
            changed: units.filter { unit in unit.published.map { $0.grade != unit.grade } ?? false },
            added: units.filter { $0.published == nil }.map(\.unit),
            withdrawn: isAll ? try String.readAll(db, sql: withdrawn) : []
        )
    }

    /// In the official order.
    static func withdrawn(_ db: Database, _ rulebook: Rulebook) throws -> [GradeReport.Withdrawn] {
        let units = try StoredRow.fetchAll(
            db,
            sql: """
                SELECT u.key, u.name FROM unit u WHERE u.withdrawn = 1 AND EXISTS (
                    SELECT 1 FROM contact c JOIN listed l ON l.contact = c.id WHERE c.unit = u.id) ORDER BY u.id
                """
        )
        guard !units.isEmpty else { return [] }
        let past = try LoggedPast(db, rulebook.offset)
        let aftermath = try Aftermath(db, rulebook, past)
        return try units.map { row in
            let withdrawals = try (past.withdrawals[row["key"]] ?? []).compactMap { try aftermath.withdrawal($0) }
            return try GradeReport.Withdrawn(unit: row["name"], withdrawals: withdrawals)
        }
    }

    /// An unreachable contact and one of another unit that was answered at the same number: units by their ids.
    struct Conflict {
        let unreachable: (unit: Int, key: String)
        let answered: (unit: Int, key: String)
    }

    static func conflicts(_ db: Database) throws -> [Conflict] {
        try StoredRow.fetchAll(
            db,
            sql: """
                SELECT c.unit, u.key, c.ordinal, d.unit AS other, v.key AS other_key, d.ordinal AS other_ordinal
                FROM listed l CROSS JOIN contact c ON c.id = l.contact JOIN unit u ON u.id = c.unit
                JOIN contact d ON d.phone = c.phone AND d.unit <> c.unit AND d.withdrawn = 0
                JOIN listed m ON m.contact = d.id AND m.ever_reached = 1 JOIN unit v ON v.id = d.unit
                WHERE l.state = 'unreachable' AND c.withdrawn = 0 ORDER BY c.unit, c.ordinal, d.unit, d.ordinal
                """
        ).map { row in
            try Conflict(
                unreachable: (row["unit"], ContactKey(unit: row["key"], ordinal: row["ordinal"]).text),
                answered: (row["other"], ContactKey(unit: row["other_key"], ordinal: row["other_ordinal"]).text)
            )
        }
    }

    /// Keys of the unreachable contacts, under both units.
    private static func keysInConflict(_ db: Database) throws -> [Int: [String]] {
        var keys: [Int: [String]] = [:]
        for conflict in try conflicts(db) {
            let key = conflict.unreachable.key
            for unit in [conflict.unreachable.unit, conflict.answered.unit] where keys[unit]?.contains(key) != true {
                keys[unit, default: []].append(key)
            }
        }
        return keys
    }
}
