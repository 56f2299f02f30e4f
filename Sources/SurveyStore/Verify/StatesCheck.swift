import GRDB
import SurveyCore

/// Attempts, answers and corrections of the tables against the log, and every drawn contact's kept state against the one
/// that its logged attempts give.
struct StatesCheck {
    let verifier: Verifier
    let db: Database
    let ids: ContactIDs
    private var replay: Replay { verifier.replay }

    func run(_ outcomes: Outcomes) throws {
        try closing()
        try corrections()
        try attempts()
        try states(outcomes)
    }

    private func closing() throws {
        let stored = try Closing.fetch(db)
        verifier.compare(.states, .survey, .closed, time(replay.closing?.at.seconds), time(stored?.at.seconds))
        verifier.compare(.states, .survey, .closed, replay.closing?.by, stored?.by)
        verifier.compare(.states, .survey, .closed, replay.closing?.reason, stored?.reason)
        let created = try Timestamp.readTheOne(db, sql: "SELECT created FROM survey")
        verifier.compare(.states, .survey, .created, time(replay.created?.seconds), time(created.seconds))
        verifier.compare(.states, .survey, .purged, time(replay.purged?.seconds), time(try Closing.purged(db)?.seconds))
    }

    private func corrections() throws {
        var logged: [Int: (contact: Int, correction: NumberCorrection)] = [:]
        for (contact, list) in replay.corrections {
            for correction in list { logged[correction.sequence] = (contact, correction) }
        }
        for row in try StoredRow.fetchAll(
            db,
            sql: "SELECT sequence, contact, at, number FROM correction ORDER BY sequence"
        ) {
            let subject = try Verification.Subject.correction(sequence: row["sequence"])
            guard let entry = try logged.removeValue(forKey: row["sequence"]) else {
                verifier.fault(.states, .unexpected(subject))
                continue
            }
            try verifier.compare(.states, subject, .contact, replay.key(entry.contact), key(ofID: row["contact"]))
            try verifier.compare(.states, subject, .at, time(entry.correction.at.seconds), time(row["at"]))
            try verifier.compare(.states, subject, .number, entry.correction.number, row["number"])
        }
        if let missing = logged.keys.min() { verifier.fault(.states, .missing(.correction(sequence: missing))) }
    }

    // MARK: Attempts

    /// Columns that compare as they are, by their place in both queries.
    private static let fields: [(column: Int32, field: Verification.Field)] = [
        (2, .sequence), (3, .number), (4, .surveyor), (5, .outcome), (6, .at), (7, .until), (8, .appointment),
        (9, .incoming), (10, .review), (11, .note), (12, .replaces), (13, .voided), (14, .scores), (15, .entered),
        (16, .recused),
    ]
    private static let times: Set<Verification.Field> = [.at, .until, .appointment]

    private func attempts() throws {
        let logged = try RawStatement(verifier.scratch.db, "SELECT * FROM attempt ORDER BY call")
        let stored = try RawStatement(
            db,
            """
            SELECT \(AttemptRows.columns), a.timed
            FROM attempt a LEFT JOIN surveyor s ON s.id = a.surveyor ORDER BY a.call
            """
        )
        var hasStored = try stored.step()
        while try logged.step() {
            verifier.progress.advance(1)
            while hasStored, try stored.integer(0) < logged.integer(0) {
                try verifier.fault(.states, .unexpected(.call(stored.integer(0))))
                hasStored = try stored.step()
            }
            guard hasStored, try stored.integer(0) == logged.integer(0) else {
                try verifier.fault(.states, .missing(.call(logged.integer(0))))
                continue
            }
            try compare(logged, stored)
            hasStored = try stored.step()
        }
        while hasStored {
            try verifier.fault(.states, .unexpected(.call(stored.integer(0))))
            hasStored = try stored.step()
        }
    }

    private func compare(_ logged: RawStatement, _ stored: RawStatement) throws {
        guard verifier.isSound(.states) else { return }
        let subject = try Verification.Subject.call(logged.integer(0))
        if try ids[stored.integer(1)] != logged.integer(1) {
            try verifier.compare(
                .states,
                subject,
                .contact,
                replay.key(logged.integer(1)),
                key(ofID: stored.integer(1))
            )
        }
        // Of a sheet that names only the day a dial has its first moment; else nothing of this stands in the log.
        if try !stored.flag(17) {
            let at: Timestamp = try stored.value(6)
            let day = Timestamp(startOf: at.date(verifier.survey.offset), offset: verifier.survey.offset)
            verifier.compare(.states, subject, .at, time(day.seconds), time(at.seconds))
        }
        for (column, field) in StatesCheck.fields {
            let isSame =
                logged.isNull(column) == stored.isNull(column)
                && logged.bytes(column).elementsEqual(stored.bytes(column))
            if isSame { continue }
            if StatesCheck.times.contains(field) {
                try verifier.compare(
                    .states,
                    subject,
                    field,
                    time(logged.optionalInteger(column)),
                    time(stored.optionalInteger(column))
                )
            } else {
                try verifier.compare(.states, subject, field, logged.shown(column), stored.shown(column))
            }
        }
    }

    // MARK: States

    private func states(_ outcomes: Outcomes) throws {
        let rows = try RawStatement(
            db,
            """
            SELECT contact, state, attempts, ever_reached, corrected, weighted, not_before, appointment, number_check,
                other_surveyor
            FROM listed ORDER BY contact
            """
        )
        while try rows.step() {
            // Contacts that the log does not know, or knows as not drawn, are the draw's to tell.
            guard let index = try ids[rows.integer(0)], let outcome = outcomes[index] else { continue }
            try compare(rows, outcome, index)
        }
    }

    private func compare(_ row: RawStatement, _ outcome: Replay.Outcome, _ index: Int) throws {
        guard verifier.isSound(.states) else { return }
        let stored = try Replay.Outcome(row)
        guard stored != outcome else { return }
        let subject = Verification.Subject.contact(replay.key(index))
        if stored?.state != outcome.state {
            verifier.fault(
                .states,
                .state(contact: replay.key(index), expected: outcome.state, stored: stored?.state ?? .notDrawn)
            )
        }
        func number(_ field: Verification.Field, _ expected: Int?, _ column: Int32) throws {
            try verifier.compare(.states, subject, field, expected.map { String($0) }, row.shown(column))
        }
        try number(.attempts, Int(outcome.attempts), 2)
        try number(.everReached, outcome.everReached ? 1 : 0, 3)
        try number(.corrected, outcome.corrected ? 1 : 0, 4)
        try number(.weighted, outcome.weighted.map(Int.init), 5)
        func moment(_ field: Verification.Field, _ expected: Timestamp?, _ column: Int32) throws {
            try verifier.compare(.states, subject, field, time(expected?.seconds), time(row.optionalInteger(column)))
        }
        try moment(.notBefore, outcome.notBefore, 6)
        try moment(.appointment, outcome.appointment, 7)
        try number(.numberCheck, outcome.numberCheck ? 1 : 0, 8)
        try number(.otherSurveyor, outcome.otherSurveyor ? 1 : 0, 9)
    }

    private func key(ofID id: Int) -> String? { ids[id].map(replay.key) }

    private func time(_ seconds: Int?) -> String? {
        seconds.map { Timestamp(seconds: $0).iso8601(verifier.survey.offset) }
    }
}

extension Replay.Outcome {
    /// The kept state; `nil` when there is no such state.
    fileprivate init?(_ row: RawStatement) throws {
        guard let state = try ContactState(rawValue: row.string(1)) else { return nil }
        self.init(state: state)
        attempts = try Int32(clamping: row.integer(2))
        everReached = try row.flag(3)
        corrected = try row.flag(4)
        weighted = try row.optionalInteger(5).map(Int32.init(clamping:))
        notBefore = try row.value(6)
        appointment = try row.value(7)
        numberCheck = try row.flag(8)
        otherSurveyor = try row.flag(9)
    }
}
