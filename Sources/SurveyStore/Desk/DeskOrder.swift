import GRDB
import SurveyCore

/// Finds what a desk is offered next. SQL narrows the contacts by index, in ``CallOrder``'s order, and the first whose turn
/// it is by that order is taken. Indexes are named: without statistics the planner takes "open" for rare, and walks the
/// whole survey.
struct DeskOrder {
    let db: Database
    let order: CallOrder
    private let holder: String
    private let candidates: Candidates
    private let avoided: Set<Int>

    init(_ db: Database, _ rulebook: Rulebook, surveyor: DeskSurveyor, holder: String, now: Timestamp) throws {
        self.db = db
        self.holder = holder
        order = CallOrder(ContactRules(rulebook), surveyor: surveyor, now: now)
        candidates = try Candidates(db, rulebook)
        avoided = try Candidates.avoided(db, surveyor.number)
    }

    /// What comes next, those skipped only when nothing else is left; not yet claimed.
    func next(skipping skipped: [Int]) throws -> Int? {
        if let contact = try first(without: skipped) { return contact }
        return skipped.isEmpty ? nil : try first(without: [])
    }

    private func first(without skipped: [Int]) throws -> Int? {
        for part in CallOrder.Part.allCases {
            if let contact = try first(of: part, without: skipped) { return contact }
        }
        return nil
    }

    private func first(of part: CallOrder.Part, without skipped: [Int]) throws -> Int? {
        switch part {
        case .appointments:
            try first(
                of: part,
                "listed l INDEXED BY listed_appointment",
                "l.appointment <= :now AND l.state = 'open'",
                without: skipped
            )
        case .confirming:
            try first(
                of: part,
                """
                (SELECT * FROM listed INDEXED BY listed_awaiting WHERE state = 'awaiting-confirmation' AND number_check = 0
                UNION ALL SELECT * FROM listed INDEXED BY listed_other WHERE state = 'open' AND other_surveyor = 1) l
                """,
                "(l.not_before IS NULL OR l.not_before <= :now)",
                without: skipped
            )
        case .list: try ownList(of: order.surveyor.number, without: skipped)
        }
    }

    /// The first of a list that may be called now.
    /// - Parameter owner: whose list; a colleague's when this desk helps out.
    func ownList(of owner: Int, without skipped: [Int] = []) throws -> Int? {
        try first(
            of: .list,
            "listed l INDEXED BY listed_next",
            "l.surveyor = \(owner) AND \(DeskOrder.isList)",
            without: skipped
        )
    }

    /// SQL: the order of a part's contacts `c` on a list `l`, with ``Candidates/columns``.
    static func columns(_ part: CallOrder.Part) -> String { "\(column(part.keys.0)), \(column(part.keys.1))" }

    private static func column(_ key: CallOrder.Key) -> String {
        switch key {
        case .appointment: "l.appointment"
        case .lastDial: "last"
        case .attempts: "l.attempts"
        case .place: "l.place"
        case .contact: "l.contact"
        }
    }

    /// SQL: of the order's third part, and due.
    private static let isList = """
        l.state = 'open' AND l.appointment IS NULL AND l.other_surveyor = 0
            AND (l.not_before IS NULL OR l.not_before <= :now)
        """

    private func first(
        of part: CallOrder.Part,
        _ table: String,
        _ condition: String,
        without skipped: [Int]
    ) throws -> Int? {
        let rows = try StoredRows(
            db.cachedStatement(
                sql: """
                    SELECT \(Candidates.columns) FROM \(table) JOIN contact c ON c.id = l.contact
                    WHERE \(condition) AND c.withdrawn = 0 AND l.contact NOT IN \(list(skipped)) AND \(Claims.isFree)
                    ORDER BY \(DeskOrder.columns(part))
                    """
            ),
            arguments: ["now": order.now.seconds, "holder": holder]
        )
        while let row = try rows.next() {
            let candidate = try candidates.candidate(row, avoided)
            if order.rankNow(of: candidate) != nil { return candidate.contact }
        }
        return nil
    }

    private func list(_ numbers: some Sequence<Int>) -> String {
        "(" + numbers.map(String.init).joined(separator: ",") + ")"
    }

    /// What comes when, of everything open on the surveyor's list.
    func forecast() throws -> DeskForecast {
        let condition = "l.surveyor = \(order.surveyor.number) AND l.state IN ('open', 'awaiting-confirmation')"
        let dials = try candidates.dials(where: condition)
        let rows = try StoredRows(
            db,
            sql: """
                SELECT \(Candidates.columns), c.organisation FROM listed l JOIN contact c ON c.id = l.contact
                WHERE \(condition) AND c.withdrawn = 0 ORDER BY l.place
                """
        )
        var open: [(CallOrder.Candidate, String)] = []
        while let row = try rows.next() {
            let candidate = try candidates.candidate(row, avoided, dials: dials)
            try open.append((candidate, row["organisation"] ?? ""))
        }
        return DeskForecast(lines: order.forecast(open), helping: try helping())
    }

    /// The colleague of whose list this surveyor could call most contacts now. Counted in SQL: lists may be long, and
    /// whose turn a contact of the third part is follows from its unit alone.
    private func helping() throws -> DeskForecast.Helping? {
        try StoredRow.fetchOne(
            db,
            sql: """
                SELECT s.id, s.name, count(*) AS contacts FROM listed l JOIN contact c ON c.id = l.contact
                JOIN surveyor s ON s.id = l.surveyor
                WHERE l.surveyor <> \(order.surveyor.number) AND \(DeskOrder.isList) AND c.withdrawn = 0
                    AND c.unit NOT IN \(list(avoided)) AND NOT \(Surveyors.isBarred) AND \(Claims.isFree)
                GROUP BY s.id ORDER BY contacts DESC, s.id LIMIT 1
                """,
            arguments: ["now": order.now.seconds, "holder": holder]
        ).map {
            try DeskForecast.Helping(
                surveyor: DeskSurveyor(name: $0["name"], number: $0["id"]),
                contacts: $0["contacts"]
            )
        }
    }
}
