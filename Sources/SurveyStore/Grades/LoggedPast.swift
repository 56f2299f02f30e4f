import GRDB
import SurveyCore

/// What only the log still knows of the units: who called before, rulings taken back, the head when grades were published.
/// The tables hold what is in force.
struct LoggedPast {
    /// By the unit's key: contacts that were reassigned, entry by entry.
    private(set) var reassigned: [String: [UnitExplanation.Share]] = [:]
    private(set) var publication: UnitExplanation.Publication?
    /// By the unit's key: when it was withdrawn as a whole.
    private(set) var withdrawals: [String: [Withdrawal]] = [:]
    /// Entries between which fieldwork was closed.
    private(set) var closed: [Range<Int>] = []
    private var closing: Int?
    /// By the unit's key: how the date of its hand-in was put right last.
    private(set) var dated: [String: UnitExplanation.Dated] = [:]
    private var rulings: [String: [Decision]] = [:]

    struct Withdrawal {
        let at: Timestamp
        let by: String
        let reason: String
        let sequence: Int
        let contacts: [String]
    }

    private struct Decision {
        /// `nil` withdraws the one before.
        let grade: Grade?
        let day: CivilDate
        let sequence: Int
    }

    init(_ db: Database, _ offset: UTCOffset) throws {
        // An entry begins with its act: a million calls are passed over without being read.
        let rows = try RawStatement(
            db,
            """
            SELECT sequence, hash, entry FROM log
            WHERE entry GLOB '{"act":"r[eu]*' OR entry GLOB '{"act":"published"*' OR entry GLOB '{"act":"closed"*'
                OR entry GLOB '{"act":"withdrawn"*' ORDER BY sequence
            """
        )
        while try rows.step() {
            guard let entry = try LogEntry.read(rows.string(2)) else { continue }
            try take(entry, on: entry.written.date(offset), sequence: rows.integer(0), hash: rows.string(1))
        }
        if let closing { closed.append(closing..<Int.max) }
    }

    /// Whether fieldwork was closed when that entry was written.
    func isClosed(at sequence: Int) -> Bool { closed.contains { $0.contains(sequence) } }

    /// How often grades were published.
    static func publications(_ db: Database) throws -> Int {
        try Int.readTheOne(db, sql: "SELECT count(*) FROM log WHERE entry GLOB '{\"act\":\"published\"*'")
    }

    private mutating func take(_ entry: LogEntry, on day: CivilDate, sequence: Int, hash: String) {
        switch entry.act {
        case .received(let unit, let date, let reason):
            dated[unit] = date.map { .init(to: $0, by: entry.by, on: day, sequence: sequence, reason: reason) }
        case .closed: closing = sequence
        case .reopened:
            if let begin = closing { closed.append(begin..<sequence) }
            closing = nil
        case .withdrawn(let unit, let contacts, let whole, let reason):
            guard whole else { return }
            withdrawals[unit, default: []].append(
                Withdrawal(at: entry.written, by: entry.by, reason: reason, sequence: sequence, contacts: contacts)
            )
        case .reassigned(_, let to, _):
            let units = to.flatMap(\.keys).compactMap { ContactKey($0)?.unit }
            for (unit, keys) in Dictionary(grouping: units, by: { $0 }) {
                reassigned[unit, default: []].append(.init(day: day, contacts: keys.count))
            }
        case .ruled(let unit, let grade, _, _):
            rulings[unit, default: []].append(Decision(grade: grade, day: day, sequence: sequence))
        case .rulingWithdrawn(let unit, _):
            rulings[unit, default: []].append(Decision(grade: nil, day: day, sequence: sequence))
        case .published: publication = .init(number: (publication?.number ?? 0) + 1, head: hash)
        case .created, .units, .surveyors, .released, .contacts, .renamed, .drawn, .called, .amended, .voided,
            .skipped, .numberCorrected, .forgotten, .purged:
            break
        }
    }

    /// - Parameter inForce: the entry of the ruling that decides the grade now.
    func rulings(of unit: String, inForce: Int?) -> [UnitExplanation.PastRuling] {
        let decisions = rulings[unit] ?? []
        return decisions.enumerated().compactMap { place, decision in
            guard let grade = decision.grade, decision.sequence != inForce else { return nil }
            let next = place + 1 < decisions.count ? decisions[place + 1] : nil
            let end: UnitExplanation.PastRuling.End =
                switch next {
                case nil: .lapsed
                case let next? where next.grade == nil: .withdrawn(on: next.day, sequence: next.sequence)
                case let next?: .superseded(sequence: next.sequence)
                }
            return .init(grade: grade, day: decision.day, sequence: decision.sequence, end: end)
        }
    }
}
