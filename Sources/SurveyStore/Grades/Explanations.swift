import GRDB
import SurveyCore

extension Survey {
    /// What the grades of these units (by name or a part of it; none named: of all) are made of, in the official order, each as what `made` makes of it
    /// beside the reading of the next.
    /// - Parameter now: the reader's clock.
    package func explanations<Made: Sendable>(
        of names: [String] = [],
        now: Timestamp,
        _ made: @escaping @Sendable (UnitExplanation) -> Made
    ) throws -> [Made] {
        try read { db in
            let wanted = try UnitDirectory.wanted(db, names, part: true)
            let units = try Grades(db, rulebook, unit: wanted.count == 1 ? wanted[0] : nil).all(db)
            let explaining = try Explaining(db, rulebook, units, now)
            let told = units.filter { wanted.isEmpty || wanted.contains($0.id) }
            let slice = 100
            return try stride(from: 0, to: told.count, by: slice).map { start in
                let explanations = try told[start..<min(start + slice, told.count)].map(explaining.explanation)
                return Background { () throws(Never) in explanations.map(made) }
            }
            .flatMap { $0.value() }
        }
    }

    /// The end of fieldwork, while it lasts: when, by whom, why.
    package func closing() throws -> (at: Timestamp, by: String, reason: String)? {
        try read { db in try Closing.fetch(db).map { ($0.at, $0.by, $0.reason) } }
    }
}

/// Collects a unit's explanation from the tables.
private struct Explaining {
    private let db: Database
    private let rulebook: Rulebook
    private let rules: ContactRules
    private let histories: Histories
    /// The drawn contacts of a unit; of those that were ever corrected, 1 in the last column.
    private let drawn: RawStatement
    private let closedAt: Timestamp?
    private let head: String
    private let numbers: [String: Int]
    private let past: LoggedPast
    private let aftermath: Aftermath
    private let lateChanges: [Int: [LateChange]]
    private let conflicts: [Grades.Conflict]
    private let grounds: GroundDoubts
    /// By id, those in conflict with the units explained among them.
    private var grades: [Int: UnitGrade]

    /// - Parameter units: to be explained.
    init(_ db: Database, _ rulebook: Rulebook, _ units: [Grades.Unit], _ now: Timestamp) throws {
        self.db = db
        grounds = try GroundDoubts(db, rulebook, now)
        self.rulebook = rulebook
        rules = ContactRules(rulebook)
        histories = try Histories(db, rulebook)
        drawn = try RawStatement(
            db,
            """
            SELECT c.id, c.ordinal, c.organisation, c.phone, c.given, c.assumed, l.single,
                EXISTS (SELECT 1 FROM correction k WHERE k.contact = c.id), d.written
            FROM contact c JOIN listed l ON l.contact = c.id JOIN draw d ON d.id = l.draw
            WHERE c.unit = ? AND c.withdrawn = 0 ORDER BY c.ordinal
            """
        )
        closedAt = try Closing.fetch(db)?.at
        head = try Writing.head(db).hash
        numbers = Dictionary(try Surveyors.all(db).map { ($0.name, $0.id) }) { first, _ in first }
        past = try LoggedPast(db, rulebook.offset)
        aftermath = try Aftermath(db, rulebook, past)
        lateChanges = try aftermath.lateChanges()
        grades = Dictionary(units.map { ($0.id, $0.grade) }) { first, _ in first }
        let explained = Set(grades.keys)
        conflicts = try Grades.conflicts(db).filter {
            explained.contains($0.unreachable.unit) || explained.contains($0.answered.unit)
        }
        for unit in conflicts.flatMap({ [$0.unreachable.unit, $0.answered.unit] }) where grades[unit] == nil {
            grades[unit] = try Grades(db, rulebook, unit: unit).all(db).first?.grade
        }
    }

    func explanation(_ unit: Grades.Unit) throws -> UnitExplanation {
        var explanation = UnitExplanation(
            grade: unit.grade,
            closedAt: closedAt,
            publishedOn: unit.grade.published?.at.date(rulebook.offset),
            logHead: head,
            contacts: try contacts(of: unit.id, key: unit.key),
            otherReadings: otherReadings(unit.grade.verdict.tally),
            surveyorNumbers: numbers
        )
        let isSameHand = explanation.contacts.contains { $0.doubtful.contains { $0.doubts.contains(.sameHand) } }
        explanation.hasOneLogin = try isSameHand && grounds.entries.haveOneLogin()
        explanation.history = try history(unit)
        explanation.conflicts = conflicts.compactMap { conflict in
            guard [conflict.unreachable.unit, conflict.answered.unit].contains(unit.id),
                let dead = grades[conflict.unreachable.unit], let answered = grades[conflict.answered.unit]
            else { return nil }
            return UnitExplanation.Conflict(
                unreachable: .init(key: conflict.unreachable.key, unit: dead),
                answered: .init(key: conflict.answered.key, unit: answered)
            )
        }
        return explanation
    }

    private func history(_ unit: Grades.Unit) throws -> UnitExplanation.History {
        var history = UnitExplanation.History()
        history.handIns = try shares(
            """
            SELECT \(ReceivedDate.sql) AS day, count(*) FROM contact c JOIN unit u ON u.id = c.unit
            WHERE c.unit = ? AND c.withdrawn = 0 GROUP BY day ORDER BY day
            """,
            unit.id
        ) { (day: CivilDate) in day }
        history.replaced = try Int.readTheOne(
            db.cachedStatement(sql: "SELECT count(*) FROM contact WHERE unit = ? AND withdrawn = 1"),
            arguments: [unit.id]
        )
        history.draws = try shares(
            """
            SELECT d.written, count(*) FROM listed l JOIN contact c ON c.id = l.contact JOIN draw d ON d.id = l.draw
            WHERE c.unit = ? AND c.withdrawn = 0 GROUP BY d.id ORDER BY d.id
            """,
            unit.id
        ) { (written: Timestamp) in written.date(rulebook.offset) }
        history.dated = unit.grade.verdict.tally.receivedCorrected ? past.dated[unit.key] : nil
        history.reassigned = past.reassigned[unit.key] ?? []
        history.pastRulings = past.rulings(of: unit.key, inForce: unit.grade.ruling?.sequence)
        history.publication = past.publication
        history.withdrawals = try (past.withdrawals[unit.key] ?? []).compactMap {
            try aftermath.withdrawal($0, lateChanges)
        }
        return history
    }

    private func shares<Value: StoredValue>(
        _ sql: String,
        _ unit: Int,
        _ day: (Value) -> CivilDate
    ) throws -> [UnitExplanation.Share] {
        try StoredRow.fetchAll(db.cachedStatement(sql: sql), arguments: [unit])
            .map { try UnitExplanation.Share(day: day($0[0]), contacts: $0[1]) }
    }

    private func contacts(of unit: Int, key: String) throws -> [UnitExplanation.Contact] {
        var contacts: [UnitExplanation.Contact] = []
        let recorded = try histories.records(ofUnit: unit)
        drawn.bind(1, unit)
        while try drawn.step() {
            let id = try drawn.integer(0)
            let records = recorded[id] ?? []
            let history = try ContactHistory(
                attempts: records.filter(\.stands).map(\.attempt),
                corrections: try drawn.flag(7) ? histories.corrections(of: id) : [],
                numberAssumed: drawn.flag(5),
                singleSurveyor: drawn.flag(6)
            )
            var contact = try UnitExplanation.Contact(
                id: id,
                key: ContactKey(unit: key, ordinal: drawn.integer(1)).text,
                organisation: drawn.optionalString(2) ?? "",
                phone: drawn.optionalString(3),
                phoneAsGiven: drawn.optionalString(4) ?? "",
                status: rules.status(of: history, closed: closedAt != nil),
                attempts: history.attempts
            )
            contact.numberAssumed = history.numberAssumed
            contact.corrections = history.corrections
            contact.notCounted = rules.notCounted(history)
            contact.doubtful = try grounds.doubtful(
                contact.status,
                contact.attempts,
                drawn: drawn.value(8)
            )
            contact.lateChanges = lateChanges[id] ?? []
            for record in records.sorted(by: { $0.attempt.call < $1.attempt.call }) {
                if let replaces = record.replaces {
                    contact.amended.append(.init(call: record.attempt.call, replaces: replaces))
                }
                if record.voided { contact.voided.append(record.attempt.call) }
            }
            contacts.append(contact)
        }
        return contacts
    }

    /// The computed grade under each other reading alone.
    private func otherReadings(_ tally: UnitTally) -> [UnitExplanation.ReadingOutcome] {
        rulebook.grading.readings.otherReadings.map { reading in
            var rules = rulebook.grading
            rules.readings = rules.readings.with([reading])
            let verdict = rules.verdict(of: tally, calendar: rulebook.calendar, totalWeight: rulebook.totalWeight)
            return UnitExplanation.ReadingOutcome(reading: reading, grade: verdict.grade)
        }
    }
}
