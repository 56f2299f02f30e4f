import Glibc
import SurveyCore
import Testing

@testable import huifang

/// An act that was saved is said to be saved, also where its answer finds no place.
@Suite struct UnansweredTests {
    /// An output that is full, or closed.
    private struct NoOutput: Output {
        let isTerminal = false
        let code: Int32
        func write(_ text: String) throws { throw OutputFailed(code: code) }
    }

    private func run(_ runner: CommandRunner, _ code: Int32, _ arguments: [String]) -> (code: Int32, errors: String) {
        let errors = BufferOutput(isTerminal: false)
        let now = runner.now
        let context = Context(
            language: .zh,
            environment: ["HUIFANG_SURVEY": runner.path("huifang.db"), "HUIFANG_USER": "周科长"],
            output: NoOutput(code: code),
            errors: errors,
            input: LinesInput([], isTerminal: false),
            clock: { now },
            currentDirectory: runner.folder.path,
            loginName: "tester"
        )
        return (Main.run(arguments, in: context), errors.text)
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
