import GRDB
import SurveyCore

extension Survey {
    /// Changes the name that is shown and, from now on, accepted too; keys keep the name they were made with.
    /// - Returns: `nil` when the unit is shown by that name already; nothing is logged then.
    @discardableResult
    package func renameUnit(_ unit: String, to name: String, reason: String, act: Act) throws -> EntryReceipt? {
        try write(act) { writing in
            let reason = try Writing.reason(reason)
            let known = try UnitDirectory.require(writing.db, unit)
            let shown = UnitDirectory.keyName(name)
            guard !shown.isEmpty else { throw Refusal.name(.unknownUnit(name: name, nearest: nil)) }
            if shown == known.name { return nil }
            try UnitDirectory(writing).add(name: shown, to: known.id)
            try writing.db.execute(sql: "UPDATE unit SET name = ? WHERE id = ?", arguments: [shown, known.id])
            return try writing.append(.renamed(unit: known.key, name: shown, reason: reason))
        }
    }

    /// Takes a unit and its contacts out of lists, grades and later rosters; attempts stay.
    @discardableResult
    package func withdrawUnit(_ unit: String, reason: String, act: Act) throws -> EntryReceipt {
        try write(act) { writing in
            let reason = try Writing.reason(reason)
            let known = try UnitDirectory.require(writing.db, unit)
            let keys = try Survey.withdrawContacts(writing.db, of: known, upTo: .max)
            try writing.db.execute(sql: "UPDATE unit SET withdrawn = 1 WHERE id = ?", arguments: [known.id])
            return try writing.append(.withdrawn(unit: known.key, contacts: keys, whole: true, reason: reason))
        }
    }

    /// The keys of the contacts that it withdrew: those provided and taken up to contact `last`.
    static func withdrawContacts(_ db: Database, of unit: UnitDirectory.Entry, upTo last: Int) throws -> [String] {
        let ordinals = try Int.fetchAll(
            db,
            sql: "SELECT ordinal FROM contact WHERE unit = ? AND withdrawn = 0 AND id <= ? ORDER BY ordinal",
            arguments: [unit.id, last]
        )
        try db.execute(
            sql: "DELETE FROM claim WHERE contact IN (SELECT id FROM contact WHERE unit = ? AND id <= ?)",
            arguments: [unit.id, last]
        )
        try db.execute(
            sql: "UPDATE contact SET withdrawn = 1 WHERE unit = ? AND withdrawn = 0 AND id <= ?",
            arguments: [unit.id, last]
        )
        return ordinals.map { ContactKey(unit: unit.key, ordinal: $0).text }
    }
}
