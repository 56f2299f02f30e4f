import GRDB
import SurveyCore

extension Survey {
    /// Erases what tells of one contact, free pages included: organisation, person, position, numbers, notes, reasons and
    /// corrections. Digests, attempts, states and the log stay. Of a contact erased before only the pages are cleaned again.
    /// - Returns: the contact's number, and how many texts went with it.
    package func forget(
        contact text: String,
        reason: String,
        act: Act
    ) throws -> (contact: Int, texts: Int, entry: EntryReceipt) {
        // Overwritten, not only unlinked, wherever this connection deletes from now on.
        try refusing(at: path) {
            try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA secure_delete = ON") }
        }
        let erased = try write(act) { writing in
            let db = writing.db
            let reason = try Writing.reason(reason)
            let contact = try ContactEntry.require(db, text)
            guard
                try db.cachedStatement(sql: "SELECT 1 FROM contact WHERE id = ? AND salt IS NOT NULL")
                    .fetchesARow([contact.id])
            else { return (contact.id, 0, writing.head) }
            try db.execute(
                sql: """
                    UPDATE contact SET salt = NULL, organisation = NULL, position = NULL, person = NULL, given = NULL,
                        phone = NULL, others = NULL, serial = NULL, officer = NULL, remark = NULL WHERE id = ?
                    """,
                arguments: [contact.id]
            )
            try db.execute(
                sql: "UPDATE text SET salt = NULL, text = NULL WHERE contact = ? AND text IS NOT NULL",
                arguments: [contact.id]
            )
            let texts = db.changesCount
            try db.execute(sql: "DELETE FROM claim WHERE contact = ?", arguments: [contact.id])
            return (contact.id, texts, try writing.append(.forgotten(contact: contact.key, reason: reason)))
        }
        // What earlier changes left in free pages is gone only when the file is written anew.
        try refusing(at: path) { try queue.vacuum() }
        return erased
    }
}
