import Foundation
import GRDB
import SurveyCore
import Testing

@testable import SurveyStore

/// Each column of each table set to another value that could well stand there: `verify` sees it, or it is named here and why not.
/// A few of the columns; with `HUIFANG_COLUMNS=all` every one, and each value.
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
        for column in isWhole ? columns : Array(columns.shuffled().prefix(24)) {
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
