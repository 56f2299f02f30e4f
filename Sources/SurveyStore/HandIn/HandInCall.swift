import GRDB
import SurveyCore

extension Survey {
    /// One call of `import contacts`: `work` hands over its files one by one. Each file is one transaction, taken or not
    /// at all; with `check` and `strict` the whole call is one.
    package func handIn(
        _ options: HandInOptions,
        act: Act,
        _ work: (HandInCall) throws -> Void
    ) throws -> HandInSummary {
        try refusing(at: path) {
            try queue.writeWithoutTransaction { db in
                let call = try HandInCall(db, options, act, rulebook, path)
                guard options.check || options.strict else {
                    try work(call)
                    return try call.summary()
                }
                var summary: HandInSummary?
                try BulkInsert.inTransaction(db) {
                    try work(call)
                    summary = try call.summary()
                    return options.check || call.hadErrors ? .rollback : .commit
                }
                if options.strict, !options.check, call.hadErrors {
                    summary = HandInSummary()
                    summary?.refusedAsStrict = true
                    try db.inTransaction(.immediate) {
                        try call.writeTraces()
                        return .commit
                    }
                }
                return summary!
            }
        }
    }
}

/// The files of one call of `import contacts`, and what is known across them.
package final class HandInCall {
    let db: Database
    let options: HandInOptions
    let act: Act
    let rulebook: Rulebook
    /// Contacts up to this one were there before the call: `--replace` withdraws them, `--keep-date` keeps their date.
    let lastBefore: Int
    /// The survey's file.
    let path: String
    let ledger = UnitLedger()
    package let preparation = HandInPreparation()
    private(set) var hadErrors = false
    /// Refusals to be kept when the transaction that met them is rolled back.
    private var traces: [(file: String, digest: String, refused: [(unit: String, count: Int)])] = []

    init(_ db: Database, _ options: HandInOptions, _ act: Act, _ rulebook: Rulebook, _ path: String) throws {
        self.db = db
        self.path = path
        self.options = options
        self.act = act
        self.rulebook = rulebook
        lastBefore = try Int.fetchOne(db, sql: "SELECT coalesce(max(id), 0) FROM contact")!
        if let closing = try Closing.fetch(db) { throw Refusal.closed(at: closing.at) }
        guard lastBefore > 0 else { return }
        let known = try RawStatement(db, "SELECT phone FROM contact WHERE withdrawn = 0 AND phone IS NOT NULL")
        while try known.step() {
            known.bytes(0).withMemoryRebound(to: UInt8.self) { _ = preparation.numbers.note($0) }
        }
    }

    /// To be called when a unit is met, before anything is written for it.
    func touch(_ unit: UnitDirectory.Entry) throws {
        guard !ledger[unit.id].isTouched else { return }
        ledger[unit.id].isTouched = true
        ledger[unit.id].isNew = unit.ordinals == 0
        guard unit.ordinals > 0, let date = try date(of: unit.id) else { return }
        ledger[unit.id].dateBefore = Int32(date.daysSinceEpoch)
    }

    func dateBefore(of unit: Int) -> CivilDate? { UnitLedger.date(ledger[unit].dateBefore) }

    private var isOneTransaction: Bool { options.check || options.strict }

    /// Takes one file, or nothing of it.
    /// - Parameters:
    ///   - next: the file's rows, batch by batch; `nil` at its end. Throws ``FileUnusable`` when the reader must give up.
    ///   - digest: SHA-256 of the file's bytes in hexadecimal digits, asked for when all is read.
    package func take(
        _ name: String,
        next: () throws -> PreparedBatch?,
        digest: () -> String
    ) throws -> FileTaken {
        var result = FileTaken()
        try transaction {
            let file = try HandInFile(self, try Writing(db, act, rulebook))
            defer { file.end() }
            do {
                while let batch = try next() { try file.take(batch) }
            } catch let stop as FileUnusable {
                file.refuse(stop.finding)
            }
            result = file.result
            let digest = digest()
            if isOneTransaction || file.result.unusable {
                traces.append((name, digest, try file.refusedByUnit()))
            }
            guard !file.result.unusable else { return .rollback }
            try file.finish(name: name, digest: digest)
            result = file.result
            return .commit
        }
        hadErrors = hadErrors || result.refused > 0 || result.unusable
        if result.unusable, !isOneTransaction {
            try transaction {
                try writeTraces()
                return .commit
            }
        }
        if !isOneTransaction { traces = [] }
        return result
    }

    /// A file that the reader could not use at all.
    /// - Parameters:
    ///   - unit: that it is known to come from.
    ///   - others: what its rows name besides; those that are no unit's of the survey may be anything.
    package func refuse(_ name: String, unit: String?, others: [String] = [], digest: String) throws {
        hadErrors = true
        var units = unit.map { [$0] } ?? []
        for other in others {
            guard let known = try UnitDirectory.find(db, other)?.key, !units.contains(known) else { continue }
            units.append(known)
        }
        guard !units.isEmpty else { return }
        traces.append((name, digest, units.map { ($0, 1) }))
        guard !isOneTransaction else { return }
        try transaction {
            try writeTraces()
            return .commit
        }
        traces = []
    }

    /// With `check` and `strict` the call's transaction is open already; a file is a savepoint in it.
    private func transaction(_ work: () throws -> Database.TransactionCompletion) throws {
        if db.isInsideTransaction {
            try db.inSavepoint(work)
        } else {
            try BulkInsert.inTransaction(db, work)
        }
    }

    /// One entry a unit and file for what was refused, once however often the file comes.
    func writeTraces() throws {
        let writing = try Writing(db, act, rulebook)
        let directory = UnitDirectory(writing)
        let announced = try UnitDirectory.isAnnounced(db)
        let handIn = try HandInRecord(db)
        for trace in traces {
            var nameDigest: String?
            for (name, count) in trace.refused {
                let known = try UnitDirectory.find(db, name)
                guard known != nil || !announced, count > 0 else { continue }
                let unit = try known ?? directory.create(name, announced: false)
                try touch(unit)
                guard try !isTraced(unit: unit.id, file: trace.digest, refused: count) else { continue }
                let text = try nameDigest ?? writing.keep(trace.file)
                nameDigest = text
                try directory.bringBack(unit.id)
                let entry = LogAct.HandIn(
                    unit: unit.key,
                    name: text,
                    file: trace.digest,
                    refused: count,
                    contacts: []
                )
                try handIn.write(
                    unit: unit.id,
                    file: trace.digest,
                    refused: count,
                    taken: 0,
                    sequence: writing.append(.contacts(entry)).sequence,
                    written: act.now.seconds
                )
            }
        }
    }

    func isTraced(unit: Int, file: String, refused: Int) throws -> Bool {
        try db.cachedStatement(sql: "SELECT 1 FROM hand_in WHERE unit = ? AND file = ? AND refused = ?")
            .fetchesARow([unit, file, refused])
    }

    /// The date on which the provided contacts reached the quota, or the latest of fewer (C4).
    func date(of unit: Int) throws -> CivilDate? {
        try UnitDates.date(db, of: unit, quota: rulebook.grading.quota)
    }

    /// What the call's units have now, in one snapshot.
    func summary() throws -> HandInSummary {
        guard !db.isInsideTransaction else { return try summaryOfUnits() }
        var summary = HandInSummary()
        try db.inTransaction(.deferred) {
            summary = try summaryOfUnits()
            return .commit
        }
        return summary
    }

    private func summaryOfUnits() throws -> HandInSummary {
        var summary = HandInSummary()
        let units = try RawStatement(db, "SELECT name, withdrawn FROM unit WHERE id = ?")
        let counts = try RawStatement(db, "SELECT count(*) FROM contact WHERE unit = ? AND withdrawn = 0")
        if let all = try Row.fetchOne(
            db,
            sql: "SELECT count(*), coalesce(sum(length(CAST(name AS BLOB))), 0) FROM unit"
        ) {
            summary.units.reserve(units: min(all[0], ledger.touchedCount), nameBytes: all[1])
        }
        try ledger.touched { unit, state in
            units.bind(1, unit)
            defer { units.reset() }
            guard try units.step(), units.integer(1) == 0 else { return }
            let name = units.string(0)
            let (provided, date) = try standing(of: unit, state, counts)
            let late = date.map(rulebook.isLate) ?? false
            summary.units.append(UnitReport(unit: name, provided: provided, receivedOn: date, late: late))
            if let before = UnitLedger.date(state.dateBefore), let date, late, !rulebook.isLate(before) {
                summary.becameLate.append(.init(unit: name, from: before, to: date))
            }
            if let finding = quotaFinding(provided) { summary.findings.append(Finding(finding, unit: name)) }
        }
        return summary
    }

    private func standing(of unit: Int, _ state: UnitLedger.State, _ counts: RawStatement) throws
        -> (provided: Int, date: CivilDate?)
    {
        // Up to the quota the unit's date is the latest of its contacts (C4): nothing needs to be looked up.
        if state.isNew, state.provided <= rulebook.grading.quota {
            return (Int(state.provided), UnitLedger.date(state.latest))
        }
        counts.bind(1, unit)
        defer { counts.reset() }
        let provided = try counts.step() ? counts.integer(0) : 0
        return (provided, try date(of: unit))
    }

    private func quotaFinding(_ provided: Int) -> Finding.Kind? {
        let quota = rulebook.grading.quota
        guard provided != quota else { return nil }
        guard provided < quota else { return .excess(quota: quota, provided: provided) }
        return .shortfall(
            quota: quota,
            provided: provided,
            deadline: rulebook.grading.deadline,
            afterDeadline: rulebook.isLate(act.now.date(rulebook.offset))
        )
    }
}

enum UnitDates {
    static func date(_ db: Database, of unit: Int, quota: Int) throws -> CivilDate? {
        let sql = """
            SELECT max(received_on) FROM (
                SELECT received_on FROM contact WHERE unit = ? AND withdrawn = 0 ORDER BY received_on LIMIT ?)
            """
        let day = try Int?.fetchOne(db.cachedStatement(sql: sql), arguments: [unit, quota])
        return day.flatMap { $0 }.map(CivilDate.init(daysSinceEpoch:))
    }
}

extension Statement {
    func fetchesARow(_ arguments: StatementArguments) throws -> Bool {
        try Row.fetchOne(self, arguments: arguments) != nil
    }
}
