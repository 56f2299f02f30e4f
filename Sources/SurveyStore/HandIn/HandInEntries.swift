import GRDB
import SurveyCore

/// Writes units' `contacts` entries, and what the tables say of their hand-ins, a block behind the one being composed.
final class HandInEntries {
    private static let block = 64
    private let writing: Writing
    private let composer: EntryComposer
    private let file: String
    private let interruption: () throws -> Void
    private let key: RawStatement
    private let ordinals: RawStatement
    private let handIn: HandInRecord
    private var open: [EntryComposer.Request] = []
    private var composed: EntryComposer.Block?

    /// - Parameters:
    ///   - name: of the file, kept beside the log; at least one entry must follow.
    ///   - file: SHA-256 of the file's bytes.
    ///   - interruption: asked before each block.
    init(
        _ writing: Writing,
        _ spool: EntrySpool,
        name: String,
        file: String,
        _ interruption: @escaping () throws -> Void
    ) throws {
        self.writing = writing
        self.interruption = interruption
        self.file = file
        let name = try writing.keep(name)
        composer = EntryComposer(
            spool,
            after: writing.head.hash,
            written: writing.act.now.iso8601(writing.rulebook.offset),
            by: writing.act.by,
            name: name,
            file: file
        )
        key = try RawStatement(writing.db, "SELECT key FROM unit WHERE id = ?")
        ordinals = try RawStatement(writing.db, "UPDATE unit SET ordinals = ?, withdrawn = 0 WHERE id = ?")
        handIn = try HandInRecord(writing.db)
    }

    /// Units come in the order in which the spool is arranged.
    func write(_ unit: Int, _ state: UnitLedger.State) throws {
        key.bind(1, unit)
        if try key.step() {
            open.append(EntryComposer.Request(unit: unit, key: Array(key.bytes(0)), state: state))
        }
        key.reset()
        if open.count == HandInEntries.block { try passOn() }
    }

    /// All entries stand in the log afterwards.
    func finish() throws {
        try passOn()
        try passOn()
    }

    private func passOn() throws {
        try interruption()
        let previous = composed
        composed = open.isEmpty ? nil : composer.begin(open)
        open = []
        try previous?.entries { request, entry, hash in try store(request, entry, hash) }
    }

    private func store(_ request: EntryComposer.Request, _ entry: UnsafeBufferPointer<UInt8>, _ hash: String) throws {
        ordinals.bind(1, Int(request.state.ordinal))
        ordinals.bind(2, request.unit)
        try ordinals.run()
        let receipt = try writing.append(utf8: entry, hash: hash)
        try handIn.write(
            unit: request.unit,
            file: file,
            refused: Int(request.state.refused),
            taken: request.state.taken,
            sequence: receipt.sequence,
            written: writing.act.now.seconds
        )
    }
}
