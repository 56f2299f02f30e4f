import GRDB
import SurveyCore

extension Desk {
    /// Numbers of the bar without the contacts left, which take a walk over the whole list.
    package func tally(left: Int, now: Timestamp) throws -> DeskTally {
        try survey.read { db in
            let start = Timestamp(startOf: now.date(survey.offset), offset: survey.offset)
            let dials = try StoredRow.fetchTheOne(
                db.cachedStatement(
                    sql: """
                        SELECT count(*) AS dialled, coalesce(sum(outcome = 'completed'), 0) AS completed FROM standing
                        WHERE surveyor = ? AND at >= ? AND incoming = 0 AND outcome <> 'our-fault'
                        """
                ),
                arguments: [surveyor.number, start.seconds]
            )
            let agreed = try StoredRow.fetchAll(
                db.cachedStatement(
                    sql: """
                        SELECT contact, appointment FROM listed INDEXED BY listed_appointment
                        WHERE appointment IS NOT NULL AND surveyor = ? AND state = 'open' ORDER BY appointment, contact
                        """
                ),
                arguments: [surveyor.number]
            )
            return try DeskTally(
                dialled: dials["dialled"],
                completed: dials["completed"],
                left: left,
                agreed: agreed.map { try .init(contact: $0["contact"], at: $0["appointment"]) }
            )
        }
    }

    /// Open contacts of the surveyor's list.
    package func left() throws -> Int {
        try survey.read { db in
            try Int.readOne(
                db.cachedStatement(
                    sql: """
                        SELECT count(*) FROM listed l JOIN contact c ON c.id = l.contact
                        WHERE l.surveyor = ? AND l.state IN ('open', 'awaiting-confirmation') AND c.withdrawn = 0
                        """
                ),
                arguments: [surveyor.number]
            ) ?? 0
        }
    }

    /// This surveyor's newest records of today that can be taken back.
    package func records(now: Timestamp) throws -> [DeskRecord] {
        try survey.read { db in
            let start = Timestamp(startOf: now.date(survey.offset), offset: survey.offset)
            let rows = try RawStatement(
                db,
                """
                SELECT \(AttemptRows.columns) FROM standing a JOIN surveyor s ON s.id = a.surveyor
                WHERE a.surveyor = ? AND a.at >= ? AND a.review = 0 ORDER BY a.call DESC LIMIT 5
                """
            )
            rows.bind(1, surveyor.number)
            rows.bind(2, start.seconds)
            return try rows.all { row in
                let attempt = try Attempt(row)
                return try DeskRecord(call: attempt.call, contact: row.integer(1), dial: attempt.dial)
            }
        }
    }

    /// Drawn contacts by a number or its last digits, or by part of a name or organisation; those open first.
    package func find(_ text: String, now: Timestamp) throws -> [DeskFound] {
        try survey.read { db in
            let text = nfc(trimmed(text))
            let query = PhoneQuery(text, areaCode: survey.rulebook.areaCode)
            var (condition, arguments) = query?.condition ?? ("0", [])
            if query?.isAlone != true {
                condition +=
                    " OR instr(lower(c.organisation || char(10) || c.person || char(10) || u.name), lower(?)) > 0"
                arguments += [text]
            }
            let rows = try StoredRow.fetchAll(
                db,
                sql: """
                    SELECT \(Listings.identityColumns), l.state, s.id AS surveyor, s.name AS owner
                    FROM listed l JOIN contact c ON c.id = l.contact JOIN unit u ON u.id = c.unit
                    JOIN surveyor s ON s.id = l.surveyor
                    WHERE c.withdrawn = 0 AND (\(condition))
                    ORDER BY l.state NOT IN ('open', 'awaiting-confirmation'), l.surveyor <> ?, c.id LIMIT 20
                    """,
                arguments: arguments + [surveyor.number]
            )
            let cards = try DeskCards(db, survey.rulebook, surveyor)
            return try rows.map { row in
                try DeskFound(
                    identity: Listings.identity(row),
                    last: try cards.last(of: row["id"]),
                    surveyor: DeskSurveyor(name: row["owner"], number: row["surveyor"]),
                    state: row["state"]
                )
            }
        }
    }
}
