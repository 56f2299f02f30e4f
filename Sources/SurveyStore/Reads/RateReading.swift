import GRDB
import SurveyCore

extension Survey {
    /// What the drawn contacts count as (rates.md §What a contact counts as).
    package func responseRates() throws -> ResponseRates {
        try read { db in
            let isClosed = try Closing.fetch(db) != nil
            return try RateReading.fetch(db, groups: "0", isClosed: isClosed)[0] ?? ResponseRates(isClosed: isClosed)
        }
    }
}

/// Reads outcome rates from the states that are kept; dials are read only of those who were reached and gave no interview.
enum RateReading {
    /// - Parameter groups: SQL: what the contacts `c` on lists `l` are told apart by.
    static func fetch(_ db: Database, groups: String, isClosed: Bool) throws -> [Int: ResponseRates] {
        var rates: [Int: ResponseRates] = [:]
        let plain = try RawStatement(
            db,
            """
            SELECT \(groups), CASE WHEN l.state = 'scored' THEN 2 WHEN l.attempts > 0 THEN 1 ELSE 0 END AS kind, count(*)
            FROM listed l JOIN contact c ON c.id = l.contact
            WHERE c.withdrawn = 0 AND (l.ever_reached = 0 OR l.state = 'scored') GROUP BY 1, 2
            """
        )
        while try plain.step() {
            let group: RateGroup? = try plain.integer(1) == 2 ? .interview : plain.integer(1) == 1 ? .nonContact : nil
            try rates[plain.integer(0), default: .init(isClosed: isClosed)].add(group, contacts: plain.integer(2))
        }
        let reached = try RawStatement(
            db,
            """
            SELECT l.contact, \(groups), a.outcome FROM listed l CROSS JOIN contact c ON c.id = l.contact
            CROSS JOIN standing a ON a.contact = l.contact AND a.recused = 0 AND a.review = 0
            WHERE c.withdrawn = 0 AND l.ever_reached = 1 AND l.state <> 'scored' ORDER BY l.contact
            """
        )
        var current: (contact: Int, key: Int, group: RateGroup?)?
        func keep() {
            if let current { rates[current.key, default: .init(isClosed: isClosed)].add(current.group) }
        }
        while try reached.step() {
            if try current?.contact != reached.integer(0) {
                keep()
                current = try (reached.integer(0), reached.integer(1), nil)
            }
            let group = try Disposition(rawValue: reached.string(2))?.rateGroup
            current!.group = [current!.group, group].compactMap { $0 }.max()
        }
        keep()
        return rates
    }
}
