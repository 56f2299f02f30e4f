import Foundation
import GRDB
import SurveyCore
import Synchronization
import Testing

@testable import SurveyStore

/// A survey file is anybody's until it was looked at: what is refused, and that nothing of it was changed.
@Suite struct OpeningTests {
    @Test func theSchemaOfEachVersionHasItsFingerprint() throws {
        let queue = try DatabaseQueue()
        #expect(Schema.fingerprints.count == Schema.version)
        for (step, expected) in zip(Schema.steps, Schema.fingerprints) {
            try queue.writeWithoutTransaction { db in
                try db.execute(sql: step)
                #expect(try Schema.fingerprint(db) == expected)
            }
        }
    }

    @Test(arguments: [
        "CREATE TRIGGER t AFTER INSERT ON log BEGIN UPDATE answer SET score = 0; END",
        "CREATE VIEW other AS SELECT 1", "CREATE TABLE other (x)", "CREATE INDEX other ON log(hash)",
        "DROP TRIGGER log_is_never_changed", "DROP INDEX attempt_contact", "DROP VIEW evidence", "DROP TABLE claim",
        "ALTER TABLE unit ADD COLUMN x TEXT", "ALTER TABLE ruling RENAME COLUMN reason TO why", "ANALYZE",
        """
        CREATE TABLE c2 (contact INTEGER PRIMARY KEY, x); DROP TABLE claim; ALTER TABLE c2 RENAME TO claim
        """,
        "PRAGMA writable_schema = 1; UPDATE sqlite_schema SET sql = replace(sql, ' STRICT', '') WHERE name = 'ruling'",
        "PRAGMA writable_schema = 1; UPDATE sqlite_schema SET sql = replace(sql, 'NOT NULL', '') WHERE name = 'unit'",
    ])
    func anotherSchemaIsRefused(_ statements: String) throws {
        let folder = try Folder()
        try folder.create()
        try folder.sql(statements)
        let before = try folder.bytes()
        for purpose in [Survey.Purpose.writing, .looking, .checking] {
            let refusal = #expect(throws: Refusal.self) { try Survey.open(at: folder.path, for: purpose) }
            guard case .file(.otherSchema(folder.path, let name, _)) = refusal else {
                Issue.record("\(String(describing: refusal))")
                continue
            }
            #expect(statements.contains(name) || name == "sqlite_stat1")
        }
        #expect(try folder.bytes() == before)
    }

    @Test func aFileWithoutVersionIsDamaged() throws {
        let folder = try Folder()
        try folder.create()
        try folder.sql("PRAGMA user_version = 0")
        #expect(throws: Refusal.file(.damaged(path: folder.path))) { try folder.open() }
    }

    /// Of a last page a part of which is missing SQLite reads zeros.
    @Test(arguments: [1, 100, 512, 4096, 8191, 8192, 8193, 40_000]) func aFileThatWasCutOffIsDamaged(_ missing: Int)
        throws
    {
        let folder = try Folder()
        try folder.create()
        try folder.write(folder.bytes().dropLast(missing))
        for purpose in [Survey.Purpose.writing, .looking, .checking] {
            let refusal = #expect(throws: Refusal.self) { try Survey.open(at: folder.path, for: purpose) }
            guard case .file(.damaged) = refusal else {
                Issue.record("\(String(describing: refusal))")
                return
            }
        }
    }

    @Test func aLogWithoutAnEntryIsDamage() throws {
        let folder = try Folder()
        try folder.create()
        let guarded = try folder.rows("SELECT sql FROM sqlite_schema WHERE name = 'log_is_never_cut'")[0][0]
        try folder.sql("DROP TRIGGER log_is_never_cut; DELETE FROM log; \(guarded)")
        let refusal = #expect(throws: Refusal.self) { try folder.open() }
        guard case .file(.damaged(folder.path, _)) = refusal else {
            Issue.record("\(String(describing: refusal))")
            return
        }
    }

    /// Nothing reads an entry before the first in its order, and a page would tell what it says.
    @Test(arguments: [0, -1, -3_000_000_000]) func anEntryBeforeTheFirstIsDamage(_ sequence: Int) throws {
        let whole = try WholeSurvey()
        let gap = try whole.folder.rows("SELECT sql FROM sqlite_schema WHERE name = 'log_has_no_gap'")[0][0]
        let chain = try whole.folder.rows("SELECT sql FROM sqlite_schema WHERE name = 'log_is_chained'")[0][0]
        try whole.folder.sql(
            """
            DROP TRIGGER log_has_no_gap; DROP TRIGGER log_is_chained;
            INSERT INTO log SELECT \(sequence), previous, replace(entry, '办公会决定', '局长决定'), hash FROM log
            WHERE entry LIKE '{"act":"ruled"%'; \(gap); \(chain)
            """
        )
        let place = DamagedPlace(table: "log", column: "sequence")
        for purpose in [Survey.Purpose.writing, .looking, .checking] {
            #expect(throws: Refusal.file(.damaged(path: whole.folder.path, place: place))) {
                try Survey.open(at: whole.folder.path, for: purpose)
            }
        }
    }

    @Test func whatOnlyLooksChangesNoByte() throws {
        let folder = try Folder()
        let made = try folder.create()
        try made.queue.close()
        try folder.sql("PRAGMA journal_mode = WAL")
        let before = try folder.bytes()
        #expect(throws: Refusal.file(.writeAhead(path: folder.path))) {
            try Survey.open(at: folder.path, for: .looking)
        }
        #expect(try folder.bytes() == before)
        #expect(try folder.names() == ["huifang.db"])
        try folder.open()
        let looking = try Survey.open(at: folder.path, for: .looking)
        #expect(throws: (any Error).self) {
            try looking.queue.writeWithoutTransaction { try $0.execute(sql: "CREATE TABLE x (y)") }
        }
    }

    @Test(arguments: [0o777, 0o1777, 0o757]) func aFolderOfAllIsRefused(_ mode: mode_t) throws {
        let folder = try Folder()
        try folder.create()
        chmod(folder.root, mode)
        #expect(throws: Refusal.file(.folderOfAll(folder: folder.real + "/"))) { try folder.open() }
        chmod(folder.root, 0o2770)
        try folder.open()
    }

    /// What could not be opened afterwards is not made.
    @Test(arguments: [0o777, 0o1777]) func nothingIsMadeInAFolderOfAll(_ mode: mode_t) throws {
        let (folder, source) = (try Folder(), try Folder())
        let backup = source.root + "/copy.db"
        _ = try source.create().backUp(to: backup)
        chmod(folder.root, mode)
        let refusal = Refusal.file(.folderOfAll(folder: folder.root + "/"))
        #expect(throws: refusal) { try folder.create() }
        #expect(throws: refusal) { try Restoration(backup, to: folder.path) }
        #expect(try folder.names() == [])
    }

    @Test func aFileThatAllCanReadIsSaid() throws {
        let folder = try Folder()
        try folder.create()
        chmod(folder.path, 0o644)
        #expect(try folder.notices(.looking) == [.allMayRead(path: folder.path)])
        chmod(folder.path, 0o640)
        #expect(try folder.notices(.looking) == [])
    }
}

/// A program was stopped while it wrote, and its journal lies beside the survey.
@Suite struct InterruptedTests {
    @Test func theFirstCommandGoesBackAndSaysSo() throws {
        let cut = try InterruptedSurvey()
        #expect(try cut.folder.bytes() != cut.before)
        #expect(throws: Refusal.file(.interrupted(path: cut.folder.path))) { try cut.folder.notices(.checking) }
        #expect(try cut.folder.names() == ["huifang.db", "huifang.db-journal"])
        #expect(try cut.folder.notices(.looking) == [.rolledBack(path: cut.folder.path)])
        #expect(try cut.folder.bytes() == cut.before)
        #expect(try cut.folder.notices(.checking) == [])
    }

    @Test func aJournalOfAnotherFileIsNotTakenIn() throws {
        let cut = try InterruptedSurvey()
        try cut.folder.write(cut.backup)
        for purpose in [Survey.Purpose.writing, .looking] {
            #expect(throws: Refusal.file(.foreignJournal(path: cut.folder.real + "/huifang.db-journal"))) {
                try cut.folder.notices(purpose)
            }
        }
        #expect(try cut.folder.bytes() == cut.backup)
    }

    /// SQLite begins to count each copy's changes with 1: the first write to one backup would pass for that to another.
    @Test func aJournalOfAnotherBackupIsNotTakenIn() throws {
        let cut = try InterruptedSurvey(ofBackup: true)
        try cut.folder.write(cut.backup)
        #expect(throws: Refusal.file(.foreignJournal(path: cut.folder.real + "/huifang.db-journal"))) {
            try cut.folder.notices(.writing)
        }
        #expect(try cut.folder.bytes() == cut.backup)
        try cut.folder.write(cut.cut)
        #expect(try cut.folder.notices(.writing) == [.rolledBack(path: cut.folder.path)])
    }

    /// What was undone, but does not agree with its log, is not called whole.
    @Test func whatDoesNotVerifyAfterwardsIsDamaged() throws {
        let cut = try InterruptedSurvey(tampered: true)
        #expect(throws: Refusal.file(.damaged(path: cut.folder.path))) { try cut.folder.notices(.writing) }
    }

    @Test(.enabled(if: getuid() == 0)) func aLogOfAnotherUserIsRefused() throws {
        let folder = try Folder()
        try folder.create()
        try folder.sql("PRAGMA journal_mode = WAL")
        let log = folder.path + "-wal"
        try Data().write(to: URL(fileURLWithPath: log))
        chown(log, 12_345, 12_345)
        #expect(throws: Refusal.file(.journalOfOthers(path: folder.real + "/huifang.db-wal"))) { try folder.open() }
    }

    /// As it would take in a journal, SQLite takes in a log of writes that has the file's name.
    @Test func aLogOfAnotherFileIsNotTakenIn() throws {
        let folder = try Folder()
        try folder.create()
        let before = try folder.bytes()
        try Data(repeating: 7, count: 4096).write(to: URL(fileURLWithPath: folder.path + "-wal"))
        for purpose in [Survey.Purpose.writing, .looking, .checking] {
            #expect(throws: Refusal.file(.foreignJournal(path: folder.real + "/huifang.db-wal"))) {
                try folder.notices(purpose)
            }
        }
        #expect(try folder.bytes() == before)
    }

    /// Whoever may write in the folder, but not the survey.
    @Test(.enabled(if: getuid() == 0)) func aJournalOfAnotherUserIsRefused() throws {
        let cut = try InterruptedSurvey()
        let journal = cut.folder.path + "-journal"
        chown(journal, 12_345, 12_345)
        #expect(throws: Refusal.file(.journalOfOthers(path: cut.folder.real + "/huifang.db-journal"))) {
            try cut.folder.open()
        }
        // One of its group, where the survey is the group's.
        chown(cut.folder.path, 0, 12_345)
        chmod(cut.folder.path, 0o660)
        #expect(try cut.folder.notices(.writing) == [.rolledBack(path: cut.folder.path)])
    }

}

/// A survey as a program leaves it that was killed while it wrote: its pages written in part, its journal beside it.
struct InterruptedSurvey {
    let folder: Folder
    /// The file before that write, and a backup made earlier.
    let before: [UInt8]
    let backup: [UInt8]
    /// The file as it was cut.
    let cut: [UInt8]

    /// - Parameter ofBackup: what was cut is the first write to a second backup.
    init(ofBackup: Bool = false, tampered: Bool = false) throws {
        var source = try Folder()
        var survey = try source.create()
        _ = try survey.backUp(to: source.root + "/copy.db")
        backup = try Array(Data(contentsOf: URL(fileURLWithPath: source.root + "/copy.db")))
        for round in 0..<20 {
            _ = try survey.write(Act(by: "x", login: "x", now: Timestamp(seconds: round))) {
                try $0.append(round % 2 == 0 ? .closed(reason: "\(round)") : .reopened(reason: "\(round)"))
            }
        }
        if ofBackup {
            let second = try Folder()
            _ = try survey.backUp(to: second.path)
            source = second
            survey = try second.open()
        }
        if tampered { try source.sql("UPDATE survey SET title = 'x'") }
        before = try source.bytes()
        folder = try Folder()
        let (root, path) = (folder.root, source.path)
        // With a small cache pages reach the file before the commit. What stands there then is copied.
        try survey.queue.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA cache_size = 5; BEGIN IMMEDIATE")
            for number in 0..<2000 {
                try db.execute(
                    sql: "INSERT INTO unit (key, name) VALUES (?, ?)",
                    arguments: ["局\(number)", String(repeating: "局", count: 40)]
                )
            }
            for name in ["huifang.db", "huifang.db-journal"] {
                try FileManager.default.copyItem(
                    atPath: URL(fileURLWithPath: path).deletingLastPathComponent().appendingPathComponent(name).path,
                    toPath: root + "/" + name
                )
            }
            try db.execute(sql: "ROLLBACK")
        }
        cut = try folder.bytes()
        chmod(folder.path, 0o600)
    }
}

extension Folder {
    /// Without symbolic links.
    var real: String {
        let real = realpath(root, nil)!
        defer { free(real) }
        return String(cString: real)
    }

    /// What opening the file says.
    func notices(_ purpose: Survey.Purpose) throws -> [FileNotice] {
        let said = Mutex<[FileNotice]>([])
        let survey = try Survey.open(
            at: path,
            for: purpose,
            onNotice: { notice in said.withLock { $0.append(notice) } }
        )
        try survey.queue.close()
        return said.withLock { $0 }
    }
}

/// What SQLite takes for no file: it would be kept nowhere.
@Suite struct SpecialNameTests {
    @Test(arguments: [":memory:", "file:of-a-test.db?mode=memory"]) func everyNameIsAFile(_ name: String) throws {
        defer { unlink(name) }
        let queue = try Connection.open(at: name, creating: true, onWait: nil)
        try queue.writeWithoutTransaction { try $0.execute(sql: "CREATE TABLE t (x)") }
        #expect(access(name, F_OK) == 0)
    }

    @Test func standardOutputIsNoBackup() throws {
        let folder = try Folder()
        let survey = try folder.create()
        #expect(throws: Refusal.usage(.standardOutputNotMeant)) { try survey.backUp(to: "-") }
        #expect(throws: Refusal.usage(.standardOutputNotMeant)) { try Restoration("-", to: folder.path) }
    }
}
