import Foundation
import Testing

@testable import huifang

/// What the survey holds does not depend on how often, in which order or in how many pieces it was handed in.
@Suite struct ImportAgainTests {
    private func imported(_ files: [String], into runner: CommandRunner) throws {
        for file in files {
            let result = runner.run("import", "contacts", runner.path(file))
            try #require([0, 1].contains(result.code), "\(result.errors)")
        }
    }

    private var files: [String] { HandInFiles.units.map { $0 + ".csv" } }

    @Test func aFileTwiceChangesNothing() throws {
        let runner = try HandInFiles.survey()
        try imported(files, into: runner)
        let (roster, keys) = (try HandInFiles.roster(runner), try HandInFiles.keys(runner))
        let log = runner.run("log").output
        for file in files {
            let again = runner.run("import", "contacts", runner.path(file))
            #expect(again.code == 0)
            #expect(again.output.contains("没有变化 10"))
        }
        #expect(try HandInFiles.roster(runner) == roster && HandInFiles.keys(runner) == keys)
        // Nothing happened, so nothing is logged.
        #expect(runner.run("log").output == log)
    }

    /// One row that is refused every time leaves one trace, and the others are said to be there already.
    @Test func aRefusedRowIsToldAgainTheSecondTime() throws {
        let runner = try HandInFiles.survey()
        let rows = HandInFiles.rows(of: "郑州市水利局", 0, 1...9).joined() + "郑州市水利局,第10公司,联系人10,经理,,2020-09-18\n"
        try runner.write("a.csv", HandInFiles.head + rows)
        try imported(["a.csv"], into: runner)
        let log = runner.run("log").output
        let again = runner.run("import", "contacts", runner.path("a.csv"))
        #expect(again.code == 1)
        #expect(again.output.contains("导入 0、没有变化 9、未导入 1"))
        #expect(again.output.contains("已有的行与 9月18日 10:00 导入的相同，没有变化。"))
        #expect(runner.run("log").output == log)
    }

    @Test func filesInAnotherOrderGiveTheSameRoster() throws {
        let first = try HandInFiles.survey()
        try imported(files, into: first)
        let roster = try HandInFiles.roster(first)
        for order in [[2, 0, 1], [1, 2, 0], [2, 1, 0]] {
            let other = try HandInFiles.survey()
            try imported(order.map { files[$0] }, into: other)
            #expect(try HandInFiles.roster(other) == roster)
            #expect(try HandInFiles.keys(other) == HandInFiles.keys(first))
            #expect(other.run("verify").code == 0)
        }
        // All in one call as well.
        let call = try HandInFiles.survey()
        #expect(call.run(["import", "contacts"] + files.reversed().map { call.path($0) }).code == 0)
        #expect(try HandInFiles.roster(call) == roster)
    }

    @Test func aHandInInTwoHalvesGivesTheSameRoster() throws {
        let whole = try HandInFiles.survey()
        try imported([files[0]], into: whole)
        let halves = try HandInFiles.survey()
        let unit = HandInFiles.units[0]
        try halves.write("1.csv", HandInFiles.head + HandInFiles.rows(of: unit, 0, 1...5).joined())
        try halves.write("2.csv", HandInFiles.head + HandInFiles.rows(of: unit, 0, 6...10).joined())
        try imported(["1.csv", "2.csv"], into: halves)
        #expect(try HandInFiles.roster(halves) == HandInFiles.roster(whole))
        #expect(try HandInFiles.keys(halves) == HandInFiles.keys(whole))
        // Then the whole file changes nothing.
        try halves.write("whole.csv", String(contentsOfFile: whole.path(files[0]), encoding: .utf8))
        #expect(halves.run("import", "contacts", halves.path("whole.csv")).output.contains("没有变化 10"))
        #expect(try HandInFiles.roster(halves) == HandInFiles.roster(whole))
    }
}
