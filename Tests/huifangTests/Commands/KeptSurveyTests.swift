import Foundation
import SurveyStore
import Testing

@testable import huifang

/// Fixtures/surveys has a survey of every format there was, made by the program of its time, with the head noted when it was made.
/// Every later program must open and verify it, and give the same grades. Until the first release the newest may be made anew with
/// RECORD_GOLDENS.
@Suite struct KeptSurveyTests {
    private static let folder = FixtureSurvey.folder + "/../surveys"

    init() throws {
        guard ProcessInfo.processInfo.environment["RECORD_GOLDENS"] != nil else { return }
        let runner = try FixtureSurvey.make()
        try #require(runner.run("publish", "--reason", "党组会审定").code == 0)
        try FileManager.default.createDirectory(atPath: Self.folder, withIntermediateDirectories: true)
        let survey = Self.folder + "/\(StoreVersion.schema).db"
        try? FileManager.default.removeItem(atPath: survey)
        try FileManager.default.copyItem(atPath: runner.path("huifang.db"), toPath: survey)
        let head = try #require(runner.run("verify", "--format", "json").json()["head"] as? String)
        try Data("\(head)\n".utf8).write(to: URL(fileURLWithPath: Self.folder + "/\(StoreVersion.schema).head"))
    }

    @Test func everySurveyEverMadeIsReadAndAgrees() throws {
        for version in 1...StoreVersion.schema {
            let runner = try CommandRunner()
            let path = runner.path("huifang.db")
            try FileManager.default.copyItem(atPath: Self.folder + "/\(version).db", toPath: path)
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
            let verified = runner.run("verify", "--heads", Self.folder + "/\(version).head")
            #expect(verified.code == 0, "\(version): \(verified.output)\(verified.errors)")
            #expect(verified.output.contains("其后没有别的日志"))
            #expect(try FixtureSurvey.grades(runner) == FixtureSurvey.expectedGrades(), "\(version)")
            #expect(runner.run("reopen", "--reason", "补拨").code == 0)
            #expect(runner.run("verify").code == 0)
        }
    }
}
