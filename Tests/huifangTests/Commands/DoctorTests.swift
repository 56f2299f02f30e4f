import Foundation
import SurveyCore
import SurveyStore
import SurveyWords
import Testing

@testable import huifang

/// `doctor` on real files, of which it changes no byte.
@Suite struct DoctorTests {
    let runner = try! CommandRunner()

    init() throws {
        try #require(runner.run("init").code == 0)
        try runner.write("s.csv", "姓名\n李敏\n")
        try #require(runner.run("import", "surveyors", runner.path("s.csv")).code == 0)
    }

    private func bytes() throws -> [String: Data] {
        var bytes: [String: Data] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: runner.folder.path) {
            bytes[name] = FileManager.default.contents(atPath: runner.path(name))
        }
        return bytes
    }

    private func findings(_ more: String...) throws -> [String: [String]] {
        let json = try runner.run(["doctor", "--format", "json"] + more).json()
        let checks = try #require(json["checks"] as? [[String: Any]])
        #expect(checks.compactMap { $0["check"] as? String } == Checkup.Subject.allCases.map(\.rawValue))
        return Dictionary(
            uniqueKeysWithValues: checks.map {
                ($0["check"] as! String, ($0["findings"] as! [[String: Any]]).map { $0["code"] as! String })
            }
        )
    }

    @Test func itOnlyLooks() throws {
        let before = try bytes()
        for language in Language.allCases {
            runner.language = language
            let told = runner.run("doctor")
            #expect(
                told.code == 1 && told.errors == ""
                    && told.output.contains(language == .zh ? "没有这次调查的备份" : "no copy of this survey"),
                "\(told.output)"
            )
            for subject in Checkup.Subject.allCases { #expect(told.output.contains(Words(language).subject(subject))) }
        }
        #expect(try bytes() == before)
    }

    @Test func backupsAreFoundBesideBelowAndWhereTheyAreSaidToLie() throws {
        #expect(try findings()["backup"] == ["no-backup"])
        // Another survey is no backup, whatever its name.
        runner.now = Timestamp(seconds: runner.now.seconds + 60)
        #expect(runner.run("init", "--survey", runner.path("backup.db")).code == 0)
        #expect(try findings()["backup"] == ["no-backup"])
        let elsewhere = try CommandRunner()
        #expect(runner.run("backup", elsewhere.path("a.db")).code == 0)
        #expect(try findings()["backup"] == ["no-backup"])
        #expect(try findings("--backups", elsewhere.folder.path)["backup"] == [])
        try FileManager.default.createDirectory(atPath: runner.path("备份"), withIntermediateDirectories: true)
        #expect(runner.run("backup", runner.path("备份/a.db")).code == 0)
        #expect(try findings()["backup"] == [] && runner.run("doctor").code == 0)
        // An entry more, and two days later.
        #expect(runner.run("close", "--reason", "r", "--yes").code == 0)
        runner.now = Timestamp(seconds: runner.now.seconds + 2 * 86_400)
        #expect(try findings()["backup"] == ["old-backup"])
        #expect(runner.run("doctor").output.contains("2 天没有备份，其后的 1 条日志不在备份里"))
        // Newer than any clock may be.
        runner.now = Timestamp(seconds: runner.now.seconds - 30 * 86_400)
        #expect(try findings()["clock"]?.first == "clock-behind")
    }

    @Test func aBackupTakesTheSurveysPlace() throws {
        let missing = runner.run("restore", runner.path("none.db"), "--format", "json")
        #expect(missing.code == 66 && missing.errors.contains(#""code":"no-file""#), "\(missing.errors)")
        // What doctor says is to be typed.
        let advice = runner.run("doctor").output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(advice.contains("mkdir -p 备份 && huifang backup 备份/2020-09-18.db"), "\(advice)")
        try #require(runner.run("backup", runner.path("a.db")).code == 0)
        try #require(runner.run("close", "--reason", "r", "--yes").code == 0)
        chmod(runner.path("huifang.db"), 0o660)
        #expect(runner.run("restore", runner.path("a.db")).code == 77)
        let done = try runner.run("restore", runner.path("a.db"), "--yes", "--format", "json").json()
        let aside = try #require(done["replaced"] as? String)
        #expect(FileManager.default.fileExists(atPath: aside))
        #expect(try findings()["rights"]?.contains("group-cannot-save") == true)
        #expect(try runner.run("verify", "--format", "json").json()["entries"] as? Int == done["entries"] as? Int)
    }

    @Test func rightsAreTold() throws {
        chmod(runner.path("huifang.db"), 0o644)
        #expect(try findings()["rights"] == ["others-may-read"])
        chmod(runner.path("huifang.db"), 0o666)
        #expect(try findings()["rights"]?.first == "others-may-write")
        #expect(try findings()["survey"] == [])
        chmod(runner.path("huifang.db"), 0o600)
        chmod(runner.folder.path, 0o777)
        #expect(try findings()["rights"] == ["folder-open"])
    }

    /// Of a journal that a crash left nothing is rolled back: that would be a change.
    @Test func aJournalIsToldAndLeftAlone() throws {
        let magic: [UInt8] = [0xD9, 0xD5, 0x05, 0xF9, 0x20, 0xA1, 0x63, 0xD7]
        try Data(magic + [UInt8](repeating: 1, count: 504)).write(
            to: URL(fileURLWithPath: runner.path("huifang.db-journal"))
        )
        let before = try bytes()
        #expect(try findings()["journal"] == ["journal-left"])
        #expect(try bytes() == before)
        // A header wiped out is none.
        try Data(count: 512).write(to: URL(fileURLWithPath: runner.path("huifang.db-journal")))
        #expect(try findings()["journal"] == [])
    }

    @Test func whereThereIsNoSurveyTheRestIsLookedAt() throws {
        let found = try findings("--survey", runner.path("none.db"))
        #expect(found["survey"] == ["no-survey"] && found["backup"] == [])
        #expect(runner.run("doctor", "--survey", runner.path("none.db")).code == 0)
        let table = runner.run("doctor", "--survey", runner.path("s.csv"))
        #expect(table.code == 1 && table.output.contains("不是调查文件"))
    }
}
