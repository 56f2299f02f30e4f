import GRDB
import SurveyCore

/// Writes units' `contacts` entries, and what the tables say of their hand-ins.
final class HandInEntries {
    private let writing: Writing
    private let spool: EntrySpool
    private let name: String
    private let file: String
    private let key: RawStatement
    private let ordinals: RawStatement
    private let handIn: HandInRecord

    /// - Parameters:
    ///   - spool: arranged in the order in which units will come.
    ///   - name: of the file, kept beside the log; at least one entry must follow.
    ///   - file: SHA-256 of the file's bytes, kept beside the log, too: in the log it would give an erased number back.
    init(_ writing: Writing, _ spool: EntrySpool, name: String, file: String) throws {
        self.writing = writing
        self.spool = spool
        self.name = try writing.keep(name)
        self.file = try writing.keep(file)
        key = try RawStatement(writing.db, "SELECT key FROM unit WHERE id = ?")
        ordinals = try RawStatement(writing.db, "UPDATE unit SET ordinals = ?, withdrawn = 0 WHERE id = ?")
        handIn = try HandInRecord(writing.db)
    }

    /// - Parameter state: when the file has ended.
    func write(_ unit: Int, _ state: UnitLedger.State) throws {
        key.bind(1, unit)
        guard try key.step() else { return }
        let (unitKey, refused) = try (key.string(0), Int(state.refused))
        key.reset()
        ordinals.bind(1, Int(state.ordinal))
        ordinals.bind(2, unit)
        try ordinals.run()
        let entry = writing.entry(
            .contacts(.init(unit: unitKey, name: name, file: file, refused: refused, contacts: []))
        )
        try writing.append(
            composed: { [spool, offset = writing.rulebook.offset] json in
                try LogEntry.write(handIn: entry.text(offset), into: &json) { try spool.take(unit: unit, into: &$0) }
            },
            then: { [handIn, file, written = writing.act.now.seconds] receipt in
                try handIn.write(
                    unit: unit,
                    file: file,
                    refused: refused,
                    taken: state.taken,
                    sequence: receipt.sequence,
                    written: written
                )
            }
        )
    }

    /// To be called when all is written.
    func finish() throws { try writing.finishComposed() }
}

/// What the tables say of a unit's hand-in: a row beside each `contacts` entry.
struct HandInRecord {
    private let insert: RawStatement

    init(_ db: Database) throws {
        insert = try RawStatement(
            db,
            "INSERT INTO hand_in (unit, file, refused, taken, sequence, written) VALUES (?, ?, ?, ?, ?, ?)"
        )
    }

    /// - Parameter file: the digest in the entry.
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
