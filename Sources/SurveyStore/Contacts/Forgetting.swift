import GRDB
import SurveyCore

extension Survey {
    /// Erases what tells of one contact, free pages included: organisation, person, position, numbers, notes, reasons and
    /// corrections. Digests, attempts, states and the log stay. Of a contact erased before only the pages are cleaned again.
    /// - Throws: `forgetOpen` while somebody may still have to call the contact; `erasedNotCleaned` when the erasure is
    ///   done and logged, and the pages are not clean yet: the same call again finishes it.
    /// - Returns: the contact's number, and how many texts went, its own line among them as `verify` counts them; no entry
    ///   where it was erased before.
    package func forget(
        contact text: String,
        reason: String,
        act: Act
    ) throws -> (contact: Int, texts: Int, entry: EntryReceipt?) {
        let erased = try erase(contact: text, reason: reason, act: act)
        do {
            try cleanPages()
        } catch Refusal.file(.busy) {
            throw Refusal.file(.erasedNotCleaned(contact: erased.contact, diskFull: false))
        } catch Refusal.file(.diskFull) {
            throw Refusal.file(.erasedNotCleaned(contact: erased.contact, diskFull: true))
        }
        return erased
    }

    func erase(
        contact text: String,
        reason: String,
        act: Act
    ) throws -> (contact: Int, texts: Int, entry: EntryReceipt?) {
        // Erased before: a write transaction, even one that changes nothing, would wait for everybody who reads.
        if let before = try read({ try Survey.erasedBefore($0, text, reason) }) { return before }
        // Overwritten, not only unlinked, wherever this connection deletes from now on.
        try refusing(at: path) {
            try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA secure_delete = ON") }
        }
        return try write(act) { writing in
            let db = writing.db
            let reason = try Writing.reason(reason)
            let contact = try ContactEntry.require(db, text)
            try Survey.refuseOpen(db, contact)
            // A correction after an earlier erasure left texts and no line.
            let own = try Int.fetchOne(
                db,
                sql: "SELECT count(*) FROM contact WHERE id = ? AND salt IS NOT NULL",
                arguments: [contact.id]
            )!
            let columns = ["salt", "phone", "others"] + KeptCell.allCases.map(\.column)
            try db.execute(
                sql: "UPDATE contact SET \(columns.map { "\($0) = NULL" }.joined(separator: ", ")) WHERE id = ?",
                arguments: [contact.id]
            )
            try db.execute(
                sql: "UPDATE text SET salt = NULL, text = NULL WHERE contact = ? AND text IS NOT NULL",
                arguments: [contact.id]
            )
            let texts = own + db.changesCount
            try db.execute(sql: "DELETE FROM claim WHERE contact = ?", arguments: [contact.id])
            return (contact.id, texts, try writing.append(.forgotten(contact: contact.key, reason: reason)))
        }
    }

    /// The contact, when nothing is left of it to erase.
    private static func erasedBefore(
        _ db: Database,
        _ text: String,
        _ reason: String
    ) throws -> (contact: Int, texts: Int, entry: EntryReceipt?)? {
        _ = try Writing.reason(reason)
        let contact = try ContactEntry.require(db, text)
        let left = """
            SELECT 1 FROM contact WHERE id = ?1 AND salt IS NOT NULL
            UNION ALL SELECT 1 FROM text WHERE contact = ?1 AND text IS NOT NULL
            """
        let isLeft = try db.cachedStatement(sql: left).fetchesARow([contact.id])
        return isLeft ? nil : (contact.id, 0, nil)
    }

    /// What earlier changes left in free pages is gone only when the file is written anew.
    func cleanPages() throws {
        try refusing(at: path) { try queue.vacuum() }
    }

    /// Without its number a contact could be called no more, and its unit's grade would stay open for it.
    private static func refuseOpen(_ db: Database, _ contact: ContactEntry) throws {
        guard try Closing.fetch(db) == nil else { return }
        let state = try String.fetchOne(
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
