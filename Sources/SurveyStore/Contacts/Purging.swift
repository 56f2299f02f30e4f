import GRDB
import SurveyCore

extension Survey {
    /// Erases what tells of any contact, once fieldwork is over and the grades stand: contacts, notes, corrected numbers,
    /// reasons kept beside the log, names and digests of files, free pages. Digests, attempts, states, grades and the log
    /// stay. Where everything was erased before only the pages are cleaned again.
    /// - Throws: `beforePurge` before `close` and `publish`; `erasedNotCleaned` as
    ///   ``forget(contact:reason:act:)``.
    /// - Returns: what went; `nil` where all was gone before.
    package func purge(reason: String, act: Act) throws -> Purge? {
        let reason = try Writing.reason(reason)
        guard try purgeable() != nil else {
            try cleanPages(of: nil)
            return nil
        }
        try overwriteWhatIsDeleted()
        return try cleaning(of: nil) { try erase(reason, act) }
    }

    private func erase(_ reason: String, _ act: Act) throws -> Purge? {
        try write(act) { writing -> Purge? in
            let db = writing.db
            guard let extent = try Survey.purgeable(db) else { return nil }
            try Survey.eraseContacts(db, where: "salt IS NOT NULL OR phone IS NOT NULL")
            try db.execute(sql: "UPDATE text SET salt = NULL, text = NULL WHERE text IS NOT NULL")
            try db.execute(sql: "DELETE FROM claim")
            let texts = extent.contacts + extent.texts
            let act = LogAct.purged(contacts: extent.contacts, texts: texts, reason: reason)
            let entry = try writing.append(act)
            try db.execute(sql: "UPDATE survey SET purged = ?", arguments: [writing.act.now.seconds])
            return Purge(contacts: extent.contacts, texts: texts, entry: entry)
        }
    }

    /// How many contacts ``purge(reason:act:)`` would erase, how many of them were withdrawn, and how many texts beside them;
    /// `nil` where it was done.
    package func purgeable() throws -> (contacts: Int, withdrawn: Int, texts: Int)? {
        try read { try Survey.purgeable($0) }
    }

    private static func purgeable(_ db: Database) throws -> (contacts: Int, withdrawn: Int, texts: Int)? {
        guard try Bool.readTheOne(db, sql: "SELECT purged IS NULL FROM survey") else { return nil }
        guard try Closing.fetch(db) != nil else { throw Refusal.order(.beforePurge(isClosed: false)) }
        let newest = """
            SELECT json_extract(entry, '$.act') FROM log
            WHERE json_extract(entry, '$.act') IN ('closed', 'published') ORDER BY sequence DESC LIMIT 1
            """
        guard try String.readOne(db, sql: newest) == "published" else {
            throw Refusal.order(.beforePurge(isClosed: true))
        }
        let row = try StoredRow.fetchTheOne(
            db,
            sql: """
                SELECT (SELECT count(*) FROM contact WHERE salt IS NOT NULL) AS contacts,
                    (SELECT count(*) FROM contact WHERE salt IS NOT NULL AND withdrawn = 1) AS withdrawn,
                    (SELECT count(*) FROM text WHERE text IS NOT NULL) AS texts
                """
        )
        return try (row["contacts"], row["withdrawn"], row["texts"])
    }
}

/// What `purge` answers.
package struct Purge: Hashable, Sendable {
    package let contacts: Int
    /// How many texts went, one for each contact among them, as `verify` counts them.
    package let texts: Int
    package let entry: EntryReceipt
}
