import Foundation
import SurveyCore
import SurveyWords
import Testing

@testable import huifang

/// Everything that the fixture survey answers, to the byte: each answer's digest stands in Goldens/fixture.sha256.
/// RECORD_GOLDENS=1 records them anew; FIXTURE_OUTPUT=FOLDER keeps the answers themselves, for a comparison by `diff -r`.
@Suite struct FixtureBaselineTests {
    private static let golden = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Goldens/fixture.sha256")
    /// Relative: names of files stand in the log as salted digests. `swift test` runs in the package's folder.
    private static let fixture = "Fixtures/zhengzhou-2020"

    @Test func everyAnswerIsAsRecorded() throws {
        let answers = try Self.answers()
        let environment = ProcessInfo.processInfo.environment
        if let folder = environment["FIXTURE_OUTPUT"] {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            for answer in answers {
                try Data(answer.text.utf8).write(to: URL(fileURLWithPath: folder + "/" + answer.name))
            }
        }
        let lines = answers.map { "\(sha256($0.text))  \($0.name)" }
        if environment["RECORD_GOLDENS"] == "1" {
            try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: Self.golden)
        }
        let recorded = try String(contentsOf: Self.golden, encoding: .utf8).split(separator: "\n").map(String.init)
        #expect(Set(lines).subtracting(recorded).sorted() == [], "answers that are new or changed")
        #expect(lines.count == recorded.count)
    }

    private static func answers() throws -> [(name: String, text: String)] {
        let runner = try CommandRunner()
        var answers: [(name: String, text: String)] = []
        func run(_ name: String, _ arguments: [String]) throws {
            let result = runner.run(arguments)
            try #require([0, 1].contains(result.code), "\(arguments): \(result.errors)")
            let text = result.output + "\n" + result.errors
            answers.append((name, text.replacing(runner.folder.path, with: "FOLDER")))
        }
        func keep(_ name: String, _ arguments: String...) throws { try run(name, arguments) }
        func inBothLanguages(_ name: String, _ arguments: String...) throws {
            for language in Language.allCases {
                runner.language = language
                try run("\(name).\(language.rawValue)", arguments)
            }
            runner.language = .zh
        }
        for (place, step) in try FixtureSurvey.steps().enumerated() {
            let (first, second) = (step.command[0], step.command.dropFirst().first)
            runner.now = step.time
            switch (first, second) {
            case ("import", "contacts") where place == 3:
                try inBothLanguages("check-contacts", "import", "contacts", fixture + "/hand-ins", "--check")
            case ("import", "results") where place == 6:
                try inBothLanguages("sheets-before.txt", "sheet")
                try inBothLanguages("sheets-before.html", "sheet", "--format", "html")
                try inBothLanguages("check-results", "import", "results", fixture + "/sheets/2020-09-22.csv", "--check")
            case ("close", _):
                try inBothLanguages("stage-open")
                try inBothLanguages("status-open", "status")
                try inBothLanguages("grade-open", "grade")
                try inBothLanguages("report-open.html", "report")
                try inBothLanguages("explain-open-office", "grade", "--explain", "--for", "office")
                let dial = ["record", "1", "--outcome", "10", "--surveyor", "1", "--at", "2020-10-15T10:00"]
                try run("record.json", dial + ["--format", "json"])
                try keep("amend.json", "amend", "390", "--outcome", "30", "--reason", "按错", "--format", "json")
                try keep("void.json", "void", "391", "--reason", "误录", "--format", "json")
            default: break
            }
            let result = try FixtureSurvey.run(
                step,
                runner,
                files: fixture,
                step.code == 77 ? [] : ["--format", "json"]
            )
            let name = ([first, second].compactMap { $0 }.filter { !$0.hasPrefix("-") } + ["\(place + 1).json"])
                .joined(separator: "-").replacing("/", with: "-")
            answers.append((name, (result.output + "\n" + result.errors).replacing(runner.folder.path, with: "FOLDER")))
        }
        runner.now = FixtureSurvey.at("2020-10-20T10:00")
        try keep("publish.json", "publish", "--yes", "--reason", "公布", "--format", "json")
        try keep("stage.json", "--format", "json")
        try inBothLanguages("stage")
        try keep("quality.json", "quality", "--format", "json")
        try inBothLanguages("quality", "quality")
        try keep("status.json", "status", "--format", "json")
        try inBothLanguages("status", "status")
        try inBothLanguages("status.html", "status", "--format", "html")
        try keep("sheets.json", "sheet", "--format", "json")
        try inBothLanguages("sheets-all.txt", "sheet", "--all")
        try inBothLanguages("sheets-all.html", "sheet", "--all", "--format", "html")
        try keep("sheet-all.csv", "sheet", "--all", "--format", "csv", "--surveyor", "1")
        try keep("contacts.json", "contacts", "--format", "json")
        try inBothLanguages("contacts", "contacts")
        for contact in 1...12 { try keep("contact-\(contact).json", "contact", "\(contact)", "--format", "json") }
        try inBothLanguages("contact", "contact", "1")
        try keep("grade.json", "grade", "--format", "json")
        try keep("grade.csv", "grade", "--format", "csv")
        try keep("contacts.csv", "export", "contacts")
        try keep("calls.csv", "export", "calls")
        try keep("report.json", "report", "--format", "json")
        try inBothLanguages("report.html", "report")
        try inBothLanguages("grade", "grade")
        for edition in ["unit", "office"] {
            try inBothLanguages("explain-\(edition)", "grade", "--explain", "--for", edition)
            try inBothLanguages("explain-\(edition).html", "grade", "--explain", "--for", edition, "--format", "html")
        }
        try keep("whatif.json", "whatif", "--format", "json")
        try inBothLanguages("whatif", "whatif")
        try keep("log.json", "log", "--format", "json")
        try inBothLanguages("log", "log")
        try keep("verify.json", "verify", "--format", "json")
        try inBothLanguages("verify", "verify")
        return answers
    }
}
