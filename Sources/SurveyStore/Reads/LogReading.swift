import GRDB
import SurveyCore

extension Survey {
    /// The log in its order, line by line; of a unit or a contact what concerns them. What is appended meanwhile is left out.
    /// - Parameter body: called between reads, so that a reader who takes his time (a pager) keeps nobody from writing.
    package func log(unit: String? = nil, contact: String? = nil, _ body: (LogLine) throws -> Void) throws {
        let wanted = try read { try LogFilter($0, unit: unit, contact: contact) }
        var last = 0
        while case let lines = try read({ try LogFilter.lines($0, after: last, upTo: wanted.end) }),
            let end = lines.last
        {
            for line in lines where wanted.takes(line) { try body(line) }
            last = end.sequence
        }
    }
}

private struct LogFilter {
    /// The newest entry when reading began.
    let end: Int
    private var unit: (key: String, calls: Set<Int>)?
    private var contact: (key: String, calls: Set<Int>)?

    init(_ db: Database, unit: String?, contact: String?) throws {
        end = try Writing.head(db).sequence
        if let unit = try unit.map({ try UnitDirectory.require(db, $0) }) {
            self.unit = (unit.key, try LogFilter.calls(db, "c.unit = ?", unit.id))
        }
        if let contact = try contact.map({ try ContactEntry.require(db, $0) }) {
            self.contact = (contact.key, try LogFilter.calls(db, "c.id = ?", contact.id))
        }
    }

    func takes(_ line: LogLine) -> Bool {
        guard unit != nil || contact != nil else { return true }
        guard let act = line.entry?.act else { return false }
        return (unit.map { act.concerns(unit: $0.key, calls: $0.calls) } ?? true)
            && (contact.map { act.concerns(contact: $0.key, calls: $0.calls) } ?? true)
    }

    static func lines(_ db: Database, after last: Int, upTo end: Int) throws -> [LogLine] {
        let rows = try RawStatement(
            db,
            """
            SELECT sequence, previous, hash, entry FROM log WHERE sequence > \(last) AND sequence <= \(end)
            ORDER BY sequence LIMIT 1000
            """
        )
        var lines: [LogLine] = []
        while try rows.step() {
            lines.append(
                LogLine(
                    sequence: rows.integer(0),
                    previous: rows.string(1),
                    hash: rows.string(2),
                    text: rows.string(3)
                )
            )
        }
        return lines
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
