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
    }

    private func corrections() throws {
        var logged: [Int: (contact: Int, correction: NumberCorrection)] = [:]
        for (contact, list) in replay.corrections {
            for correction in list { logged[correction.sequence] = (contact, correction) }
        }
        for row in try Row.fetchAll(db, sql: "SELECT sequence, contact, at, number FROM correction ORDER BY sequence") {
            let subject = Verification.Subject.correction(sequence: row["sequence"])
            guard let entry = logged.removeValue(forKey: row["sequence"]) else {
                verifier.fault(.states, .unexpected(subject))
                continue
            }
            verifier.compare(.states, subject, .contact, replay.key(entry.contact), key(ofID: row["contact"]))
            verifier.compare(.states, subject, .at, time(entry.correction.at.seconds), time(row["at"]))
            verifier.compare(.states, subject, .number, entry.correction.number, row["number"])
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
            SELECT \(AttemptRows.columns)
            FROM attempt a LEFT JOIN surveyor s ON s.id = a.surveyor ORDER BY a.call
            """
        )
        var hasStored = try stored.step()
        while try logged.step() {
            verifier.progress.advance(1)
            while hasStored, stored.integer(0) < logged.integer(0) {
                verifier.fault(.states, .unexpected(.call(stored.integer(0))))
                hasStored = try stored.step()
            }
            guard hasStored, stored.integer(0) == logged.integer(0) else {
                verifier.fault(.states, .missing(.call(logged.integer(0))))
                continue
            }
            compare(logged, stored)
            hasStored = try stored.step()
        }
        while hasStored {
            verifier.fault(.states, .unexpected(.call(stored.integer(0))))
            hasStored = try stored.step()
        }
    }

    private func compare(_ logged: RawStatement, _ stored: RawStatement) {
        guard verifier.isSound(.states) else { return }
        let subject = Verification.Subject.call(logged.integer(0))
        if ids[stored.integer(1)] != logged.integer(1) {
            verifier.compare(.states, subject, .contact, replay.key(logged.integer(1)), key(ofID: stored.integer(1)))
        }
        for (column, field) in StatesCheck.fields {
            let isSame =
                logged.isNull(column) == stored.isNull(column)
                && logged.bytes(column).elementsEqual(stored.bytes(column))
            if isSame { continue }
            if StatesCheck.times.contains(field) {
                verifier.compare(
                    .states,
                    subject,
                    field,
                    time(logged.optionalInteger(column)),
                    time(stored.optionalInteger(column))
                )
            } else {
                verifier.compare(.states, subject, field, logged.optionalString(column), stored.optionalString(column))
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
            guard let index = ids[rows.integer(0)], let outcome = outcomes[index] else { continue }
            compare(rows, outcome, index)
        }
    }

    private func compare(_ row: RawStatement, _ outcome: Replay.Outcome, _ index: Int) {
        guard verifier.isSound(.states) else { return }
        let stored = Replay.Outcome(row)
        guard stored != outcome else { return }
        let subject = Verification.Subject.contact(replay.key(index))
        if stored?.state != outcome.state {
            verifier.fault(
                .states,
                .state(contact: replay.key(index), expected: outcome.state, stored: stored?.state ?? .notDrawn)
            )
        }
        func number(_ field: Verification.Field, _ expected: Int?, _ column: Int32) {
            verifier.compare(.states, subject, field, expected.map { String($0) }, row.optionalString(column))
        }
        number(.attempts, Int(outcome.attempts), 2)
        number(.everReached, outcome.everReached ? 1 : 0, 3)
        number(.corrected, outcome.corrected ? 1 : 0, 4)
        number(.weighted, outcome.weighted.map(Int.init), 5)
        verifier.compare(.states, subject, .notBefore, time(outcome.notBefore?.seconds), time(row.optionalInteger(6)))
        verifier.compare(
            .states,
            subject,
            .appointment,
            time(outcome.appointment?.seconds),
            time(row.optionalInteger(7))
        )
        number(.numberCheck, outcome.numberCheck ? 1 : 0, 8)
        number(.otherSurveyor, outcome.otherSurveyor ? 1 : 0, 9)
    }

    private func key(ofID id: Int) -> String? { ids[id].map(replay.key) }

    private func time(_ seconds: Int?) -> String? {
        seconds.map { Timestamp(seconds: $0).iso8601(verifier.survey.offset) }
    }
}

extension Replay.Outcome {
    /// The kept state; `nil` when there is no such state.
    fileprivate init?(_ row: RawStatement) {
        guard let state = ContactState(rawValue: row.string(1)) else { return nil }
        self.init(state: state)
        attempts = Int32(clamping: row.integer(2))
        everReached = row.integer(3) == 1
        corrected = row.integer(4) == 1
        weighted = row.optionalInteger(5).map(Int32.init(clamping:))
        notBefore = row.optionalInteger(6).map(Timestamp.init(seconds:))
        appointment = row.optionalInteger(7).map(Timestamp.init(seconds:))
        numberCheck = row.integer(8) == 1
        otherSurveyor = row.integer(9) == 1
    }
}
