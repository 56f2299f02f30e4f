import GRDB
import SurveyCore

extension Survey {
    /// Recomputes the chain, the rulebook, the texts beside the log, the draw, every contact's state and every grade from
    /// the log alone, and compares them with what the file holds; the first disagreement of each check is named.
    ///
    /// The log is read in slices, which keep nobody waiting; what is then compared with it, with the entries appended
    /// meanwhile, is one snapshot, since states and grades of different moments cannot be compared.
    /// - Parameters:
    ///   - heads: printed heads that others kept; what they prove is told.
    ///   - unread: lines of their list that hold none though something stands there.
    ///   - progress: done and all, of entries, contacts and attempts, each counted as often as it is gone through; now and
    ///     then, and at the end.
    package func verify(
        heads: [PrintedHead] = [],
        unread: [Int] = [],
        progress: ((Int, Int) -> Void)? = nil
    ) throws -> Verification {
        // Before all else: an index that lies would be believed.
        let pages = try read { try String.readOne($0, sql: "PRAGMA integrity_check(1)") }
        guard pages == "ok" else {
            throw Refusal.file(.damaged(path: path, place: DamagedPlace(integrity: pages ?? "")))
        }
        return try Scratch.use { scratch in
            let verifier = Verifier(self, scratch, ChainReading(heads, unread: unread), progress)
            try verifier.readLog()
            return try read { db in try verifier.compare(db) }
        }
    }
}

/// One run of `verify`.
final class Verifier {
    let survey: Survey
    let scratch: Scratch
    var replay: Replay
    /// Digests of sheets, each with many entries.
    private var sheets: Set<String> = []
    /// The first disagreement of each check.
    private var faults: [Verification.Name: Verification.Detail] = [:]
    private var chain: ChainReading
    private var rulebookIsRead = false
    let progress: Progress

    init(_ survey: Survey, _ scratch: Scratch, _ chain: ChainReading, _ progress: ((Int, Int) -> Void)?) {
        self.survey = survey
        self.scratch = scratch
        self.progress = Progress(progress)
        self.chain = chain
        // Until entry 1 is read; a log without one fails anyway.
        replay = Replay(rulebook: survey.rulebook)
    }

    func fault(_ name: Verification.Name, _ detail: Verification.Detail) {
        if faults[name] == nil { faults[name] = detail }
    }

    /// What the log gives against what a table holds; `nil` is absent.
    func compare(
        _ name: Verification.Name,
        _ subject: Verification.Subject,
        _ field: Verification.Field,
        _ expected: String?,
        _ stored: String?
    ) {
        if expected != stored { fault(name, .value(subject, field, expected: expected, stored: stored)) }
    }

    func isSound(_ name: Verification.Name) -> Bool { faults[name] == nil }

    // MARK: The log

    func readLog() throws {
        progress.total = try survey.read { db in
            try Int.readTheOne(
                db,
                sql: """
                    SELECT (SELECT count(*) FROM log) + 2 * (SELECT count(*) FROM contact) + 2 * (SELECT count(*) FROM attempt)
                    """
            )
        }
        while case let slice = try survey.read({ try slice($0) }), !slice.isEmpty { try take(slice) }
    }

    private func slice(_ db: Database) throws -> [LogLine] { try LogSlices.read(db, after: chain.last) }

    private func take(_ slice: [LogLine]) throws {
        for stored in slice {
            if let detail = chain.take(stored) { fault(.chain, detail) }
            guard let entry = stored.entry else {
                fault(.chain, .entryUnreadable(sequence: stored.sequence))
                continue
            }
            try fold(entry, stored.sequence)
        }
        progress.advance(slice.count)
        progress.show()
    }

    private func fold(_ entry: LogEntry, _ sequence: Int) throws {
        // A later one is impossible, and what was read so far goes by the first.
        if case .created(_, let text, _) = entry.act, sequence == 1 {
            rulebookIsRead = true
            if let detail = RulebookCheck.disagreement(entry, survey) { fault(.rulebook, detail) }
            if case .success(let rulebook) = RulebookReader.read(text) { replay = Replay(rulebook: rulebook) }
        }
        let dial: Replay.Dial?
        do throws(Replay.Impossible) {
            dial = try replay.fold(entry, sequence: sequence)
        } catch {
            dial = nil
            fault(.chain, .entryImpossible(sequence: sequence))
        }
        if let dial, try !scratch.take(dial, sequence: sequence) {
            fault(.chain, .entryImpossible(sequence: sequence))
        }
        if case .contacts(let handIn) = entry.act {
            try scratch.take(handIn, written: entry.written, sequence: sequence)
        }
        try scratch.keep(entry.act.digests, contact: try person(of: entry.act), sequence: sequence)
        if let sheet = entry.act.sheet, sheets.insert(sheet).inserted {
            try scratch.keep([sheet], contact: nil, sequence: sequence)
        }
    }

    /// Whose texts an entry names, as far as they can be forgotten with him.
    private func person(of act: LogAct) throws -> Int? {
        switch act {
        case .called(let call), .amended(let call, _, _): try? replay.contact(call.contact)
        case .numberCorrected(let key, _, _, _), .skipped(let key, _, _): try? replay.contact(key)
        case .voided(let call, _): try scratch.contact(ofCall: call)
        case .contacts: nil
        case .created, .units, .surveyors, .released, .withdrawn, .renamed, .received, .drawn, .reassigned, .ruled,
            .rulingWithdrawn,
            .published, .closed, .reopened, .forgotten, .purged:
            nil
        }
    }

    // MARK: The tables

    func compare(_ db: Database) throws -> Verification {
        // What was appended since the last slice belongs to what the tables now hold.
        while case let slice = try slice(db), !slice.isEmpty { try take(slice) }
        if chain.last == 0 { fault(.chain, .entryMissing(sequence: 1)) }
        if !rulebookIsRead { fault(.rulebook, .entryMissing(sequence: 1)) }
        let texts = TextsCheck(self, db)
        let contacts = try texts.run()
        progress.advance(contacts.count)
        try DrawCheck(verifier: self, db: db, ids: contacts).run()
        progress.advance(contacts.count)
        let outcomes = try Outcomes(replay, scratch) { _, attempts in progress.advance(attempts.count) }
        try StatesCheck(verifier: self, db: db, ids: contacts).run(outcomes)
        let units = UnitsCheck(verifier: self, db: db)
        try units.run()
        try GradesCheck(verifier: self, db: db).run(outcomes)
        try units.handIns()
        if faults.isEmpty { try Verifier.checkReferences(db) }
        progress.finish()
        return result(erased: texts.erased)
    }

    /// A row that belongs to none was compared with nothing. Asked last: where the log tells what is wrong, that is told.
    private static func checkReferences(_ db: Database) throws {
        let row = try StoredRow.fetchOne(
            db,
            sql: """
                SELECT c."table" AS name, k."from" AS field, c.rowid AS number
                FROM pragma_foreign_key_check c JOIN pragma_foreign_key_list(c."table") k ON k.id = c.fkid
                """
        )
        if let row { throw try StoredFault(table: row["name"], column: row["field"], row: row["number"]) }
    }

    private func result(erased: [Int: Int]) -> Verification {
        let names = Verification.Name.allCases.filter { $0 != .head || chain.isAsked }
        let checks = names.map { name -> Verification.Check in
            if name == .head { return chain.headCheck }
            if let detail = faults[name] { return Verification.Check(name, ok: false, detail: detail) }
            guard name == .texts, !erased.isEmpty else { return Verification.Check(name, ok: true) }
            let count = erased.values.reduce(0, +)
            return Verification.Check(name, ok: true, detail: .textsErased(count: count, entries: erased.keys.sorted()))
        }
        return Verification(
            entries: chain.count,
            head: chain.head,
            written: chain.written,
            publication: chain.publication,
            checks: checks,
            proof: chain.proof,
            contacts: replay.contacts.count { $0.draw >= 0 && $0.withdrawn == 0 },
            units: replay.units.count { !$0.withdrawn }
        )
    }
}

/// What each drawn contact's attempts come to, by index.
typealias Outcomes = [Replay.Outcome?]

extension Outcomes {
    /// - Parameter each: sees the standing attempts of every contact that was dialled.
    init(_ replay: Replay, _ scratch: Scratch, each: (_ contact: Int, [Attempt]) throws -> Void) throws {
        let rules = ContactRules(replay.rulebook)
        self.init(repeating: nil, count: replay.contacts.count)
        try scratch.attempts { contact, attempts in
            self[contact] = replay.outcome(of: contact, attempts, rules: rules)
            try each(contact, attempts)
        }
        // Never dialled: all alike but for what was corrected.
        for contact in replay.contacts.indices where replay.contacts[contact].draw >= 0 && self[contact] == nil {
            self[contact] = replay.outcome(of: contact, [], rules: rules)
        }
    }
}

/// Counts what is done, and reports it every few thousand.
final class Progress {
    private static let step = 5000
    private let report: ((Int, Int) -> Void)?
    private var done = 0
    private var reported = 0
    var total = 0

    init(_ report: ((Int, Int) -> Void)?) { self.report = report }

    func advance(_ count: Int) {
        done += count
        if done - reported >= Progress.step { show() }
    }

    func show() {
        reported = done
        report?(done, max(done, total))
    }

    func finish() {
        done = max(done, total)
        show()
    }
}
