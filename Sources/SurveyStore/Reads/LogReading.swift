import GRDB
import SurveyCore

extension Survey {
    /// The log in its order, line by line; of a unit or a contact what concerns them. Read in slices: who reads the lines
    /// slowly (a pager) keeps nobody from saving.
    package func log(unit: String? = nil, contact: String? = nil, _ body: (LogLine) throws -> Void) throws {
        let filter = try read { try LogFilter($0, unit: unit, contact: contact) }
        var last = 0
        while true {
            let (lines, end) = try read { db in
                let slice = try LogSlices.read(db, after: last)
                for (place, line) in slice.enumerated() where line.sequence != last + 1 + place {
                    throw StoredFault(table: "log", column: "sequence", row: last + 1 + place)
                }
                return (try slice.filter(filter.holds).map { try Survey.withReason($0, db) }, slice.last?.sequence)
            }
            guard let end else { return }
            for line in lines { try body(line) }
            last = end
        }
    }

    private static func withReason(_ line: LogLine, _ db: Database) throws -> LogLine {
        guard let digest = line.entry?.act.reasonDigest else { return line }
        var line = line
        let text = try db.cachedStatement(sql: "SELECT text FROM text WHERE digest = ?")
        line.reason = try String?.readOne(text, arguments: [digest]) ?? nil
        return line
    }
}

enum LogSlices {
    /// Some milliseconds' worth, in entries and in bytes: those of hand-ins may be long.
    private static let length = 5000
    private static let bytes = 8 << 20

    /// The log begins at 1: every survey was made by an entry. What stood before that nobody reads in order, and a page that looks
    /// for an act would find it.
    static func checkBeginning(_ db: Database) throws {
        guard try Bool.readTheOne(db, sql: "SELECT (SELECT min(sequence) FROM log) IS 1") else {
            throw StoredFault(table: "log", column: "sequence")
        }
    }

    /// The next entries after a sequence; none at the end of the log.
    static func read(_ db: Database, after sequence: Int) throws -> [LogLine] {
        let rows = try RawStatement(
            db,
            "SELECT sequence, previous, hash, entry FROM log WHERE sequence > ? ORDER BY sequence LIMIT \(length)"
        )
        rows.bind(1, sequence)
        defer { rows.reset() }
        var lines: [LogLine] = []
        var taken = 0
        while taken < bytes, try rows.step() {
            let line = try LogLine(
                sequence: rows.integer(0),
                previous: rows.string(1),
                hash: rows.string(2),
                text: rows.string(3)
            )
            // Whoever asks for what follows the last one would ask for ever.
            guard line.sequence > lines.last?.sequence ?? sequence else { throw rows.fault(0) }
            taken += line.text.utf8.count
            lines.append(line)
        }
        return lines
    }
}

/// What an entry must be about; calls are known by whom they were made to.
private struct LogFilter {
    /// By key: the calls to their contacts; `nil` is any unit.
    private let units: [String: Set<Int>]?
    private let contact: (key: String, calls: Set<Int>)?

    init(_ db: Database, unit: String?, contact: String?) throws {
        units = try unit.map { name in
            let meant = try UnitDirectory.meant(db, by: name, withdrawnToo: true)
            // Keys that differ in bytes may be one text to Swift.
            return try Dictionary(
                meant.map { ($0.key, try LogFilter.calls(db, "c.unit = ?", $0.id)) },
                uniquingKeysWith: { $0.union($1) }
            )
        }
        self.contact = try contact.map { text in
            let contact = try ContactEntry.require(db, text)
            return (contact.key, try LogFilter.calls(db, "c.id = ?", contact.id))
        }
    }

    private static func calls(_ db: Database, _ condition: String, _ id: Int) throws -> Set<Int> {
        try Set(
            Int.readAll(
                db,
                sql: "SELECT a.call FROM attempt a JOIN contact c ON c.id = a.contact WHERE \(condition)",
                arguments: [id]
            )
        )
    }

    func holds(_ line: LogLine) -> Bool {
        guard units != nil || contact != nil else { return true }
        guard let act = line.entry?.act else { return false }
        return (units.map { $0.contains { act.concerns(unit: $0.key, calls: $0.value) } } ?? true)
            && (contact.map { act.concerns(contact: $0.key, calls: $0.calls) } ?? true)
    }
}
