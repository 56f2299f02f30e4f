import GRDB
import SurveyCore

/// The rows of attempts, answers and number corrections against their entries. Both come in the order of the calls, so
/// the rows are read along with the log.
struct CallRowCheck {
    private let db: Database
    private let rows: RawStatement
    private let answers: RawStatement
    private let correction: RawStatement
    private var hasAnswer = false
    private var isEnded = false
    private var corrections = 0

    init(_ db: Database) throws {
        self.db = db
        rows = try RawStatement(
            db,
            """
            SELECT a.call, u.key, c.ordinal, coalesce(a.number, ''), s.name, a.outcome, a.at, coalesce(a.until, -1),
                coalesce(a.appointment, -1), a.incoming, a.review, coalesce(a.note, ''), coalesce(a.replaces, 0), a.sequence
            FROM attempt a JOIN contact c ON c.id = a.contact JOIN unit u ON u.id = c.unit
            JOIN surveyor s ON s.id = a.surveyor ORDER BY a.call
            """
        )
        answers = try RawStatement(db, "SELECT call, question, score FROM answer ORDER BY call, question")
        correction = try RawStatement(
            db,
            """
            SELECT u.key, c.ordinal, r.at, coalesce(r.number, '') FROM correction r JOIN contact c ON c.id = r.contact
            JOIN unit u ON u.id = c.unit WHERE r.sequence = ?
            """
        )
        hasAnswer = try answers.step()
    }

    mutating func check(_ act: LogAct, _ sequence: Int) throws -> Verification.Detail? {
        switch act {
        case .called(let call): return try check(call, replaces: 0, sequence)
        case .amended(let call, let replaces, _): return try check(call, replaces: replaces, sequence)
        case .numberCorrected(let contact, let at, let number, _):
            corrections += 1
            correction.bind(1, sequence)
            defer { correction.reset() }
            guard try correction.step(),
                contactKey(unit: correction.string(0), ordinal: correction.integer(1)) == contact,
                correction.integer(2) == at.seconds, correction.string(3) == number ?? ""
            else { return .correction(contact: contact) }
            return nil
        default: return nil
        }
    }

    private mutating func check(_ call: LogAct.CallEntry, replaces: Int, _ sequence: Int) throws -> Verification.Detail?
    {
        let attempt = call.attempt
        // After the end, a step would begin again.
        guard try !isEnded && rows.step() else {
            isEnded = true
            return .attempt(call: attempt.call)
        }
        guard rows.integer(0) == attempt.call else { return .attempt(call: attempt.call) }
        let sameDial =
            contactKey(unit: rows.string(1), ordinal: rows.integer(2)) == call.contact
            && rows.string(3) == attempt.number ?? "" && rows.string(4) == attempt.surveyor
            && rows.string(5) == attempt.outcome.rawValue && rows.integer(6) == attempt.at.seconds
        let sameRest =
            rows.integer(7) == attempt.until?.seconds ?? -1 && rows.integer(8) == attempt.appointment?.seconds ?? -1
            && (rows.integer(9) == 1) == attempt.incoming && (rows.integer(10) == 1) == attempt.review
            && rows.string(11) == call.note ?? "" && rows.integer(12) == replaces && rows.integer(13) == sequence
        let sameScores = try scores(of: attempt.call) == attempt.scores.mapValues(\.hundredths)
        return sameDial && sameRest && sameScores ? nil : .attempt(call: attempt.call)
    }

    private mutating func scores(of call: Int) throws -> [String: Int] {
        var scores: [String: Int] = [:]
        while hasAnswer, answers.integer(0) <= call {
            // An answer of a call that never was belongs to the next one's disagreement.
            scores[answers.string(1)] = answers.integer(2)
            hasAnswer = try answers.step()
        }
        return scores
    }

    /// What the rows hold beyond the log.
    mutating func finish(_ replay: Replay) throws -> [Verification.Detail] {
        var failures: [Verification.Detail] = []
        if try !isEnded && rows.step() { failures.append(.attempt(call: rows.integer(0))) }
        if hasAnswer { failures.append(.attempt(call: answers.integer(0))) }
        rows.reset()
        answers.reset()
        let voided = try Row.fetchAll(
            db,
            sql: "SELECT call, voided FROM attempt WHERE voided IS NOT NULL ORDER BY call"
        )
        let stored = Dictionary(uniqueKeysWithValues: voided.map { ($0["call"] as Int, $0["voided"] as Int) })
        if stored != replay.voided {
            let calls = Set(stored.keys).union(replay.voided.keys).sorted()
            failures += calls.filter { stored[$0] != replay.voided[$0] }.prefix(1).map { .attempt(call: $0) }
        }
        if try Int.fetchOne(db, sql: "SELECT count(*) FROM correction") != corrections {
            let known = Set(replay.corrections.values.flatMap { $0.map(\.sequence) })
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT r.sequence, u.key, c.ordinal FROM correction r JOIN contact c ON c.id = r.contact
                    JOIN unit u ON u.id = c.unit ORDER BY r.sequence
                    """
            )
            failures += rows.filter { !known.contains($0["sequence"]) }.prefix(1).map {
                .correction(contact: contactKey(unit: $0["key"], ordinal: $0["ordinal"]))
            }
        }
        return failures
    }
}
