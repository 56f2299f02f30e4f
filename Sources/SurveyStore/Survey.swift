import GRDB
import Glibc
import SurveyCore

/// A survey file. Every write is a named act: one IMMEDIATE transaction that keeps one invariant and appends what
/// happened to the log. Values in and out are those of SurveyCore; errors are ``Refusal``.
package final class Survey: Sendable {
    package let path: String
    package let title: String
    package let rulebook: Rulebook
    let queue: DatabaseQueue
    /// Is told the sequence of the newest entry after each act that was saved, and `nil` before each.
    let onSaved: (@Sendable (Int?) -> Void)?
    /// Of the file that was opened.
    private let device: dev_t
    private let inode: ino_t

    init(
        path: String,
        title: String,
        rulebook: Rulebook,
        queue: DatabaseQueue,
        onSaved: (@Sendable (Int?) -> Void)? = nil
    ) {
        self.path = path
        self.title = title
        self.rulebook = rulebook
        self.queue = queue
        self.onSaved = onSaved
        var facts = stat()
        stat(path, &facts)
        (device, inode) = (facts.st_dev, facts.st_ino)
    }

    var offset: UTCOffset { rulebook.offset }

    /// Nothing is read or written where another file was put in the place of the open one (`restore`): the journal of somebody who writes to that
    /// would be taken for its own.
    private func checkPlace() throws {
        var facts = stat()
        guard stat(path, &facts) != 0 || facts.st_ino == inode && facts.st_dev == device else {
            throw Refusal.file(.moved(path: path))
        }
    }

    /// - Parameter keeping: false leaves everything as it was (`--check`).
    func write<Value>(_ act: Act, keeping: Bool = true, _ body: (Writing) throws -> Value) throws -> Value {
        onSaved?(nil)
        return try refusing(at: path) {
            try checkPlace()
            return try queue.writeWithoutTransaction { db in
                var value: Value?
                let saved = try Survey.commit(db) {
                    let writing = try Writing(db, act, rulebook)
                    let before = writing.head
                    value = try body(writing)
                    guard keeping else { return (.rollback, nil) }
                    // Where there was nothing to change nothing is saved.
                    return (.commit, writing.head == before ? nil : writing.head)
                }
                if let saved { onSaved?(saved.sequence) }
                return value!
            }
        }
    }

    /// One transaction; its work says how it ends, and which entry is then the newest.
    /// - Throws: `savedNotSynced` where the act stands all the same: the journal was gone before the folder could be made safe.
    @discardableResult
    static func commit(
        _ db: Database,
        _ work: () throws -> (Database.TransactionCompletion, EntryReceipt?)
    ) throws -> EntryReceipt? {
        var head: EntryReceipt?
        do {
            try db.inTransaction(.immediate) {
                let (end, newest) = try work()
                head = newest
                return end
            }
        } catch let error as DatabaseError {
            let isThere = try? String.readOne(
                db,
                sql: "SELECT hash FROM log WHERE sequence = ?",
                arguments: [head?.sequence]
            )
            guard error.resultCode == .SQLITE_IOERR, let head, isThere == head.hash else { throw error }
            throw Refusal.file(.savedNotSynced(entry: head.sequence))
        }
        return head
    }

    /// One snapshot: what is read belongs together.
    func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
        try refusing(at: path) {
            try checkPlace()
            return try queue.read(body)
        }
    }
}

extension Survey {
    /// Makes a survey file (mode 0600) that carries the rulebook's text, with its first log entry.
    /// - Parameter onSaved: as ``open(at:allowNetworkFile:for:patience:onNotice:onSaved:)``.
    package static func create(
        at path: String,
        rulebook: Rulebook,
        title: String,
        act: Act,
        onSaved: (@Sendable (Int?) -> Void)? = nil
    ) throws -> Survey {
        guard PathText.isText(path) else { throw Refusal.file(.pathNotText(path: path)) }
        // It could be opened by nobody.
        try FileFacts(path: path).checkFolder()
        do {
            try NewFile.make(at: path) { temporary in
                try refusing(at: path) {
                    let queue = try Connection.open(at: temporary, creating: true, onWait: nil)
                    try queue.writeWithoutTransaction { db in
                        try db.inTransaction(.immediate) {
                            try Schema.migrate(db)
                            let writing = try Writing(db, act, rulebook)
                            try db.execute(
                                sql: "INSERT INTO survey (id, title, rulebook, created) VALUES (1, ?, ?, ?)",
                                arguments: [title, rulebook.text, act.now.seconds]
                            )
                            try writing.append(.created(title: title, rulebook: rulebook.text, rules: rulebook.rules))
                            return .commit
                        }
                    }
                    try queue.close()
                    try Journal.giveOwnCount(to: temporary)
                }
            }
        } catch Refusal.file(.surveyExists(let path, _, _)) {
            // Say which survey stands there, where it can be read.
            let there = try? open(at: path, allowNetworkFile: true, for: .looking)
            throw Refusal.file(.surveyExists(path: path, title: there?.title, contacts: try? there?.providedCount()))
        }
        // It is there, and whoever hears that it cannot be opened now makes no other.
        onSaved?(1)
        return try open(at: path, allowNetworkFile: true, onSaved: onSaved)
    }

    /// What a file is opened for.
    package enum Purpose: Sendable {
        case writing
        /// Changes no byte, but for an interrupted write of before, which is undone first.
        case looking
        /// As ``looking``, but such a file is refused: what is checked must not be changed.
        case checking
    }

    /// - Parameters:
    ///   - patience: seconds that another program's write is waited for.
    ///   - onNotice: is told what is to be said while the file is opened, and where another program's write is waited for.
    ///   - onSaved: is told the sequence of the newest entry after each act that was saved, and `nil` before each.
    package static func open(
        at path: String,
        allowNetworkFile: Bool = false,
        for purpose: Purpose = .writing,
        patience: Int = Patience.seconds,
        onNotice: (@Sendable (FileNotice) -> Void)? = nil,
        onSaved: (@Sendable (Int?) -> Void)? = nil
    ) throws -> Survey {
        guard PathText.isText(path) else { throw Refusal.file(.pathNotText(path: path)) }
        let facts = FileFacts(path: path)
        let (notices, journal) = try facts.check(allowNetworkFile: allowNetworkFile)
        guard purpose != .writing || facts.isWritable else { throw Refusal.file(.notPermitted(path: path)) }
        if purpose == .writing { Unfinished.removeLeft(besides: facts.place) }
        return try refusing(at: path) {
            let isInterrupted = journal?.isLeftOver ?? false
            if let journal, isInterrupted {
                guard purpose != .checking, facts.mayRollBack else { throw Refusal.file(.interrupted(path: path)) }
                guard journal.belongs else { throw Refusal.file(.foreignJournal(path: journal.path)) }
                try rollBack(path)
            }
            guard purpose == .writing || !facts.isWriteAhead else { throw Refusal.file(.writeAhead(path: path)) }
            // Whoever switches a file to write-ahead logging writes that into it first.
            guard facts.isWriteAhead || !facts.hasLog else {
                throw Refusal.file(.foreignJournal(path: facts.place + "-wal"))
            }
            let queue = try Connection.open(
                at: path,
                readOnly: purpose != .writing,
                patience: patience,
                onWait: { onNotice?(.waitingForOther) }
            )
            try queue.read { db in
                try Schema.check(db, at: path)
                try facts.checkLength(db)
                try LogSlices.checkBeginning(db)
            }
            if purpose == .writing { try migrate(queue) }
            let row = try queue.read { try StoredRow.fetchOne($0, sql: "SELECT title, rulebook FROM survey") }
            guard let row else { throw Refusal.file(.damaged(path: path)) }
            for notice in notices { onNotice?(notice) }
            switch try RulebookReader.read(row["rulebook"]) {
            case .success(let rulebook):
                let survey = try Survey(
                    path: path,
                    title: row["title"],
                    rulebook: rulebook,
                    queue: queue,
                    onSaved: onSaved
                )
                if isInterrupted {
                    guard try survey.verify().ok else { throw Refusal.file(.damaged(path: path)) }
                    onNotice?(.rolledBack(path: path))
                }
                return survey
            case .failure(let faults):
                throw Refusal.file(.rulebook(path: path, faults: faults.all))
            }
        }
    }

    /// Undoes the write that was interrupted: SQLite does it before the first read.
    private static func rollBack(_ path: String) throws {
        let queue = try Connection.open(at: path, onWait: nil)
        try queue.read { _ = try Int.readOne($0, sql: "PRAGMA user_version") }
        try queue.close()
    }

    private static func migrate(_ queue: DatabaseQueue) throws {
        guard try queue.read({ try Int.readOne($0, sql: "PRAGMA user_version") }) != Schema.version else { return }
        try queue.writeWithoutTransaction { db in
            try db.inTransaction(.immediate) {
                try Schema.migrate(db)
                return .commit
            }
        }
    }

    private func providedCount() throws -> Int {
        try read { try Int.readOne($0, sql: "SELECT count(*) FROM contact WHERE withdrawn = 0") ?? 0 }
    }
}
