import GRDB
import SurveyCore

/// What `contacts` looks for; everything named must hold.
package struct ContactFilter: Hashable, Sendable {
    /// A unit's name, or a part of several.
    package var unit: String?
    package var state: ContactState?
    /// In organisation, person, position, key or the unit's name.
    package var text: String?
    /// A number in any style, or its last digits.
    package var phone: String?

    package init(unit: String? = nil, state: ContactState? = nil, text: String? = nil, phone: String? = nil) {
        self.unit = unit
        self.state = state
        self.text = text
        self.phone = phone
    }
}

extension Survey {
    /// Contacts in the order of their numbers.
    package func contacts(_ filter: ContactFilter = ContactFilter(), now: Timestamp) throws -> [ContactListing] {
        try read { db in
            var conditions = ["c.withdrawn = 0"]
            var arguments = StatementArguments()
            if let unit = filter.unit {
                let units = try UnitDirectory.meant(db, by: unit).map { String($0.id) }
                conditions.append("c.unit IN (\(units.joined(separator: ",")))")
            }
            if let state = filter.state {
                conditions.append("coalesce(l.state, 'not-drawn') = ?")
                arguments += [state.rawValue]
            }
            if let text = filter.text.map({ nfc(trimmed($0)) }), !text.isEmpty {
                conditions.append(
                    """
                    instr(lower(c.organisation || char(10) || c.person || char(10) || c.position || char(10) || u.name
                        || char(10) || u.key || '-' || printf('%02d', c.ordinal)), lower(?)) > 0
                    """
                )
                arguments += [text]
            }
            if let phone = filter.phone {
                guard let query = PhoneQuery(phone, areaCode: rulebook.areaCode) else {
                    throw Refusal.content(.undiallable(text: phone))
                }
                let condition = query.condition
                conditions.append(condition.sql)
                arguments += condition.arguments
            }
            let condition = "WHERE " + conditions.joined(separator: " AND ") + " ORDER BY c.id"
            return try Listings.fetch(db, condition, arguments, now: now)
        }
    }

    /// Contacts that nobody is offered before they are reassigned, by number.
    package func contactsToReassign(now: Timestamp) throws -> [ContactListing] {
        try read { try Listings.barred($0, now: now) }
    }

    /// Numbers that were told to surveyors and that nobody has seen to, by contact: the number was not corrected since.
    package func toldNumbers() throws -> [ToldNumber] {
        try read { db in
            try StoredRow.fetchAll(
                db,
                sql: """
                    SELECT a.contact, a.call, a.at, a.outcome, t.text FROM standing a JOIN text t ON t.digest = a.note
                    JOIN contact c ON c.id = a.contact
                    WHERE a.outcome IN ('absent', 'left') AND c.withdrawn = 0
                        AND NOT EXISTS (SELECT 1 FROM correction k WHERE k.contact = a.contact AND k.sequence > a.sequence)
                    ORDER BY a.contact, a.call
                    """
            ).compactMap { row in
                let outcome: Disposition = try row["outcome"]
                return try ToldNumber.number(in: row["text"], of: outcome).map {
                    try ToldNumber(
                        contact: row["contact"],
                        call: row["call"],
                        at: row["at"],
                        number: $0
                    )
                }
            }
        }
    }

    /// One contact with all its attempts, voided and replaced ones too.
    package func contact(_ text: String, now: Timestamp) throws -> ContactFile {
        try read { db in
            let contact = try ContactEntry.require(db, text)
            guard let listing = try Listings.fetch(db, "WHERE c.id = ?", [contact.id], now: now).first else {
                throw StoredFault(table: "contact", column: "unit", row: contact.id)
            }
            return ContactFile(contact: listing, calls: try Histories(db, rulebook).judgedRecords(of: contact.id))
        }
    }
}

enum Listings {
    static func fetch(
        _ db: Database,
        _ condition: String,
        _ arguments: StatementArguments,
        now: Timestamp
    ) throws -> [ContactListing] {
        var listings: [ContactListing] = []
        try forEach(db, condition, arguments, now: now) { listing, _ in listings.append(listing) }
        return listings
    }

    /// - Parameter columns: SQL: more columns of the row.
    static func forEach(
        _ db: Database,
        columns: String = "",
        _ condition: String,
        _ arguments: StatementArguments = [],
        now: Timestamp,
        _ body: (ContactListing, StoredRow) throws -> Void
    ) throws {
        let rows = try StoredRows(
            db,
            sql: """
                SELECT \(identityColumns), s.name AS surveyor, coalesce(l.state, 'not-drawn') AS state, coalesce(l.attempts, 0) AS attempts,
                    l.not_before, l.appointment, \(mustBeReassigned) AS must_be_reassigned\(columns)
                FROM contact c JOIN unit u ON u.id = c.unit
                LEFT JOIN listed l ON l.contact = c.id LEFT JOIN surveyor s ON s.id = l.surveyor
                \(condition)
                """,
            arguments: arguments
        )
        while let row = try rows.next() { try body(listing(row, now: now), row) }
    }

    /// SQL: of a contact `c` that may be on a list `l`.
    private static let mustBeReassigned = """
        coalesce(l.state IN ('open', 'awaiting-confirmation'), 0) AND \(Surveyors.isBarred)
        """

    /// By number, those that nobody is offered before they are reassigned.
    static func barred(_ db: Database, now: Timestamp) throws -> [ContactListing] {
        try fetch(db, "WHERE c.withdrawn = 0 AND \(mustBeReassigned) ORDER BY c.id", [], now: now)
    }

    /// SQL: a contact `c` of a unit `u`, as ``identity(_:)`` reads it.
    static let identityColumns = """
        c.id, u.key, c.ordinal, u.name, c.organisation, c.person, c.position, c.phone, c.others, c.given
        """

    static func identity(_ row: StoredRow) throws -> ContactIdentity {
        let others: String = try row["others"] ?? ""
        return try ContactIdentity(
            contact: row["id"],
            key: ContactKey(unit: row["key"], ordinal: row["ordinal"]).text,
            unit: row["name"],
            organisation: row["organisation"] ?? "",
            person: row["person"] ?? "",
            position: row["position"] ?? "",
            phone: row["phone"],
            otherPhones: others.split(separator: "\n").map(String.init),
            phoneAsGiven: row["given"] ?? ""
        )
    }

    private static func listing(_ row: StoredRow, now: Timestamp) throws -> ContactListing {
        let notBefore: Timestamp? = try row["not_before"]
        var listing = try ContactListing(
            identity: identity(row),
            surveyor: row["surveyor"],
            state: row["state"],
            attempts: row["attempts"],
            notBefore: notBefore.flatMap { $0 > now ? $0 : nil },
            appointment: row["appointment"]
        )
        listing.mustBeReassigned = try row["must_be_reassigned"]
        return listing
    }
}
