import GRDB
import SurveyCore

extension Survey {
    /// Where the survey stands and so what comes next (contract.md §JSON, `stage`).
    package func stage(now: Timestamp) throws -> Stage {
        try read { db in
            let counts = try StoredRow.fetchTheOne(
                db,
                sql: """
                    SELECT (SELECT count(*) FROM unit WHERE withdrawn = 0) AS units,
                        (SELECT count(*) FROM contact WHERE withdrawn = 0) AS contacts,
                        (SELECT count(*) FROM surveyor) AS surveyors,
                        EXISTS (SELECT 1 FROM draw) AS drawn, EXISTS (SELECT 1 FROM attempt) AS called
                    """
            )
            if let purged = try Closing.purged(db) { return .purged(on: purged.date(offset)) }
            if try Closing.fetch(db) != nil { return try closedStage(db) }
            if try counts["drawn"] { return try callingStage(db, called: counts["called"], now: now) }
            if try counts["contacts"] > 0 {
                let missing = try String.readAll(
                    db,
                    sql: """
                        SELECT name FROM unit u WHERE withdrawn = 0
                            AND NOT EXISTS (SELECT 1 FROM contact c WHERE c.unit = u.id AND c.withdrawn = 0) ORDER BY id
                        """
                )
                return try .contacts(
                    units: counts["units"] - missing.count,
                    contacts: counts["contacts"],
                    surveyors: counts["surveyors"],
                    missing: missing
                )
            }
            guard try counts["units"] > 0 else { return .empty(rulebook: rulebook.id) }
            return try .unitsOnly(units: counts["units"], deadline: rulebook.grading.deadline, today: now.date(offset))
        }
    }

    private func closedStage(_ db: Database) throws -> Stage {
        let units = try Grades(db, rulebook).all(db)
        let undetermined = units.filter { $0.grade.grade == nil }.map(\.grade.unit)
        guard undetermined.isEmpty else { return .closed(undetermined: undetermined) }
        // What was published before the close was provisional.
        let published = units.compactMap(\.grade.published).filter(\.closed).map(\.at).max()
        guard let published else { return .done(units: units.count) }
        let since = try Grades.sincePublished(db, units.map(\.grade), isAll: true)
        return .published(on: published.date(offset), changed: since?.isNothing == false)
    }

    private func callingStage(_ db: Database, called: Bool, now: Timestamp) throws -> Stage {
        let tomorrow = Timestamp(startOf: now.date(offset).adding(days: 1), offset: offset)
        let row = try StoredRow.fetchTheOne(
            db,
            sql: """
                SELECT count(*) AS drawn, coalesce(sum(l.state = 'scored'), 0) AS scored,
                    coalesce(sum(l.state IN ('open', 'awaiting-confirmation')), 0) AS open,
                    coalesce(sum(l.state = 'awaiting-confirmation' OR l.appointment < ?), 0) AS attention
                FROM listed l JOIN contact c ON c.id = l.contact WHERE c.withdrawn = 0
                """,
            arguments: [tomorrow.seconds]
        )
        let due = try Grades(db, rulebook).due
        guard called else {
            let lists = try Int.readAll(
                db,
                sql: """
                    SELECT (SELECT count(*) FROM listed l JOIN contact c ON c.id = l.contact
                        WHERE l.surveyor = d.surveyor AND c.withdrawn = 0)
                    FROM (SELECT DISTINCT surveyor FROM draw_surveyor) d
                    """
            )
            let first = rulebook.fieldwork.from
            return .drawn(
                surveyors: lists.count,
                fewest: lists.min() ?? 0,
                most: lists.max() ?? 0,
                due: due,
                begins: now.date(offset) < first ? first : nil
            )
        }
        guard try row["open"] > 0 || due > 0 else { return .allCalled }
        var calling = try Stage.Calling(
            drawn: row["drawn"],
            scored: row["scored"],
            open: row["open"],
            due: due,
            attention: row["attention"]
        )
        calling.isOver = now.date(offset) > rulebook.fieldwork.until
        return .calling(calling)
    }

    /// In the order of their numbers.
    package func surveyors() throws -> [SurveyorSummary] {
        try read { db in
            let avoidances = try Surveyors.avoidances(db)
            return try Surveyors.all(db).map { surveyor in
                let row = try StoredRow.fetchTheOne(
                    db.cachedStatement(
                        sql: """
                            SELECT count(*) AS listed, coalesce(sum(l.state IN ('open', 'awaiting-confirmation')), 0) AS open
                            FROM listed l JOIN contact c ON c.id = l.contact WHERE l.surveyor = ? AND c.withdrawn = 0
                            """
                    ),
                    arguments: [surveyor.id]
                )
                return try SurveyorSummary(
                    number: surveyor.id,
                    name: surveyor.name,
                    avoids: avoidances.of(surveyor.name),
                    listed: row["listed"],
                    open: row["open"]
                )
            }
        }
    }

    /// The surveyor whom a name or number means.
    package func surveyor(_ text: String) throws -> SurveyorSummary {
        let found = try read { try Surveyors.require($0, text) }
        guard let summary = try surveyors().first(where: { $0.number == found.id }) else {
            throw Refusal.file(.damaged(path: path, place: DamagedPlace(table: "surveyor")))
        }
        return summary
    }

    /// Whether the office imported a table of the units that must hand in.
    package func hasUnitTable() throws -> Bool { try read(UnitDirectory.isAnnounced) }

    /// The newest entry of the log.
    package func head() throws -> EntryReceipt { try read(Writing.head) }
}

/// A surveyor with what is on the list.
package struct SurveyorSummary: Hashable, Sendable {
    /// 工号, from 1 in order of import.
    package var number: Int
    package var name: String
    /// Key names of units.
    package var avoids: [String]
    package var listed: Int
    /// Open or awaiting confirmation.
    package var open: Int
}
