import Foundation
import GRDB
import Naive
import SurveyCore
import Testing

@testable import SurveyStore

/// Each column of each table set to another value that could well stand there: `verify` sees it, or it is named here and why not.
/// A few of the columns; with `HUIFANG_COLUMNS=all` every one, and each value. `HUIFANG_SEED=4711` chooses others.
@Suite struct EveryColumnTests {
    /// What `verify` does not see.
    static let unseen = [
        "survey.id": "there is one row, and nothing asks for its number",
        "hand_in.id": "only counts the rows; nothing asks for it",
        "avoidance.place": "only the order of what a surveyor must avoid, which is seen where it changes",
        "attempt.timed":
            "whether a sheet named the hour stands in no entry; a dial within the day that loses its hour is seen. Only the doubts of quality look at it",
        "claim.contact":
            "what is on a console's screen now is no act, stands in no log and runs out after half an hour",
        "claim.phone": "as claim.contact", "claim.holder": "as claim.contact", "claim.surveyor": "as claim.contact",
        "claim.expires": "as claim.contact",
    ]

    /// Values that could stand there instead of `column`, the likeliest first.
    private static func others(_ table: String, _ column: String) -> [String] {
        [
            "CASE WHEN typeof(\(column)) = 'integer' AND \(column) IN (0, 1) THEN 1 - \(column) ELSE \(column) END",
            "coalesce((SELECT o.\(column) FROM \(table) o WHERE o.\(column) IS NOT \(table).\(column) LIMIT 1), \(column))",
            "CASE typeof(\(column)) WHEN 'integer' THEN \(column) + 1 WHEN 'blob' THEN randomblob(length(\(column))) ELSE \(column) || 'x' END",
            "CASE typeof(\(column)) WHEN 'integer' THEN \(column) + 40 ELSE \(column) END",
            "substr(\(column), 2) || substr(\(column), 1, 1)", "'reached'", "'good'", "'fair'",
            "coalesce(\(column), 1)",
            "coalesce(\(column), 'x')", "coalesce(\(column), 2000000000)",
        ]
    }

    @Test func everyColumnIsSeenOrNamed() throws {
        let full = try FullSurvey()
        try full.folder.sql("INSERT INTO claim VALUES (1, '15400000001', 'console', 1, 1600000000)")
        try full.survey.queue.close()
        let bytes = try full.folder.bytes()
        let columns = try full.folder.rows(
            """
            SELECT t.name, c.name FROM sqlite_schema t JOIN pragma_table_info(t.name) c
            WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' ORDER BY t.rowid, c.cid
            """
        )
        #expect(columns.count > 100)
        let names = Set(columns.map { "\($0[0]).\($0[1])" })
        #expect(Self.unseen.keys.allSatisfy(names.contains))
        let isWhole = ProcessInfo.processInfo.environment["HUIFANG_COLUMNS"] != nil
        var random = SplitMix64(asked("HUIFANG_SEED", or: 1))
        for column in isWhole ? columns : Array(random.shuffle(columns).prefix(24)) {
            let name = "\(column[0]).\(column[1])"
            var tried = 0
            for value in Self.others(column[0], column[1]) {
                let folder = try Folder()
                try folder.write(bytes)
                guard try change(folder, column[0], column[1], value) else { continue }
                tried += 1
                let isSeen = isSeen(folder)
                if Self.unseen[name] == nil { #expect(isSeen, "\(name) = \(value)") }
                if !isWhole { break }
            }
            #expect(tried > 0 || Self.unseen[name] != nil, "\(name) was never changed")
        }
    }

    /// One row more of each table: of something that is there, and of nothing that is.
    static let rows: [(table: String, sql: String)] = [
        ("log", "INSERT INTO log SELECT 0, previous, entry, hash FROM log WHERE sequence = 2"),
        ("log", "INSERT INTO log SELECT max(sequence) + 2, previous, entry, hash FROM log"),
        ("unit", "INSERT INTO unit (key, name) VALUES ('假局', '假局')"),
        ("unit", "INSERT INTO unit (key, name, withdrawn) VALUES ('假局', '假局', 1)"),
        ("unit_name", "INSERT INTO unit_name VALUES ('假局', 1, '假局')"),
        ("unit_name", "INSERT INTO unit_name VALUES ('假局', 99, '假局')"),
        ("surveyor", "INSERT INTO surveyor (name, folded) VALUES ('假', '假')"),
        ("avoidance", "INSERT INTO avoidance VALUES (1, 99, '审计局')"),
        ("avoidance", "INSERT INTO avoidance VALUES (99, 1, '审计局')"),
        ("released", "INSERT INTO released VALUES (2, 1, 1, 1600000000)"),
        ("released", "INSERT INTO released VALUES (2, 99, 99, 1600000000)"),
        (
            "hand_in",
            "INSERT INTO hand_in SELECT 999, unit, file, refused, taken, sequence, written FROM hand_in WHERE id = 1"
        ),
        (
            "hand_in",
            "INSERT INTO hand_in SELECT 999, 99, file, refused, taken, sequence, written FROM hand_in WHERE id = 1"
        ),
        (
            "contact",
            "INSERT INTO contact (unit, ordinal, received_on, assumed, digest) SELECT 1, 99, received_on, 0, digest FROM contact WHERE id = 1"
        ),
        (
            "contact",
            "INSERT INTO contact (unit, ordinal, received_on, assumed, digest) SELECT 99, 1, received_on, 0, digest FROM contact WHERE id = 1"
        ),
        ("text", "INSERT INTO text VALUES ('\(LogEntry.origin)', NULL, 2, 'x', 'y')"),
        ("text", "INSERT INTO text VALUES ('\(String(repeating: "f", count: 64))', 1, 2, 'x', 'y')"),
        ("draw", "INSERT INTO draw SELECT 99, 'z', per_unit, roster, written, sequence FROM draw WHERE id = 1"),
        (
            "draw_surveyor",
            "INSERT INTO draw_surveyor SELECT 2, id FROM surveyor WHERE id NOT IN (SELECT surveyor FROM draw_surveyor WHERE draw = 2)"
        ),
        ("draw_surveyor", "INSERT INTO draw_surveyor VALUES (99, 1)"),
        ("draw_surveyor", "INSERT INTO draw_surveyor VALUES (1, 99)"),
        (
            "listed",
            "INSERT INTO listed (contact, draw, surveyor, place, single, state) SELECT id, 1, 1, 99, 0, 'open' FROM contact WHERE id NOT IN (SELECT contact FROM listed) LIMIT 1"
        ),
        (
            "listed",
            "INSERT INTO listed (contact, draw, surveyor, place, single, state) VALUES (9999, 1, 1, 99, 0, 'open')"
        ),
        ("correction", "INSERT INTO correction VALUES (2, 1, 1600000000, NULL)"),
        ("correction", "INSERT INTO correction VALUES (2, 9999, 1600000000, NULL)"),
        (
            "attempt",
            "INSERT INTO attempt SELECT 9999, contact, number, surveyor, outcome, at, until, appointment, incoming, review, timed, note, NULL, 9999, recused, NULL, 2 FROM attempt WHERE call = 1"
        ),
        (
            "attempt",
            "INSERT INTO attempt SELECT 0, contact, number, surveyor, outcome, at, until, appointment, incoming, review, timed, note, NULL, 0, recused, NULL, 2 FROM attempt WHERE call = 1"
        ),
        ("answer", "INSERT INTO answer VALUES ((SELECT call FROM answer LIMIT 1), 'x', 100)"),
        ("answer", "INSERT INTO answer VALUES (9999, 'satisfaction', 100)"),
        ("claim", "INSERT INTO claim VALUES (9999, NULL, 'x', 1, 1600000000)"),
        (
            "ruling",
            "INSERT INTO ruling SELECT id, 'good', NULL, 'x', 'y', 1600000000, 2 FROM unit WHERE id NOT IN (SELECT unit FROM ruling) AND withdrawn = 0 LIMIT 1"
        ),
        (
            "ruling",
            "INSERT INTO ruling SELECT id, 'good', NULL, 'x', 'y', 1600000000, 2 FROM unit WHERE id NOT IN (SELECT unit FROM ruling) AND withdrawn = 1 LIMIT 1"
        ),
        ("ruling", "INSERT INTO ruling VALUES (99, 'good', NULL, 'x', 'y', 1600000000, 2)"),
        (
            "published",
            "INSERT INTO published SELECT id, 'good', 1600000000, 1, 1 FROM unit WHERE id NOT IN (SELECT unit FROM published) LIMIT 1"
        ),
        ("published", "INSERT INTO published VALUES (99, 'good', 1600000000, 1, 1)"),
    ]

    @Test func aRowMoreIsSeen() throws {
        let full = try FullSurvey()
        try full.survey.queue.close()
        let bytes = try full.folder.bytes()
        let tables = try full.folder.rows(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        )
        // The table of the survey itself takes no other row.
        #expect(Set(tables.map { $0[0] }) == Set(Self.rows.map(\.table)).union(["survey"]))
        for row in Self.rows {
            let folder = try Folder()
            try folder.write(bytes)
            let before = try folder.rows("SELECT count(*) FROM \(row.table)")
            let guards = try folder.rows("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
            try folder.sql(
                guards.map { "DROP TRIGGER \($0[0]);" }.joined() + row.sql + ";" + guards.map { $0[1] + ";" }.joined()
            )
            #expect(try folder.rows("SELECT count(*) FROM \(row.table)") != before, "\(row.sql)")
            #expect(isSeen(folder), "\(row.sql)")
        }
    }

    private func isSeen(_ folder: Folder) -> Bool {
        do {
            return try !folder.open().verify().ok
        } catch {
            return error is Refusal
        }
    }

    /// Whether some row could be changed: the constraints hold back what could not stand there.
    private func change(_ folder: Folder, _ table: String, _ column: String, _ value: String) throws -> Bool {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        let queue = try DatabaseQueue(path: folder.path, configuration: configuration)
        return try queue.writeWithoutTransaction { db in
            let guards = try Row.fetchAll(db, sql: "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
            for guarding in guards { try db.execute(sql: "DROP TRIGGER \(guarding["name"] as String)") }
            defer { for guarding in guards { try? db.execute(sql: guarding["sql"] as String) } }
            for place in [1, 0] {
                let row =
                    "(SELECT \(column) FROM \(table) ORDER BY \(column) IS NULL, \(column) LIMIT 1 OFFSET \(place))"
                let before = try Row.fetchAll(db, sql: "SELECT \(column) FROM \(table)")
                do {
                    try db.execute(sql: "UPDATE \(table) SET \(column) = \(value) WHERE \(column) IS \(row)")
                } catch {
                    continue
                }
                if try Row.fetchAll(db, sql: "SELECT \(column) FROM \(table)") != before { return true }
            }
            return false
        }
    }
}
