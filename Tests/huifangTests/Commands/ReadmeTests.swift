import Foundation
import Testing

@testable import huifang

/// README's session is what the program prints over the steps of `Fixtures/demo`.
@Suite struct ReadmeTests {
    private let root = URL(fileURLWithPath: FixtureSurvey.folder).deletingLastPathComponent()
        .deletingLastPathComponent()

    @Test func theSessionIsWhatTheDemoPrints() throws {
        let readme = try String(contentsOf: root.appendingPathComponent("README.md"), encoding: .utf8)
        let session = try #require(readme.components(separatedBy: "\n## A session\n\n```\n").dropFirst().first)
        let lines = session.components(separatedBy: "```")[0].split(separator: "\n").filter { $0 != "..." }
        let runner = try CommandRunner()
        let place = runner.folder.path + "/"
        try FileManager.default.copyItem(atPath: FixtureSurvey.folder, toPath: place + "fixture")
        // As the demo does.
        func handIn(_ unit: String, in folder: String) throws -> String {
            let names = try FileManager.default.contentsOfDirectory(atPath: place + "fixture/" + folder)
            return try #require(names.first { $0.hasPrefix(unit + "-") })
        }
        for unit in ["04", "08", "13", "16"] {
            try FileManager.default.removeItem(atPath: place + "fixture/hand-ins/" + handIn(unit, in: "hand-ins"))
            let book = try handIn(unit, in: "hand-in-workbooks")
            let (from, to) = (place + "fixture/hand-in-workbooks/" + book, place + "fixture/hand-ins/" + book)
            try FileManager.default.copyItem(atPath: from, toPath: to)
        }
        var printed: Set<String> = []
        func note(_ command: [String], _ run: () throws -> CommandRunner.Result) throws {
            let result = try run()
            // The digest is another one each time: it holds the contacts' salts.
            printed.insert("$ huifang " + command.joined(separator: " ").replacing("ROSTER", with: "DIGEST"))
            let text = (result.output + result.errors).replacing(place + "fixture/", with: "")
            printed.formUnion(text.split(separator: "\n").map { String($0) })
        }
        for step in try FixtureSurvey.steps() {
            try note(step.command) { try FixtureSurvey.run(step, runner, files: place + "fixture") }
        }
        runner.now = FixtureSurvey.at("2020-10-20T10:00")
        for command in [["grade"], ["grade", "--explain", "登封市"], ["verify"]] {
            try note(command) { runner.run(command) }
        }
        for line in lines { #expect(printed.contains(String(line)), "\(line)") }
    }
}
