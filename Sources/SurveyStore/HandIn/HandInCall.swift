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
                        try call.begin()
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
    private(set) var lastBefore = 0
    /// The survey's file.
    let path: String
    let ledger = UnitLedger()
    package let preparation = HandInPreparation()
    /// Asked now and then while a file's entries are written; what it throws ends the call, with nothing of that file taken.
    package var interruption: () throws -> Void = {}
    private(set) var hadErrors = false
    /// Another program has written since the call began: the numbers noted beforehand are not all that there are.
    private(set) var othersWrote = false
    /// SQLite's count of what others committed, as it was when the call began.
    private let versionBefore: Int
    private var hasBegun = false
    /// Refusals to be kept when the transaction that met them is rolled back.
    private var traces: [(file: String, digest: String, refused: [(unit: String, count: Int)])] = []

    init(_ db: Database, _ options: HandInOptions, _ act: Act, _ rulebook: Rulebook, _ path: String) throws {
        self.db = db
        self.path = path
        self.options = options
        self.act = act
        self.rulebook = rulebook
        // Before the numbers are read: what others write from now on is noticed.
        versionBefore = try Self.version(db)
        try Closing.refuse(db)
        let known = try RawStatement(db, "SELECT phone FROM contact WHERE withdrawn = 0 AND phone IS NOT NULL")
        while try known.step() {
            known.bytes(0).withMemoryRebound(to: UInt8.self) { _ = preparation.numbers.note($0) }
        }
    }

    private static func version(_ db: Database) throws -> Int { try Int.fetchOne(db, sql: "PRAGMA data_version")! }

    /// To be called in each transaction.
    func noteOthers() throws {
        if !othersWrote { othersWrote = try Self.version(db) != versionBefore }
    }

    /// To be called at the beginning of each transaction: between two of them other programs may write, or close the survey.
    func begin() throws {
        try Closing.refuse(db)
        try noteOthers()
        guard !hasBegun else { return }
        hasBegun = true
        lastBefore = try Int.fetchOne(db, sql: "SELECT coalesce(max(id), 0) FROM contact")!
    }

    /// To be called when a unit is met, before anything is written for it.
    func touch(_ unit: UnitDirectory.Entry) throws {
        guard !ledger[unit.id].isTouched else { return }
        ledger[unit.id].isTouched = true
        ledger[unit.id].isNew = true
        if unit.ordinals > 0 { ledger[unit.id].begin(dateBefore: try date(of: unit.id)) }
    }

    func dateBefore(of unit: Int) -> CivilDate? { ledger[unit].dateBefore }

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
            var isKept = false
            defer { file.end(kept: isKept) }
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
            isKept = true
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
        let begun = {
            try self.begin()
            return try work()
        }
        if db.isInsideTransaction {
            try db.inSavepoint(begun)
        } else {
            try BulkInsert.inTransaction(db, begun)
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
