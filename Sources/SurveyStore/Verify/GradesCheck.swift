import GRDB
import SurveyCore

/// The grades from the log alone against those that the tables give through ``Survey/grades(of:)``.
struct GradesCheck {
    let verifier: Verifier
    let db: Database
    private var replay: Replay { verifier.replay }

    func run(_ outcomes: Outcomes) throws {
        let expected = replay.grades { outcomes[$0]! }
        let stored = try Grades(db, verifier.survey.rulebook).all(db)
        compareOrder(expected.map { replay.units[$0.unit].key }, stored.map(\.key))
        let byKey = Dictionary(stored.map { ($0.key, $0.grade) }, uniquingKeysWith: { first, _ in first })
        for (unit, grade) in expected {
            let key = replay.units[unit].key
            if let stored = byKey[key] { compare(key, grade, stored) }
        }
        try decided()
    }

    /// What people decided, about units that take no part now, too.
    private func decided() throws {
        let rows = try StoredRow.fetchAll(
            db,
            sql: "SELECT u.key, \(Grades.decided) FROM unit u \(Grades.decisions) ORDER BY u.id"
        )
        for row in rows {
            // A unit that the log does not know was told.
            guard let index = try replay.index(ofUnit: row["key"]) else { continue }
            let (unit, ruling, published) = try (replay.units[index], Grades.ruling(row), Grades.published(row))
            let subject = Verification.Subject.unit(unit.key)
            verifier.compare(.grades, subject, .ruling, text(unit.ruling), text(ruling))
            let (logged, stored) = (unit.ruling?.sequence, ruling?.sequence)
            verifier.compare(.grades, subject, .sequence, logged.map(String.init), stored.map(String.init))
            verifier.compare(.grades, subject, .published, text(unit.published), text(published))
        }
    }

    private func compareOrder(_ expected: [String], _ stored: [String]) {
        guard expected != stored else { return }
        for key in stored where !expected.contains(key) { verifier.fault(.grades, .unexpected(.unit(key))) }
        for key in expected where !stored.contains(key) { verifier.fault(.grades, .missing(.unit(key))) }
        if let wrong = zip(expected, stored).first(where: { $0 != $1 }) {
            verifier.fault(.grades, .value(.survey, .order, expected: wrong.0, stored: wrong.1))
        }
    }

    private func compare(_ key: String, _ expected: UnitGrade, _ stored: UnitGrade) {
        if expected.grade != stored.grade {
            verifier.fault(.grades, .grade(unit: key, expected: expected.grade, stored: stored.grade))
        }
        func value(_ field: Verification.Field, _ expected: String?, _ stored: String?) {
            verifier.compare(.grades, .unit(key), field, expected, stored)
        }
        value(.name, expected.unit, stored.unit)
        value(.tally, counts(expected.verdict.tally), counts(stored.verdict.tally))
        value(.replacedAfterDraw, expected.replacedAfterDraw ? "1" : "0", stored.replacedAfterDraw ? "1" : "0")
    }

    /// Every count with its name, so that the one that differs can be told.
    private func counts(_ tally: UnitTally) -> String {
        let counts: [(Verification.Count, Int)] = [
            (.provided, tally.provided), (.refused, tally.refused), (.drawn, tally.drawn), (.undrawn, tally.undrawn),
            (.perUnit, tally.perUnit), (.scored, tally.scored), (.weightedSum, tally.weightedSum),
            (.reached, tally.reached), (.unreachable, tally.unreachable), (.open, tally.open),
            (.openNeverReached, tally.openNeverReached), (.notFinished, tally.notFinished),
            (.corrected, tally.corrected),
        ]
        let dates = [
            (Verification.Count.receivedOn, tally.received?.complete), (.firstReceivedOn, tally.received?.first),
        ]
        return (counts.map { "\($0.rawValue)=\($1)" } + dates.map { "\($0.rawValue)=\($1?.description ?? "-")" })
            .joined(separator: " ")
    }

    private func text(_ ruling: Ruling?) -> String? {
        ruling.map {
            "\($0.grade.rawValue) \($0.at.iso8601(verifier.survey.offset)) \($0.by) \($0.reason) "
                + ($0.computed?.rawValue ?? "-")
        }
    }

    private func text(_ published: PublishedGrade?) -> String? {
        published.map {
            "\($0.grade?.rawValue ?? "-") \($0.at.iso8601(verifier.survey.offset)) \($0.number) \($0.closed ? "closed" : "open")"
        }
    }
}
