import GRDB
import SurveyCore

/// A survey file. Every write is a named act: one IMMEDIATE transaction that keeps one invariant and appends what
/// happened to the log. Values in and out are those of SurveyCore; errors are ``Refusal``.
package final class Survey: Sendable {
    package let path: String
    package let title: String
    package let rulebook: Rulebook
    let queue: DatabaseQueue

    init(path: String, title: String, rulebook: Rulebook, queue: DatabaseQueue) {
        self.path = path
        self.title = title
        self.rulebook = rulebook
        self.queue = queue
    }

    var offset: UTCOffset { rulebook.offset }

    /// - Parameter keeping: false leaves everything as it was (`--check`).
    func write<Value>(_ act: Act, keeping: Bool = true, _ body: (Writing) throws -> Value) throws -> Value {
        try refusing(at: path) {
            try queue.writeWithoutTransaction { db in
                var value: Value?
                try db.inTransaction(.immediate) {
                    value = try body(try Writing(db, act, rulebook))
                    return keeping ? .commit : .rollback
                }
                return value!
            }
        }
    }

    /// One snapshot: what is read belongs together.
    func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
        try refusing(at: path) { try queue.read(body) }
    }
}

extension Survey {
    /// Makes a survey file (mode 0600) that carries the rulebook's text, with its first log entry.
    package static func create(at path: String, rulebook: Rulebook, title: String, act: Act) throws -> Survey {
        guard PathText.isText(path) else { throw Refusal.file(.pathNotText(path: path)) }
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
                }
            }
        } catch Refusal.file(.surveyExists(let path, _, _)) {
            // Say which survey stands there, where it can be read.
            let there = try? open(at: path, allowNetworkFile: true, readOnly: true)
            throw Refusal.file(.surveyExists(path: path, title: there?.title, contacts: try? there?.providedCount()))
        }
        return try open(at: path, allowNetworkFile: true)
    }

    /// - Parameters:
    ///   - readOnly: for a file that may be read only (`verify`, `grade` of a copy); `nil` takes what the file's rights allow.
    ///   - patience: seconds that another program's write is waited for.
    ///   - onWait: called once when another program's write has been waited for 2 s.
    package static func open(
        at path: String,
        allowNetworkFile: Bool = false,
        readOnly: Bool? = false,
        patience: Int = Patience.seconds,
        onWait: (@Sendable () -> Void)? = nil
    ) throws -> Survey {
        guard PathText.isText(path) else { throw Refusal.file(.pathNotText(path: path)) }
        let facts = FileFacts(path: path)
        try facts.check(allowNetworkFile: allowNetworkFile)
        let readOnly = readOnly ?? !facts.isWritable
        guard readOnly || facts.isWritable else { throw Refusal.file(.notPermitted(path: path)) }
        return try refusing(at: path) {
            let queue = try Connection.open(at: path, readOnly: readOnly, patience: patience, onWait: onWait)
            if !readOnly { try migrate(queue) }
            let row = try queue.read { try Row.fetchOne($0, sql: "SELECT title, rulebook FROM survey") }
            guard let row else { throw Refusal.file(.damaged(path: path)) }
            switch RulebookReader.read(row["rulebook"]) {
            case .success(let rulebook):
                return Survey(path: path, title: row["title"], rulebook: rulebook, queue: queue)
            case .failure(let faults):
                throw Refusal.file(.rulebook(path: path, faults: faults.all))
            }
        }
    }

    private static func migrate(_ queue: DatabaseQueue) throws {
        guard try queue.read({ try Int.fetchOne($0, sql: "PRAGMA user_version") }) != Schema.version else { return }
        try queue.writeWithoutTransaction { db in
            try db.inTransaction(.immediate) {
                try Schema.migrate(db)
                return .commit
            }
        }
    }

    private func providedCount() throws -> Int {
        try read { try Int.fetchOne($0, sql: "SELECT count(*) FROM contact WHERE withdrawn = 0") ?? 0 }
    }
}
