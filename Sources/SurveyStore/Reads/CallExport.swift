import GRDB
import SurveyCore

extension Survey {
    /// Every record ever made, those of withdrawn contacts too, by contact and time. Read in slices, as the log is: who writes them
    /// slowly keeps nobody from saving.
    package func records(_ body: (ExportedContact, [CallRecord]) throws -> Void) throws {
        var last = 0
        while true {
            let slice = try read { db in try Survey.recorded(db, rulebook, after: last) }
            for (contact, records) in slice { try body(contact, records) }
            guard let end = slice.last?.contact.identity.contact else { return }
            last = end
        }
    }

    private static func recorded(
        _ db: Database,
        _ rulebook: Rulebook,
        after last: Int
    ) throws -> [(contact: ExportedContact, records: [CallRecord])] {
        let histories = try Histories(db, rulebook)
        return try StoredRow.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT \(Listings.identityColumns), c.withdrawn FROM contact c JOIN unit u ON u.id = c.unit
                    WHERE c.id > ? AND EXISTS (SELECT 1 FROM attempt a WHERE a.contact = c.id) ORDER BY c.id LIMIT 500
                    """
            ),
            arguments: [last]
        ).map { row in
            let contact = try ExportedContact(identity: Listings.identity(row), isWithdrawn: row["withdrawn"])
            return (contact, try histories.judgedRecords(of: contact.identity.contact))
        }
    }
}
