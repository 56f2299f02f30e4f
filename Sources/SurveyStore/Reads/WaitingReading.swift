import GRDB
import SurveyCore

extension Survey {
    /// What waits for somebody, most urgent first; nothing once fieldwork is closed.
    package func waiting(now: Timestamp) throws -> [Waiting] {
        try read { db in
            let reading = WaitingReading(db: db, rulebook: rulebook, now: now)
            guard try Closing.fetch(db) == nil else { return try reading.republish() }
            let isDrawn = try Bool.readTheOne(db, sql: "SELECT EXISTS (SELECT 1 FROM draw)")
            let handIns = [try reading.missing(), try reading.incomplete()].compactMap { $0 }
            return try isDrawn ? reading.fieldwork(handIns) : handIns
        }
    }
}

private struct WaitingReading {
    let db: Database
    let rulebook: Rulebook
    let now: Timestamp

    private var today: CivilDate { now.date(rulebook.offset) }

    private var tomorrow: Timestamp { Timestamp(startOf: today.adding(days: 1), offset: rulebook.offset) }

    /// What was published since the close, and is another now.
    func republish() throws -> [Waiting] {
        guard try Closing.purged(db) == nil else { return [] }
        let units = try Grades(db, rulebook).all(db).map(\.grade)
        guard units.contains(where: { $0.published?.closed == true }),
            let since = try Grades.sincePublished(db, units, isAll: true), !since.isNothing
        else { return [] }
        return [.republish(since)]
    }

    func incomplete() throws -> Waiting? {
        let quota = rulebook.grading.quota
        let units = try StoredRow.fetchAll(
            db,
            sql: """
                SELECT u.name, count(*) FROM contact c JOIN unit u ON u.id = c.unit
                WHERE c.withdrawn = 0 AND u.withdrawn = 0 GROUP BY u.id HAVING count(*) < ? ORDER BY u.id
                """,
            arguments: [quota]
        ).map { try Waiting.HandIn(unit: $0[0], provided: $0[1]) }
        let deadline = rulebook.grading.deadline
        return units.isEmpty ? nil : .incomplete(units, quota: quota, deadline: deadline, today: today)
    }

    /// Only where the office said who must hand in, or some did.
    func missing() throws -> Waiting? {
        let units = try String.readAll(
            db,
            sql: """
                SELECT name FROM unit u WHERE withdrawn = 0
                    AND NOT EXISTS (SELECT 1 FROM contact c WHERE c.unit = u.id AND c.withdrawn = 0) ORDER BY id
                """
        )
        return units.isEmpty ? nil : .missing(units: units, deadline: rulebook.grading.deadline, today: today)
    }

    func fieldwork(_ handIns: [Waiting]) throws -> [Waiting] {
        let left = try left()
        let open = left.reduce(0) { $0 + $1.contacts }
        let until = rulebook.fieldwork.until
        let appointments = try appointments()
        let longAgo = now.adding(minutes: -CallOrder.appointmentGrace)
        let overdue = appointments.filter { $0.at < longAgo }
        let dueNow = appointments.filter { $0.at >= longAgo && $0.at <= now }
        let later = appointments.filter { $0.at > now }
        let barred = try Listings.barred(db, now: now)
        let checks = try numberChecks()
        let confirming = try confirming()
        let due = try Grades(db, rulebook).due
        let found: [Waiting?] = [
            today > until ? .fieldworkOver(until: until, open: open) : nil,
            overdue.isEmpty ? nil : .overdue(overdue, now: now), dueNow.isEmpty ? nil : .dueNow(dueNow),
            barred.isEmpty ? nil : .toReassign(barred),
        ]
        let further: [Waiting?] = [
            checks.isEmpty ? nil : .numberChecks(contacts: checks), later.isEmpty ? nil : .appointments(later),
            confirming == 0 ? nil : .confirming(contacts: confirming), due == 0 ? nil : .toDraw(contacts: due),
            open == 0 ? nil : .left(left, workingDays: rulebook.workingDaysLeft(on: today), until: until),
        ]
        return found.compactMap { $0 } + handIns + further.compactMap { $0 }
    }

    /// Until the end of today, earliest first.
    private func appointments() throws -> [Waiting.Appointment] {
        try StoredRow.fetchAll(
            db,
            sql: """
                SELECT l.contact, l.appointment, s.name FROM listed l INDEXED BY listed_appointment
                JOIN contact c ON c.id = l.contact JOIN surveyor s ON s.id = l.surveyor
                WHERE l.appointment < ? AND l.state = 'open' AND c.withdrawn = 0 ORDER BY l.appointment, l.contact
                """,
            arguments: [tomorrow.seconds]
        ).map { try Waiting.Appointment(contact: $0[0], at: $0[1], surveyor: $0[2]) }
    }

    private func numberChecks() throws -> [Int] {
        try Int.readAll(
            db,
            sql: """
                SELECT l.contact FROM listed l JOIN contact c ON c.id = l.contact
                WHERE l.number_check = 1 AND c.withdrawn = 0 ORDER BY l.contact
                """
        )
    }

    private func confirming() throws -> Int {
        try Int.readTheOne(
            db,
            sql: """
                SELECT count(*) FROM listed l JOIN contact c ON c.id = l.contact
                WHERE (l.state = 'awaiting-confirmation' AND l.number_check = 0 OR l.state = 'open' AND l.other_surveyor = 1)
                    AND c.withdrawn = 0 AND (l.not_before IS NULL OR l.not_before < ?)
                """,
            arguments: [tomorrow.seconds]
        )
    }

    /// In the order of the surveyors' numbers; who has nothing left is left out.
    private func left() throws -> [Waiting.Left] {
        try StoredRow.fetchAll(
            db,
            sql: """
                SELECT s.name, count(*) FROM listed l JOIN contact c ON c.id = l.contact JOIN surveyor s ON s.id = l.surveyor
                WHERE (l.state = 'open' OR l.state = 'awaiting-confirmation') AND c.withdrawn = 0 GROUP BY s.id ORDER BY s.id
                """
        ).map { try Waiting.Left(surveyor: $0[0], contacts: $0[1]) }
    }
}
