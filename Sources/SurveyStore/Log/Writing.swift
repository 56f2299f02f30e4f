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

/// A write transaction in progress: who acts, the database, and the end of the log.
final class Writing {
    let db: Database
    let act: Act
    let rulebook: Rulebook
    private var salts: Salts
    private(set) var head: EntryReceipt
    private var insert: RawStatement?

    /// The head is read inside the transaction: nobody can append in between.
    init(_ db: Database, _ act: Act, _ rulebook: Rulebook) throws {
        self.db = db
        self.act = act
        self.rulebook = rulebook
        salts = Salts(act.salts, for: .text)
        head = try Writing.head(db)
    }

    static func head(_ db: Database) throws -> EntryReceipt {
        let row = try Row.fetchOne(db, sql: "SELECT sequence, hash FROM log ORDER BY sequence DESC LIMIT 1")
        return EntryReceipt(sequence: row?["sequence"] ?? 0, hash: row?["hash"] ?? LogEntry.origin)
    }

    /// The sequence that the next entry will have.
    var nextSequence: Int { head.sequence + 1 }

    @discardableResult
    func append(_ what: LogAct) throws -> EntryReceipt {
        try append(text: entry(what))
    }

    /// An entry's text.
    func entry(_ what: LogAct) -> String {
        LogEntry(act: what, written: act.now, by: act.by, login: act.login).text(rulebook.offset)
    }

    @discardableResult
    func append(text: String) throws -> EntryReceipt {
        var text = text
        return try text.withUTF8 { try append(utf8: $0) }
    }

    @discardableResult
    func append(utf8 text: UnsafeBufferPointer<UInt8>) throws -> EntryReceipt {
        let statement =
            try insert ?? RawStatement(db, "INSERT INTO log (sequence, previous, entry, hash) VALUES (?, ?, ?, ?)")
        insert = statement
        var previous = head.hash
        var hash = LogEntry.hash(previous: previous, utf8: UnsafeRawBufferPointer(text))
        statement.bind(1, nextSequence)
        statement.bind(3, text: text)
        try previous.withUTF8 { previous in
            statement.bind(2, text: previous)
            try hash.withUTF8 { hash in
                statement.bind(4, text: hash)
                try statement.run()
            }
        }
        head = EntryReceipt(sequence: nextSequence, hash: hash)
        return head
    }

    /// Keeps a text of personal nature beside the log and returns its digest for the entry written next.
    /// - Parameter contact: whose text it is, so that it can be erased with that contact.
    func keep(_ text: String, of contact: Int? = nil) throws -> String {
        let salt = salts.next()
        let digest = sha256("\(salt),\(text)")
        try db.cachedStatement(sql: "INSERT INTO text (digest, contact, sequence, salt, text) VALUES (?, ?, ?, ?, ?)")
            .execute(arguments: [digest, contact, nextSequence, salt, text])
        return digest
    }

    /// A reason is required wherever an act asks for one.
    static func reason(_ text: String) throws -> String {
        let reason = trimmed(text)
        guard !reason.isEmpty else { throw Refusal.usage(.reasonMissing) }
        return reason
    }
}
