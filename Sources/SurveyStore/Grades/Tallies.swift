import GRDB
import SurveyCore

/// The counts that grades follow from, for all units in one pass over the contacts.
struct Tallies {
    private(set) var byUnit: [Int: UnitTally] = [:]

    /// - Parameter unit: that unit alone; `nil` is all.
    static func fetch(_ db: Database, _ rulebook: Rulebook, unit: Int? = nil) throws -> Tallies {
        var tallies = Tallies()
        let perUnit =
            try Int.readOne(db, sql: "SELECT per_unit FROM draw ORDER BY id DESC LIMIT 1") ?? rulebook.grading.quota
        let closed = try Closing.fetch(db) != nil
        let only = unit.map { " WHERE unit = \($0)" } ?? ""
        let refused = try StoredRow.fetchAll(
            db,
            sql: "SELECT unit, sum(refused) AS refused FROM hand_in\(only) GROUP BY unit"
        )
        for row in refused where try row["refused"] > 0 {
            try tallies.byUnit[row["unit"], default: UnitTally(perUnit: perUnit)].refused = row["refused"]
        }
        let rows = try RawStatement(
            db,
            """
            SELECT c.unit, \(ReceivedDate.sql) AS received_on, l.contact IS NOT NULL, coalesce(l.weighted, 0) AS weighted, coalesce(l.ever_reached, 0),
                coalesce(l.corrected, 0), CASE l.state WHEN 'scored' THEN 1 WHEN 'reached' THEN 2 WHEN 'unreachable' THEN 3
                    WHEN 'not-finished' THEN 4 ELSE 0 END, \(ReceivedDate.isCorrected)
            FROM contact c JOIN unit u ON u.id = c.unit LEFT JOIN listed l ON l.contact = c.id
            WHERE c.withdrawn = 0\(unit.map { " AND c.unit = \($0)" } ?? "") ORDER BY c.unit
            """
        )
        var current: (unit: Int, tally: UnitTally, dates: [CivilDate])?
        func keep() {
            guard let current else { return }
            var tally = current.tally
            tally.received = rulebook.grading.handInDays(current.dates)
            tally.refused = tallies.byUnit[current.unit]?.refused ?? 0
            tallies.byUnit[current.unit] = tally
        }
        while try rows.step() {
            if try current?.unit != rows.integer(0) {
                keep()
                current = try (rows.integer(0), UnitTally(perUnit: perUnit), [])
            }
            try current!.dates.append(rows.value(1))
            try count(rows, &current!.tally, greatest: 10_000 * rulebook.totalWeight)
        }
        keep()
        for unit in tallies.byUnit.keys { tallies.byUnit[unit]!.closed = closed }
        tallies.empty = UnitTally(perUnit: perUnit)
        tallies.empty.closed = closed
        return tallies
    }

    /// Of a unit that handed in nothing.
    private var empty = UnitTally(perUnit: 1)

    subscript(unit: Int) -> UnitTally { byUnit[unit] ?? empty }

    /// - Parameter greatest: what a contact's scores can come to, times their weights.
    private static func count(_ row: RawStatement, _ tally: inout UnitTally, greatest: Int) throws {
        tally.provided += 1
        if try row.flag(7) { tally.receivedCorrected = true }
        guard try row.flag(2) else {
            tally.undrawn += 1
            return
        }
        tally.drawn += 1
        tally.corrected += try row.integer(5)
        switch try row.integer(6) {
        case 1:
            tally.scored += 1
            tally.weightedSum += try row.integer(3)
            guard tally.weightedSum <= greatest * tally.scored else { throw row.fault(3) }
        case 2: tally.reached += 1
        case 3: tally.unreachable += 1
        case 4: tally.notFinished += 1
        default:
            tally.open += 1
            tally.openNeverReached += try 1 - row.integer(4)
        }
    }
}
