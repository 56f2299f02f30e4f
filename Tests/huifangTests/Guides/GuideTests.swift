import Foundation
import SurveyCore
import SurveyStore
import Testing

@testable import huifang

/// What the guides show is what the program prints, step by step, in a folder with the files of Fixtures/zhengzhou-2020.
///
/// `GUIDE_OUTPUT=FOLDER` keeps all that was printed.
@Suite struct GuideTests {
    private static let folder = URL(fileURLWithPath: FixtureSurvey.folder).deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Sources/huifang/Guides").path

    private static let guides =
        (try? FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".md") }.sorted()) ?? []

    @Test(arguments: guides)
    func everyTranscriptIsWhatTheProgramPrints(guide: String) throws {
        let text = try String(contentsOfFile: Self.folder + "/" + guide, encoding: .utf8)
        var walk = try GuideWalk()
        walk.runner.language = guide.contains(".en.") ? .en : .zh
        for part in try GuideScript(text).parts { try walk.take(part) }
        if let kept = ProcessInfo.processInfo.environment["GUIDE_OUTPUT"] {
            try Data(walk.printed.joined(separator: "\n").utf8).write(
                to: URL(fileURLWithPath: kept + "/" + guide + ".txt")
            )
        }
    }

    @Test func everyGuideIsThereInBothLanguages() {
        let names = Set(Self.guides.map { $0.prefix { $0 != "." } })
        let wanted = names.flatMap { name in ["en", "zh"].map { "\(name).\($0).md" } }.sorted()
        #expect(Self.guides == wanted && names.contains("office"))
    }

    /// The console's picture in README.md is a golden, which the comment before it names.
    @Test func thePictureIsAScreen() throws {
        let root = URL(fileURLWithPath: Self.folder + "/../../..")
        let readme = try String(contentsOf: root.appendingPathComponent("README.md"), encoding: .utf8)
        let picture = try #require(readme.firstMatch(of: /<!-- (Tests\S+) -->\n```\n([^`]+)```/))
        let golden = try String(contentsOf: root.appendingPathComponent(String(picture.1)), encoding: .utf8)
        #expect(picture.2.split(separator: "\n") == golden.split(separator: "\n"))
    }

    @Test func aWrongTranscriptIsFound() {
        let printed = ["a", "b", "c is long"]
        #expect(GuideScript.difference(["a", "...", "c is..."], printed: printed) == nil)
        #expect(GuideScript.difference(["..."], printed: printed) == nil)
        for shown in [["a"], ["b", "..."], ["a", "c is long"], ["...", "b"], ["...", "d"], ["a", "...", "a"]] {
            #expect(GuideScript.difference(shown, printed: printed) != nil, "\(shown)")
        }
    }
}

/// One guide, walked through.
private struct GuideWalk {
    let runner: CommandRunner
    private(set) var printed: [String] = []
    private var steps: [FixtureSurvey.Step]
    private var consoles: [String: (console: PtyConsole, at: Timestamp)] = [:]

    init() throws {
        runner = try CommandRunner()
        steps = try FixtureSurvey.steps()
        for name in try FileManager.default.contentsOfDirectory(atPath: FixtureSurvey.folder) {
            try FileManager.default.copyItem(atPath: FixtureSurvey.folder + "/" + name, toPath: runner.path(name))
        }
    }

    mutating func take(_ part: GuideScript.Part) throws {
        switch part {
        case .at(let time): runner.now = FixtureSurvey.at(time)
        case .steps(let time):
            let until = FixtureSurvey.at(time)
            while let step = steps.first, step.time < until {
                steps.removeFirst()
                _ = try FixtureSurvey.run(step, runner, files: runner.folder.path)
            }
            runner.now = until
        case .transcript(let lines): try run(lines)
        case .screen(let surveyor, let keys, let lines): try show(surveyor, keys, lines)
        case .hidden(let command): _ = try output(of: command)
        }
    }

    private mutating func run(_ lines: [String]) throws {
        var rest = lines[...]
        while let command = rest.popFirst() {
            try #require(command.hasPrefix("$ "), "no command: \(command)")
            let shown = Array(rest.prefix { !$0.hasPrefix("$ ") })
            rest = rest.dropFirst(shown.count)
            // Where the folder's path is long, its middle is left out.
            let output = try output(of: String(command.dropFirst(2))).replacing(runner.folder.path + "/", with: "")
                .replacing(/\/\S*\.\.\.[^\s\/]*\//, with: "")
            let lines = output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            printed += [command] + lines
            // The blank lines at the ends are the layout's.
            let fault = GuideScript.difference(trimmed(shown), printed: trimmed(lines))
            #expect(fault == nil, "\(command)\n\(output)")
        }
    }

    private func trimmed(_ lines: [String]) -> [String] {
        Array(lines.drop { $0.isEmpty }.reversed().drop { $0.isEmpty }.reversed())
    }

    private mutating func output(of command: String) throws -> String {
        guard command.hasPrefix("huifang"), !command.contains("|") else { return try shell(command) }
        var words = command.replacing("'", with: "").split(separator: " ").map { String($0) }
        words.removeFirst()
        steps.removeAll { $0.command == words.map { $0 == "DIGEST" ? "ROSTER" : $0 } }
        for place in words.indices {
            switch words[place] {
            case "DIGEST":
                words[place] = try #require(runner.run("roster", "--format", "json").json()["rosterDigest"] as? String)
            case "HEAD":
                let publication = try runner.run("report", "--format", "json").json()["publication"] as? [String: Any]
                words[place] = try #require(publication?["head"] as? String)
            case let word
            where place > 0 && (isFile(word) || ["-o", "--findings", "backup"].contains(words[place - 1])):
                words[place] = runner.folder.path + "/" + word
            default: break
            }
        }
        return runner.transcript(words)
    }

    private func isFile(_ word: String) -> Bool { FileManager.default.fileExists(atPath: runner.path(word)) }

    /// Of what every system has: sha256sum, printf, python3.
    private func shell(_ command: String) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", command]
        process.currentDirectoryURL = runner.folder
        process.environment = ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"]
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return text
    }

    private mutating func show(_ surveyor: String, _ keys: String, _ shown: [String]) throws {
        if consoles[surveyor]?.at != runner.now {
            let survey = try Survey.open(at: runner.path("huifang.db"), allowNetworkFile: true)
            let console = try PtyConsole(survey, surveyor: surveyor, now: runner.now, language: runner.language)
            consoles[surveyor] = (console, runner.now)
        }
        let console = try #require(consoles[surveyor]?.console)
        if keys != "-" { try console.type(keys) }
        printed += ["# \(surveyor) \(keys)"] + console.screen.text
        #expect(console.screen.text == shown, "\(surveyor) \(keys)\n\(console.screen.text.joined(separator: "\n"))")
    }
}
