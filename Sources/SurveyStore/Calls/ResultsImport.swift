import GRDB
import SurveyCore

/// How a call of `import results` reads its rows.
package struct ResultOptions: Sendable {
    /// `--surveyor`: for rows without one.
    package var surveyor: String?
    /// `--at`: the date of rows without a time.
    package var date: CivilDate?
    package var check = false
    /// Why a record is amended to which a row adds a remark.
    package var remarkReason = ""
    /// The name of the sheet's file.
    package var sheet = ""
    /// Column names as the file has them, by field (`contact`, `outcome`, `at`, …, or a question's key).
    package var columns: [String: String] = [:]
    /// How sheets print a text, which may be typed up as it is printed.
    package var printed: @Sendable (String) -> String = { $0 }
    /// Is told each finding.
    package var listener: FindingListener?

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
            try Survey.requireDraw(writing.db)
            // Rows come in the order of lists, contacts lie in that of hand-ins: SQLite shall read each page once.
            try writing.db.execute(sql: "PRAGMA cache_size = -65536")
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

/// One filled-in sheet being taken. What is known of a contact is read with its first row and kept up from there.
private final class ResultFile {
    private struct Known {
        var history: ContactHistory
        var records: RecordedDials
        let state: ContactState
        /// Taken from this sheet.
        var taken: [(dial: Attempt, timed: Bool)] = []
        var isAmended = false

        init(_ recorded: (history: ContactHistory, records: [CallRecord]), _ state: ContactState, _ offset: UTCOffset) {
            history = recorded.history
            records = RecordedDials(recorded.records, offset)
            self.state = state
        }
    }

    private let writing: Writing
    private let options: ResultOptions
    private let reader: ResultReader
    private let table: AttemptTable
    private let histories: Histories
    private let avoidances: Avoidances
    private let contacts: SheetContacts
    /// What the entries of this sheet have in common; kept with the first of them.
    private var sheet: String?
    /// How many of the dials taken have what is to be said of them, by its code.
    private var remarks: [String: (doubt: Doubt, dials: Int)] = [:]
    private var nextCall: Int
    private var known: [Int: Known] = [:]
    /// Outcomes and surveyors as they are written, with what they mean: there are few of them.
    private var outcomes: [String: OutcomeReading] = [:]
    private var names: [String: SurveyorEntry] = [:]
    private(set) var result = FileTaken()
    private var db: Database { writing.db }

    init(_ writing: Writing, _ options: ResultOptions) throws {
        try Closing.refusePurged(writing.db)
        self.writing = writing
        self.options = options
        reader = ResultReader(
            rulebook: writing.rulebook,
            options: options,
            rules: AttemptRules(
                writing.rulebook,
                closing: try Closing.fetch(writing.db)?.at,
                now: writing.act.now
            ),
            today: writing.act.now.date(writing.rulebook.offset)
        )
        table = try AttemptTable(writing)
        histories = try Histories(writing.db, writing.rulebook)
        avoidances = try Surveyors.avoidances(writing.db)
        contacts = try SheetContacts(writing.db, writing.rulebook, printed: options.printed)
        nextCall = try AttemptTable.nextCall(writing.db)
    }

    func take(_ row: ResultRow, _ read: (String) -> OutcomeReading) throws {
        var faults: [ResultFault] = []
        let contact = try ContactEntry.find(db, wholeNumber(row.contact))
        if let contact, contact.listed != nil {
            if let fault = try contacts.difference(row, contact) { faults.append(fault) }
        } else {
            faults.append(ResultFault(.unknownContact, "contact", row.contact))
        }
        let reading = outcomes[row.outcome] ?? read(wholeNumber(trimmed(row.outcome)))
        outcomes[row.outcome] = reading
        if reading.outcome == nil {
            let kind = Finding.Kind.unknownOutcome(nearest: reading.nearest, keypad: reading.keypad)
            faults.append(ResultFault(kind, "outcome", row.outcome))
        }
        let surveyor = try names[row.surveyor] ?? self.surveyor(row, &faults)
        names[row.surveyor] = surveyor
        let (dial, timed, wrong) = reader.dial(row, reading.outcome)
        faults += wrong
        if holdsNUL(row.note) { faults.append(ResultFault(.controlCharacters(scalars: [0]), "note", row.note)) }
        guard faults.isEmpty, let contact, let state = contact.listed?.state, let surveyor else {
            result.refused += 1
            for fault in faults { report(fault.kind, row, fault.field, fault.value) }
            return
        }
        try take(row, contact, state, surveyor, dial, timed: timed)
    }

    /// A row with which nothing is wrong.
    private func take(
        _ row: ResultRow,
        _ contact: ContactEntry,
        _ state: ContactState,
        _ surveyor: SurveyorEntry,
        _ dial: Dial,
        timed: Bool
    ) throws {
        // Taken out meanwhile: a second reference would copy the records with each row.
        var known =
            try self.known.removeValue(forKey: contact.id)
            ?? Known(histories.recordedHistory(of: contact.id), state, writing.rulebook.offset)
        defer { self.known[contact.id] = known }
        var attempt = Attempt(
            call: nextCall,
            number: known.history.numberInForce(at: dial.at),
            surveyor: surveyor.name,
            dial: dial
        )
        attempt.recused = avoidances.mustAvoid(surveyor.name, unit: contact.unit, dialledAt: dial.at)
        let note = trimmed(row.note)
        switch RecordedAlready(attempt, timed: timed, known.records, note: note) {
        case .no: break
        case .as(let call):
            result.unchanged += 1
            return report(.alreadyRecorded(call: call), row, "contact", row.contact)
        case .withoutRemark(let call, _, _, _) where try contacts.isErased(contact):
            // What was erased does not come back with a sheet.
            result.unchanged += 1
            return report(.alreadyRecorded(call: call), row, "contact", row.contact)
        case .withoutRemark(let call, let at, stands: true, _):
            try add(note, toRecord: call, of: at, contact, surveyor, &known)
            result.taken += 1
            return report(.remarkAdded(call: nextCall - 1, replaces: call), row, "contact", row.contact)
        case .withoutRemark(let call, _, stands: false, let successor):
            result.unchanged += 1
            return report(.remarkNotKept(call: call, amend: successor), row, "note", note)
        case .otherwise(let other):
            result.refused += 1
            let finding = Finding.Kind.recordedOtherwise(
                contact: contact.id,
                at: other.at,
                call: other.call,
                stored: other.outcome,
                given: attempt.outcome
            )
            return report(finding, row, "contact", row.contact)
        }
        try table.addComposed(attempt, contact, surveyor, sheet: sheetDigest(), note: note, timed: timed)
        known.records.append(
            CallRecord(attempt: attempt, note: note.isEmpty ? nil : note, replaces: nil, replacedBy: nil, voided: false)
        )
        known.taken.append((attempt, timed))
        nextCall += 1
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

    /// What the entries of the sheet have in common.
    private func sheetDigest() throws -> String {
        let digest = try sheet ?? writing.keep(options.sheet)
        sheet = digest
        return digest
    }

    /// Amends a record that has not got the row's remark; all else it has.
    private func add(
        _ note: String,
        toRecord call: Int,
        of at: Timestamp,
        _ contact: ContactEntry,
        _ surveyor: SurveyorEntry,
        _ known: inout Known
    ) throws {
        // It may be of this sheet.
        try writing.finishComposed()
        let (old, _, _, timed) = try AttemptTable.requireCurrent(db, call)
        var attempt = Attempt(
            call: nextCall,
            number: old.number,
            surveyor: old.surveyor,
            dial: old.dial,
            recused: old.recused
        )
        attempt.take(placeOf: old)
        _ = try table.add(
            attempt,
            contact,
            surveyor,
            from: .sheet,
            sheet: sheetDigest(),
            note: note,
            replacing: (call, options.remarkReason),
            timed: timed
        )
        let record = CallRecord(attempt: attempt, note: note, replaces: call, replacedBy: nil, voided: false)
        guard known.records.replace(call, at: at, by: record) else {
            throw StoredFault(table: "attempt", column: "contact", row: call)
        }
        if let place = known.taken.firstIndex(where: { $0.dial.call == call }) { known.taken[place].dial = attempt }
        known.isAmended = true
        nextCall += 1
    }

    private func surveyor(_ row: ResultRow, _ faults: inout [ResultFault]) throws -> SurveyorEntry? {
        let text = UnitDirectory.keyName(row.surveyor)
        let wanted = wholeNumber(text.isEmpty ? UnitDirectory.keyName(options.surveyor ?? "") : text)
        if let found = try Surveyors.find(db, wanted) { return found }
        let kind = Finding.Kind.unknownSurveyor(known: Surveyors.numbered(try Surveyors.all(db)))
        faults.append(ResultFault(kind, "surveyor", wanted))
        return nil
    }

    private func report(_ kind: Finding.Kind, _ row: ResultRow, _ field: String, _ value: String) {
        say(Finding(kind, record: row.record, line: row.line, column: options.columns[field], value: value))
    }

    private func say(_ finding: Finding) {
        result.findings.append(finding)
        options.listener?(finding)
    }

    /// Each contact's state once, however many rows it had; and then what is to be said of them, once for the sheet.
    func finish(_ check: () throws -> Void) throws {
        try writing.finishComposed()
        for (contact, known) in known.sorted(by: { $0.key < $1.key }) where known.isAmended || !known.taken.isEmpty {
            try check()
            var history = known.history
            history.attempts = known.records.all.filter(\.stands).map(\.attempt)
            note(known, history, try histories.refresh(contact, from: history))
        }
        for code in Doubt.remarks.map(\.code) {
            guard let (doubt, dials) = remarks[code] else { continue }
            say(Finding(.remarked(doubt, dials: dials)))
        }
    }

    private func note(_ known: Known, _ history: ContactHistory, _ status: ContactStatus) {
        let notCounted = histories.rules.notCounted(history)
        for (dial, timed) in known.taken {
            var recorded = DialSurroundings.Recorded(
                written: writing.act.now,
                source: .sheet,
                isOnOwnList: true,
                firstDay: writing.rulebook.fieldwork.from,
                attempts: known.records.inMinute(of: dial.at).filter(\.stands).map(\.attempt),
                notCounted: notCounted[dial.call],
                before: known.state,
                after: status
            )
            recorded.isTimed = timed
            for doubt in histories.rules.doubts(of: dial, in: .recorded(recorded)) {
                remarks[doubt.code, default: (doubt, 0)].dials += 1
            }
        }
    }
}
