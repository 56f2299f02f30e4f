import GRDB
import SurveyCore

extension Desk {
    /// The day so far, for the summary.
    package func summary(now: Timestamp) throws -> DeskSummary {
        try survey.read { db in
            let today = now.date(survey.offset)
            let start = Timestamp(startOf: today, offset: survey.offset)
            let rows = try StoredRow.fetchAll(
                db,
                sql: """
                    SELECT contact, outcome, at, coalesce(until, at) AS until, incoming,
                        EXISTS (SELECT 1 FROM standing s WHERE s.call = a.call) AS stands
                    FROM attempt a WHERE surveyor = ? AND at >= ? AND review = 0
                    """,
                arguments: [surveyor.number, start.seconds]
            )
            let standing = try rows.filter { try $0["stands"] }
            let dials = try standing.filter { try !$0["incoming"] }
            let incoming = try standing.filter { try $0["incoming"] }
            var outcomes: [Disposition: Int] = [:]
            for row in dials { outcomes[try row["outcome"], default: 0] += 1 }
            return try DeskSummary(
                date: today,
                from: rows.map { try $0["at"] as Timestamp }.min(),
                until: rows.map { try $0["until"] as Timestamp }.max(),
                outcomes: outcomes,
                contacts: Set(dials.map { try $0["contact"] as Int }).count,
                incoming: incoming.count,
                incomingCompleted: incoming.count { try $0["outcome"] == Disposition.completed.rawValue },
                putRight: rows.count - standing.count,
                records: rows.count,
                appointments: try appointments(db),
                confirmedByOthers: try foundDead(db, now),
                firstDialDue: try firstDialDue(db, today),
                head: try Writing.head(db)
            )
        }
    }

    private func appointments(_ db: Database) throws -> [DeskSummary.Appointment] {
        try StoredRow.fetchAll(
            db,
            sql: """
                SELECT l.contact, l.appointment, c.person, c.position, c.organisation
                FROM listed l JOIN contact c ON c.id = l.contact
                WHERE l.appointment IS NOT NULL AND l.surveyor = ? AND l.state = 'open' AND c.withdrawn = 0
                ORDER BY \(DeskOrder.columns(.appointments))
                """,
            arguments: [surveyor.number]
        ).map {
            try DeskSummary.Appointment(
                at: $0["appointment"],
                contact: $0["contact"],
                person: $0["person"] ?? "",
                position: $0["position"] ?? "",
                organisation: $0["organisation"] ?? ""
            )
        }
    }

    /// Contacts awaiting confirmation that this surveyor found dead, on whoever's list.
    private func foundDead(_ db: Database, _ now: Timestamp) throws -> [Int] {
        let candidates = try Candidates(db, survey.rulebook)
        let avoided = try Candidates.avoided(db, surveyor.number)
        let order = CallOrder(ContactRules(survey.rulebook), surveyor: surveyor, now: now)
        return try StoredRow.fetchAll(
            db,
            sql: """
                SELECT \(Candidates.columns) FROM listed l JOIN contact c ON c.id = l.contact
                WHERE l.state = 'awaiting-confirmation' AND c.withdrawn = 0
                    AND EXISTS (SELECT 1 FROM standing a WHERE a.contact = l.contact AND a.surveyor = ?)
                ORDER BY l.contact
                """,
            arguments: [surveyor.number]
        ).map { try candidates.candidate($0, avoided) }.filter(order.awaitsOther).map(\.contact)
    }

    /// Never dialled, where the working days from tomorrow to the end of fieldwork are just the days that a silent number
    /// needs: a first dial later than tomorrow could not end in any state.
    private func firstDialDue(_ db: Database, _ today: CivilDate) throws -> [Int] {
        let calendar = survey.rulebook.calendar
        var days = 0
        var date = today
        while date < survey.rulebook.fieldwork.until, days <= survey.rulebook.calls.silentDays {
            date = date.adding(days: 1)
            if calendar.isWorkingDay(date) { days += 1 }
        }
        guard days == survey.rulebook.calls.silentDays else { return [] }
        return try Int.readAll(
            db,
            sql: """
                SELECT l.contact FROM listed l JOIN contact c ON c.id = l.contact
                WHERE l.surveyor = ? AND l.state = 'open' AND l.attempts = 0 AND c.withdrawn = 0
                ORDER BY \(DeskOrder.columns(.list))
                """,
            arguments: [surveyor.number]
        )
    }
}
