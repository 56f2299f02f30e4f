import Foundation
import SurveyCore
import SurveyWords
import Testing

@testable import huifang

/// The whole survey of Fixtures/zhengzhou-2020, run through command by command, closed on 16 October 2020.
enum FixtureSurvey {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Fixtures/zhengzhou-2020").path

    static func make(closed: Bool = true, rulebook: String = Rulebook.zhengzhou2020.id) throws -> CommandRunner {
        let runner = try CommandRunner()
        func run(_ arguments: String...) throws {
            let result = runner.run(arguments)
            // 1: findings are part of real hand-ins.
            try #require([0, 1].contains(result.code), "\(arguments): \(result.errors)")
        }
        try run("init", "--rulebook", rulebook)
        try run("import", "units", folder + "/units.csv")
        try run("import", "surveyors", folder + "/surveyors.csv")
        runner.now = at("2020-09-22T08:00")
        try run("import", "contacts", folder + "/hand-ins")
        runner.now = at("2020-09-22T08:30")
        try run("draw", "--seed", "20200921-416253")
        runner.now = at("2020-10-16T17:00")
        try run("import", "results", folder + "/sheets")
        runner.now = at("2020-10-16T17:30")
        if closed { try run("close", "--reason", "外呼期满", "--yes") }
        runner.now = at("2020-10-20T10:00")
        return runner
    }

    static func at(_ text: String) -> Timestamp { Timestamp(iso: text, offset: UTCOffset(seconds: 8 * 3600))! }
}
