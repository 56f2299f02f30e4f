import Foundation
import Glibc
import SurveyCore
import Testing

@testable import SurveyStore

/// A backup takes the place of a survey: of nothing else, of none that is in use, and nothing that was there is lost.
@Suite struct RestoreTests {
    private let folder: Folder
    private let backup: String

    /// A survey with an entry more than its backup.
    init() throws {
        folder = try Folder()
        backup = folder.root + "/copy.db"
        let survey = try folder.create()
        _ = try survey.backUp(to: backup)
        try Self.append(to: folder.path)
    }

    private static func append(to path: String) throws {
        let survey = try Survey.open(at: path, allowNetworkFile: true)
        try append(to: survey)
        try survey.queue.close()
    }

    private static func append(to survey: Survey) throws {
        _ = try survey.write(Act(by: "x", login: "x", now: Timestamp(seconds: 0))) {
            try $0.append(.reopened(reason: "r"))
        }
    }

    @Test func aSurveyGoesAsideWithItsJournal() throws {
        let cut = try InterruptedSurvey()
        let backup = cut.folder.root + "/copy.db"
        try Data(cut.backup).write(to: URL(fileURLWithPath: backup))
        chmod(backup, 0o600)
        let restoration = try Restoration(backup, to: cut.folder.path)
        #expect(restoration.checked.ok && restoration.replacedEntries == nil)
        let aside = try #require(try restoration.run(moment: "7"))
        #expect(
            try cut.folder.names() == [
                "copy.db", "huifang.db", "huifang.db.replaced-7", "huifang.db.replaced-7-journal",
            ]
        )
        #expect(try cut.folder.open().verify().ok)
        #expect(try cut.folder.open().head().hash == restoration.checked.head)
        // What went aside has its journal, and goes back like any other.
        let old = try Survey.open(at: aside, for: .looking)
        #expect(try old.verify().entries > restoration.checked.entries)
    }

    /// A journal of a file that is gone would be taken for the next one's.
    @Test func aJournalAloneGoesAside() throws {
        unlink(folder.path)
        try Data("left".utf8).write(to: URL(fileURLWithPath: folder.path + "-journal"))
        #expect(try Restoration(backup, to: folder.path).run(moment: "7") == nil)
        #expect(try folder.names() == ["copy.db", "huifang.db", "huifang.db.replaced-7-journal"])
        #expect(try folder.open().verify().entries == 1)
    }

    /// Two within one second, and what has the name beside it.
    @Test(arguments: ["", "-journal", "-wal", "-shm"]) func aNameThatIsTakenIsLeft(_ ending: String) throws {
        let taken = folder.path + ".replaced-7" + ending
        try Data("taken".utf8).write(to: URL(fileURLWithPath: taken))
        let before = try folder.bytes()
        let name = folder.path + ".replaced-7"
        #expect(try Restoration(backup, to: folder.path).run(moment: "7") == name + "-2")
        #expect(try Restoration(backup, to: folder.path).run(moment: "7") == name + "-3")
        #expect(try Data(contentsOf: URL(fileURLWithPath: taken)) == Data("taken".utf8))
        #expect(try Array(Data(contentsOf: URL(fileURLWithPath: name + "-2"))) == before)
        #expect(try folder.open().verify().ok)
    }

    /// The name is short enough for what goes aside, but too long for its journal's: the file has moved when that shows.
    @Test func whatIsRefusedChangesNoName() throws {
        let path = folder.root + "/" + String(repeating: "a", count: 240)
        rename(folder.path, path)
        try Data("left".utf8).write(to: URL(fileURLWithPath: path + "-journal"))
        let (names, before) = (try folder.names(), try Data(contentsOf: URL(fileURLWithPath: path)))
        let restoration = try Restoration(backup, to: path)
        #expect(throws: Refusal.file(.cannotCreate(path: path + ".replaced-7"))) { try restoration.run(moment: "7") }
        #expect(try folder.names() == names)
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    }

    @Test func behindALinkTheOldOneStaysBesideTheNew() throws {
        let desk = try Folder()
        symlink(folder.path, desk.path)
        let aside = try Restoration(backup, to: desk.path).run(moment: "7")
        #expect(aside == folder.real + "/huifang.db.replaced-7")
        #expect(try desk.names() == ["huifang.db"])
        #expect(try folder.names() == ["copy.db", "huifang.db", "huifang.db.replaced-7"])
        #expect(try folder.open().verify().entries == 1)
    }

    /// A folder, a pipe, another file, the backup itself, also by another name of it.
    @Test func nothingButASurveyIsReplaced() throws {
        let (notes, pipe, other) = (folder.root + "/notes.txt", folder.root + "/pipe", folder.root + "/other.db")
        // Not the test's own: all can write in the folder around that one.
        let inner = folder.root + "/inner"
        mkdir(inner, 0o700)
        try Data("154".utf8).write(to: URL(fileURLWithPath: notes))
        mkfifo(pipe, 0o600)
        link(backup, other)
        let names = try folder.names()
        for (path, refusal) in [
            (inner, Refusal.File.isFolder(path: inner)), (notes, .notASurvey(path: notes)),
            (pipe, .notASurvey(path: pipe)), (backup, .neverOverwritten(path: backup)),
            (other, .neverOverwritten(path: other)),
        ] {
            #expect(throws: Refusal.file(refusal)) { try Restoration(backup, to: path) }
        }
        #expect(try folder.names() == names)
        // What a full disk left, and what is damaged.
        for content in [Data(), Data("SQLite format 3\0".utf8) + Data(repeating: 7, count: 5000)] {
            try content.write(to: URL(fileURLWithPath: folder.path))
            let aside = try #require(try Restoration(backup, to: folder.path).run(moment: "7"))
            #expect(try Data(contentsOf: URL(fileURLWithPath: aside)) == content)
            #expect(try folder.open().verify().ok)
        }
    }

    /// What the group had, where it was a choice.
    @Test(arguments: [
        (0o600, 0o600), (0o660, 0o660), (0o640, 0o640), (0o770, 0o660), (0o644, 0o600), (0o664, 0o600), (0o400, 0o600),
    ])
    func rightsAreTheGroups(_ before: UInt32, _ after: UInt32) throws {
        chmod(folder.path, before)
        _ = try Restoration(backup, to: folder.path).run(moment: "7")
        #expect(folder.mode == after)
    }

    @Test func nothingIsRestoredOverAFileInUse() throws {
        let restoration = try Restoration(backup, to: folder.path, patience: 0)
        let before = try folder.bytes()
        let (names, other) = (try folder.names(), try OtherProcess("BEGIN IMMEDIATE", on: folder.path))
        #expect(other.answer == "done")
        #expect(throws: Refusal.file(.busy(seconds: 0))) { try restoration.run(moment: "7") }
        #expect(throws: Refusal.file(.busy(seconds: 0))) {
            try Restoration(backup, to: folder.path, patience: 0)
        }
        other.end()
        #expect(try folder.bytes() == before)
        #expect(try folder.names().filter { !$0.hasSuffix("-journal") } == names)
        #expect(try restoration.run(moment: "7") != nil)
    }

    /// As every command waits for another program.
    @Test func whoEndsInTimeIsWaitedFor() throws {
        let other = try OtherProcess("BEGIN IMMEDIATE", on: folder.path)
        Thread.detachNewThread {
            usleep(300_000)
            other.end()
        }
        #expect(try Restoration(backup, to: folder.path).isThere)
    }

    @Test func whereThereIsNoneNothingIsToldOfIt() throws {
        unlink(folder.path)
        let restoration = try Restoration(backup, to: folder.path)
        #expect(!restoration.isThere && restoration.replacedEntries == nil)
        // One that appears after all is nobody's to replace.
        try Data().write(to: URL(fileURLWithPath: folder.path))
        #expect(throws: Refusal.file(.neverOverwritten(path: folder.path))) { try restoration.run(moment: "7") }
    }

    /// Sound and not ours. A survey is one also where the number is damaged that says so.
    @Test func anotherProgramsDatabaseIsNotReplaced() throws {
        let other = folder.root + "/other.db"
        try OtherProcess("CREATE TABLE bookmarks (y)", on: other).end()
        let before = try Data(contentsOf: URL(fileURLWithPath: other))
        #expect(throws: Refusal.file(.notASurvey(path: other))) { try Restoration(backup, to: other) }
        #expect(try Data(contentsOf: URL(fileURLWithPath: other)) == before)
        for place in 16..<100 {
            var bytes = try folder.bytes()
            bytes[place] ^= 0xFF
            try Data(bytes).write(to: URL(fileURLWithPath: folder.path))
            #expect(try Restoration(backup, to: folder.path).isThere, "byte \(place)")
            bytes[place] ^= 0xFF
            try Data(bytes).write(to: URL(fileURLWithPath: folder.path))
        }
    }

    /// From before the copy until the name has changed nobody writes, nor reads.
    @Test func nobodyBeginsInAFileThatIsBeingReplaced() throws {
        var held = try ReplacedFile(folder.path, by: backup, patience: 0, onWait: nil)
        for statement in ["BEGIN IMMEDIATE", "SELECT * FROM survey"] {
            #expect(try OtherProcess(statement, on: folder.path).answer == "database is locked")
        }
        #expect(held != nil)
        held = nil
        #expect(try OtherProcess("BEGIN IMMEDIATE", on: folder.path).answer == "done")
    }

    /// Who has it open is told, reads nothing old, and does not write into what went aside.
    @Test func whoHasItOpenIsTold() throws {
        let open = try folder.open()
        let aside = try #require(try Restoration(backup, to: folder.path).run(moment: "7"))
        let before = try Data(contentsOf: URL(fileURLWithPath: aside))
        #expect(throws: Refusal.file(.moved(path: folder.path))) { try Self.append(to: open) }
        #expect(throws: Refusal.file(.moved(path: folder.path))) { try open.head() }
        #expect(try Data(contentsOf: URL(fileURLWithPath: aside)) == before)
    }

    @Test func aBackupThatChangesMeanwhileTakesNoPlace() throws {
        let restoration = try Restoration(backup, to: folder.path)
        let before = try folder.bytes()
        try Self.append(to: backup)
        #expect(throws: Refusal.file(.busy(seconds: 0))) { try restoration.run(moment: "7") }
        #expect(try folder.bytes() == before)
        #expect(try folder.names() == ["copy.db", "huifang.db"])
    }
}

/// Does one thing to a survey, and keeps it open until ``end()``.
private final class OtherProcess: @unchecked Sendable {
    /// `done`, or what SQLite said.
    let answer: String
    private let process = Process()
    private let input = Pipe()

    init(_ statement: String, on path: String) throws {
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            "python3", "-c",
            """
            import sqlite3, sys
            db = sqlite3.connect(sys.argv[1], timeout=0, isolation_level=None)
            try:
                db.execute(sys.argv[2])
                print("done", flush=True)
            except sqlite3.Error as error:
                print(error, flush=True)
            sys.stdin.read()
            """, path, statement,
        ]
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        var line = Data()
        while line.last != UInt8(ascii: "\n"),
            case let more = output.fileHandleForReading.availableData, !more.isEmpty
        {
            line += more
        }
        answer = String(decoding: line.dropLast(), as: UTF8.self)
    }

    func end() {
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
    }

    deinit { end() }
}
