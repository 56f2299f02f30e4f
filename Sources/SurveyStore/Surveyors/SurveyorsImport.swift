import GRDB
import SurveyCore

extension Survey {
    /// Surveyors of a table; the order of import gives their numbers. Before the first draw one imported again has the new
    /// row's units to avoid, afterwards those as well (draw.md §Avoidances). A table with a mistake is refused as a whole.
    package func takeSurveyors(
        _ rows: [SurveyorRow],
        act: Act,
        step: (Int, Int) throws -> Void = { _, _ in }
    ) throws -> FileTaken {
        try write(act) { writing in
            var table = try SurveyorTable(writing)
            try table.check(rows)
            guard table.result.findings.isEmpty else {
                table.result.unusable = true
                return table.result
            }
            for (index, row) in rows.enumerated() {
                try step(index, rows.count)
                try table.take(row)
            }
            try table.finish()
            return table.result
        }
    }
}

/// One surveyors' table being taken.
private struct SurveyorTable {
    private let writing: Writing
    private let isDrawn: Bool
    private var avoidances: Avoidances
    private var entry: [LogAct.NamedAvoidance] = []
    /// Keys of units that somebody has come to avoid or avoids no more.
    private var touched: Set<String> = []
    var result = FileTaken()
    private var db: Database { writing.db }

    init(_ writing: Writing) throws {
        self.writing = writing
        isDrawn = try Survey.isDrawn(writing.db)
        avoidances = try Surveyors.avoidances(writing.db)
    }

    // MARK: Mistakes

    /// Two persons of one name, one login of two persons, and, once a draw used them, units that are none.
    mutating func check(_ rows: [SurveyorRow]) throws {
        var names: [String: SurveyorRow] = [:]
        var logins: [String: (name: String, record: Int?)] = [:]
        // Whom the table gives a login has no other any more: two may change theirs with one another.
        let renewed = Set(rows.filter { !trimmed($0.login).isEmpty }.map { UnitName.fold($0.name) })
        for row in try StoredRow.fetchAll(db, sql: "SELECT name, login FROM surveyor WHERE login IS NOT NULL")
        where try !renewed.contains(UnitName.fold(row["name"])) {
            try logins[Surveyors.folded(login: row["login"])] = (row["name"], nil)
        }
        for row in rows {
            let folded = UnitName.fold(row.name)
            if let first = names[folded] {
                report(.duplicateSurveyor(record: first.record, name: Surveyors.keyName(first.name)), row, row.name)
            } else {
                names[folded] = row
            }
            let login = Surveyors.folded(login: row.login)
            if let other = logins[login], !login.isEmpty, UnitName.fold(other.name) != folded {
                report(.sharedLogin(record: other.record, surveyor: Surveyors.keyName(other.name)), row, row.login)
            } else {
                logins[login] = (row.name, row.record)
            }
            for unit in row.avoids where isDrawn {
                guard try UnitDirectory.find(db, unit) == nil else { continue }
                report(.unknownUnit(nearest: try UnitDirectory.nearest(db, unit)), row, unit)
            }
        }
    }

    private mutating func report(_ kind: Finding.Kind, _ row: SurveyorRow, _ value: String) {
        result.findings.append(Finding(kind, record: row.record, line: row.line, value: value))
    }

    // MARK: Rows

    mutating func take(_ row: SurveyorRow) throws {
        let known = try Surveyors.named(db, row.name)
        let surveyor = try known ?? create(row.name)
        let before = avoidances.of(surveyor.name)
        var avoids: [String] = []
        for unit in try row.avoids.map({ try Surveyors.key(db, ofUnit: $0) }) where !avoids.contains(unit) {
            avoids.append(unit)
        }
        let logged = LogAct.NamedAvoidance(name: surveyor.name, avoids: avoids, login: trimmed(row.login))
        entry.append(logged)
        avoidances.take([logged])
        let now = avoidances.of(surveyor.name)
        if now != before { try Surveyors.keep(db, avoidances, of: surveyor) }
        touched.formUnion(Set(now).symmetricDifference(before))
        let isNewLogin = try keep(login: trimmed(row.login), of: surveyor)
        if known == nil || now != before || isNewLogin { result.taken += 1 } else { result.unchanged += 1 }
        guard isDrawn else { return }
        try tell(kept: before.filter { !avoids.contains($0) }, of: surveyor, row)
        for unit in now where !before.contains(unit) {
            try tell(barred: unit, surveyor, row)
            try tell(again: unit, surveyor, row)
        }
    }

    private func create(_ name: String) throws -> SurveyorEntry {
        let name = Surveyors.keyName(name)
        try db.execute(
            sql: "INSERT INTO surveyor (name, folded) VALUES (?, ?)",
            arguments: [name, UnitName.fold(name)]
        )
        return SurveyorEntry(id: Int(db.lastInsertedRowID), name: name)
    }

    private func keep(login: String, of surveyor: SurveyorEntry) throws -> Bool {
        guard !login.isEmpty else { return false }
        try db.execute(
            sql: "UPDATE surveyor SET login = ?1 WHERE id = ?2 AND login IS NOT ?1",
            arguments: [login, surveyor.id]
        )
        return db.changesCount > 0
    }

    private mutating func tell(kept: [String], of surveyor: SurveyorEntry, _ row: SurveyorRow) throws {
        guard !kept.isEmpty else { return }
        let units = try kept.map { try UnitDirectory.find(db, $0)?.name ?? $0 }
        report(.avoidanceKept(surveyor: surveyor.name, units: units), row, row.avoids.joined(separator: "、"))
    }

    /// Contacts on the surveyor's list that nobody is offered until they are reassigned.
    private mutating func tell(barred unit: String, _ surveyor: SurveyorEntry, _ row: SurveyorRow) throws {
        let unit = try UnitDirectory.known(db, unit)
        let contacts = try Int.readTheOne(
            db,
            sql: """
                SELECT count(*) FROM listed l JOIN contact c ON c.id = l.contact WHERE l.surveyor = ? AND c.unit = ?
                    AND c.withdrawn = 0 AND l.state IN ('open', 'awaiting-confirmation')
                """,
            arguments: [surveyor.id, unit.id]
        )
        guard contacts > 0 else { return }
        report(.contactsBarred(surveyor: surveyor.name, unit: unit.name, contacts: contacts), row, unit.name)
    }

    private mutating func tell(again key: String, _ surveyor: SurveyorEntry, _ row: SurveyorRow) throws {
        guard let release = avoidances.releases(of: surveyor.name).last(where: { $0.unit == key }) else { return }
        let unit = try UnitDirectory.find(db, key)?.name ?? key
        report(.avoidsAgain(surveyor: surveyor.name, unit: unit, released: release.written), row, unit)
    }

    mutating func finish() throws {
        if result.taken > 0 {
            try Closing.refuse(db)
            try writing.append(.surveyors(entry))
            guard isDrawn else { return }
            for (key, changes) in try Surveyors.refreshSingles(writing, avoidances, units: touched)
            where !changes.isEmpty {
                let unit = try UnitDirectory.find(db, key)?.name ?? key
                result.findings.append(Finding(.statesChanged(unit: unit, changes)))
            }
        } else if result.unchanged > 0, result.findings.isEmpty,
            let before = try Survey.lastWritten(db, act: "surveyors")
        {
            result.findings.append(Finding(.alreadyImported(at: before)))
        }
    }
}
