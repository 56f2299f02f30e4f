import Foundation
import Glibc
import SurveyCore
import SurveyStore
import SurveyWords
import Synchronization
import Testing

@testable import huifang

/// The whole survey of Fixtures/zhengzhou-2020, run through by its steps.txt.
enum FixtureSurvey {
    struct Step {
        let time: Timestamp
        let code: Int32
        let command: [String]

        var name: String { command[0] }
    }

    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Fixtures/zhengzhou-2020").path

    /// Unit and grade of each row of expected-grades.csv.
    static func expectedGrades() throws -> [[String]] {
        try String(contentsOfFile: folder + "/expected-grades.csv", encoding: .utf8)
            .split(whereSeparator: \.isNewline).dropFirst()
            .map { $0.split(separator: ",", omittingEmptySubsequences: false).prefix(2).map(String.init) }
    }

    /// Unit and grade as a survey gives them now.
    static func grades(_ runner: CommandRunner) throws -> [[String]] {
        let units = try #require(try runner.run("grade", "--format", "json").json()["units"] as? [[String: Any]])
        let names = ["excellent": "优", "good": "良", "fair": "中", "poor": "差"]
        return units.map { [$0["unit"] as! String, ($0["grade"] as? String).flatMap { names[$0] } ?? "待裁定"] }
    }

    static func steps() throws -> [Step] {
        let lines = try String(contentsOfFile: folder + "/steps.txt", encoding: .utf8).split(separator: "\n")
        return try lines.filter { !$0.hasPrefix("#") }.map { line in
            let words = line.split(separator: " ").map(String.init)
            return Step(time: at("2020-" + words[0]), code: try #require(Int32(words[1])), command: Array(words[2...]))
        }
    }

    /// What the step answers, at its time.
    /// - Parameter fixture: how the folder's files are named; their names stand in the log as salted digests.
    static func run(_ step: Step, _ runner: CommandRunner, files fixture: String = folder, _ more: [String] = []) throws
        -> CommandRunner.Result
    {
        runner.now = step.time
        let arguments = try step.command.map { word in
            if word == "ROSTER" {
                return try #require(runner.run("roster", "--format", "json").json()["rosterDigest"] as? String)
            }
            return FileManager.default.fileExists(atPath: folder + "/" + word) ? fixture + "/" + word : word
        }
        let result = runner.run(arguments + more)
        try #require(result.code == step.code, "\(arguments): \(result.code) \(result.errors)")
        return result
    }

    /// A survey as it was made once: what follows in it is the same as in the first.
    private struct Made: Sendable {
        let file: Data
        let salts: [SaltSource.Use: Int]
        let now: Timestamp
    }

    /// Making it takes seconds, and half a hundred tests begin with it.
    private static let made = Mutex([String: Made]())

    /// - Parameter handIns: the folder of the first hand-ins.
    static func make(closed: Bool = true, rulebook: String = Rulebook.zhengzhou2020.id, handIns: String = "hand-ins")
        throws
        -> CommandRunner
    {
        let made = try made.withLock { all in
            let key = "\(closed) \(rulebook) \(handIns)"
            if let made = all[key] { return made }
            let runner = try makeAnew(closed: closed, rulebook: rulebook, handIns: handIns)
            let file = try Data(contentsOf: URL(fileURLWithPath: runner.path("huifang.db")))
            let made = Made(file: file, salts: runner.salts.given, now: runner.now)
            all[key] = made
            return made
        }
        let runner = try CommandRunner(salts: FixedSalts(given: made.salts))
        runner.now = made.now
        try made.file.write(to: URL(fileURLWithPath: runner.path("huifang.db")))
        chmod(runner.path("huifang.db"), 0o600)
        return runner
    }

    private static func makeAnew(closed: Bool, rulebook: String, handIns: String) throws -> CommandRunner {
        let runner = try CommandRunner()
        for step in try steps() {
            if step.name == "close", !closed { break }
            let command = step.command.map { $0 == "hand-ins" ? handIns : $0 }
            _ = try run(
                Step(time: step.time, code: step.code, command: command),
                runner,
                step.name == "init" ? ["--rulebook", rulebook] : []
            )
        }
        runner.now = at("2020-10-20T10:00")
        return runner
    }

    static func at(_ text: String) -> Timestamp { Timestamp(iso: text, offset: UTCOffset(seconds: 8 * 3600))! }
}
