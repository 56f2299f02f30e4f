import GRDB
import SurveyCore

/// The order in which a desk is offered contacts (product.md §5, "The console"). Indexes are named: without statistics the
/// planner takes "open" for rare, and walks the whole survey.
struct DeskOrder {
    let db: Database
    let rulebook: Rulebook
    let surveyor: Int
    let holder: String
    let now: Timestamp
    /// Units that the surveyor must avoid.
    let avoided: [Int]

    init(_ db: Database, _ rulebook: Rulebook, surveyor: Int, holder: String, now: Timestamp) throws {
        self.db = db
        self.rulebook = rulebook
        self.surveyor = surveyor
        self.holder = holder
        self.now = now
        avoided = try Survey.avoidances(db, of: surveyor).compactMap { try UnitDirectory.find(db, $0)?.id }
    }

    /// Minutes after which anybody is offered an appointment that its surveyor did not keep.
    static let appointmentGrace = 30

    /// What comes next, those skipped only when nothing else is left; not yet claimed.
    func next(skipping skipped: [Int]) throws -> Int? {
        if let contact = try first(without: skipped) { return contact }
        return skipped.isEmpty ? nil : try first(without: [])
    }

    private func first(without skipped: [Int]) throws -> Int? {
        try dueAppointment(without: skipped) ?? forAnotherVoice(without: skipped)
            ?? ownList(of: surveyor, without: skipped)
    }

    private var arguments: [String: (any DatabaseValueConvertible)?] {
        [
            "me": surveyor, "holder": holder, "now": now.seconds,
            "late": now.adding(minutes: -DeskOrder.appointmentGrace).seconds,
            "today": Timestamp(startOf: now.date(rulebook.offset), offset: rulebook.offset).seconds,
        ]
    }

    private func list(_ numbers: [Int]) -> String { "(" + numbers.map(String.init).joined(separator: ",") + ")" }

    private func dueAppointment(without skipped: [Int]) throws -> Int? {
        try Int.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT l.contact FROM listed l INDEXED BY listed_appointment JOIN contact c ON c.id = l.contact
                    WHERE l.appointment <= :now AND l.state = 'open' AND c.withdrawn = 0
                        AND (l.surveyor = :me OR l.appointment <= :late AND c.unit NOT IN \(list(avoided)))
                        AND l.contact NOT IN \(list(skipped)) AND \(Claims.isFree)
                    ORDER BY l.appointment, l.contact LIMIT 1
                    """
            ),
            arguments: StatementArguments(arguments.filter { !["today"].contains($0.key) })
        )
    }

    /// Numbers that another surveyor found dead, and silent ones whose last attempt must be another's: oldest dial first.
    private func forAnotherVoice(without skipped: [Int]) throws -> Int? {
        let dead = Disposition.allCases.filter { $0.kind == .dead }.map { "'\($0.rawValue)'" }.joined(separator: ",")
        let silent = Disposition.allCases.filter { $0.kind == .silent }.map { "'\($0.rawValue)'" }.joined(
            separator: ","
        )
        func candidates(_ index: String, _ condition: String, _ outcomes: String) -> String {
            """
            SELECT l.contact, l.single, l.corrected, l.state,
                (SELECT max(a.at) FROM attempt a WHERE a.contact = l.contact) AS last,
                EXISTS (SELECT 1 FROM attempt a WHERE a.contact = l.contact AND a.surveyor = :me AND a.review = 0
                    AND a.voided IS NULL AND a.outcome IN (\(outcomes))
                    AND NOT EXISTS (SELECT 1 FROM attempt b WHERE b.replaces = a.call)) AS mine
            FROM listed l INDEXED BY \(index) JOIN contact c ON c.id = l.contact
            WHERE \(condition) AND (l.not_before IS NULL OR l.not_before <= :now) AND c.withdrawn = 0
                AND c.unit NOT IN \(list(avoided)) AND l.contact NOT IN \(list(skipped)) AND \(Claims.isFree)
            """
        }
        let rows = try Row.fetchCursor(
            db.cachedStatement(
                sql: """
                    SELECT contact, mine, single FROM (
                        \(candidates("listed_awaiting", "l.state = 'awaiting-confirmation' AND l.number_check = 0", dead))
                        UNION ALL
                        \(candidates("listed_other", "l.state = 'open' AND l.other_surveyor = 1", silent))
                    ) WHERE NOT mine OR corrected
                        OR single AND state = 'awaiting-confirmation' AND last < :today
                    ORDER BY last, contact
                    """
            ),
            arguments: StatementArguments(arguments.filter { $0.key != "late" })
        )
        while let row = try rows.next() {
            // A dial of an earlier number does not count as having dialled this one.
            if try row["mine"] && !row["single"] && hasDialled(row["contact"]) { continue }
            return row["contact"]
        }
        return nil
    }

    private func hasDialled(_ contact: Int) throws -> Bool {
        let name = try String.fetchOne(db, sql: "SELECT name FROM surveyor WHERE id = ?", arguments: [surveyor])
        let counting = try ContactRules(rulebook).counting(Histories(db, rulebook).history(of: contact))
        return counting.contains { $0.surveyor == name && $0.outcome.kind != .reached }
    }

    /// A list by number of attempts, then list order; without those that another surveyor must dial.
    /// - Parameter owner: whose list; a colleague's when this desk helps out.
    func ownList(of owner: Int, without skipped: [Int] = []) throws -> Int? {
        var arguments = arguments.filter { !["late", "today"].contains($0.key) }
        arguments["owner"] = owner
        return try Int.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT l.contact FROM listed l INDEXED BY listed_next JOIN contact c ON c.id = l.contact
                    WHERE l.surveyor = :owner AND \(callable) AND l.contact NOT IN \(list(skipped))
                        AND \(Claims.isFree)
                    ORDER BY l.attempts, l.place LIMIT 1
                    """
            ),
            arguments: StatementArguments(arguments)
        )
    }

    /// SQL: open, due, and this surveyor may dial it.
    private var callable: String {
        """
        l.state = 'open' AND l.appointment IS NULL AND (l.not_before IS NULL OR l.not_before <= :now)
            AND c.withdrawn = 0 \(avoided.isEmpty ? "" : "AND (l.surveyor = :me OR c.unit NOT IN \(list(avoided)))")
            AND (l.other_surveyor = 0 OR NOT EXISTS (SELECT 1 FROM attempt a WHERE a.contact = l.contact
                AND a.surveyor = :me AND a.voided IS NULL))
        """
    }

    /// Contacts of each colleague that this surveyor could call now.
    func helping() throws -> DeskForecast.Helping? {
        try Row.fetchOne(
            db,
            sql: """
                SELECT s.id, s.name, count(*) AS contacts FROM listed l JOIN contact c ON c.id = l.contact
                JOIN surveyor s ON s.id = l.surveyor
                WHERE l.surveyor <> :me AND \(callable) AND \(Claims.isFree)
                GROUP BY s.id ORDER BY contacts DESC, s.id LIMIT 1
                """,
            arguments: StatementArguments(arguments.filter { !["late", "today"].contains($0.key) })
        ).map {
            DeskForecast.Helping(surveyor: DeskSurveyor(name: $0["name"], number: $0["id"]), contacts: $0["contacts"])
        }
    }
}
