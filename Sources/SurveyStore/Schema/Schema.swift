import GRDB

/// The file's format. Each step is frozen SQL: never edited once released, never naming a Swift type.
enum Schema {
    /// `huif`, at byte 68 of the file: what makes a SQLite file a survey.
    static let applicationID: UInt32 = 0x6875_6966

    static let steps: [String] = [step1]

    /// `user_version`, at byte 60 of the file.
    static var version: Int { steps.count }

    /// Brings a file to this program's format. To be called in a write transaction.
    static func migrate(_ db: Database) throws {
        let found = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        guard found < version else { return }
        for step in steps[found...] { try db.execute(sql: step) }
        try db.execute(sql: "PRAGMA application_id = \(applicationID)")
        try db.execute(sql: "PRAGMA user_version = \(version)")
    }
}
