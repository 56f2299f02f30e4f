import GRDB
import SurveyCore

extension Survey {
    /// Erases what tells of one contact, free pages included: organisation, person, position, numbers, notes, reasons and
    /// corrections. Digests, attempts, states and the log stay. Of a contact erased before only the pages are cleaned again.
    /// - Throws: `forgetOpen` while somebody may still have to call the contact; `erasedNotCleaned` when the erasure is
    ///   done and logged, and the pages are not clean yet: the same call again finishes it.
    package func forget(contact text: String, reason: String, act: Act) throws -> Erasure {
        let contact = try read { try ContactEntry.require($0, text).id }
        return try cleaning(of: contact) { try erase(contact: text, reason: reason, act: act) }
    }

    /// Erases, and cleans pages also where the erasure may not outlast a loss of power.
    func cleaning<Value>(of contact: Int?, _ erase: () throws -> Value) throws -> Value {
        let erased: Value
        do {
            erased = try erase()
        } catch Refusal.file(.savedNotSynced(let entry)) {
            try cleanPages(of: contact)
            throw Refusal.file(.savedNotSynced(entry: entry))
        }
        try cleanPages(of: contact)
        return erased
    }

    /// The contact that ``forget(contact:reason:act:)`` would erase; `nil` when nothing of it is left.
    package func forgettable(_ text: String) throws -> ContactIdentity? {
        try read { db in
            let contact = try ContactEntry.require(db, text)
            guard try !Survey.isErased(db, contact.id) else { return nil }
            try Survey.refuseOpen(db, contact)
            let columns =
                "SELECT \(Listings.identityColumns) FROM contact c JOIN unit u ON u.id = c.unit WHERE c.id = ?"
            return try StoredRow.fetchOne(db, sql: columns, arguments: [contact.id]).map(Listings.identity)
        }
    }

    /// Whether data of any contact were erased.
    package func hasForgotten() throws -> Bool { try read { try !Survey.forgotten($0).isEmpty } }

    /// The keys of contacts whose data were erased, by their unit's number.
    static func forgotten(_ db: Database) throws -> [Int: [String]] {
        let rows = try RawStatement(
            db,
            "SELECT u.id, u.key, c.ordinal FROM contact c JOIN unit u ON u.id = c.unit WHERE c.salt IS NULL ORDER BY c.id"
        )
        var keys: [Int: [String]] = [:]
        while try rows.step() {
            try keys[rows.integer(0), default: []].append(
                ContactKey(unit: rows.string(1), ordinal: rows.integer(2)).text
            )
        }
        return keys
    }

    func erase(contact text: String, reason: String, act: Act) throws -> Erasure {
        // Erased before: a write transaction, even one that changes nothing, would wait for everybody who reads.
        if let before = try read({ try Survey.erasedBefore($0, text, reason) }) { return before }
        try overwriteWhatIsDeleted()
        return try write(act) { writing in
            let db = writing.db
            let reason = try Writing.reason(reason)
            let contact = try ContactEntry.require(db, text)
            try Survey.refuseOpen(db, contact)
            // A correction after an earlier erasure left texts and no line.
            let person = try String.readOne(
                db,
                sql: "SELECT person FROM contact WHERE id = ? AND salt IS NOT NULL",
                arguments: [contact.id]
            )
            try Survey.eraseContacts(db, where: "id = ?", [contact.id])
            try db.execute(
                sql: "UPDATE text SET salt = NULL, text = NULL WHERE contact = ? AND text IS NOT NULL",
                arguments: [contact.id]
            )
            var texts = (person == nil ? 0 : 1) + db.changesCount
            texts += try Survey.eraseFiles(db)
            try db.execute(sql: "DELETE FROM claim WHERE contact = ?", arguments: [contact.id])
            return Erasure(
                contact: contact.id,
                texts: texts,
                entry: try writing.append(.forgotten(contact: contact.key, reason: writing.keep(reason))),
                remarks: ReasonRemark.remarks(on: reason, person: person ?? "")
            )
        }
    }

    /// The contact, when nothing is left of it to erase.
    private static func erasedBefore(
        _ db: Database,
        _ text: String,
        _ reason: String
    ) throws -> Erasure? {
        _ = try Writing.reason(reason)
        let contact = try ContactEntry.require(db, text)
        return try isErased(db, contact.id) ? Erasure(contact: contact.id, texts: 0) : nil
    }

    static func isErased(_ db: Database, _ contact: Int) throws -> Bool {
        let left = """
            SELECT 1 FROM contact WHERE id = ?1 AND salt IS NOT NULL
            UNION ALL SELECT 1 FROM text WHERE contact = ?1 AND text IS NOT NULL
            """
        return try !db.cachedStatement(sql: left).fetchesARow([contact])
    }

    /// The entry by which a contact was forgotten, where something that tells of it was written since: personal data again.
    package func writtenAgain(contact: Int) throws -> Int? {
        let key = try read { db -> String? in
            let isForgotten = try Bool.readTheOne(
                db,
                sql: "SELECT EXISTS (SELECT 1 FROM contact WHERE id = ? AND salt IS NULL)",
                arguments: [contact]
            )
            return try isForgotten && !Survey.isErased(db, contact) ? ContactEntry.require(db, "\(contact)").key : nil
        }
        guard let key else { return nil }
        var entry: Int?
        try log(contact: key) { if case .forgotten = $0.entry?.act { entry = $0.sequence } }
        return entry
    }

    /// The SHA-256 of every file handed in so far: each may hold the contact, in a row that was refused or unchanged too, and
    /// with everything else of the file known it gives the number back.
    /// - Returns: how many texts that were.
    private static func eraseFiles(_ db: Database) throws -> Int {
        try db.execute(
            sql: """
                UPDATE text SET salt = NULL, text = NULL
                WHERE digest IN (SELECT file FROM hand_in) AND text IS NOT NULL
                """
        )
        return db.changesCount
    }

    /// What earlier changes left in free pages is gone only when the file is written anew.
    /// - Parameter contact: whose data were erased; `nil`: everybody's.
    func cleanPages(of contact: Int?) throws {
        do {
            try refusing(at: path) { try queue.vacuum() }
        } catch Refusal.file(let stopped) {
            throw stopped.trouble.map { Refusal.file(.erasedNotCleaned(contact: contact, $0)) } ?? .file(stopped)
        }
    }

    /// Overwritten, not only unlinked, wherever this connection deletes from now on.
    func overwriteWhatIsDeleted() throws {
        try refusing(at: path) {
            try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA secure_delete = ON") }
        }
    }

    /// Sets all that tells of a contact to NULL.
    /// - Parameter condition: whose, as SQL over `contact`.
    static func eraseContacts(_ db: Database, where condition: String, _ arguments: StatementArguments = []) throws {
        let columns = ["salt", "phone", "others"] + KeptCell.allCases.map(\.column)
        try db.execute(
            sql: "UPDATE contact SET \(columns.map { "\($0) = NULL" }.joined(separator: ", ")) WHERE \(condition)",
            arguments: arguments
        )
    }

    /// Without its number a contact could be called no more, and its unit's grade would stay open for it.
    private static func refuseOpen(_ db: Database, _ contact: ContactEntry) throws {
        guard try Closing.fetch(db) == nil else { return }
        let state = try String.readOne(
            db,
            sql: """
                SELECT coalesce(l.state, 'not-drawn') FROM contact c LEFT JOIN listed l ON l.contact = c.id
                WHERE c.id = ? AND c.withdrawn = 0
                """,
            arguments: [contact.id]
        )
        guard let state = state.flatMap(ContactState.init(rawValue:)), state.isOpen || state == .notDrawn else {
            return
        }
        throw Refusal.order(.forgetOpen(contact: contact.id, key: contact.key, state: state))
    }
}

/// What `contact forget` answers.
package struct Erasure: Hashable, Sendable {
    /// The contact's number.
    package let contact: Int
    /// How many texts went, the contact's own among them, as `verify` counts them.
    package let texts: Int
    /// `nil` where it was erased before.
    package var entry: EntryReceipt?
    /// What the reason itself tells of the person.
    package var remarks: [ReasonRemark] = []
}
