import Foundation
import SurveyCore
import SurveyWords
import Testing

@testable import huifang

/// `export`, `contacts --format csv` and `-o`.
@Suite struct ExportTests {
    private func cells(_ result: CommandRunner.Result) -> [[String]] {
        result.output.dropFirst().components(separatedBy: "\r\n").dropLast().map { $0.components(separatedBy: ",") }
    }

    @Test func numbersAreMaskedUnlessAskedFor() throws {
        let small = try SmallSurvey(organisations: ["嵩阳建材厂", "少林 15412345678", "金水物流公司"])
        let runner = small.runner
        try #require(
            runner.run(
                "record",
                "1",
                "--outcome",
                "占线",
                "--surveyor",
                "李敏",
                "--note",
                "改打 154 9999 8888 或 037166668888"
            )
            .code == 0
        )
        for kind in ["contacts", "calls"] {
            for format in ["csv", "json"] {
                let (masked, full) = (
                    runner.run("export", kind, "--format", format),
                    runner.run("export", kind, "--format", format, "--unmask")
                )
                #expect(masked.code == 0 && full.code == 0)
                let digits = masked.output.filter { !" -".contains($0) }
                for number in ["15400001001", "15412345678", "15499998888", "037166668888"] {
                    #expect(!digits.contains(number), "\(kind) \(format) \(number)")
                }
                #expect(masked.output.contains("****"))
                if kind == "calls" { #expect(full.output.contains("改打 154 9999 8888 或 037166668888")) }
                if kind == "contacts" {
                    #expect(full.output.contains(format == "csv" ? "154 0000 1001" : "15400001001"))
                }
            }
        }
        #expect(runner.run("contacts", "--format", "csv").output == runner.run("export", "contacts", "--unmask").output)
    }

    /// What a spreadsheet reads as another number or as a date is no longer what was handed in.
    @Test func whatWasHandedInSurvivesASpreadsheet() {
        let words = Words(.zh)
        let cases = [
            ("15447213609.0", "'15447213609.0"), ("1.54E+10", "'1.54E+10"), ("0371", "'0371"), ("6718-1", "'6718-1"),
            ("2020/9/1", "'2020/9/1"), ("15400000123", "154 0000 0123"), ("0371-67181234", "0371-67181234"),
            ("+86 154 0000 0123", "+86 154 0000 0123"), ("15400000123转8", "15400000123转8"), ("-", "-"), ("e", "e"),
        ]
        for (given, told) in cases { #expect(words.phoneText(asGiven: given) == told, "\(given)") }
    }

    /// On standard output a table ends as in a file.
    @Test func aTableEndsWithItsLastRow() throws {
        let runner = try SmallSurvey().runner
        for command in [
            ["export", "grades"], ["export", "calls"], ["contacts", "--format", "csv"], ["sheet", "--format", "csv"],
        ] {
            let result = runner.run(command)
            #expect(result.output.utf8.suffix(2).elementsEqual([13, 10]), "\(command)")
            #expect(!result.output.utf8.dropLast().suffix(2).elementsEqual([10, 13]), "\(command)")
        }
        // Who hands on a table of the office's edition is told so.
        #expect(runner.run("export", "grades").errors.contains("内部表"))
        #expect(runner.run("grade", "--format", "csv", "--for", "unit").errors.contains("内部表") == false)
    }

    /// SQLite would write over it and delete it.
    @Test func nothingIsWrittenWhereASurveyWrites() throws {
        let runner = try SmallSurvey().runner
        for ending in ["-journal", "-wal", "-shm"] {
            let path = runner.path("huifang.db") + ending
            for command in [["report", "-o", path], ["export", "grades", "-o", path, "--force"], ["backup", path]] {
                #expect(runner.run(command).code == 73, "\(command)")
                #expect(!FileManager.default.fileExists(atPath: path))
            }
        }
        #expect(runner.run("report", "-o", runner.path("units.csv-wal")).code == 0)
    }

    /// Printed at once, no contact is on two sheets, and none is missing; confirming dials are spread evenly.
    @Test func eachContactIsOnOneSheet() throws {
        let runner = try CommandRunner()
        try runner.write("s.csv", "姓名\n李敏\n王强\n孙丽\n赵磊\n")
        let rows = (0...9).map { "水利局,公司\($0),张\($0),经理,1540000100\($0),2020-09-18\n" }.joined()
        try runner.write("c.csv", "填报单位,行政相对人单位,姓名,职务,联系方式,报送日期\n" + rows)
        for command in [
            ["init"], ["import", "surveyors", runner.path("s.csv")], ["import", "contacts", runner.path("c.csv")],
            ["draw", "--seed", "1"],
        ] { try #require([0, 1].contains(runner.run(command).code), "\(command)") }
        runner.now = FixtureSurvey.at("2020-09-23T10:00")
        for contact in 1...6 {
            try #require(runner.run("record", "\(contact)", "--outcome", "空号", "--surveyor", "李敏").code == 0)
        }
        runner.now = FixtureSurvey.at("2020-09-24T10:00")
        let all = cells(runner.run("sheet", "--format", "csv")).dropFirst()
        #expect(all.map { Int($0[0])! }.sorted() == Array(1...10))
        var confirming: [String: Int] = [:]
        for row in all where Int(row[0])! <= 6 { confirming[row[13], default: 0] += 1 }
        #expect(confirming == ["王强": 2, "孙丽": 2, "赵磊": 2])
        #expect(!runner.run("sheet", "--format", "html").output.contains("其他调查员的表上也可能有"))
        // One surveyor's alone has all that he may make, and says so.
        let one = runner.run("sheet", "--surveyor", "王强", "--format", "html").output
        #expect(one.contains("核实拨打") && one.contains("其他调查员的表上也可能有"))
        #expect(
            cells(runner.run("sheet", "--surveyor", "王强", "--format", "csv")).filter { Int($0[0]) ?? 9 <= 6 }.count == 6
        )
    }

    @Test func namesOfFilesFitEveryDisk() {
        let names = [
            ("水利局", "水利局"), ("../乙", "_.._乙"), ("-rf", "_-rf"), ("\u{202A}甲局", "_甲局"), ("甲:局?*|<>\"", "甲_局______"),
            ("con", "_con"), ("COM1.txt", "_COM1.txt"), ("console", "console"), ("a\u{1B}[31m", "a_[31m"),
        ]
        for (unit, name) in names { #expect(FileNames.of(unit: unit) == name, "\(unit)") }
    }

    @Test func tablesHaveTheColumnsOfTheContract() throws {
        let contract = try String(contentsOfFile: "Sources/huifang/Commands/contract.md", encoding: .utf8)
            .filter { !$0.isWhitespace }
        let runner = try FixtureSurvey.make()
        for column in Words(.en).gradeColumns { #expect(contract.contains(column), "\(column)") }
        for (kind, columns) in [("contacts", Words(.en).contactColumns), ("calls", Words(.en).callColumns)] {
            runner.language = .en
            let result = runner.run("export", kind)
            let rows = cells(result)
            #expect(result.output.hasPrefix("\u{FEFF}") && rows[0] == columns)
            let named = columns.filter { !["了解情况", "满意度"].contains($0) }
            for column in named { #expect(contract.contains(column), "\(column)") }
            #expect(Set(rows.map(\.count)) == [columns.count] || kind == "contacts")
            runner.language = .zh
            #expect(runner.run("export", kind).output == result.output)
            let json = try runner.run("export", kind, "--format", "json").json()
            #expect((json[kind] as? [Any])?.count == rows.count - 1)
        }
        #expect(runner.run("export", "grades").output == runner.run("grade", "--format", "csv").output)
        #expect(
            runner.run("export", "grades", "--format", "json").output == runner.run("grade", "--format", "json").output
        )
        #expect(runner.run("export", "grades", "--format", "text").code == 64)
        #expect(runner.run("export").code == 64)
    }

    /// Every record ever made, by contact and time, with those of withdrawn contacts.
    @Test func everyRecordIsHandedOn() throws {
        let small = try SmallSurvey()
        let runner = small.runner
        for (contact, outcome) in [("2", "占线"), ("1", "无人接听"), ("1", "占线")] {
            try #require(runner.run("record", contact, "--outcome", outcome, "--surveyor", "李敏").code == 0)
            runner.now = Timestamp(seconds: runner.now.seconds + 600)
        }
        try #require(runner.run("amend", "1", "--outcome", "关机", "--reason", "按错").code == 0)
        try #require(runner.run("void", "3", "--reason", "误记").code == 0)
        try #require(runner.run("unit", "withdraw", "郑州市水利局", "--reason", "合并", "--yes").code == 0)
        let rows = cells(runner.run("export", "calls"))
        #expect(rows.dropFirst().map { $0[0] } == ["2", "3", "1", "4"])
        let column = { (name: String) in rows[0].firstIndex(of: name)! }
        #expect(rows.dropFirst().map { $0[column("作废")] } == ["否", "是", "否", "否"])
        #expect(rows.dropFirst().map { $0[column("由哪条更正")] } == ["", "", "4", ""])
        #expect(rows.dropFirst().allSatisfy { $0[column("联系人已撤下")] == "是" })
    }

    /// Whatever answers with a document or a list writes it where `-o` says, and says so.
    @Test func answersGoIntoFiles() throws {
        let runner = try FixtureSurvey.make()
        let commands: [[String]] = [
            ["rulebook"], ["contacts"], ["contact", "1"], ["contacts", "--format", "csv"], ["grade"],
            ["grade", "--format", "html"], ["grade", "--explain"], ["grade", "--explain", "--format", "html"],
            ["whatif"], ["verify"], ["log"], ["sheet"], ["sheet", "--format", "html"], ["export", "calls"],
            ["export", "contacts", "--format", "json"], ["template", "contacts"],
        ]
        for (index, command) in commands.enumerated() {
            let shown = runner.run(command)
            let path = runner.path("out-\(index)")
            let written = runner.run(command + ["-o", path])
            #expect(written.code == shown.code && written.output.isEmpty, "\(command) \(written.errors)")
            #expect(written.errors.contains("已写入 "), "\(command) \(written.errors)")
            let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
            #expect(trimmed(text) == trimmed(shown.output), "\(command)")
            #expect(runner.run(command + ["-o", path]).code == 73, "\(command)")
            #expect(runner.run(command + ["-o", path, "--force"]).code == shown.code, "\(command)")
        }
    }

    /// `-o FOLDER/`: a file each, named after the unit or the surveyor.
    @Test func folderGetsAFileEach() throws {
        let runner = try FixtureSurvey.make()
        let folder = runner.path("pages") + "/"
        let written = runner.run("grade", "--explain", "--format", "html", "-o", folder, "金水", "水利")
        #expect(written.code == 0 && written.errors.contains("2 个文件"), "\(written.errors)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["郑州市水利局.html", "金水区.html"])
        let page = try String(contentsOfFile: folder + "金水区.html", encoding: .utf8)
        #expect(page.contains("金水区") && !page.contains("郑州市水利局"))
        // None is written where one is in the way.
        #expect(runner.run("grade", "--explain", "--format", "html", "-o", folder).code == 73)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 2)
        #expect(runner.run("grade", "--explain", "-o", folder, "金水").code == 0)
        #expect(FileManager.default.fileExists(atPath: folder + "金水区.txt"))
        let sheets = runner.path("sheets")
        try FileManager.default.createDirectory(atPath: sheets, withIntermediateDirectories: true)
        #expect(runner.run("sheet", "--all", "--format", "html", "-o", sheets).code == 0)
        let names = try FileManager.default.contentsOfDirectory(atPath: sheets)
        #expect(names.count == 6 && names.allSatisfy { $0.hasSuffix(".html") && $0.hasPrefix("0") }, "\(names)")
        // A table is one document.
        #expect(runner.run("grade", "-o", sheets).code == 74)
    }
}
