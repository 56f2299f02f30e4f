import GRDB
import SurveyCore

/// How dials came into the log. Read for those on which a downgrade rests, which are few however many there are.
final class DialEntries {
    private let db: Database
    private let entry: RawStatement
    private var backwards: Set<Int>?

    init(_ db: Database) throws {
        self.db = db
        entry = RawStatement(
            try db.cachedStatement(
                sql: "SELECT l.sequence, l.entry FROM attempt a JOIN log l ON l.sequence = a.sequence WHERE a.call = ?"
            )
        )
    }

    /// - Returns: `nil` where the log does not hold the call's entry, which `verify` says.
    func entry(of call: Int) throws -> DialEntry? {
        entry.bind(1, call)
        defer { entry.reset() }
        guard try entry.step(), let read = try LogEntry.read(entry.string(1)) else { return nil }
        switch read.act {
        case .called(let call), .amended(let call, _, _):
            return DialEntry(
                written: read.written,
                by: read.by,
                login: read.login,
                source: call.source,
                sheet: call.sheet,
                goesBack: try goBack().contains(entry.integer(0))
            )
        default: return nil
        }
    }

    /// The entries before which a later time was written. All are written in the rulebook's offset, so that their texts
    /// compare like their times.
    private func goBack() throws -> Set<Int> {
        if let backwards { return backwards }
        let rows = try RawStatement(
            db,
            "SELECT sequence, substr(entry, instr(entry, '\"written\":\"') + 11, 25) FROM log ORDER BY sequence"
        )
        var (found, latest): (Set<Int>, [UInt8]) = ([], [])
        while try rows.step() {
            let written = rows.bytes(1)
            if written.lexicographicallyPrecedes(latest) {
                try found.insert(rows.integer(0))
            } else if !written.elementsEqual(latest) {
                latest = Array(written)
            }
        }
        backwards = found
        return found
    }

    /// Whether all dials were entered under one login.
    func haveOneLogin() throws -> Bool {
        try Int.readTheOne(
            db,
            sql: """
                SELECT count(DISTINCT json_extract(l.entry, '$.login'))
                FROM attempt a JOIN log l ON l.sequence = a.sequence
                """
        ) < 2
    }
}
