import GRDB
import SurveyCore

extension Survey {
    /// How far fieldwork is. Counted by SQLite in one pass each over lists and dials, so that ten thousand units cost no more
    /// than their grades.
    package func board(now: Timestamp) throws -> Board {
        try read { db in
            let closing = try Closing.fetch(db)
            var board = Board(
                title: title,
                at: now,
                closedAt: closing?.at,
                fieldwork: (rulebook.fieldwork.from, rulebook.fieldwork.until),
                workingDaysLeft: rulebook.workingDaysLeft(on: now.date(offset))
            )
            let reading = BoardReading(db: db, now: now, offset: offset)
            try reading.progress(&board)
            try reading.dials(&board)
            board.due = closing == nil ? try reading.due() : .init()
            if let rates = try RateReading.fetch(db, groups: "0", isClosed: closing != nil)[0] { board.rates = rates }
            return board
        }
    }
}

extension Rulebook {
    /// From `today` to the last day of fieldwork, both included.
    func workingDaysLeft(on today: CivilDate) -> Int {
        guard today <= fieldwork.until else { return 0 }
        let days = fieldwork.until.daysSinceEpoch - max(today, fieldwork.from).daysSinceEpoch
        let first = max(today, fieldwork.from)
        return (0...days).count { calendar.isWorkingDay(first.adding(days: $0)) }
    }
}

/// Reads a ``Board``.
private struct BoardReading {
    let db: Database
    let now: Timestamp
    let offset: UTCOffset

    private var today: Timestamp { Timestamp(startOf: now.date(offset), offset: offset) }
    private var tomorrow: Timestamp { Timestamp(startOf: now.date(offset).adding(days: 1), offset: offset) }

    func progress(_ board: inout Board) throws {
        var places: [Int: Int] = [:]
        let units = try RawStatement(db, "SELECT id, name FROM unit WHERE withdrawn = 0 ORDER BY id")
        while try units.step() {
            try places[units.integer(0)] = board.units.count
            try board.units.append(.init(name: units.string(1)))
        }
        let surveyors = try Surveyors.all(db)
        board.surveyors = surveyors.map { .init(number: $0.id, name: $0.name) }
        let lines = Dictionary(surveyors.enumerated().map { ($1.id, $0) }) { first, _ in first }
        let rows = try RawStatement(
            db,
            """
            SELECT c.unit, coalesce(l.surveyor, 0), coalesce(l.state, 'not-drawn'), count(*)
            FROM contact c LEFT JOIN listed l ON l.contact = c.id
            WHERE c.withdrawn = 0 GROUP BY c.unit, l.surveyor, l.state
            """
        )
        while try rows.step() {
            let contacts = try rows.integer(3)
            guard let unit = try places[rows.integer(0)] else { continue }
            board.units[unit].provided += contacts
            guard let state = try ContactState(rawValue: rows.string(2)), state != .notDrawn else { continue }
            board.units[unit].contacts.add(state, contacts)
            board.total.add(state, contacts)
            if let line = try lines[rows.integer(1)] { board.surveyors[line].list.add(state, contacts) }
        }
    }

    func dials(_ board: inout Board) throws {
        let lines = Dictionary(board.surveyors.enumerated().map { ($1.number, $0) }) { first, _ in first }
        let rows = try RawStatement(
            db,
            """
            SELECT a.surveyor, a.outcome, a.incoming, a.review, c.withdrawn, count(*),
                sum(a.at >= \(today.seconds) AND a.at < \(tomorrow.seconds))
            FROM standing a CROSS JOIN contact c ON c.id = a.contact GROUP BY 1, 2, 3, 4, 5
            """
        )
        while try rows.step() {
            let outcome: Disposition = try rows.value(1)
            let apart = try DialCounts.Apart(
                outcome,
                incoming: rows.flag(2),
                review: rows.flag(3),
                isWithdrawn: rows.flag(4)
            )
            try board.dials.add(outcome, apart: apart, dials: rows.integer(5))
            guard apart == nil, let line = try lines[rows.integer(0)] else { continue }
            board.surveyors[line].dials += try rows.integer(5)
            board.surveyors[line].dialsToday += try rows.integer(6)
        }
    }

    func due() throws -> Board.Due {
        var due = Board.Due()
        let rows = try RawStatement(
            db,
            """
            SELECT CASE WHEN l.number_check = 1 THEN 5
                WHEN l.state = 'awaiting-confirmation' OR l.other_surveyor = 1 THEN 2
                WHEN l.appointment < \(now.adding(minutes: -CallOrder.appointmentGrace).seconds) THEN 0
                WHEN l.appointment <= \(now.seconds) THEN 6
                WHEN l.appointment IS NOT NULL THEN 1
                WHEN l.not_before IS NULL OR l.not_before <= \(now.seconds) THEN 3 ELSE 4 END AS kind, count(*)
            FROM listed l JOIN contact c ON c.id = l.contact
            WHERE c.withdrawn = 0 AND (l.state = 'open' OR l.state = 'awaiting-confirmation') AND (l.number_check = 1
                OR coalesce(l.appointment, l.not_before, 0) < \(tomorrow.seconds)) GROUP BY kind
            """
        )
        while try rows.step() {
            let contacts = try rows.integer(1)
            switch try rows.integer(0) {
            case 0: due.overdue = contacts
            case 1: due.appointments = contacts
            case 2: due.confirming = contacts
            case 3: due.callable = contacts
            case 4: due.laterToday = contacts
            case 6: due.dueNow = contacts
            default: due.numberChecks = contacts
            }
        }
        return due
    }
}
