import Glibc
import SurveyCore
import Testing

@testable import SurveyStore

@Suite struct FileTests {
    @Test func aNewSurveyIsReadableOnlyByItsMaker() throws {
        let folder = try Folder()
        let survey = try folder.create()
        #expect(survey.title == "2020年度")
        #expect(folder.mode == 0o600)
        #expect(try folder.names() == ["huifang.db"])
    }

    @Test func initTwiceSaysWhatStandsThere() throws {
        let folder = try Folder()
        try folder.create()
        let before = try folder.bytes()
        #expect(throws: Refusal.file(.surveyExists(path: folder.path, title: "2020年度", contacts: 0))) {
            try folder.create()
        }
        #expect(try folder.bytes() == before)
    }

    @Test func whatIsNoSurveyIsRefusedUnchanged() throws {
        let folder = try Folder()
        #expect(throws: Refusal.file(.noSurvey(path: folder.path))) { try folder.open() }
        let contents = [
            [], Array("姓名,电话\n".utf8), Array("SQLite format 3\0".utf8) + [UInt8](repeating: 0, count: 200),
        ]
        for content in contents {
            try folder.write(content)
            #expect(throws: Refusal.file(.notASurvey(path: folder.path))) { try folder.open() }
            #expect(try folder.bytes() == content)
        }
        #expect(throws: Refusal.file(.isFolder(path: folder.root))) { try Survey.open(at: folder.root) }
    }

    @Test func aNewerFormatIsRefusedUnchanged() throws {
        let folder = try Folder()
        try folder.create()
        try folder.sql("PRAGMA user_version = 99")
        let before = try folder.bytes()
        #expect(throws: Refusal.file(.newerFormat(path: folder.path, found: 99, known: Schema.version))) {
            try folder.open()
        }
        #expect(try folder.bytes() == before)
    }

    @Test func aFileThatOthersMayWriteIsRefusedAndAGroupsFileIsNot() throws {
        let folder = try Folder()
        try folder.create()
        chmod(folder.path, 0o602)
        #expect(throws: Refusal.file(.othersMayWrite(path: folder.path))) { try folder.open() }
        chmod(folder.path, 0o660)
        try folder.open()
        #expect(folder.mode == 0o660)
    }

    @Test func aFileLeftInWALIsSwitchedBack() throws {
        let folder = try Folder()
        try folder.create()
        try folder.sql("PRAGMA journal_mode = WAL")
        let survey = try folder.open()
        let pragmas = try survey.read { db in
            try ["journal_mode", "synchronous", "foreign_keys"].map { try String.fetchOne(db, sql: "PRAGMA \($0)") }
        }
        #expect(pragmas == ["delete", "3", "1"])
        #expect(try folder.bytes()[18...19] == [1, 1])
    }

    @Test func networkDrivesAreKnownByTheirMount() {
        let table = """
            22 1 254:1 / / rw,relatime shared:1 - ext4 /dev/vda1 rw
            40 22 0:51 / /mnt/share rw,relatime shared:9 master:2 - nfs4 server:/share rw,vers=4.2
            41 22 0:52 / /media/usb rw - fuseblk /dev/sdb1 rw
            """
        let mounts = Mounts(table: table)
        #expect(mounts.type(ofDevice: 51) == "nfs4")
        #expect(mounts.type(ofDevice: 254 << 8 | 1) == "ext4")
        #expect(mounts.type(ofDevice: 0x909) == nil)
        #expect(Mounts.isNetwork("nfs4") && Mounts.isNetwork("cifs") && Mounts.isNetwork("fuse.sshfs"))
        #expect(!Mounts.isNetwork("ext4") && !Mounts.isNetwork("fuseblk"))
    }

    @Test func fourWritersKeepOneChain() async throws {
        let folder = try Folder()
        try folder.create()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<4 {
                let survey = try folder.open()
                group.addTask {
                    for round in 0..<25 {
                        _ = try survey.write(Act(by: "\(writer)", login: "office", now: Timestamp(seconds: round))) {
                            writing in
                            try writing.append(.reopened(reason: "\(round)"))
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        try folder.expectChain(entries: 101)
    }
}
