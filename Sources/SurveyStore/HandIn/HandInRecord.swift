import GRDB

/// What the tables say of a unit's hand-in: a row beside each `contacts` entry.
struct HandInRecord {
    private let insert: RawStatement

    init(_ db: Database) throws {
        insert = try RawStatement(
            db,
            "INSERT INTO hand_in (unit, file, refused, taken, sequence, written) VALUES (?, ?, ?, ?, ?, ?)"
        )
    }

    /// - Parameter file: SHA-256 of the file's bytes.
    func write(unit: Int, file: String, refused: Int, taken: Int, sequence: Int, written: Int) throws {
        var file = file
        try file.withUTF8 { file in
            insert.bind(1, unit)
            insert.bind(2, text: file)
            insert.bind(3, refused)
            insert.bind(4, taken)
            insert.bind(5, sequence)
            insert.bind(6, written)
            try insert.run()
        }
    }
}
