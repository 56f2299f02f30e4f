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

    @Test func tablesHaveTheColumnsOfTheContract() throws {
        let contract = try String(contentsOfFile: "Sources/huifang/Commands/contract.md", encoding: .utf8)
            .filter { !$0.isWhitespace }
        let runner = try FixtureSurvey.make()
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
