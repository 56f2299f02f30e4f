import GRDB
import SurveyCore

/// Makes the card of a contact for a desk.
struct DeskCards {
    let db: Database
    let rulebook: Rulebook
    let surveyor: DeskSurveyor
    private let histories: Histories
    private let surveyors: [String: Int]

    init(_ db: Database, _ rulebook: Rulebook, _ surveyor: DeskSurveyor) throws {
        self.db = db
        self.rulebook = rulebook
        self.surveyor = surveyor
        histories = try Histories(db, rulebook)
        surveyors = try Dictionary(Surveyors.all(db).map { ($0.name, $0.id) }) { first, _ in first }
    }

    /// - Parameter purpose: why it is shown; `nil` follows from its state.
    func card(_ contact: Int, purpose: DeskCard.Purpose? = nil) throws -> DeskCard {
        let row = try StoredRow.fetchTheOne(
            db.cachedStatement(
                sql: """
                    SELECT \(Listings.identityColumns), c.assumed, c.unit AS unit_id, l.surveyor, s.name AS owner
                    FROM contact c JOIN unit u ON u.id = c.unit JOIN listed l ON l.contact = c.id
                    JOIN surveyor s ON s.id = l.surveyor WHERE c.id = ?
                    """
            ),
            arguments: [contact]
        )
        let history = try histories.history(of: contact)
        let status = try histories.status(of: contact)
        let dials = dials(history)
        let identity = try Listings.identity(row)
        let owner = try DeskSurveyor(name: row["owner"], number: row["surveyor"])
        let isAvoided = try Candidates.avoided(db, surveyor.number).contains(row["unit_id"])
        let isAsAssumed = try row["assumed"] && history.corrections.isEmpty
        var card = DeskCard(
            identity: identity,
            assumedAreaCode: isAsAssumed ? areaCode(identity.phone, identity.phoneAsGiven) : nil,
            status: status,
            dials: dials,
            shared: try identity.phone.map { try shares($0, besides: contact) } ?? [],
            purpose: purpose ?? self.purpose(status, dials, owner)
        )
        card.isAvoided = isAvoided
        card.newest = try newest(of: contact)
        card.history = try histories.judgedRecords(of: contact).filter(\.stands)
            .map { dial($0.attempt, $0.notCounted, note: $0.note) }
        return card
    }

    private func purpose(_ status: ContactStatus, _ dials: [DeskDial], _ owner: DeskSurveyor) -> DeskCard.Purpose {
        if let time = status.appointment { return .appointment(time) }
        if status.state == .awaitingConfirmation,
            let first = dials.last(where: { $0.outcome.kind == .dead && $0.notCounted == nil })
        {
            return .confirming(first: first)
        }
        return owner == surveyor ? .list : .helping(owner)
    }

    /// Those that count, and those that a surveyor made who had to avoid the unit.
    private func dials(_ history: ContactHistory) -> [DeskDial] {
        let reasons = histories.rules.notCounted(history)
        let counting = histories.rules.counting(history)
        let recused = history.attempts.filter { reasons[$0.call] == .mustAvoid }
        return (counting + recused).sorted { ($0.at, $0.call) < ($1.at, $1.call) }.map { dial($0, reasons[$0.call]) }
    }

    private func dial(_ attempt: Attempt, _ notCounted: NotCounted? = nil, note: String? = nil) -> DeskDial {
        DeskDial(
            call: attempt.call,
            at: attempt.at,
            outcome: attempt.outcome,
            incoming: attempt.incoming,
            surveyor: DeskSurveyor(name: attempt.surveyor, number: surveyors[attempt.surveyor] ?? 0),
            notCounted: notCounted,
            note: note
        )
    }

    /// The rulebook's area code where it stands in the number and not in what was handed in.
    private func areaCode(_ phone: String?, _ given: String) -> String? {
        let reading = PhoneNumber.parse(given, areaCode: rulebook.areaCode)
        return reading.findings.lazy.compactMap { finding in
            if case .areaCodeAssumed(let code, phone) = finding { code } else { nil }
        }.first
    }

    /// Drawn contacts of other units with the same number, those dialled last first.
    private func shares(_ phone: String, besides contact: Int) throws -> [DeskShare] {
        let rows = try StoredRow.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT c.id, c.unit, u.name, l.state FROM contact c JOIN unit u ON u.id = c.unit
                    JOIN listed l ON l.contact = c.id
                    WHERE c.phone = ? AND c.withdrawn = 0 AND c.id <> ? ORDER BY l.attempts DESC, c.id LIMIT 3
                    """
            ),
            arguments: [phone, contact]
        )
        let avoided = try Candidates.avoided(db, surveyor.number)
        return try rows.map { row in
            let state: ContactState = try row["state"]
            return try DeskShare(
                contact: row["id"],
                unit: row["name"],
                last: try last(of: row["id"]),
                mayBeAsked: state.isOpen && !avoided.contains(row["unit"])
            )
        }
    }

    private func newest(of contact: Int) throws -> Int {
        try Int.readOne(
            db.cachedStatement(sql: "SELECT max(call) FROM attempt WHERE contact = ?"),
            arguments: [contact]
        ) ?? 0
    }

    /// The newest dial that stands and that a screen did not know of.
    func dial(of contact: Int, after known: Int) throws -> DeskDial? {
        try histories.history(of: contact).attempts.filter { $0.call > known }.max { $0.call < $1.call }
            .map { dial($0) }
    }

    /// The last dial that counts.
    func last(of contact: Int) throws -> DeskDial? {
        try histories.rules.counting(histories.history(of: contact)).last.map { dial($0) }
    }
}
