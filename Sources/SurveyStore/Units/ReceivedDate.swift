import GRDB
import SurveyCore

/// The day on which a contact was handed in: its row's, or the one that `unit received` gave the contacts that its unit had then.
enum ReceivedDate {
    /// SQL: of a contact `c` of a unit `u`.
    static let sql = "CASE WHEN \(isCorrected) THEN u.received_on ELSE c.received_on END"
    /// SQL: whether it is the one that was given.
    static let isCorrected = "c.ordinal <= coalesce(u.received_upto, 0)"
}

extension Survey {
    /// Puts the date of a hand-in right, at any stage: every contact that the unit has now gets it, later ones keep their own.
    /// - Parameter date: `nil` takes such a date back.
    /// - Returns: how many provided contacts have the date; no entry where nothing changes.
    package func receive(
        _ unit: String,
        on date: CivilDate?,
        reason: String,
        act: Act
    ) throws -> (contacts: Int, entry: EntryReceipt?) {
        try write(act) { writing in
            let db = writing.db
            let reason = try Writing.reason(reason)
            let unit = try UnitDirectory.require(db, unit)
            let today = act.now.date(offset)
            if let date, date > today { throw Refusal.content(.receivedInFuture(date, today: today)) }
            let provided = try Int.readTheOne(
                db,
                sql: "SELECT count(*) FROM contact WHERE unit = ? AND withdrawn = 0",
                arguments: [unit.id]
            )
            guard date == nil || provided > 0 else { throw Refusal.order(.nothingHandedIn(unit: unit.name)) }
            let now: [Int?] = date.map { [$0.daysSinceEpoch, unit.ordinals] } ?? [nil, nil]
            try db.execute(
                sql:
                    "UPDATE unit SET received_on = ?1, received_upto = ?2 WHERE id = ?3 AND (received_on, received_upto) IS NOT (?1, ?2)",
                arguments: StatementArguments(now + [unit.id])
            )
            guard db.changesCount > 0 else { return (provided, nil) }
            return (provided, try writing.append(.received(unit: unit.key, receivedOn: date, reason: reason)))
        }
    }
}
