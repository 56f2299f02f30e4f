import Foundation
import Glibc
import SurveyWords
import Testing

@testable import huifang

/// An import that is stopped or killed: whole files only, and the survey verifies.
@Suite struct ImportStopTests {
    /// The second file is a pipe that nobody fills: the first is taken, the second in hand for as long as the test likes.
    @Test(arguments: [SIGINT, SIGTERM, SIGHUP], Language.allCases)
    func aStoppedImportKeepsWholeFiles(_ signal: Int32, _ language: Language) throws {
        let runner = try HandInFiles.survey()
        runner.language = language
        let fifo = runner.path("fifo.csv")
        try #require(mkfifo(fifo, 0o600) == 0)
        let process = try ImportProcess(runner, "import", "contacts", runner.path("郑州市水利局.csv"), fifo)
        // Opens once the program reads it; some of the second file has come.
        let writer = begun(fifo, HandInFiles.head + HandInFiles.rows(of: "郑州市公安局", 1, 1...5).joined())
        defer { close(writer) }
        process.signal(signal)
        #expect(process.finish() == 128 + signal)
        let lines = process.said.split(separator: "\n")
        #expect(lines.count == 1)
        let kept = language == .zh ? "此前的 1 个文件已导入" : "1 file before it was and is kept"
        #expect(process.said.contains(kept) && process.said.contains("fifo.csv"), "\(process.said)")
        #expect(try HandInFiles.keys(runner).count == 10)
        #expect(runner.run("verify").code == 0)
        // The same call again takes the rest.
        unlink(fifo)
        try runner.write("fifo.csv", HandInFiles.head + HandInFiles.rows(of: "郑州市公安局", 1, 1...10).joined())
        #expect(runner.run("import", "contacts", runner.path("郑州市水利局.csv"), fifo).code == 0)
        #expect(try HandInFiles.keys(runner).count == 20)
    }

    /// The tables that are read whole: while the second one does not end, the first is taken.
    @Test(arguments: [SIGINT, SIGTERM, SIGHUP], ["units", "surveyors", "results"])
    func aStoppedImportOfTablesKeepsTheWholeOnes(_ signal: Int32, _ kind: String) throws {
        let runner = try HandInFiles.survey()
        try runner.write("surveyors.csv", "姓名\n李敏\n")
        if kind == "results" {
            try #require(runner.run("import", "surveyors", runner.path("surveyors.csv")).code == 0)
            try #require(runner.run("import", "contacts", runner.path("郑州市水利局.csv")).code == 0)
            try #require(runner.run("draw", "--seed", "1").code == 0)
        }
        let head = ["units": "单位名称", "surveyors": "姓名", "results": "编号,结果,拨打时间,调查员"][kind]!
        let rows = ["units": ["甲局", "乙局"], "surveyors": ["王强", "孙丽"], "results": ["1,30,2020-09-22 09:10,李敏", ""]][
            kind
        ]!
        try runner.write("first.csv", "\(head)\n\(rows[0])\n")
        let fifo = runner.path("fifo.csv")
        try #require(mkfifo(fifo, 0o600) == 0)
        let process = try ImportProcess(runner, "import", kind, runner.path("first.csv"), fifo)
        let writer = begun(fifo, "\(head)\n\(rows[1])\n")
        defer { close(writer) }
        process.signal(signal)
        #expect(process.finish() == 128 + signal)
        #expect(process.said.split(separator: "\n").count == 1)
        #expect(process.said.contains("fifo.csv」没有导入；此前的 1 个文件已导入"), "\(process.said)")
        runner.now = FixtureSurvey.at("2020-09-22T10:00")
        let again = runner.run("import", kind, runner.path("first.csv"))
        #expect(again.code == 0 && again.output.contains("没有变化 1"), "\(again.output)")
        #expect(runner.run("verify").code == 0)
    }

    /// A pipe of which the program has read so much and waits for the rest: opens once the program reads it.
    private func begun(_ fifo: String, _ text: String) -> Int32 {
        let writer = Glibc.open(fifo, O_WRONLY)
        let bytes = Array(text.utf8)
        #expect(write(writer, bytes, bytes.count) == bytes.count)
        return writer
    }

    /// `--strict` takes a call's files together or not at all.
    @Test func aStoppedStrictImportChangesNothing() throws {
        let runner = try HandInFiles.survey()
        let fifo = runner.path("fifo.csv")
        try #require(mkfifo(fifo, 0o600) == 0)
        let process = try ImportProcess(runner, "import", "contacts", "--strict", runner.path("郑州市水利局.csv"), fifo)
        let writer = Glibc.open(fifo, O_WRONLY)
        defer { close(writer) }
        process.signal(SIGINT)
        #expect(process.finish() == 130)
        #expect(process.said.contains("没有导入，调查文件没有变化。"))
        #expect(try HandInFiles.roster(runner) == "")
        #expect(runner.run("verify").code == 0)
    }

    /// Killed at moments spread over the whole run; whichever they are, the survey is that after some number of files.
    @Test func aKilledImportKeepsWholeFiles() throws {
        let runner = try HandInFiles.survey(contacts: 150)
        let files = HandInFiles.units.map { runner.path($0 + ".csv") }
        let before = try Data(contentsOf: URL(fileURLWithPath: runner.path("huifang.db")))
        var allowed = [""]
        for file in files {
            #expect(runner.run("import", "contacts", file).code == 1)
            allowed.append(try HandInFiles.roster(runner))
        }
        func restore() throws {
            try? FileManager.default.removeItem(atPath: runner.path("huifang.db-journal"))
            try before.write(to: URL(fileURLWithPath: runner.path("huifang.db")))
            chmod(runner.path("huifang.db"), 0o600)
        }
        // How long a whole run takes here and now; the kills fall into it, early and late.
        try restore()
        let clock = ContinuousClock()
        let whole = try clock.measure {
            _ = try ImportProcess(runner, "import", "contacts", files[0], files[1], files[2]).finish()
        }
        let microseconds = Double(whole.components.attoseconds) / 1e12 + Double(whole.components.seconds) * 1e6
        for moment in 0..<16 {
            try restore()
            let process = try ImportProcess(runner, "import", "contacts", files[0], files[1], files[2])
            usleep(UInt32(microseconds * Double(moment) / 15))
            process.signal(SIGKILL)
            _ = process.finish()
            // What was interrupted is undone by the first command, which `verify` is not.
            #expect(runner.run("log").code == 0, "after \(moment)")
            #expect(runner.run("verify").code == 0, "after \(moment)")
            #expect(allowed.contains(try HandInFiles.roster(runner)), "after \(moment)")
            // And the call again completes it.
            #expect([0, 1].contains(runner.run(["import", "contacts"] + files).code))
            #expect(try HandInFiles.roster(runner) == allowed.last)
        }
    }
    /// Killed for certain in the midst of a file: those before it are there, of it nothing.
    @Test(arguments: 0...2) func anImportKilledWithinAFileKeepsTheFilesBefore(_ whole: Int) throws {
        let runner = try HandInFiles.survey(contacts: 150)
        let files = HandInFiles.units.map { runner.path($0 + ".csv") }
        for file in files[..<whole] { #expect(runner.run("import", "contacts", file).code == 1) }
        let before = try HandInFiles.roster(runner)
        let fifo = runner.path("fifo.csv")
        try #require(mkfifo(fifo, 0o600) == 0)
        let process = try ImportProcess(runner, "import", "contacts", files[whole], fifo)
        // The second file is opened when the first is taken; it never ends.
        let writer = begun(fifo, HandInFiles.head + HandInFiles.rows(of: "郑州市教育局", 3, 1...900).joined())
        defer { close(writer) }
        process.signal(SIGKILL)
        #expect(process.finish() == 128 + SIGKILL)
        #expect(runner.run("verify").code == 0)
        let after = try HandInFiles.roster(runner)
        #expect(after != before)
        #expect(runner.run("import", "contacts", files[whole]).code == 1)
        #expect(try HandInFiles.roster(runner) == after)
        #expect(try HandInFiles.keys(runner).count == 150 * (whole + 1))
    }
}
