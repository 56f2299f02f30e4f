import GRDB
import SurveyCore

/// Reads drawn contacts as ``CallOrder`` looks at them, with the state that is kept of them.
struct Candidates {
    private let histories: Histories
    private let rules: ContactRules

    init(_ db: Database, _ rulebook: Rulebook) throws {
        histories = try Histories(db, rulebook)
        rules = ContactRules(rulebook)
    }

    /// SQL: of a contact `c` on a list `l`.
    static let columns = """
        l.contact, l.surveyor AS owner, l.place, l.state, l.attempts, l.not_before, l.appointment, l.number_check,
            l.other_surveyor, l.single, c.unit, \(Surveyors.isBarred) AS barred,
            CASE WHEN l.state = 'open' OR l.state = 'awaiting-confirmation' THEN
                (SELECT max(a.at) FROM standing a WHERE a.contact = l.contact) END AS last
        """

    /// The units that a surveyor must avoid.
    static func avoided(_ db: Database, _ surveyor: Int) throws -> Set<Int> {
        try Int.readSet(
            db,
            sql: "SELECT u.id FROM avoidance a JOIN unit u ON u.key = a.name WHERE a.surveyor = ?",
            arguments: [surveyor]
        )
    }

    /// The dials that count of all listed contacts `l` that fulfil a condition, in one pass.
    func dials(where condition: String) throws -> [Int: [Attempt]] {
        try histories.histories(where: condition).mapValues(rules.counting)
    }

    /// - Parameter dials: those read before; without them they are read here where the order depends on them.
    func candidate(_ row: StoredRow, _ avoided: Set<Int>, dials: [Int: [Attempt]]? = nil) throws -> CallOrder.Candidate
    {
        var status = try ContactStatus(state: row["state"])
        status.attempts = try row["attempts"]
        status.notBefore = try row["not_before"]
        status.appointment = try row["appointment"]
        status.awaitsNumberCheck = try row["number_check"]
        status.lastAttemptNeedsOther = try row["other_surveyor"]
        var candidate = try CallOrder.Candidate(
            contact: row["contact"],
            owner: row["owner"],
            place: row["place"],
            isAvoided: avoided.contains(row["unit"]),
            isBarred: row["barred"],
            singleSurveyor: row["single"],
            status: status,
            lastDial: row["last"]
        )
        if let dials {
            candidate.dials = dials[candidate.contact] ?? []
        } else if candidate.isConfirming {
            candidate.dials = rules.counting(try histories.history(of: candidate.contact))
        }
        return candidate
    }
}
