import GRDB
import SurveyCore

extension Survey {
    /// Puts a contact's number right from `at` on. The number as handed in is kept.
    package func correctNumber(
        of contact: String,
        to phone: PhoneNumber,
        at: Timestamp? = nil,
        reason: String,
        act: Act
    ) throws -> NumberReceipt {
        try correct(contact, to: phone, at: at, reason: reason, act: act)
    }

    /// Confirms a number that the import had to complete (protocol.md §Numbers).
    package func confirmNumber(
        of contact: String,
        reason: String,
        act: Act
    ) throws -> NumberReceipt {
        try correct(contact, to: nil, at: nil, reason: reason, act: act)
    }

    private func correct(
        _ text: String,
        to phone: PhoneNumber?,
        at: Timestamp?,
        reason: String,
        act: Act
    ) throws -> NumberReceipt {
        try write(act) { writing in
            let db = writing.db
            let reason = try Writing.reason(reason)
            try Closing.refusePurged(db)
            // It could lift or lower a grade with nobody called.
            if let closing = try Closing.fetch(db) { throw Refusal.order(.numberAfterClosing(at: closing.at)) }
            let contact = try ContactEntry.require(db, text)
            let at = at ?? act.now
            guard at <= act.now else {
                throw Refusal.content(.timeInFuture(text: "\(at.date(offset)) \(at.time(offset))", now: act.now))
            }
            let histories = try Histories(db, rulebook)
            let before = try histories.history(of: contact.id)
            let row = try StoredRow.fetchTheOne(
                db,
                sql: "SELECT phone FROM contact WHERE id = ?",
                arguments: [contact.id]
            )
            guard
                try phone.map({ try $0.normal != (row["phone"] as String?) })
                    ?? (before.numberAssumed && before.corrections.isEmpty)
            else { throw Refusal.content(.sameNumber) }
            let number = try phone.map { try writing.keep($0.normal, of: contact.id) }
            let digest = try writing.keep(reason, of: contact.id)
            let entry = try writing.append(
                .numberCorrected(contact: contact.key, at: at, number: number, reason: digest)
            )
            try db.execute(
                sql: "INSERT INTO correction (sequence, contact, at, number) VALUES (?, ?, ?, ?)",
                arguments: [entry.sequence, contact.id, at.seconds, number]
            )
            // A correction dated before another one is not in force now.
            if let number, try histories.history(of: contact.id).numberInForce() == number {
                try db.execute(
                    sql: "UPDATE contact SET phone = ?, others = '' WHERE id = ?",
                    arguments: [phone?.normal, contact.id]
                )
            }
            let state = try contact.isDrawn ? histories.refresh(contact.id).state : .notDrawn
            return NumberReceipt(
                contact: contact.id,
                state: state,
                entry: entry,
                sameNumber: try phone.map { try holders(db, of: $0.normal, apart: contact.id) } ?? []
            )
        }
    }

    private func holders(_ db: Database, of phone: String, apart contact: Int) throws -> [NumberHolder] {
        try StoredRow.fetchAll(
            db,
            sql: """
                SELECT u.key, u.name, c.ordinal, c.unit = (SELECT unit FROM contact WHERE id = ?) AS own
                FROM contact c JOIN unit u ON u.id = c.unit
                WHERE c.phone = ? AND c.withdrawn = 0 AND c.id <> ? ORDER BY c.id
                """,
            arguments: [contact, phone, contact]
        ).map { row in
            try NumberHolder(
                key: ContactKey(unit: row["key"], ordinal: row["ordinal"]).text,
                unit: row["name"],
                isOwn: row["own"]
            )
        }
    }
}

/// A contact that has a certain number, with its unit's shown name.
package struct NumberHolder: Hashable, Sendable {
    package let key: String
    package let unit: String
    /// The unit is also that of the contact which was given the number.
    package let isOwn: Bool
}

/// What a correction or confirmation of a number came to.
package struct NumberReceipt: Hashable, Sendable {
    package let contact: Int
    /// `not-drawn` when the contact is on no list.
    package let state: ContactState
    package let entry: EntryReceipt
    /// Other contacts provided with the number that this one now has.
    package let sameNumber: [NumberHolder]
}
