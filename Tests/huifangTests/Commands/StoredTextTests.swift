import Foundation
import SurveyCore
import Testing

@testable import huifang

/// Whatever text comes, from whichever column, option or line, the survey can be verified afterwards: a text that cannot be
/// stored is refused with a sentence, and what was there stays.
@Suite struct StoredTextTests {
    /// What a cell, an option or a typed line may hold.
    private static let pieces = [
        "\0", "\\0", "\\u0000", "\n", "\r", "\r\n", "\t", "\u{1B}[31m", "\u{7F}", "\u{85}", "\u{2028}", "\u{FEFF}",
        "\u{FFFD}",
        "\u{FFFE}", "\u{FFFF}", "\u{10FFFF}", "\u{10FFB9}", "\u{E000}", "\u{200B}", "\u{202E}", "e\u{301}", "局", "\"",
        "\\", ",",
        "'", "%", "=1", "a",
    ]

    private struct Random {
        var state: UInt64

        mutating func below(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % count
        }

        mutating func text() -> String {
            if below(40) == 0 { return String(repeating: "长", count: 22_000) + "\0" }
            return (0...below(5)).map { _ in StoredTextTests.pieces[below(StoredTextTests.pieces.count)] }.joined()
        }
    }

    private func quoted(_ text: String) -> String { "\"" + text.replacingOccurrences(of: "\"", with: "\"\"") + "\"" }

    private func drawn() throws -> CommandRunner {
        let runner = try CommandRunner()
        try runner.write("units.csv", "单位名称,别名\n甲局,甲\n乙局,乙\n")
        try runner.write("surveyors.csv", "姓名\n李敏\n王强\n")
        let rows = (1...12).map { "\($0 < 7 ? "甲局" : "乙局"),厂\($0),人\($0),经理,154000001\(10 + $0),2020-09-18\n" }
        try runner.write("contacts.csv", "填报单位,行政相对人单位,姓名,职务,联系方式,报送日期\n" + rows.joined())
        for command in [["init"]]
            + ["units", "surveyors", "contacts"].map({ ["import", $0, runner.path("\($0).csv")] })
        {
            try #require([0, 1].contains(runner.run(command).code))
        }
        try #require(runner.run("draw", "--seed", "1").code == 0)
        runner.now = FixtureSurvey.at("2020-09-22T10:00")
        return runner
    }

    private func expectSound(_ runner: CommandRunner, _ what: @autoclosure () -> String) {
        let verified = runner.run("verify")
        #expect(verified.code == 0, "\(what()): \(verified.output)\(verified.errors)")
    }

    @Test func everyColumnOfEveryTable() throws {
        var random = Random(state: 11)
        let tables = [
            ("units", "单位名称,别名,类别"), ("surveyors", "姓名,回避单位,登录名"),
            ("contacts", "填报单位,行政相对人单位,姓名,职务,联系方式,执法人员,备注,报送日期"),
            ("results", "编号,结果,了解情况,满意度,拨打时间,结束时间,约定时间,调查员,备注"),
        ]
        for (table, header) in tables {
            let runner = table == "results" ? try drawn() : try CommandRunner()
            if table != "results" { try #require(runner.run("init").code == 0) }
            for turn in 0..<12 {
                let sound = [
                    "units": ["局\(turn)", "别\(turn)", "市直"], "surveyors": ["员\(turn)", "", "login\(turn)"],
                    "contacts": ["局\(turn)", "厂", "人", "经理", "154000002\(10 + turn)", "李", "注", "2020-09-18"],
                    "results": ["\(turn % 12 + 1)", "占线", "", "", "2020-09-22 09:\(10 + turn)", "", "", "李敏", "注"],
                ][table]!
                var text = header + "\n"
                for column in sound.indices {
                    var row = sound
                    row[column] += random.text()
                    text += row.map(quoted).joined(separator: ",") + "\n"
                    // Cells that were merged with the one above.
                    if table == "contacts" { text += ",厂,人,经理,154000\(column)3\(100 + turn),,,2020-09-18\n" }
                }
                if table == "contacts", turn % 3 == 0 { text = "填报单位：" + quoted("局1\0x") + "\n" + text }
                try runner.write("in.csv", text)
                let result = runner.run("import", table, runner.path("in.csv"))
                #expect([0, 1, 65].contains(result.code), "\(result.errors)")
                expectSound(runner, text)
            }
        }
    }

    /// A name with NUL that many rows share, given by a merged cell or a title, makes no unit and no contact.
    @Test(arguments: [
        "填报单位,相对人单位,联系方式\n\"局1\0x\",甲厂,15400000101\n,乙厂,15400000102\n",
        "填报单位：局1\0x\n相对人单位,联系方式\n甲厂,15400000101\n乙厂,15400000102\n",
    ])
    func aUnitWithNULIsNobodys(_ table: String) throws {
        let runner = try CommandRunner()
        try #require(runner.run("init").code == 0)
        try runner.write("局2.csv", table)
        let json = try runner.run("import", "contacts", runner.path("局2.csv"), "--format", "json").json()
        let file = try #require((json["files"] as? [[String: Any]])?.first)
        #expect(file["taken"] as? Int == 0 && file["refused"] as? Int == 2)
        // In a row it is refused; above the table it is no title, and named as a row that was passed over.
        let named = (file["findings"] as? [[String: Any]])?.filter {
            ($0["value"] as? String)?.contains("局1\0x") == true
        }
        #expect(["control-characters", "passed-over"].contains(named?.first?["code"] as? String), "\(file)")
        #expect(try (runner.run("contacts", "--format", "json").json()["contacts"] as? [Any])?.isEmpty == true)
        expectSound(runner, table)
    }

    /// Options and typed lines: refused where NUL stands in them, kept where it does not.
    @Test func everyOptionAndEveryTypedLine() throws {
        let runner = try drawn()
        let at = ["--at", "2020-09-22 09:00"]
        let commands: [(String) -> [String]] = [
            { ["record", "1", "--outcome", "busy", "--surveyor", "李敏", "--note", $0] + at },
            { ["amend", "1", "--outcome", "关机", "--surveyor", "李敏", "--reason", $0] },
            { ["void", "1", "--reason", $0] }, { ["unit", "rename", "甲局", "甲" + $0, "--reason", "x"] },
            { ["unit", "rename", "乙局", "丙局", "--reason", "x" + $0] },
            { ["unit", "received", "甲局", "2020-09-17", "--reason", "x" + $0] },
            { ["surveyor", "release", "李敏", "甲局", "--reason", "x" + $0] },
            { ["correct-number", "2", "--phone", "15400000999", "--reason", "x" + $0] },
            { ["reassign", "--from", "李敏", "--reason", "x" + $0] },
            { ["contact", "forget", "3", "--reason", "x" + $0, "--yes"] },
            { ["ruling", "甲局", "--grade", "良", "--reason", "x" + $0, "--yes"] },
            { ["publish", "--reason", "x" + $0, "--yes"] },
            { ["draw", "--seed", "s" + $0] }, { ["close", "--reason", "x" + $0, "--yes"] },
            { ["reopen", "--reason", "x" + $0] }, { ["unit", "withdraw", "乙局", "--reason", "x" + $0, "--yes"] },
            { ["record", "4", "--outcome", "busy", "--surveyor", "李敏", "--by", "周" + $0] + at },
        ]
        var random = Random(state: 4)
        for command in commands {
            for text in ["\0", "注\0x", random.text(), "第一行\n第二行\r\u{1B}[31m", String(repeating: "长", count: 30_000)] {
                let result = runner.run(command(text))
                #expect([0, 64, 65, 77].contains(result.code), "\(command("…")): \(result.code) \(result.errors)")
                if text.utf8.contains(0) { #expect(result.code != 0, "\(command("…"))") }
                expectSound(runner, "\(command(text))")
            }
        }
        for text in ["\0", "注\0x", "注" + random.text(), String(repeating: "长", count: 30_000)] {
            let result = runner.run(["call", "--surveyor", "王强"], input: ["08", text, "y", "q"])
            #expect([0, 64, 65, 77].contains(result.code), "\(result.code) \(result.errors)")
            expectSound(runner, text)
        }
    }

    @Test func aSurveysTitleAndRulebook() throws {
        let runner = try CommandRunner()
        #expect(runner.run("init", "--title", "局1\0x").code == 65)
        #expect(!FileManager.default.fileExists(atPath: runner.path("huifang.db")))
        let rules = runner.run("rulebook").output
        let first = try #require(rules.split(separator: "\n").first { $0.hasPrefix("title:") })
        try runner.write("rules.yaml", rules.replacingOccurrences(of: first, with: #"title: "a\0b""#))
        #expect(runner.run("init", "--rulebook", runner.path("rules.yaml")).code == 65)
        #expect(!FileManager.default.fileExists(atPath: runner.path("huifang.db")))
        #expect(runner.run("init").code == 0)
        expectSound(runner, "")
    }
}
