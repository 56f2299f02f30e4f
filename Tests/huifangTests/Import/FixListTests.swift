import ContactCSV
import Foundation
import SurveyCore
import SurveyWords
import Testing

@testable import huifang

/// The way of a fix list: out of an import, through a clerk's spreadsheet, back into the survey.
@Suite struct FixListTests {
    private static let handIn = """
        填报单位,行政相对人单位,姓名,职务,联系方式,报送日期
        郑州市水利局,嵩阳建材厂,刘洋,厂长,15400001001,2020-09-18
        郑州市水利局,少林旅行社,陈静,经理,1.54E+10,2020-09-18
        郑州市水利局,=金水物流,杨帆,经理,15400001003,2020-09-18
        郑州市水利局,郑东酒店,赵鹏,,15400001004,2020-09-18
        郑州市水利局,二七百货商场,黄丽,主任,,2020-09-18
        郑州市水利局,中原饲料厂,周杰,厂长,15400001006,九月中旬
        郑州市水利局,惠济\u{200B}苗圃,吴刚,负责人,154000010,2020-09-18
        郑州市水利局,上街铝业公司,徐芳,总经理,15400001001,2020-09-18
        郑州市水务局,荥阳柿饼厂,孙浩,厂长,037167180009,2020-09-18
        郑州市公安局,新密煤业公司,朱琳,副经理,15400001003,2020-09-18

        """

    private func survey(_ language: Language) throws -> CommandRunner {
        let runner = try CommandRunner()
        runner.language = language
        try runner.write("units.csv", "单位名称\n郑州市水利局\n郑州市公安局\n")
        try runner.write("contacts.csv", Self.handIn)
        try #require(runner.run("init").code == 0)
        try #require(runner.run("import", "units", runner.path("units.csv")).code == 0)
        let result = runner.run(
            "import",
            "contacts",
            runner.path("contacts.csv"),
            "--findings",
            runner.path("lists") + "/"
        )
        try #require(result.code == 1, "\(result.errors)\(result.output)")
        return runner
    }

    private func table(_ runner: CommandRunner, _ name: String) throws -> SheetTable {
        try SheetTable(Data(contentsOf: URL(fileURLWithPath: runner.path(name))))
    }

    private func roster(_ runner: CommandRunner) throws -> String {
        try #require(try runner.run("roster", "--format", "json").json()["rosterDigest"] as? String)
    }

    private func answer(_ runner: CommandRunner, _ file: String) throws -> [String: Any] {
        try runner.run("import", "contacts", runner.path(file), "--format", "json").json()
    }

    private func codes(_ answer: [String: Any]) throws -> [String] {
        let files = try #require(answer["files"] as? [[String: Any]])
        let findings = try #require(files[0]["findings"] as? [[String: Any]])
        return findings.compactMap { $0["code"] as? String }
    }

    private func count(_ answer: [String: Any], _ name: String) throws -> Int {
        try #require((answer["files"] as? [[String: Any]])?[0][name] as? Int)
    }

    @Test(arguments: Language.allCases) func eachUnitReadsItsOwn(_ language: Language) throws {
        let runner = try survey(language)
        let lists = try FileManager.default.contentsOfDirectory(atPath: runner.path("lists")).sorted()
        #expect(Set(lists) == ["郑州市水利局.csv", "郑州市公安局.csv", language == .zh ? "未指明单位.csv" : "no-unit.csv"])
        let police = try Data(contentsOf: URL(fileURLWithPath: runner.path("lists/郑州市公安局.csv")))
        let text = String(decoding: police, as: UTF8.self)
        #expect(police.starts(with: [0xEF, 0xBB, 0xBF]))
        #expect(!text.contains("水利局") && text.contains("154 0000 1003"))
        let water = try table(runner, "lists/郑州市水利局.csv")
        let phone = water.column(language == .zh ? "联系方式" : "phone")
        let taken = water.column(language == .zh ? "已导入为" : "taken as")
        // Digits alone would come back from a spreadsheet as 1.54E+10; formulas must not run.
        #expect(!water.rows.contains { $0[phone].count >= 5 && $0[phone].allSatisfy(\.isNumber) })
        #expect(!water.rows.joined().contains { $0.hasPrefix("=") })
        // Taken ones know their key; the others are to be filled in.
        #expect(water.rows.map { $0[taken] }.filter { !$0.isEmpty } == ["郑州市水利局-02", "郑州市水利局-04", "郑州市水利局-05"])
        // Ten, less five taken, less three refused rows: two places for further contacts.
        #expect(water.rows.filter { $0[phone].isEmpty && $0[phone - 1].isEmpty }.count == 2)
    }

    /// Left as it was, nothing is lost, nothing is added, and the same is said again.
    @Test(arguments: Language.allCases) func aListLeftAsItWasChangesNothing(_ language: Language) throws {
        let runner = try survey(language)
        let before = try roster(runner)
        for save in SheetTable.Style.allCases {
            try table(runner, "lists/郑州市水利局.csv").saved(save).write(to: URL(fileURLWithPath: runner.path("back.csv")))
            let back = try answer(runner, "back.csv")
            #expect(try count(back, "taken") == 0 && count(back, "unchanged") == 3 && count(back, "refused") == 3)
            let expected = [
                "number-damaged-by-spreadsheet", "empty-cell", "empty-cell", "bad-date", "undiallable-number",
                "duplicate-in-unit", "passed-over", "already-imported",
            ]
            let said = try codes(back).filter { $0 != "control-characters" && $0 != "shortfall" }
            #expect(Set(said) == Set(expected), "\(save): \(said)")
            #expect(try roster(runner) == before)
        }
        #expect(runner.run("verify").code == 0)
    }

    /// Filled in, rows that were refused become contacts; a contact that is there already never becomes an eleventh.
    @Test(arguments: Language.allCases) func aListFilledInCompletesTheHandIn(_ language: Language) throws {
        let runner = try survey(language)
        var list = try table(runner, "lists/郑州市水利局.csv")
        let person = list.column(language == .zh ? "姓名" : "person")
        let phone = list.column(language == .zh ? "联系方式" : "phone")
        let date = list.column(language == .zh ? "报送日期" : "received")
        let organisation = list.column(language == .zh ? "行政相对人单位" : "organisation")
        for row in list.rows.indices {
            switch list.rows[row][person] {
            case "陈静": list.rows[row][phone] = "154 0000 1002"
            case "黄丽": list.rows[row][phone] = "15400001005"
            case "周杰": list.rows[row][date] = "2020/9/18"
            case "徐芳": list.rows[row][phone] = "154 0000 1008"
            default: break
            }
        }
        let places = list.rows.indices.filter { list.rows[$0][phone].isEmpty && list.rows[$0][person].isEmpty }
        list.rows[places[0]][organisation] = "巩义耐材公司"
        list.rows[places[0]][phone] = "154 0000 1010"
        try list.saved(.libreOffice).write(to: URL(fileURLWithPath: runner.path("back.csv")))
        let back = try answer(runner, "back.csv")
        #expect(try count(back, "taken") == 4 && count(back, "unchanged") == 2 && count(back, "refused") == 1)
        let contacts = try #require(
            try runner.run("contacts", "--unit", "郑州市水利局", "--format", "json").json()["contacts"] as? [[String: Any]]
        )
        #expect(contacts.count == 9)
        #expect(contacts.contains { $0["person"] as? String == "黄丽" && $0["phoneAsGiven"] as? String == "15400001005" })
        #expect(contacts.contains { $0["organisation"] as? String == "=金水物流" })
        // The damaged number is put right by the command that the answer names.
        let files = try #require(back["files"] as? [[String: Any]])
        let findings = try #require(files[0]["findings"] as? [[String: Any]])
        let changed = try #require(findings.first { $0["code"] as? String == "duplicate-in-unit" })
        #expect(changed["severity"] as? String == "error")
        let command = "huifang correct-number 郑州市水利局-02 --phone 15400001002 --reason "
        #expect((changed["message"] as? String)?.contains(command) == true)
        #expect(runner.run("correct-number", "郑州市水利局-02", "--phone", "15400001002", "--reason", "单位更正").code == 0)
        // From then on the list says nothing new.
        let again = try answer(runner, "back.csv")
        #expect(try count(again, "taken") == 0 && count(again, "refused") == 0 && count(again, "unchanged") == 7)
        #expect(runner.run("verify").code == 0)
    }

    /// The list of rows that are nobody's: the clerk writes the unit's right name.
    @Test(arguments: Language.allCases) func rowsOfNoUnitComeBackWithTheRightName(_ language: Language) throws {
        let runner = try survey(language)
        let name = language == .zh ? "lists/未指明单位.csv" : "lists/no-unit.csv"
        var list = try table(runner, name)
        let unit = list.column(language == .zh ? "填报单位" : "unit")
        try #require(list.rows.count == 1 && list.rows[0][unit] == "郑州市水务局")
        list.rows[0][unit] = "郑州市水利局"
        try list.saved(.excel).write(to: URL(fileURLWithPath: runner.path("back.csv")))
        let back = try answer(runner, "back.csv")
        #expect(try count(back, "taken") == 1 && count(back, "refused") == 0)
        // A leading zero has survived the spreadsheet.
        #expect(runner.run("contacts", "--phone", "037167180009").output.contains("荥阳柿饼厂"))
    }

    /// Where only the file's name says whose hand-in it is, the list says it in every row.
    @Test func theListNamesTheUnitThatOnlyTheFilesNameSays() throws {
        let runner = try CommandRunner()
        try runner.write("units.csv", "单位名称\n郑州市水利局\n")
        try #require(runner.run("init").code == 0)
        try #require(runner.run("import", "units", runner.path("units.csv")).code == 0)
        let rows = "甲厂,厂长,1.54E+10,2020-09-18\n乙厂,厂长,,2020-09-18\n"
        try runner.write("郑州市水利局.csv", "行政相对人单位,职务,联系方式,报送日期\n" + rows)
        runner.run("import", "contacts", runner.path("郑州市水利局.csv"), "--findings", runner.path("fix.csv"))
        let list = try table(runner, "fix.csv")
        let (unit, taken) = (list.column("填报单位"), list.column("已导入为"))
        #expect(list.rows.allSatisfy { $0[unit] == "郑州市水利局" })
        #expect(list.rows.map { $0[taken] }.filter { !$0.isEmpty } == ["郑州市水利局-01"])
        // Two rows, eight places.
        #expect(list.rows.count == 10)
    }

    /// What cannot be read is left blank; such a row does not come back as a contact with a hole in it.
    @Test func unreadableCellsDoNotComeBackAsHoles() throws {
        let runner = try CommandRunner()
        try #require(runner.run("init").code == 0)
        let good = Array("填报单位,行政相对人单位,职务,联系方式,报送日期\n郑州市水利局,惠济".utf8)
        let bytes =
            good + [0xE8, 0x8B] + Array("圃,厂长,15400001001,2020-09-18\n郑州市水利局,甲厂,厂长,15400001002,2020-09-18\n".utf8)
        try Data(bytes).write(to: URL(fileURLWithPath: runner.path("a.csv")))
        runner.run("import", "contacts", runner.path("a.csv"), "--findings", runner.path("fix.csv"))
        let back = try answer(runner, "fix.csv")
        #expect(try count(back, "taken") == 0 && count(back, "refused") == 1)
        #expect(try codes(back).contains("empty-cell"))
    }

    /// From standard input, too, where the rows cannot be read a second time from the file.
    @Test func notesThatAskForNothingAreInNoList() throws {
        let runner = try CommandRunner()
        try #require(runner.run("init").code == 0)
        try runner.write(
            "郑州市水利局.csv",
            "行政相对人单位,职务,联系方式,报送日期\n" + (1...10).map { "厂\($0),厂长,154000010\($0 + 10),2020-09-18\n" }.joined()
                + "合计,,10,\n"
        )
        let result = runner.run(
            "import",
            "contacts",
            runner.path("郑州市水利局.csv"),
            "--unit",
            "郑州市水利局",
            "--findings",
            runner.path("fix.csv")
        )
        #expect(result.code == 0)
        #expect(try table(runner, "fix.csv").rows.isEmpty)
    }
}
