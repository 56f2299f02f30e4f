import GRDB
import SurveyCore

/// How a call of `import results` reads its rows.
package struct ResultOptions: Sendable {
    /// `--surveyor`: for rows without one.
    package var surveyor: String?
    /// `--at`: the date of rows without a time.
    package var date: CivilDate?
    package var check = false
    /// Column names as the file has them, by field (`contact`, `outcome`, `at`, …, or a question's key).
    package var columns: [String: String] = [:]

    package init() {}
}

extension Survey {
    /// The rows of a filled-in call sheet become attempts; one transaction a file. Rows already recorded stay as they are.
    /// - Parameters:
    ///   - outcome: how a written outcome is understood.
    ///   - step: done and all, after each part of the work; when it throws nothing was taken.
    package func takeResults(
        _ rows: [ResultRow],
        _ options: ResultOptions,
        act: Act,
        outcome: (String) -> OutcomeReading,
        step: (Int, Int) throws -> Void = { _, _ in }
    ) throws -> FileTaken {
        try write(act, keeping: !options.check) { writing in
            guard try writing.db.cachedStatement(sql: "SELECT 1 FROM draw").fetchesARow([]) else {
                throw Refusal.order(.notDrawn)
            }
            let file = try ResultFile(writing, options)
            for (index, row) in rows.enumerated() where !trimmed(row.outcome).isEmpty {
                try step(index, rows.count)
                try file.take(row, outcome)
            }
            try file.finish { try step(rows.count, rows.count) }
            return file.result
        }
    }
}

/// One filled-in sheet being taken.
private final class ResultFile {
    private let writing: Writing
    private let options: ResultOptions
    private let reader: ResultReader
    private let table: AttemptTable
    private let histories: Histories
    private let surveyors: [SurveyorEntry]
    private var nextCall: Int
    private var touched: Set<Int> = []
    private(set) var result = FileTaken()
    private var db: Database { writing.db }

    init(_ writing: Writing, _ options: ResultOptions) throws {
        self.writing = writing
        self.options = options
        reader = ResultReader(
            rulebook: writing.rulebook,
            options: options,
            rules: AttemptRules(
                writing.rulebook,
                closing: try Closing.fetch(writing.db)?.at,
                now: writing.act.now
            )
        )
        table = AttemptTable(writing)
        histories = try Histories(writing.db, writing.rulebook)
        surveyors = try Surveyors.all(writing.db)
        nextCall = try AttemptTable.nextCall(writing.db)
    }

    func take(_ row: ResultRow, _ outcome: (String) -> OutcomeReading) throws {
        do {
            try takeSound(row, outcome)
        } catch let fault as ResultFault {
            result.refused += 1
            report(fault.kind, row, fault.field, fault.value)
        }
    }

    private func takeSound(_ row: ResultRow, _ read: (String) -> OutcomeReading) throws {
        guard let contact = try ContactEntry.find(db, row.contact), contact.isDrawn else {
            throw ResultFault(.unknownContact, "contact", row.contact)
        }
        let outcome = try reader.outcome(row, read)
        let surveyor = try surveyor(row)
        let (dial, timed) = try reader.dial(row, outcome)
        let attempt = Attempt(
            call: nextCall,
            number: try histories.numberInForce(of: contact.id, at: dial.at),
            surveyor: surveyor.name,
            dial: dial
        )
        if let known = try known(attempt, timed: timed, contact, surveyor, note: trimmed(row.note)) {
            report(known, row, "contact", row.contact)
            if case .alreadyRecorded = known { result.unchanged += 1 } else { result.refused += 1 }
            return
        }
        _ = try table.add(attempt, contact, surveyor, note: row.note, timed: timed)
        nextCall += 1
        touched.insert(contact.id)
        result.taken += 1
        if let oddity = reader.oddity(dial.scores) {
            report(
                oddity,
                row,
                writing.rulebook.questions[0].key,
                writing.rulebook.questions.compactMap { dial.scores[$0.key]?.description }.joined(separator: " ")
            )
        }
    }

    private func surveyor(_ row: ResultRow) throws -> SurveyorEntry {
        let text = UnitDirectory.keyName(row.surveyor)
        let wanted = text.isEmpty ? UnitDirectory.keyName(options.surveyor ?? "") : text
        if let found = surveyors.first(where: { $0.name == wanted }) { return found }
        if let number = Int(wanted), let found = surveyors.first(where: { $0.id == number }) { return found }
        throw ResultFault(.unknownSurveyor(known: Surveyors.numbered(surveyors)), "surveyor", wanted)
    }

    /// What is recorded already of this dial (columns.md §Call sheets): the same contact, surveyor and minute; without a time
    /// the same day and content. An attempt that was amended or voided since is still the same dial.
    private func known(
        _ attempt: Attempt,
        timed: Bool,
        _ contact: ContactEntry,
        _ surveyor: SurveyorEntry,
        note: String
    ) throws -> Finding.Kind? {
        let minute = attempt.at.seconds - (attempt.at.seconds % 60 + 60) % 60
        let span = timed ? 60 : 86_400
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT a.*, s.name AS surveyor_name, t.text AS note_text,
                        a.voided IS NULL AND NOT EXISTS (SELECT 1 FROM attempt b WHERE b.replaces = a.call) AS current
                    FROM attempt a JOIN surveyor s ON s.id = a.surveyor LEFT JOIN text t ON t.digest = a.note
                    WHERE a.contact = ? AND a.surveyor = ? AND a.at >= ? AND a.at < ? ORDER BY a.call
                    """
            ),
            arguments: [contact.id, surveyor.id, minute, minute + span]
        )
        for row in rows where try isEqual(attempt, row, note) { return .alreadyRecorded(call: row["call"]) }
        guard timed, let other = rows.last(where: { $0["current"] }) else { return nil }
        return .recordedOtherwise(
            contact: contact.id,
            at: Timestamp(seconds: other["at"]),
            call: other["call"],
            stored: Disposition(rawValue: other["outcome"])!,
            given: attempt.outcome
        )
    }

    private func isEqual(_ attempt: Attempt, _ row: GRDB.Row, _ note: String) throws -> Bool {
        let stored = try histories.attempt(row)
        let sameNote = note.isEmpty || row["note_text"] == nil || row["note_text"] == note
        return stored.outcome == attempt.outcome && stored.scores == attempt.scores
            && stored.appointment == attempt.appointment && (attempt.until == nil || stored.until == attempt.until)
            && sameNote
    }

    private func report(_ kind: Finding.Kind, _ row: ResultRow, _ field: String, _ value: String) {
        result.findings.append(
            Finding(kind, record: row.record, line: row.line, column: options.columns[field], value: value)
        )
    }

    /// Each contact's state once, however many rows it had.
    func finish(_ check: () throws -> Void) throws {
        for contact in touched.sorted() {
            try check()
            try histories.refresh(contact)
        }
    }
}
