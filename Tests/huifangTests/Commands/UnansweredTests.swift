import Foundation
import Glibc
import SurveyCore
import Testing

@testable import huifang

/// An act that was saved is said to be saved, also where its answer finds no place.
@Suite struct UnansweredTests {
    /// An output that is full, or closed.
    private struct NoOutput: Output {
        let isTerminal = false
        /// That of a pipe without a reader is `nil`.
        let code: Int32?
        func write(_ text: String) throws {
            if let code { throw OutputFailed(code: code) }
            throw OutputClosed()
        }
    }

    private func run(_ runner: CommandRunner, _ code: Int32?, _ arguments: [String]) -> (code: Int32, errors: String) {
        let errors = BufferOutput(isTerminal: false)
        return (run(runner, code, arguments, errors: errors), errors.text)
    }

    private func run(
        _ runner: CommandRunner,
        _ code: Int32?,
        _ arguments: [String],
        errors: any Output,
        typed: [String]? = nil
    ) -> Int32 {
        let now = runner.now
        let context = Context(
            language: .zh,
            environment: ["HUIFANG_SURVEY": runner.path("huifang.db"), "HUIFANG_USER": "周科长"],
            output: NoOutput(code: code),
            errors: errors,
            input: LinesInput(typed ?? [], isTerminal: typed != nil),
            clock: { now },
            currentDirectory: runner.folder.path,
            loginName: "tester"
        )
        return Main.run(arguments, in: context)
    }

    /// Whoever stopped reading changes neither what is done nor the exit code, whichever of the two outputs he read.
    @Test func aReaderThatWentAwayChangesNothing() throws {
        let runner = try CommandRunner()
        try #require(runner.run("init").code == 0)
        try runner.write("units.csv", "单位名称\n甲局\n乙局\n")
        try runner.write("bad.csv", "填报单位,联系方式\n甲局,123\n")
        let gone = NoOutput(code: nil)
        #expect(run(runner, nil, ["import", "units", runner.path("units.csv")], errors: gone) == 0)
        try runner.write("a.csv", "填报单位,姓名,联系方式\n甲局,王建国,15400000001\n")
        let contacts = ["import", "contacts", runner.path("a.csv"), "--received", "2020-09-10"]
        #expect(run(runner, nil, contacts, errors: gone) == 1)
        // Of a reason with a contact's name something is said before the act.
        let received = ["unit", "received", "甲局", "2020-09-09", "--reason", "王建国来函"]
        #expect(run(runner, nil, received, errors: gone) == 0)
        let entries = try runner.run("verify", "--format", "json").json()["entries"] as? Int
        #expect(entries == 4)
        #expect(run(runner, nil, ["import", "contacts", runner.path("bad.csv")]).code == 1)
        #expect(run(runner, nil, ["log"]).code == 0)
        let head = String(repeating: "ab", count: 32)
        #expect(run(runner, nil, ["verify", "--head", head]).code == 1)
        // What cannot be seen is not agreed to.
        let withdraw = ["unit", "withdraw", "乙局", "--reason", "来函"]
        #expect(run(runner, nil, withdraw, errors: gone, typed: ["y", "是"]) == 77)
    }

    @Test(arguments: [ENOSPC, EBADF, EIO]) func whatWasSavedIsSaid(_ code: Int32) throws {
        let runner = try CommandRunner()
        try #require(runner.run("init").code == 0)
        try runner.write("units.csv", "单位名称\n甲局\n")
        let imported = run(runner, code, ["import", "units", runner.path("units.csv")])
        #expect(imported.code == 76)
        #expect(imported.errors.contains("日志第 2 条"))
        #expect(imported.errors.contains("磁盘已满") == (code == ENOSPC))
        // Nothing is done where there is nothing new, nor by a command that only looks.
        let again = run(runner, code, ["import", "units", runner.path("units.csv")])
        #expect(again.code == 74 && !again.errors.contains("已经完成"))
        let looked = run(runner, code, ["grade"])
        #expect(looked.code == 74 && !looked.errors.contains("已经完成"))
        let entries = try runner.run("verify", "--format", "json").json()["entries"] as? Int
        #expect(entries == 2)
    }

    /// Copies and documents, of which no entry of the log tells.
    @Test(arguments: [ENOSPC, EBADF, EIO]) func whatWasMadeIsSaid(_ code: Int32) throws {
        let runner = try CommandRunner()
        try #require(runner.run("init").code == 0)
        try #require(runner.run("backup", runner.path("kept.db")).code == 0)
        try runner.write("units.csv", "单位名称\n甲局\n")
        try #require(runner.run("import", "units", runner.path("units.csv")).code == 0)
        func entries() throws -> Int? { try runner.run("verify", "--format", "json").json()["entries"] as? Int }
        #expect(try entries() == 2)
        for (line, made) in [
            (["backup", "copy.db"], "copy.db"), (["restore", "kept.db", "--yes"], "huifang.db"),
            (["template", "units", "-o", "t.xlsx"], "t.xlsx"), (["template", "units", "-o", "t.csv"], "t.csv"),
            (["log", "-o", "l.json"], "l.json"), (["contacts", "-o", "c.txt"], "c.txt"),
        ] {
            let arguments = line.map { $0.contains(".") ? runner.path($0) : $0 }
            let errors = BufferOutput(isTerminal: false)
            let told: any Output = line.contains("-o") ? NoOutput(code: code) : errors
            #expect(run(runner, code, arguments, errors: told) == 76, "\(line)")
            #expect(FileManager.default.fileExists(atPath: runner.path(made)))
            guard !line.contains("-o") else { continue }
            #expect(errors.text.contains(made) && errors.text.contains("已经写好"))
            #expect(!errors.text.contains("没有保存") && errors.text.contains("磁盘已满") == (code == ENOSPC))
        }
        #expect(try entries() == 1)
        // What is refused made nothing.
        #expect(run(runner, code, ["backup", runner.path("copy.db")]).code == 73)
    }

    @Test func aListThatFindsNoPlaceIsNoReasonToImportAgain() throws {
        let runner = try CommandRunner()
        try #require(runner.run("init").code == 0)
        try runner.write("a.csv", "填报单位,联系方式\n甲局,15400000001\n")
        let done = runner.run(
            "import",
            "contacts",
            runner.path("a.csv"),
            "--received",
            "2020-09-10",
            "--findings",
            "/dev/full"
        )
        #expect(done.code == 76)
        #expect(done.errors.contains("/dev/full") && done.errors.contains("已经完成并保存"))
        #expect(runner.run("contacts").output.contains("154 0000 0001"))
    }
}
