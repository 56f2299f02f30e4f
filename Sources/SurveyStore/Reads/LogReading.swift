import GRDB
import SurveyCore

extension Survey {
    /// The log in its order, line by line; of a unit or a contact what concerns them.
    package func log(unit: String? = nil, contact: String? = nil, _ body: (LogLine) throws -> Void) throws {
        try read { db in
            let unit = try unit.map { try UnitDirectory.require(db, $0) }
            let contact = try contact.map { try ContactEntry.require(db, $0) }
            let unitCalls = try unit.map { try Survey.calls(db, "c.unit = ?", $0.id) } ?? []
            let contactCalls = try contact.map { try Survey.calls(db, "c.id = ?", $0.id) } ?? []
            let rows = try RawStatement(db, "SELECT sequence, previous, hash, entry FROM log ORDER BY sequence")
            while try rows.step() {
                let line = LogLine(
                    sequence: rows.integer(0),
                    previous: rows.string(1),
                    hash: rows.string(2),
                    text: rows.string(3)
                )
                if let unit, line.entry?.act.concerns(unit: unit.key, calls: unitCalls) != true { continue }
                if let contact, line.entry?.act.concerns(contact: contact.key, calls: contactCalls) != true { continue }
                try body(line)
            }
        }
    }

    private static func calls(_ db: Database, _ condition: String, _ id: Int) throws -> Set<Int> {
        try Set(
            Int.fetchAll(
                db,
                sql: "SELECT a.call FROM attempt a JOIN contact c ON c.id = a.contact WHERE \(condition)",
                arguments: [id]
            )
        )
    }
}
