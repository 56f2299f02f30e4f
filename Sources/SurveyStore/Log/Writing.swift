import GRDB
import SurveyCore

/// Who acts and when, and where the salts of what is kept beside the log come from: given by the caller.
package struct Act: Sendable {
    package var by: String
    /// The name of the system's user: `by` can be typed, this cannot.
    package var login: String
    package var now: Timestamp
    package var salts: SaltSource

    package init(by: String, login: String, now: Timestamp, salts: SaltSource = .system) {
        self.by = by
        self.login = login
        self.now = now
        self.salts = salts
    }
}

/// A write transaction in progress: who acts, the database, and the end of the log. No text with NUL comes into a survey:
/// what an act says is looked at when its entry is appended, what is kept beside the log by ``keep(_:of:)``, rows of
/// hand-ins and their units by ``HandInFile``. Entries by the ten thousand are given
/// to ``append(composed:then:)``, which makes them on another thread.
final class Writing {
    let db: Database
    let act: Act
    let rulebook: Rulebook
    private var salts: Salts
    private(set) var head: EntryReceipt
    /// Whether everybody's data were erased: nothing that tells of a contact comes in any more.
    private let isPurged: Bool
    private var insert: RawStatement?
    private let composer = EntryComposer()
    /// Entries to be composed, and those that are being composed.
    private var open: [EntryInWork] = []
    private var composing: [EntryInWork] = []
    private var composed: EntryComposer.Block?

    /// The head is read inside the transaction: nobody can append in between.
    init(_ db: Database, _ act: Act, _ rulebook: Rulebook) throws {
        self.db = db
        self.act = act
        self.rulebook = rulebook
        salts = Salts(act.salts, for: .text)
        head = try Writing.head(db)
        isPurged = try Bool.readOne(db, sql: "SELECT purged IS NOT NULL FROM survey") ?? false
    }

    static func head(_ db: Database) throws -> EntryReceipt {
        let row = try StoredRow.fetchOne(db, sql: "SELECT sequence, hash FROM log ORDER BY sequence DESC LIMIT 1")
        return try EntryReceipt(sequence: row?["sequence"] ?? 0, hash: row?["hash"] ?? LogEntry.origin)
    }

    /// The sequence that the next entry will have.
    var nextSequence: Int { head.sequence + composing.count + open.count + 1 }

    @discardableResult
    func append(_ what: LogAct) throws -> EntryReceipt {
        if isPurged, what.kind.endsWithPurge { throw Refusal.order(.purged) }
        try finishComposed()
        var text = entry(what).text(rulebook.offset)
        if let bad = LogEntry.textWithNUL(in: text) { throw Refusal.content(.nul(text: bad)) }
        return try text.withUTF8 { text in
            try append(text, hash: LogEntry.hash(previous: head.hash, utf8: UnsafeRawBufferPointer(text)))
        }
    }

    func entry(_ what: LogAct) -> LogEntry {
        LogEntry(act: what, written: act.now, by: act.by, login: act.login)
    }

    // MARK: Many entries

    /// An entry whose text and hash are made on another thread, while those before it are stored.
    /// - Parameters:
    ///   - compose: writes its text; called on that thread, one entry after another.
    ///   - then: called on this one once the entry stands in the log, at the latest by ``finishComposed()``.
    func append(
        composed compose: @escaping EntryComposer.Compose,
        then: @escaping (EntryReceipt) throws -> Void
    ) throws {
        if isPurged { throw Refusal.order(.purged) }
        open.append(EntryInWork(compose: compose, then: then))
        if open.count == EntryComposer.blockSize { try passOn() }
    }

    /// Everything given to ``append(composed:then:)`` stands in the log afterwards.
    func finishComposed() throws {
        try passOn()
        try passOn()
    }

    private func passOn() throws {
        guard !open.isEmpty || !composing.isEmpty else { return }
        let (block, entries) = (composed, composing)
        let next = open.isEmpty ? nil : composer.begin(open.map(\.compose), after: composing.isEmpty ? head.hash : nil)
        try block?.wait { place, text, hash in
            composing.removeFirst()
            try entries[place].then(append(text, hash: hash))
        }
        (composed, composing, open) = (next, open, [])
    }

    private struct EntryInWork {
        let compose: EntryComposer.Compose
        let then: (EntryReceipt) throws -> Void
    }

    private func append(_ text: UnsafeBufferPointer<UInt8>, hash: String) throws -> EntryReceipt {
        guard text.count <= LogEntry.longest else { throw Refusal.content(.entryTooLong(bytes: text.count)) }
        let statement =
            try insert ?? RawStatement(db, "INSERT INTO log (sequence, previous, entry, hash) VALUES (?, ?, ?, ?)")
        insert = statement
        var (previous, hash) = (head.hash, hash)
        statement.bind(1, head.sequence + 1)
        statement.bind(3, text: text)
        try previous.withUTF8 { previous in
            statement.bind(2, text: previous)
            try hash.withUTF8 { hash in
                statement.bind(4, text: hash)
                try statement.run()
            }
        }
        head = EntryReceipt(sequence: head.sequence + 1, hash: hash)
        return head
    }

    /// Keeps a text of personal nature beside the log and returns its digest for the entry written next.
    /// - Parameter contact: whose text it is, so that it can be erased with that contact.
    func keep(_ text: String, of contact: Int? = nil) throws -> String {
        guard !holdsNUL(text) else { throw Refusal.content(.nul(text: text)) }
        let salt = salts.next()
        let digest = sha256("\(salt),\(text)")
        try db.cachedStatement(sql: "INSERT INTO text (digest, contact, sequence, salt, text) VALUES (?, ?, ?, ?, ?)")
            .execute(arguments: [digest, contact, nextSequence, salt, text])
        return digest
    }

    /// A reason is required wherever an act asks for one.
    static func reason(_ text: String) throws -> String {
        guard !saysNothing(text) else { throw Refusal.usage(.reasonMissing) }
        return trimmed(text)
    }
}
