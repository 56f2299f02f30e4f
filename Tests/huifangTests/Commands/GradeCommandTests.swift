import ContactCSV
import Foundation
import SurveyCore
import SurveyWords
import Testing

@testable import huifang

/// `grade` as a table: order, selection, forms, and what it says beside.
@Suite struct GradeCommandTests {
    private func names(_ result: CommandRunner.Result) throws -> [String] {
        let units = try #require(try result.json()["units"] as? [[String: Any]])
        return units.compactMap { $0["unit"] as? String }
    }

    @Test func unitsAreOrderedAndSelected() throws {
        let runner = try FixtureSurvey.make()
        func units(_ arguments: String...) throws -> [String] {
            try names(runner.run(["grade", "--format", "json"] + arguments))
        }
        let official = try units()
        #expect(official.count == 30 && official.first == "中原区" && official.last == "郑州市文物局")
        #expect(try units("--sort", "official") == official)
        #expect(try units("--sort", "name") == official.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
        let average = try units("--sort", "average")
        #expect(average.prefix(2) == ["郑州市文化广电和旅游局", "巩义市"])
        // Nothing handed in, nobody answered, none reachable: no average, in the official order.
        #expect(average.suffix(3) == ["中牟县", "郑州市生态环境局", "郑州市农业农村工作委员会"])
        let grade = try units("--sort", "grade")
        #expect(grade.prefix(2) == ["中原区", "郑州市公安局"] && grade.last == "郑州市生态环境局")
        #expect(try units("--grade", "差", "--grade", "fair").count == 9)
        #expect(try units("--status", "undetermined") == ["郑州市生态环境局"])
        #expect(try units("--status", "final", "--grade", "good", "--sort", "average").first == "巩义市")
        #expect(try units("郑州市水利局", "郑州市公安局", "--sort", "official") == ["郑州市公安局", "郑州市水利局"])
        #expect(runner.run("grade", "--grade", "及格").code == 64)
        #expect(runner.run("grade", "--sort", "pinyin").code == 64)
        #expect(runner.run("grade", "没有这个单位").code == 65)
        let pages = runner.run("grade", "--explain", "--grade", "poor", "--sort", "average").output
        let shown = pages.split(separator: "\u{0C}").map { page in
            ["惠济区", "中牟县", "社会保障局", "农业农村", "应急管理局"].first(where: page.contains) ?? "-"
        }
        #expect(shown == ["应急管理局", "惠济区", "社会保障局", "中牟县", "农业农村"])
        for arguments in [["grade"], ["grade", "--explain"], ["grade", "--explain", "--for", "office"]] {
            #expect(runner.run(arguments + ["--status", "provisional"]).output == "没有符合条件的单位。\n")
        }
        runner.language = .en
        #expect(runner.run("grade", "--explain", "--status", "provisional").output == "No unit matches.\n")
    }

    @Test func theTableOpensInSpreadsheets() throws {
        let runner = try FixtureSurvey.make()
        try #require(
            runner.run("ruling", "--yes", "郑州市生态环境局", "--grade", "中", "--reason", "=HYPERLINK(\"x\"),见纪要").code == 0
        )
        runner.language = .en
        let result = runner.run("grade", "--format", "csv", "--sort", "average")
        #expect(result.code == 0 && result.output.hasPrefix("\u{FEFF}单位,评定等次,状态,"))
        let rows = result.output.components(separatedBy: "\r\n").dropLast()
        #expect(rows.count == 31)
        let header = rows[0].components(separatedBy: ",")
        for row in rows.dropFirst() where !row.contains("\"") {
            #expect(row.components(separatedBy: ",").count == header.count, "\(row)")
        }
        #expect(rows.contains { $0.hasPrefix("二七区,良,正式,,,良,89.99,17999,200,10,,0,2020-09-18,否,10,10,0,0,0,0,0,") })
        #expect(rows.contains { $0.hasPrefix("登封市,良,正式,,,优,95.00,95,1,9,超期；联系不上,1,2020-09-22,是,10,10,1,") })
        #expect(rows.contains { $0.hasPrefix("荥阳市,") && $0.contains(",荥阳市-04,") })
        // No cell begins what a spreadsheet would calculate.
        #expect(rows.contains { $0.hasPrefix("郑州市生态环境局,中,正式,") && $0.contains(",中,\"'=HYPERLINK(\"\"x\"\"),见纪要\",") })
    }

    @Test func provisionalUnitsShowWhatTheyCanBecome() throws {
        let runner = try FixtureSurvey.make(closed: false)
        let open =
            try runner.run("contacts", "--unit", "中原区", "--format", "json").json()["contacts"] as? [[String: Any]]
        let key = try #require(open?.first?["key"] as? String)
        let calls = try runner.run("contact", key, "--format", "json").json()["calls"] as? [[String: Any]]
        for call in try #require(calls) {
            try #require(runner.run("void", "\(call["call"]!)", "--reason", "核对").code == 0)
        }
        let text = runner.run("grade", "--status", "provisional").output
        #expect(text.contains("（9 个）") && text.contains("暂定（可能 优-中）"), "\(text)")
        #expect(text.contains("外呼未结束，等次为暂定或现状，不得对外公布。"))
        let row = runner.run("grade", "中原区", "--format", "csv").output.components(separatedBy: "\r\n")[1]
        #expect(row.hasPrefix("中原区,") && row.contains(",暂定,优,中,"), "\(row)")
        let page = runner.run("grade", "中原区", "--explain", "--for", "office").output.filter { $0 != "\n" && $0 != " " }
        #expect(page.contains("暂定：还有1个待拨，等次可能是优、良、中。外呼结束前请勿对外提供。按已有的得分：平均分"))
        runner.language = .en
        #expect(
            runner.run("grade", "中原区", "--explain", "--for", "office").output.contains(
                "Provisional: 1 open; may become excellent, good or fair."
            )
        )
    }

    /// Who has no score yet waits for calls, not for a ruling: in the table, when published, and since.
    @Test func noGradeYetIsNotUndetermined() throws {
        let runner = try CommandRunner()
        try #require(runner.run("init").code == 0)
        let rows = ["甲区", "乙区", "丙区"].enumerated().map { "\($1),某公司\($0),经理,1540000000\($0)" }
        try runner.write("a.csv", "填报单位,行政相对人单位,职务,联系方式\n" + rows.joined(separator: "\n") + "\n")
        try runner.write("surveyors.csv", "姓名\n王强\n孙丽\n")
        _ = runner.run("import", "surveyors", runner.path("surveyors.csv"))
        _ = runner.run("import", "contacts", runner.path("a.csv"))
        try #require(runner.run("draw", "--seed", "1").code == 0)
        runner.now = FixtureSurvey.at("2020-09-22T10:00")
        func dial(_ contact: String, _ arguments: String...) throws {
            let record = ["record", contact, "--surveyor", "王强", "--at", "2020-09-22 09:30"]
            let result = runner.run(record + arguments)
            try #require(result.code == 0, "\(result.errors)")
        }
        try dial("甲区-01", "--outcome", "completed", "--scores", "90,90")
        try dial("乙区-01", "--outcome", "refused")
        #expect(runner.run("grade").output.contains("共 3 个单位：优 1、暂无等次 1、待裁定 1。"))
        #expect(runner.run("publish", "--yes", "--reason", "初稿").output.contains("3 个单位，优 1、暂无等次 1、待裁定 1。"))
        // The entry does not say why.
        #expect(runner.run("log").output.contains("定稿：优 1、无等次 2。原因：初稿"))
        runner.language = .en
        #expect(runner.run("grade").output.contains("3 units: excellent 1, no grade yet 1, undetermined 1."))
        #expect(runner.run("log").output.contains("published: excellent 1, no grade 2; reason: 初稿"))
        runner.language = .zh
        try dial("丙区-01", "--outcome", "completed", "--scores", "80,80")
        #expect(runner.run("grade").output.contains("1 个单位等次不同（丙区 无等次→中）"))
        let page = runner.run("grade", "--explain", "丙区", "--for", "office").output.filter { $0 != "\n" && $0 != " " }
        #expect(page.contains("定稿时没有等次，此后有变化"), "\(page)")
        #expect(runner.run("grade", "丙区", "--format", "csv").output.contains(",无等次,2020-09-22"))
        // A ruling taken back: to nothing, since contacts are open.
        try #require(runner.run("record", "丙区-01", "--outcome", "our-fault", "--surveyor", "孙丽").code == 0)
        try #require(runner.run("void", "3", "--reason", "误记").code == 0)
        try #require(runner.run("ruling", "--yes", "丙区", "--grade", "良", "--reason", "纪要").code == 0)
        #expect(runner.run("ruling", "--yes", "丙区", "--withdraw", "--reason", "撤").output.contains("现为「暂无等次」。"))
        try #require(runner.run("ruling", "--yes", "乙区", "--grade", "良", "--reason", "纪要").code == 0)
        #expect(runner.run("ruling", "--yes", "乙区", "--withdraw", "--reason", "撤").output.contains("现为「待裁定」。"))
    }

    /// Whose the number is, and what hangs on it, is for the office alone.
    @Test func aConflictNamesBothUnits() throws {
        let runner = try FixtureSurvey.make()
        func page(_ unit: String, _ edition: String) -> String {
            runner.run("grade", unit, "--explain", "--for", edition).output.filter { $0 != "\n" && $0 != " " }
        }
        for unit in ["荥阳市", "郑州市交通运输局"] {
            runner.language = .zh
            #expect(
                page(unit, "office").contains(
                    "号码冲突：荥阳市-04（荥阳市，评定等次：良）的号码联系不上，同一号码在郑州市交通运输局-03（郑州市交通运输局，"
                        + "评定等次：优）名下拨打时接通过，请核对。"
                ),
                "\(page(unit, "office"))"
            )
            #expect(!page(unit, "unit").contains("冲突"))
            runner.language = .en
            #expect(page(unit, "office").contains("wasansweredasthatof郑州市交通运输局-03(郑州市交通运输局,grade:excellent)"))
        }
        for language in Language.allCases {
            runner.language = language
            #expect(!page("荥阳市", "unit").contains("交通运输局"))
            #expect(!page("郑州市交通运输局", "unit").contains("荥阳市"))
        }
        #expect(!page("郑州市水利局", "office").contains("Conflict:"))
        // Nor does the unit's table, in any format.
        for format in ["text", "csv", "json"] {
            let table = runner.run("grade", "郑州市交通运输局", "--for", "unit", "--format", format).output
            #expect(!table.contains("荥阳市"), "\(table)")
        }
    }

    @Test func theMarginsSayUnderWhichReadingsTheyHold() throws {
        let runner = try FixtureSurvey.make()
        let zh = runner.run("whatif", "--reading", "R2=each").output
        #expect(zh.contains("等次处于临界的单位（按本次规则的口径：限期当日算按时；超期与联系不上并存时只降一个等次；不足10个不降等；分次报送的以报齐之日为准）："), "\(zh)")
        runner.language = .en
        let own =
            "the deadline day is in time; late and unreachable together cost one grade; fewer than 10 contacts cost no grade; "
            + "a hand-in in parts counts from the day it was complete"
        #expect(runner.run("whatif").output.contains("(under the rulebook's own readings: \(own)):"))
        let json = try runner.run("whatif", "--reading", "R2=each", "--format", "json").json()
        let margins = try #require(json["margins"] as? [String: Any])
        #expect(
            margins["reading"] as? [String: String] == [
                "R1": "inclusive", "R2": "once", "R3": "report", "R8": "complete",
            ]
        )
    }

    @Test func whatChangedSincePublishedIsTold() throws {
        let runner = try FixtureSurvey.make()
        #expect(!runner.run("grade").output.contains("定稿"))
        try #require(runner.run("publish", "--yes", "--reason", "审定").code == 0)
        #expect(!runner.run("grade").output.contains("定稿"))
        #expect(runner.run("grade", "--changed").output == "没有符合条件的单位。\n")
        try #require(runner.run("ruling", "--yes", "郑州市生态环境局", "--grade", "中", "--reason", "纪要").code == 0)
        try #require(runner.run("ruling", "--yes", "中原区", "--grade", "良", "--reason", "纪要").code == 0)
        try #require(runner.run("unit", "withdraw", "--yes", "上街区", "--reason", "并入").code == 0)
        let zh = runner.run("grade", "--grade", "差").output
        #expect(
            zh.contains("定稿（10月20日）后有变化：2 个单位等次不同（中原区 优→良、郑州市生态环境局 待裁定→中）；撤下 上街区。要发布更正，请再次 huifang publish。"),
            "\(zh)"
        )
        #expect(try names(runner.run("grade", "--changed", "--format", "json")) == ["中原区", "郑州市生态环境局"])
        runner.language = .en
        let en = runner.run("grade", "中原区").output
        #expect(
            en.contains(
                "Since the published version (20 October): 1 unit changed (中原区 excellent→good). "
                    + "To publish a correction, run huifang publish again."
            ),
            "\(en)"
        )
        try #require(runner.run("publish", "--yes", "--reason", "更正").code == 0)
        #expect(!runner.run("grade").output.contains("published version"))
    }

    @Test func withoutAUnitListGradesAreGivenWithAWarning() throws {
        let runner = try CommandRunner()
        try #require(runner.run("init").code == 0)
        try runner.write("a.csv", "填报单位,行政相对人单位,职务,联系方式\n甲区,某公司,经理,15400000001\n")
        _ = runner.run("import", "contacts", runner.path("a.csv"))
        for format in ["text", "json", "csv"] {
            let result = runner.run("grade", "--format", format)
            let note = "未导入应报单位名单：没有报送的单位不会出现在结果中。"
            let told = format == "csv" ? note + "\n" + Words(.zh).internalTable : note
            #expect(result.code == 0 && result.errors == (format == "json" ? #"{"note":"\#(note)"}"# : told) + "\n")
        }
        #expect(runner.run("grade", "甲区").errors.isEmpty)
        try runner.write("units.csv", "单位名称\n甲区\n乙区\n")
        try #require(runner.run("import", "units", runner.path("units.csv")).code == 0)
        #expect(runner.run("grade").errors.isEmpty)
    }
}
