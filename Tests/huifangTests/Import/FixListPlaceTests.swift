import Foundation
import Testing

@testable import huifang

/// Where fix lists go: nothing is imported unsaid, no list and no hand-in is written over.
@Suite struct FixListPlaceTests {
    private static let header = "填报单位,行政相对人单位,姓名,职务,联系方式,报送日期\n"

    private func survey(_ rows: String...) throws -> CommandRunner {
        let runner = try CommandRunner()
        try #require(runner.run("init").code == 0)
        try runner.write("in.csv", Self.header + rows.map { $0 + "\n" }.joined())
        return runner
    }

    private func table(_ runner: CommandRunner, _ name: String) throws -> SheetTable {
        try SheetTable(Data(contentsOf: URL(fileURLWithPath: runner.path(name))))
    }

    private func contacts(_ runner: CommandRunner) throws -> Int {
        try #require(try runner.run("contacts", "--format", "json").json()["contacts"] as? [Any]).count
    }

    @Test(arguments: ["missing/fix.csv", "in.csv/fix.csv", "in.csv/lists/"])
    func aListThatCannotBeWrittenStopsTheImport(_ place: String) throws {
        let runner = try survey("甲局,甲厂,刘洋,厂长,154000010,2020-09-18")
        let result = runner.run(
            "import",
            "contacts",
            runner.path("in.csv"),
            "--findings",
            runner.path("") + "/" + place
        )
        #expect(result.code == 73)
        #expect(try contacts(runner) == 0)
    }

    /// The disk is full only when the lists are written: what was imported is said all the same.
    @Test func whatWasImportedIsSaidThoughTheDiskIsFull() throws {
        let runner = try survey("甲局,甲厂,刘洋,厂长,154000010,2020-09-18")
        let result = runner.run("import", "contacts", runner.path("in.csv"), "--findings", "/dev/full")
        #expect(result.code == 76)
        #expect(result.output.contains("：表头 1、导入 1"))
        #expect(try contacts(runner) == 1)
    }

    @Test(arguments: ["in.csv", ""]) func noHandInIsWrittenOver(_ place: String) throws {
        let runner = try survey("甲局,甲厂,刘洋,厂长,154000010,2020-09-18")
        let before = try Data(contentsOf: URL(fileURLWithPath: runner.path("in.csv")))
        let target = runner.path(place)
        let result = runner.run("import", "contacts", runner.path("in.csv"), "--findings", target)
        #expect(result.code == 73)
        #expect(result.errors.contains("in.csv"))
        #expect(try contacts(runner) == 0)
        #expect(try Data(contentsOf: URL(fileURLWithPath: runner.path("in.csv"))) == before)
    }

    /// The survey itself is never written over, not even by a call that only looks.
    @Test(arguments: [["--check"], []]) func theSurveyIsNeverWrittenOver(_ options: [String]) throws {
        let runner = try survey("甲局,甲厂,刘洋,厂长,154000010,2020-09-18")
        let before = try Data(contentsOf: URL(fileURLWithPath: runner.path("huifang.db")))
        let own = runner.path("huifang.db")
        let result = runner.run(["import", "contacts", runner.path("in.csv"), "--findings", own] + options)
        #expect(result.code == 73)
        #expect([73, 65].contains(runner.run("roster", "-o", own).code))
        #expect(runner.run("log", "-o", own).code == 73)
        #expect(try Data(contentsOf: URL(fileURLWithPath: own)) == before)
    }

    /// What is refused before anything is imported leaves nothing behind.
    @Test func refusedOptionsLeaveNoListBehind() throws {
        let runner = try survey("甲局,甲厂,刘洋,厂长,154000010,2020-09-18")
        let target = runner.path("lists") + "/"
        #expect(
            runner.run("import", "contacts", runner.path("in.csv"), "--map", "foo=bar", "--findings", target).code == 64
        )
        #expect(!FileManager.default.fileExists(atPath: runner.path("lists")))
        #expect(runner.run("import", "contacts", runner.path("in.csv"), "--findings", "").code == 73)
        #expect(try contacts(runner) == 0)
    }

    /// Names that make the same file's name.
    @Test func twoUnitsOfOneFileNameHaveTwoLists() throws {
        let long = String(repeating: "长", count: 80)
        let runner = try survey(
            ",己厂,周杰,厂长,154000015,2020-09-18",
            "甲/局,甲厂,刘洋,厂长,154000010,2020-09-18",
            "甲_局,乙厂,陈静,厂长,154000011,2020-09-18",
            "\(long)一,丙厂,杨帆,厂长,154000012,2020-09-18",
            "\(long)二,丁厂,赵鹏,厂长,154000013,2020-09-18",
            "未指明单位,戊厂,黄丽,厂长,154000014,2020-09-18"
        )
        runner.run("import", "contacts", runner.path("in.csv"), "--findings", runner.path("lists") + "/")
        let lists = try FileManager.default.contentsOfDirectory(atPath: runner.path("lists"))
        #expect(lists.count == 6)
        let organisations = try lists.map { name in
            let list = try table(runner, "lists/" + name)
            let column = list.column("行政相对人单位")
            return Set(list.rows.map { $0[column] }.filter { !$0.isEmpty })
        }
        // Each list is one unit's alone.
        #expect(organisations.allSatisfy { $0.count == 1 })
        #expect(Set(organisations.joined()).count == 6)
        #expect(
            try table(runner, "lists/甲_局.csv").rows.contains { $0.contains("乙厂") }
                != table(runner, "lists/甲_局-2.csv").rows.contains { $0.contains("乙厂") }
        )
        #expect(try table(runner, "lists/未指明单位.csv").rows.contains { $0.contains("己厂") })
    }

    /// `<(…)` gives its bytes once; the list needs them a second time.
    @Test func aHandInFromAPipeHasItsList() throws {
        let runner = try survey("甲局,甲厂,刘洋,厂长,154000010,2020-09-18")
        let pipe = runner.path("pipe")
        try #require(mkfifo(pipe, 0o600) == 0)
        let bytes = try Data(contentsOf: URL(fileURLWithPath: runner.path("in.csv")))
        Thread { try? bytes.write(to: URL(fileURLWithPath: pipe)) }.start()
        let result = runner.run("import", "contacts", pipe, "--replace", "--findings", runner.path("fix.csv"))
        #expect(result.code == 1, "\(result.errors)")
        #expect(try contacts(runner) == 1)
        let list = try table(runner, "fix.csv")
        #expect(list.rows[0][list.column("行政相对人单位")] == "甲厂")
    }

    /// Two numbers of one cell come back as two, and what is no number stays as it was written.
    @Test func cellsKeepTheirBlanks() throws {
        let runner = try survey(
            "甲局,20200918,刘洋,,15400000003 15400000013,2020-09-18",
            "甲局,乙厂,陈静,,154 0000 0004,20209918"
        )
        runner.run("import", "contacts", runner.path("in.csv"), "--findings", runner.path("fix.csv"))
        let list = try table(runner, "fix.csv")
        #expect(list.rows[0][list.column("联系方式")] == "15400000003 15400000013")
        #expect(list.rows[1][list.column("原值")] == "20209918")
        let fresh = try CommandRunner()
        try #require(fresh.run("init").code == 0)
        for (save, number) in zip(SheetTable.Style.allCases, 1...) {
            var copy = list
            copy.rows[0][copy.column("填报单位")] = "第\(number)局"
            copy.rows[0][copy.column("已导入为")] = ""
            copy.rows = [copy.rows[0]]
            try copy.saved(save).write(to: URL(fileURLWithPath: fresh.path("back\(number).csv")))
            let back = fresh.run("import", "contacts", fresh.path("back\(number).csv"), "--format", "json")
            #expect(back.output.contains("several-numbers"), "\(save)")
            #expect(!back.output.contains("undiallable-number"), "\(save)")
        }
        #expect(fresh.run("contacts", "--phone", "15400000003").output.contains("刘洋"))
    }
}
