import Foundation
import GRDB
import SurveyCore
import Testing

@testable import SurveyStore

/// A folder of its own for a test's survey file; gone with the value.
final class Folder: Sendable {
    let root: String
    var path: String { root + "/huifang.db" }

    init() throws {
        root = NSTemporaryDirectory() + "survey-store-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: root) }

    @discardableResult
    func create(_ rulebook: Rulebook = .zhengzhou2020) throws -> Survey {
        try Survey.create(at: path, rulebook: rulebook, title: "2020年度", act: at("2020-09-10 09:00"))
    }

    @discardableResult
    func open() throws -> Survey { try Survey.open(at: path, allowNetworkFile: true) }

    func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: root).sorted() }
    func bytes() throws -> [UInt8] { try Array(Data(contentsOf: URL(fileURLWithPath: path))) }

    var mode: UInt32 {
        var facts = stat()
        return stat(path, &facts) == 0 ? facts.st_mode & 0o777 : 0
    }

    func write(_ bytes: [UInt8]) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        chmod(path, 0o600)
    }

    /// What somebody with `sqlite3` could do to the file.
    func sql(_ statements: String) throws {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.writeWithoutTransaction { try $0.execute(sql: statements) }
        try queue.close()
    }

    func rows(_ query: String) throws -> [[String]] {
        let queue = try DatabaseQueue(path: path)
        return try queue.read { db in
            try Row.fetchAll(db, sql: query).map { row in
                row.databaseValues.map { String.fromDatabaseValue($0) ?? ($0.isNull ? "NULL" : "\($0)") }
            }
        }
    }

    func entries() throws -> [String] { try rows("SELECT entry FROM log ORDER BY sequence").map { $0[0] } }

    /// The chain as log.md §Chain defines it, recomputed here.
    func expectChain(entries count: Int, _ location: SourceLocation = #_sourceLocation) throws {
        var previous = String(repeating: "0", count: 64)
        let rows = try rows("SELECT sequence, previous, entry, hash FROM log ORDER BY sequence")
        #expect(rows.count == count, sourceLocation: location)
        for (index, row) in rows.enumerated() {
            #expect(row[0] == String(index + 1), sourceLocation: location)
            #expect(row[1] == previous, sourceLocation: location)
            #expect(row[3] == sha256(previous + "\n" + row[2]), sourceLocation: location)
            previous = row[3]
        }
    }
}

/// An act of the officer at a time of 2020 in the rulebook's offset.
func at(_ text: String, by: String = "经办人") -> Act { Act(by: by, login: "office", now: time(text)) }

func time(_ text: String) -> Timestamp { Timestamp(iso: text, offset: UTCOffset("+08:00")!)! }
func day(_ text: String) -> CivilDate { CivilDate(iso: text)! }
