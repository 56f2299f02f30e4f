import GRDB
import SurveyCore

extension Survey {
    /// One run of `import contacts`: `work` hands over its files one by one. Each file is one transaction, taken or not
    /// at all; with `check` and `strict` the whole run is one.
    package func handIn(
        _ options: HandInOptions,
        act: Act,
        _ work: (HandInRun) throws -> Void
    ) throws -> HandInSummary {
        onSaved?(nil)
        return try refusing(at: path) {
            try queue.writeWithoutTransaction { db in
                // Rows come in the order of their places: pages that stayed in memory would not be asked for again.
                try db.execute(sql: "PRAGMA cache_size = -4096")
                let run = try HandInRun(db, options, act, rulebook, path)
                run.onSaved = onSaved
                guard options.check || options.strict else {
                    try work(run)
                    if let entry = run.notSynced { throw Refusal.file(.savedNotSynced(entry: entry)) }
                    return try run.summary()
                }
                var summary: HandInSummary?
                try run.commit {
                    try work(run)
                    summary = try run.summary()
                    return options.check || run.hadErrors ? .rollback : .commit
                }
                if options.strict, !options.check, run.hadErrors {
                    summary = HandInSummary()
                    summary?.refusedAsStrict = true
                    try run.commit {
                        try run.begin()
                        try run.writeTraces()
                        return .commit
                    }
                }
                if let entry = run.notSynced { throw Refusal.file(.savedNotSynced(entry: entry)) }
                return summary!
            }
        }
    }
}

/// The files of one run of `import contacts`, and what is known across them. A file goes through four stages, each with a
/// value in and a value out: the source *reads* rows and ``HandInPreparation`` *prepares* them, both on a thread of the
/// file's own; ``HandInFile`` *decides* about each row and ``ContactInsert`` *stores* it, on the survey's thread. Threads
/// meet in the ``BatchChannel`` between prepare and decide, where ``AcceptedRows`` wait for their digests, and where
/// ``Writing`` waits for its ``EntryComposer``.
package final class HandInRun {
    let db: Database
    let options: HandInOptions
    let act: Act
    let rulebook: Rulebook
    /// Contacts up to this one were there before the run: `--replace` withdraws them, `--keep-date` keeps their date.
    private(set) var lastBefore = 0
    /// The survey's file.
    let path: String
    var ledger = UnitLedger()
    private let preparation = HandInPreparation()
    /// Asked now and then; what it throws ends the run, with nothing of the file in hand taken.
    package var interruption: () throws -> Void = {}
    /// Is told each finding of the survey's own, of the file in hand; at the end those of no single file.
    package var listener: FindingListener?
    private(set) var hadErrors = false
    fileprivate var onSaved: (@Sendable (Int?) -> Void)?
    /// The newest entry that was saved, once one may not outlast a loss of power: that is said when all files were taken.
    private(set) var notSynced: Int?
    /// Another program has written since the run began: the numbers noted beforehand are not all that there are.
    private(set) var othersWrote = false
    /// SQLite's count of what others committed, as it was when the run began.
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
        let today = act.now.date(rulebook.offset)
        if let received = options.received, received > today {
            throw Refusal.content(.receivedInFuture(received, today: today))
        }
        let units = try Int.readTheOne(db, sql: "SELECT count(*) FROM unit")
        // The ledger has a place for each: units are numbered without a gap, and stay.
        guard try Int.readTheOne(db, sql: "SELECT coalesce(max(id), 0) FROM unit") == units else {
            throw StoredFault(table: "unit", column: "id")
        }
        ledger.reserve(units: units)
        let known = try RawStatement(db, "SELECT phone FROM contact WHERE withdrawn = 0 AND phone IS NOT NULL")
        while try known.step() {
            known.bytes(0).withMemoryRebound(to: UInt8.self) { _ = preparation.numbers.note($0) }
        }
    }

    private static func version(_ db: Database) throws -> Int { try Int.readTheOne(db, sql: "PRAGMA data_version") }

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
        lastBefore = try Int.readTheOne(db, sql: "SELECT coalesce(max(id), 0) FROM contact")
    }

    /// To be called when a unit is met, before anything is written for it.
    func touch(_ unit: UnitDirectory.Entry) throws {
        guard !ledger[unit.id].isTouched else { return }
        ledger[unit.id].isTouched = true
        if unit.ordinals > 0 { ledger[unit.id].begin(dateBefore: try date(of: unit.id)) }
    }

    private var isOneTransaction: Bool { options.check || options.strict }

    /// Reads one file and takes it, or nothing of it.
    /// - Parameters:
    ///   - open: opens the file, given the names of units that stand in the file's name; called on the thread that reads.
    ///   - progress: told on that thread how many bytes are read.
    /// - Returns: what the reader says of the file, and what the survey did with it.
    package func take(
        _ name: String,
        progress: @escaping @Sendable (_ bytesRead: Int) -> Void = { _ in },
        open: @escaping @Sendable (_ knownUnits: [String]) throws -> any HandInSource
    ) throws -> (report: FileReport, taken: FileTaken) {
        // What stops at this file is said of it, with those before it.
        try refusing(at: path) { try takeOne(name, progress, open) }
    }

    private func takeOne(
        _ name: String,
        _ progress: @escaping @Sendable (Int) -> Void,
        _ open: @escaping @Sendable ([String]) throws -> any HandInSource
    ) throws -> (report: FileReport, taken: FileTaken) {
        let names = try unitNames(in: UnitName.folded(fileName: name))
        let source = SourceOnItsThread { try open(names) }
        let channel = BatchChannel<PreparedBatch>()
        channel.start { [preparation] in
            let batch = try source.opened().next().map(preparation.prepared)
            progress(try source.opened().bytesRead)
            return batch
        }
        defer { channel.abandon() }
        let first = try channel.next(check: interruption)
        // From the first batch on the source's thread works on; what it says of the whole file is asked when it has ended.
        let reader = try source.opened()
        guard first != nil || !reader.report.unusable else { return (try refuse(name, reader), FileTaken()) }
        let taken = try take(name, reader, first) { [interruption] in try channel.next(check: interruption) }
        // Refused rows are passed on to the survey, which counts them with its own.
        var report = reader.report
        report.refused = 0
        return (report, taken)
    }

    private func take(
        _ name: String,
        _ source: any HandInSource,
        _ first: PreparedBatch?,
        next: () throws -> PreparedBatch?
    ) throws -> FileTaken {
        var result = FileTaken()
        try transaction {
            let file = try HandInFile(self, try Writing(db, act, rulebook))
            var isKept = false
            defer { file.end(kept: isKept) }
            var batch = first
            while let prepared = batch {
                try file.take(prepared)
                batch = try next()
            }
            // An unclosed quote shows itself only at the end: nothing of such a file stands.
            if source.report.unusable { file.refuse() }
            result = file.result
            let digest = source.digest
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
        if result.unusable { try keepTraces() }
        if !isOneTransaction { traces = [] }
        return result
    }

    /// A file of which the reader could not use one row: its units are known, if at all, from `--unit`, a title line, the
    /// file's name or its first rows; those that are no unit's of the survey may be anything.
    private func refuse(_ name: String, _ source: any HandInSource) throws -> FileReport {
        hadErrors = true
        var units = source.fileUnit.map { [$0] } ?? []
        for other in source.firstUnits {
            guard let known = try UnitDirectory.find(db, other)?.key, !units.contains(known) else { continue }
            units.append(known)
        }
        if !units.isEmpty {
            traces.append((name, source.digest, units.map { ($0, 1) }))
            try keepTraces()
        }
        var report = source.report
        report.unit = source.fileUnit
        report.findings.update { $0.unit = $0.unit ?? source.fileUnit }
        return report
    }

    private func keepTraces() throws {
        guard !isOneTransaction else { return }
        try transaction {
            try writeTraces()
            return .commit
        }
        traces = []
    }

    /// The names that stand in a folded text, of units that take part: shown names, earlier ones and aliases.
    private func unitNames(in folded: String) throws -> [String] {
        try String.readAll(
            db,
            sql: """
                SELECT n.written FROM unit_name n JOIN unit u ON u.id = n.unit
                WHERE (instr(?, n.folded) > 0 OR (SELECT count(*) FROM unit_name) <= ?) AND u.withdrawn = 0
                ORDER BY u.id, n.folded
                """,
            arguments: [folded, 5_000]
        )
    }

    /// With `check` and `strict` the run's transaction is open already; a file is a savepoint in it.
    private func transaction(_ work: () throws -> Database.TransactionCompletion) throws {
        let begun = {
            try self.begin()
            return try work()
        }
        if db.isInsideTransaction { try db.inSavepoint(begun) } else { try commit(begun) }
    }

    /// A transaction of its own.
    fileprivate func commit(_ work: () throws -> Database.TransactionCompletion) throws {
        do {
            let saved = try Survey.commit(db) {
                let before = try Writing.head(db)
                let end = try work()
                let head = try Writing.head(db)
                return (end, end == .rollback || head == before ? nil : head)
            }
            guard let saved else { return }
            onSaved?(saved.sequence)
            if notSynced != nil { notSynced = saved.sequence }
        } catch Refusal.file(.savedNotSynced(let entry)) {
            notSynced = entry
        }
    }

    /// One entry per unit and file for what was refused, once however often the file comes.
    func writeTraces() throws {
        let writing = try Writing(db, act, rulebook)
        let directory = UnitDirectory(writing)
        let announced = try UnitDirectory.isAnnounced(db)
        let handIn = try HandInRecord(db)
        for trace in traces {
            var digests: (name: String, file: String)?
            for (name, count) in trace.refused {
                let known = try UnitDirectory.find(db, name)
                guard known != nil || !announced && !holdsNUL(name), count > 0 else { continue }
                let unit = try known ?? directory.create(name, announced: false)
                try touch(unit)
                guard try !isTraced(unit: unit.id, file: trace.digest, refused: count) else { continue }
                let kept = try digests ?? (writing.keep(trace.file), writing.keep(trace.digest))
                digests = kept
                try directory.bringBack(unit.id)
                let entry = LogAct.HandIn(
                    unit: unit.key,
                    name: kept.name,
                    file: kept.file,
                    refused: count,
                    contacts: []
                )
                try handIn.write(
                    unit: unit.id,
                    file: kept.file,
                    refused: count,
                    taken: 0,
                    sequence: writing.append(.contacts(entry)).sequence,
                    written: act.now.seconds
                )
            }
        }
    }

    /// - Parameter file: SHA-256 of the file's bytes.
    func isTraced(unit: Int, file: String, refused: Int) throws -> Bool {
        try db.cachedStatement(
            sql: """
                SELECT 1 FROM hand_in h JOIN text t ON t.digest = h.file
                WHERE h.unit = ? AND t.text = ? AND h.refused = ?
                """
        )
        .fetchesARow([unit, file, refused])
    }
}

/// A source that its own thread uses until the channel has ended, and the survey's thread only afterwards.
/// It is opened there as well: from a pipe even the first byte may keep one waiting.
private final class SourceOnItsThread: @unchecked Sendable {
    private let open: () throws -> any HandInSource
    private var source: (any HandInSource)?

    init(_ open: @escaping () throws -> any HandInSource) { self.open = open }

    func opened() throws -> any HandInSource {
        if let source { return source }
        let opened = try open()
        source = opened
        return opened
    }
}

extension Statement {
    func fetchesARow(_ arguments: StatementArguments) throws -> Bool {
        try StoredRow.fetchOne(self, arguments: arguments) != nil
    }
}
