import GRDB
import SurveyCore

/// The file's format. Each step is frozen SQL: never edited once released, never naming a Swift type.
enum Schema {
    /// `huif`, at byte 68 of the file: what makes a SQLite file a survey.
    static let applicationID: UInt32 = 0x6875_6966

    static let steps: [String] = [step1]

    /// `user_version`, at byte 60 of the file.
    static var version: Int { steps.count }

    /// What ``fingerprint(_:)`` gives for a file of each version, which a test compares with that of its steps.
    static let fingerprints = ["99ce67b15d0315c4c001f7e2967c612adfd0df5790a54d331220c433ba376b67"]

    /// SHA-256 over everything that the schema holds: tables, indexes, views and triggers with their texts.
    static func fingerprint(_ db: Database) throws -> String {
        sha256(try parts(db).map(\.value).joined(separator: "\n"))
    }

    /// Refuses a file whose schema is not that of its version: somebody's trigger would run with our acts, a table without its
    /// constraints would take anything, a view would stand in a table's place.
    static func check(_ db: Database, at path: String) throws {
        let version = try Int.readOne(db, sql: "PRAGMA user_version") ?? 0
        guard (1...self.version).contains(version) else { throw Refusal.file(.damaged(path: path)) }
        guard try fingerprint(db) != fingerprints[version - 1] else { return }
        let expected = try DatabaseQueue().writeWithoutTransaction { db in
            for step in steps[..<version] { try db.execute(sql: step) }
            return Dictionary(uniqueKeysWithValues: try parts(db))
        }
        let found = Dictionary(try parts(db)) { first, _ in first }
        let names = Set(expected.keys).union(found.keys).filter { expected[$0] != found[$0] }.sorted()
        // Rather the table than the index that SQLite makes for it.
        let first = names.first { !$0.contains(" sqlite_") } ?? names.first ?? ""
        let name = first.split(separator: " ", maxSplits: 1).last.map(String.init) ?? ""
        throw Refusal.file(.otherSchema(path: path, name: name, isOurs: expected[first] != nil))
    }

    /// What the schema holds, by kind and name, in the order of its parts: a trigger may bear a view's name.
    private static func parts(_ db: Database) throws -> [(key: String, value: String)] {
        let rows = try StoredRow.fetchAll(
            db,
            sql: """
                SELECT printf('%s %s', type, name) AS key, quote(type) || quote(name) || quote(tbl_name) || quote(sql) AS part
                FROM sqlite_schema ORDER BY part
                """
        )
        return try rows.map { try ($0["key"], $0["part"]) }
    }

    /// Brings a file to this program's format. To be called in a write transaction.
    static func migrate(_ db: Database) throws {
        let found = try Int.readOne(db, sql: "PRAGMA user_version") ?? 0
        guard found < version else { return }
        for step in steps[found...] { try db.execute(sql: step) }
        try db.execute(sql: "PRAGMA application_id = \(applicationID)")
        try db.execute(sql: "PRAGMA user_version = \(version)")
    }
}
