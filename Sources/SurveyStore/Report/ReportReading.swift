import GRDB
import SurveyCore

extension Survey {
    /// What the annex to the official letter prints.
    /// - Parameter number: of a publication; `nil` is the last one, if it stands (fieldwork is closed and was by then).
    package func report(publication number: Int? = nil) throws -> SurveyReport {
        let rates = try responseRates()
        return try read { db in
            let closedAt = try Closing.fetch(db)?.at
            let units = try Grades(db, rulebook).all(db)
            let frozen = try Publications.read(db, number: number, standingSince: closedAt)
            var grades = units.map(\.grade)
            if let frozen {
                for (index, unit) in units.enumerated() {
                    grades[index].published = frozen.grades[unit.key].map { grade in
                        PublishedGrade(
                            grade: grade,
                            at: frozen.at,
                            number: frozen.number,
                            closed: closedAt.map { $0 <= frozen.at } ?? false
                        )
                    }
                }
            }
            var report = GradeReport(
                rulebook: rulebook.id,
                closed: closedAt != nil,
                logHead: try Writing.head(db).hash,
                units: grades
            )
            report.withdrawn = try Grades.withdrawn(db, rulebook)
            return SurveyReport(
                grades: report,
                kinds: try kinds(db),
                publication: try frozen.map { try publication($0, db, takingPart: Set(units.map(\.key))) },
                closedAt: closedAt,
                rates: rates,
                dials: try dials(db),
                draws: try draws(db),
                surveyors: try Int.fetchOne(db, sql: "SELECT count(DISTINCT surveyor) FROM draw_surveyor")!,
                denials: try denials(db),
                otherReadings: rulebook.grading.whatIf(
                    [],
                    units: units.map { ($0.grade.unit, $0.grade.verdict.tally) },
                    calendar: rulebook.calendar,
                    totalWeight: rulebook.totalWeight
                ).outcomes
            )
        }
    }

    private func kinds(_ db: Database) throws -> [String: String] {
        let rows = try Row.fetchAll(db, sql: "SELECT name, kind FROM unit WHERE withdrawn = 0 AND kind <> ''")
        return Dictionary(rows.map { ($0["name"], $0["kind"]) }) { first, _ in first }
    }

    private func publication(
        _ frozen: Publications.Frozen,
        _ db: Database,
        takingPart: Set<String>
    ) throws -> SurveyReport.Publication {
        let gone = try frozen.order.filter { !takingPart.contains($0) }.map { key in
            let name = try String.fetchOne(db, sql: "SELECT name FROM unit WHERE key = ?", arguments: [key]) ?? key
            return SurveyReport.Publication.Gone(unit: name, grade: frozen.grades[key] ?? nil)
        }
        return .init(number: frozen.number, at: frozen.at, head: frozen.head, gone: gone)
    }

    private func dials(_ db: Database) throws -> SurveyReport.Dials {
        let rules = ContactRules(rulebook)
        var dials = SurveyReport.Dials(slices: rulebook.calls.slices.count)
        let rows = try RawStatement(
            db,
            """
            SELECT a.outcome, a.at, a.timed FROM standing a JOIN contact c ON c.id = a.contact
            WHERE c.withdrawn = 0 AND a.incoming = 0 AND a.review = 0 AND a.outcome <> '\(Disposition.ourFault.rawValue)'
            """
        )
        while try rows.step() {
            let time = Timestamp(seconds: rows.integer(1))
            let slice = rows.integer(2) == 1 ? rules.workingSlice(at: time) : nil
            dials.add(try Disposition(stored: rows.string(0)), at: time, slice: slice)
        }
        return dials
    }

    private func draws(_ db: Database) throws -> [SurveyReport.Draw] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT seed, roster, written, (SELECT count(*) FROM listed l WHERE l.draw = d.id) AS contacts
                FROM draw d ORDER BY id
                """
        ).map {
            .init(
                seed: $0["seed"],
                rosterDigest: $0["roster"],
                at: Timestamp(seconds: $0["written"]),
                contacts: $0["contacts"]
            )
        }
    }

    private func denials(_ db: Database) throws -> (contacts: Int, units: Int) {
        let row = try Row.fetchOne(
            db,
            sql: """
                SELECT count(DISTINCT c.id) AS contacts, count(DISTINCT c.unit) AS units
                FROM standing a JOIN contact c ON c.id = a.contact
                WHERE c.withdrawn = 0 AND a.recused = 0 AND a.outcome = '\(Disposition.denies.rawValue)'
                """
        )!
        return (row["contacts"], row["units"])
    }
}

/// Publications as the log holds them; the table `published` has the last one alone.
private enum Publications {
    struct Frozen {
        let number: Int
        let at: Timestamp
        let head: String
        let grades: [String: Grade?]
        /// Keys in the official order.
        let order: [String]
    }

    /// - Parameter closedAt: without a number only a publication made since then is taken.
    static func read(_ db: Database, number: Int?, standingSince closedAt: Timestamp?) throws -> Frozen? {
        let rows = try RawStatement(
            db,
            "SELECT hash, entry FROM log WHERE entry GLOB '{\"act\":\"published\"*' ORDER BY sequence"
        )
        var (count, frozen): (Int, Frozen?) = (0, nil)
        while try rows.step() {
            count += 1
            guard number == nil || number == count, let entry = LogEntry.read(rows.string(1)),
                case .published(let grades, _) = entry.act
            else { continue }
            frozen = Frozen(
                number: count,
                at: entry.written,
                head: rows.string(0),
                grades: Dictionary(grades.map { ($0.unit, $0.grade) }) { first, _ in first },
                order: grades.map(\.unit)
            )
        }
        if let number {
            guard let frozen else { throw Refusal.name(.unknownPublication(number: number, last: count)) }
            return frozen
        }
        guard let closedAt, let frozen, frozen.at >= closedAt else { return nil }
        return frozen
    }
}
