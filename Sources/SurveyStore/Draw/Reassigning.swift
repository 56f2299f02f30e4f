import GRDB
import SurveyCore

extension Survey {
    /// Gives a surveyor's unfinished contacts (all, or of one unit) to others by the draw's rule.
    /// - Parameter to: who may get them; empty is everybody of a contact's own draw but the one it leaves.
    package func reassign(
        from name: String,
        unit: String? = nil,
        to names: [String] = [],
        reason: String,
        act: Act
    ) throws -> ReassignResult {
        try write(act) { writing in
            let db = writing.db
            let reason = try Writing.reason(reason)
            try Closing.refuse(db)
            let from = try Surveyors.require(db, name)
            let unit = try unit.map { try UnitDirectory.require(db, $0) }
            let chosen = try names.map { try Surveyors.require(db, $0) }.filter { $0 != from }
            guard names.isEmpty || !chosen.isEmpty else { throw Refusal.usage(.reassignToSelf(from.name)) }
            try Survey.requireDraw(db)
            let (contacts, keys) = try Survey.unfinished(
                db,
                of: from,
                unit: unit?.id,
                to: names.isEmpty ? nil : chosen
            )
            guard !contacts.isEmpty else { return ReassignResult(from: from.name, lists: [], entry: nil) }
            let moves: [Reassignment.Move]
            do {
                moves = try Survey.reassignment(db, contacts, among: names.isEmpty ? nil : chosen, leaving: from)
                    .moves()
            } catch Refusal.name(.nobodyTakesOver(let key)) {
                let unit = try UnitDirectory.require(db, key).name
                guard !names.isEmpty else { throw Refusal.name(.nobodyTakesOver(unit: unit)) }
                throw Refusal.name(.namedMustAvoid(unit: unit, surveyors: chosen.map(\.name)))
            }
            var lists: [String: [String]] = [:]
            for move in moves {
                let surveyor = try Surveyors.require(db, move.surveyor)
                let place = try Surveyors.takePlaces(db, of: surveyor.id)
                try db.cachedStatement(sql: "UPDATE listed SET surveyor = ?, place = ? WHERE contact = ?")
                    .execute(arguments: [surveyor.id, place, move.id])
                lists[surveyor.name, default: []].append(keys[move.id]!)
            }
            let to = try Surveyors.all(db).compactMap { surveyor in
                lists[surveyor.name].map { LogAct.NamedKeys(surveyor: surveyor.name, keys: $0) }
            }
            let entry = try writing.append(.reassigned(from: from.name, to: to, reason: reason))
            return ReassignResult(from: from.name, lists: to, entry: entry)
        }
    }

    /// Open contacts and those awaiting confirmation, in list order, with their keys.
    private static func unfinished(
        _ db: Database,
        of from: SurveyorEntry,
        unit: Int?,
        to chosen: [SurveyorEntry]?
    ) throws -> (contacts: [Reassignment.Contact], keys: [Int: String]) {
        let ofDraw = try Dictionary(
            grouping: StoredRow.fetchAll(
                db,
                sql: "SELECT d.draw, s.name FROM draw_surveyor d JOIN surveyor s ON s.id = d.surveyor"
            ),
            by: { try $0["draw"] as Int }
        ).mapValues { try Set($0.map { try $0["name"] as String }).subtracting([from.name]) }
        var keys: [Int: String] = [:]
        let rows = try StoredRow.fetchAll(
            db,
            sql: """
                SELECT c.id, u.key, c.ordinal, l.draw, d.seed FROM listed l JOIN contact c ON c.id = l.contact
                JOIN unit u ON u.id = c.unit JOIN draw d ON d.id = l.draw
                WHERE l.surveyor = ?1 AND l.state IN ('open', 'awaiting-confirmation') AND c.withdrawn = 0
                    AND (?2 IS NULL OR c.unit = ?2)
                ORDER BY l.place
                """,
            arguments: [from.id, unit]
        )
        let contacts = try rows.map { row in
            let key = try ContactKey(unit: row["key"], ordinal: row["ordinal"]).text
            try keys[row["id"]] = key
            return try Reassignment.Contact(
                id: row["id"],
                unit: row["key"],
                seed: row["seed"],
                candidates: chosen.map { Set($0.map(\.name)) } ?? ofDraw[row["draw"]] ?? []
            )
        }
        return (contacts, keys)
    }

    private static func reassignment(
        _ db: Database,
        _ contacts: [Reassignment.Contact],
        among chosen: [SurveyorEntry]?,
        leaving from: SurveyorEntry
    ) throws -> Reassignment {
        let held = try Surveyors.held(db, apart: Set(contacts.map(\.id)))
        let surveyors = try (chosen ?? Surveyors.all(db)).filter { $0 != from }
        let names = Dictionary(surveyors.map { ($0.id, $0.name) }) { first, _ in first }
        let wanted = Set(contacts.map(\.unit))
        var ofUnit: [String: [String: Int]] = [:]
        for row in try StoredRow.fetchAll(db, sql: "SELECT id, key FROM unit") where try wanted.contains(row["key"]) {
            for (surveyor, count) in try held.ofUnit[row["id"]] ?? [:] {
                if let name = names[surveyor] { try ofUnit[row["key"], default: [:]][name] = count }
            }
        }
        let avoidances = try Surveyors.avoidances(db)
        return Reassignment(
            contacts: contacts,
            surveyors: surveyors.map {
                DrawSurveyor(name: $0.name, avoids: Set(avoidances.of($0.name)), held: held.overall[$0.id] ?? 0)
            },
            held: ofUnit
        )
    }
}
