import Foundation
import Naive
import SurveyCore
import SurveyWords
import Testing

@testable import huifang

/// Imported text stays text: in the terminal, in CSV and in HTML, whatever stands in it (contract.md §Files written).
@Suite struct HostileTextTests {
    static let texts: [String] =
        [
            "<script>alert(1)</script>", "=cmd|'/C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "＝1+1",
            "\u{1B}[31m红\u{1B}[0m",
            "\u{1B}]0;title\u{7}", "甲\u{202E}乙", "甲\u{2066}乙\u{2069}", "a\u{200B}b", "\u{FEFF}x", "第一行\n=第二行", "a\tb",
            String(repeating: "长", count: 10_000), "\"引号\"", "'; DROP TABLE contact; --", "e\u{301}\u{301}\u{301}",
            "\u{85}\u{9B}31m", "</td></tr></table><script>alert(2)</script>", "\"><img src=x onerror=alert(3)>",
            "</style></title><script>alert(4)</script>", "' onload='alert(5)", "<!-- -->", "]]>",
            "&lt;b&gt;&#60;i&#62;",
            "<svg/onload=alert(6)>", "<meta http-equiv=refresh content=0>", "@import url(x)", "javascript:alert(7)",
            "\r=1+1",
        ] + (0..<24).map(random)

    /// Random mixtures of what means something to a terminal, a spreadsheet or a browser.
    private static func random(_ seed: Int) -> String {
        var generator = SplitMix64(seed)
        let pieces = [
            "<", ">", "&", "'", "/", "=", "+", "-", "@", "＝", "script", "</", "-->", "<b ", "on", "x=", ";", "\n", "\t",
            "\r",
            "\u{1B}[2J", "\u{202E}", "\u{200B}", "\u{FEFF}", "甲", "%", "{", "}", "\\", "`", "$(", "😀", "e\u{301}",
        ]
        return (0..<12).map { _ in pieces[Int(generator.next() % UInt64(pieces.count))] }.joined()
    }

    private func quoted(_ text: String) -> String { "\"" + text.replacingOccurrences(of: "\"", with: "\"\"") + "\"" }

    /// A survey in which every imported field is, in some row, each of the texts; drawn, and with a call on record.
    private func survey() throws -> CommandRunner {
        let runner = try CommandRunner()
        try #require(runner.run("init").code == 0)
        var units = "单位名称,别名,类别,代码\n"
        var surveyors = "姓名\n李敏\n"
        var contacts = "序号,填报单位,行政相对人单位,姓名,职务,联系方式,执法人员,备注,报送日期\n"
        for (index, text) in HostileTextTests.texts.enumerated() {
            let (cell, unit) = (quoted(text), quoted("单位\(index)" + text))
            units += "\(unit),\(quoted("别名\(index)" + text)),\(cell),\(cell)\n"
            surveyors += quoted("员\(index)" + text) + "\n"
            contacts += "\(cell),\(unit),\(cell),\(cell),\(cell),154000000\(10 + index),\(cell),\(cell),2020-09-18\n"
            contacts += ",\(unit),\(cell),\(cell),\(cell),\(quoted("电话" + text)),,,2020-09-18\n"
            contacts += ",\(quoted("无此单位\(index)" + text)),\(cell),\(cell),\(cell),15400000003,,,2020-09-18\n"
            contacts += ",\(unit),甲,乙,丙,15400000004,,,\(cell)\n"
        }
        for (table, content) in [("units", units), ("surveyors", surveyors), ("contacts", contacts)] {
            try runner.write("\(table).csv", content)
            let result = runner.run("import", table, runner.path("\(table).csv"))
            try #require([0, 1].contains(result.code), "\(result.errors)\(result.output)")
            expectHarmless(result.output + result.errors)
        }
        let drawn = runner.run("draw", "--seed", "1")
        try #require(drawn.code == 0)
        expectHarmless(drawn.output + drawn.errors)
        runner.now = FixtureSurvey.at("2020-09-22T10:00")
        let taken = try #require(
            try runner.run("contacts", "--format", "json").json()["contacts"] as? [[String: Any]]
        )
        // Two of each unit, but for rows that are refused for what they say.
        try #require(taken.count > 100)
        for (text, contact) in zip(HostileTextTests.texts, taken) {
            let id = try #require(contact["id"] as? Int)
            let call = runner.run("record", "\(id)", "--outcome", "占线", "--surveyor", "李敏", "--note", text)
            try #require(call.code == 0, "\(call.errors)")
        }
        return runner
    }

    /// No control character but line ends (and a sheet's form feed), no direction override, nothing invisible.
    private func expectHarmless(_ text: String) {
        let bad = text.unicodeScalars.first { scalar in
            switch scalar.value {
            case 0x0A, 0x0C: false
            case 0..<0x20, 0x7F..<0xA0, 0x200B...0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
            default: false
            }
        }
        #expect(bad == nil, "U+\(String(bad?.value ?? 0, radix: 16)) reached the terminal")
    }

    @Test func noTextMovesTheTerminal() throws {
        let runner = try survey()
        for language in Language.allCases {
            runner.language = language
            let commands =
                [
                    ["sheet"], ["sheet", "--all"], ["contacts"], ["contact", "1"], ["grade"], ["grade", "--explain"],
                    ["grade", "--explain", "--for", "office"], [], ["verify"], ["whatif"], ["rulebook"],
                ]
                + HostileTextTests.texts.flatMap { text in
                    [["contacts", "--find=\(text)"], ["record", text, "--outcome", text], ["grade", "--", text]]
                }
            for command in commands {
                let result = runner.run(command)
                expectHarmless(result.output + result.errors)
            }
            expectHarmless(runner.run(["log"], terminal: true).output)
        }
    }

    /// Every command, with names of units and surveyors, notes and reasons that would move a terminal or turn a line round.
    @Test(arguments: Language.allCases) func noCommandLetsTextMoveTheTerminal(language: Language) throws {
        let runner = try survey()
        runner.language = language
        let contacts = try #require(runner.run("contacts", "--format", "json").json()["contacts"] as? [[String: Any]])
        func field(_ name: String, of contact: [String: Any]) -> String { contact[name] as? String ?? "" }
        func holds(_ text: String) -> Bool { text.contains("\u{1B}") || text.contains("\u{202E}") }
        let hostile = contacts.filter { holds(field("unit", of: $0)) && holds(field("surveyor", of: $0)) }
        let contact = try #require(hostile.first ?? contacts.first { holds(field("unit", of: $0)) })
        let unit = field("unit", of: contact)
        let surveyor = try #require(
            contacts.lazy.map { field("surveyor", of: $0) }.first { holds($0) }
        )
        let (id, reason) = ("\(try #require(contact["id"] as? Int))", "甲\u{1B}[2J\u{202E}乙")
        try runner.write(
            "sheet.csv",
            "编号,结果,拨打时间,调查员,备注\n\(id),占线,2020-09-22 09:40,\(quoted(surveyor)),\(quoted(reason))\n"
        )
        try runner.write("more.csv", "填报单位,行政相对人单位,联系方式,报送日期\n\(quoted(unit)),甲,15400000999,2020-09-18\n")
        let because = ["--reason", reason]
        let commands: [[String]] = [
            ["init"], ["rulebook"], ["template", "contacts"], [], ["roster"], ["status"], ["quality"], ["sheet"],
            ["sheet", "--surveyor", surveyor], ["call", "--surveyor", surveyor], ["contacts", "--unit", unit],
            ["contact", id],
            ["import", "units", runner.path("units.csv")], ["import", "surveyors", runner.path("surveyors.csv")],
            ["import", "results", runner.path("sheet.csv")],
            ["import", "contacts", runner.path("more.csv")], ["draw", "--seed", reason], ["draw", "--seed", "2"],
            ["record", id, "--outcome", "占线", "--surveyor", surveyor, "--note", reason],
            ["amend", "1", "--outcome", "关机"] + because, ["void", "2"] + because,
            ["correct-number", id, "--phone", "15400000998"] + because, ["reassign", "--from", surveyor] + because,
            ["surveyor", "release", surveyor, unit] + because,
            ["unit", "received", unit, "--date", "2020-09-17"] + because,
            ["unit", "rename", unit, unit + "二"] + because, ["grade", "--explain"], ["whatif"],
            ["close"] + because, ["close", "--yes"] + because, ["contact", "forget", id] + because,
            ["contact", "forget", id, "--yes"] + because, [], ["status"], ["quality"],
            ["ruling", unit, "--grade", "优"] + because,
            ["ruling", unit, "--grade", "优", "--yes"] + because, ["publish"] + because, ["report"],
            ["grade", "--explain"],
            ["export", "grades"], ["export", "contacts"], ["export", "calls"], ["log"], ["verify"],
            ["reopen"] + because, ["unit", "withdraw", unit + "二"] + because,
            ["unit", "withdraw", unit + "二", "--yes"] + because,
            ["close", "--yes"] + because, ["publish"] + because, ["purge"] + because, ["purge", "--yes"] + because, [],
            ["backup", runner.path("backup.db")], ["doctor"],
            ["restore", runner.path("backup.db")], ["restore", runner.path("backup.db"), "--yes"],
        ]
        let names = commands.map { command -> String in
            let words = command.prefix { !$0.hasPrefix("-") }.prefix(2).joined(separator: " ")
            return CommandName(rawValue: words)?.rawValue ?? command.first ?? "huifang"
        }
        let groups: Set<CommandName> = [.import, .unit, .surveyor]
        #expect(Set(names).isSuperset(of: Set(CommandName.allCases).subtracting(groups).map(\.rawValue)))
        for command in commands {
            let result = runner.run(command, input: ["q"])
            // Line ends and tabs of CSV, which stand in quotes.
            let ends = ["export", "template"].contains(command.first) ? "\u{FEFF}\r\t" : ""
            let told = String(
                (result.output + result.errors).unicodeScalars.filter { !ends.unicodeScalars.contains($0) }
            )
            expectHarmless(told)
            #expect(!told.contains("\u{1B}"), "\(command)")
        }
    }

    @Test func noCellIsAFormula() throws {
        let runner = try survey()
        runner.run("import", "contacts", runner.path("contacts.csv"), "--check", "--findings", runner.path("fix.csv"))
        let list = try #require(FileManager.default.contents(atPath: runner.path("fix.csv")))
        let commands = [
            ["sheet"], ["sheet", "--all"], ["contacts"], ["grade"], ["grade", "--for", "unit"], ["export", "grades"],
            ["export", "contacts"], ["export", "contacts", "--unmask"], ["export", "calls"],
            ["export", "calls", "--unmask"],
        ]
        let tables = commands.map { runner.run($0 + ["--format", "csv"]) }
        #expect(tables.allSatisfy { $0.code == 0 })
        for text in tables.map(\.output) + [String(decoding: list, as: UTF8.self)] {
            for line in text.split(whereSeparator: \.isNewline) {
                // Wherever a cell, or a line inside one, begins: quotes and the byte order mark apart.
                for start in line.split(separator: ",", omittingEmptySubsequences: false) {
                    let first = start.unicodeScalars.first { $0 != "\"" && $0 != "\u{FEFF}" }
                    #expect(first.map { "=+-@＝＋－＠\t\r".unicodeScalars.contains($0) } != true, "\(start)")
                }
            }
            expectHarmless(String(text.unicodeScalars.filter { !"\u{FEFF}\r\t".unicodeScalars.contains($0) }))
        }
    }

    /// Every document has the tags of the program and no others, whatever was imported: the same as one of a survey without a text
    /// that could be markup.
    @Test func noTextIsMarkup() throws {
        let runner = try survey()
        let documents = [
            ["sheet"], ["sheet", "--all"], ["grade"], ["grade", "--explain"],
            ["grade", "--explain", "--for", "office"],
            ["report"], ["report", "--bilingual"],
        ]
        let tag = try NSRegularExpression(pattern: "<[^>]*>")
        for isClosed in [false, true] {
            if isClosed { try #require(runner.run("close", "--yes", "--reason", HostileTextTests.texts[0]).code == 0) }
            for command in documents {
                let result = runner.run(command + ["--format", "html"])
                #expect(result.code == 0, "\(command) \(result.errors)")
                let html = result.output
                #expect(
                    html.hasPrefix("<!DOCTYPE html>") && html.contains("default-src 'none'; style-src 'unsafe-inline'")
                )
                #expect(
                    html.contains("&lt;script&gt;alert(1)&lt;/script&gt;") || command.contains("sheet"),
                    "\(command)"
                )
                expectHarmless(html)
                for match in tag.matches(in: html, range: NSRange(html.startIndex..., in: html)) {
                    let found = String(html[Range(match.range, in: html)!])
                    #expect(isOurs(found), "\(command): \(found)")
                }
            }
        }
    }

    private static let elements: Set<String> = [
        "html", "head", "meta", "title", "style", "body", "article", "header", "section", "div", "h1", "h2", "h3", "p",
        "br", "wbr", "b",
        "span", "table", "caption", "colgroup", "col", "thead", "tbody", "tr", "th", "td", "figure", "figcaption",
        "svg", "defs",
        "pattern", "rect", "text", "line",
    ]

    /// An element of the program, with attributes that run nothing and lead nowhere.
    private func isOurs(_ tag: String) -> Bool {
        if tag == "<!DOCTYPE html>"
            || tag.hasPrefix("</") && Self.elements.contains(String(tag.dropFirst(2).dropLast()))
        {
            return true
        }
        let name = String(tag.dropFirst().prefix { $0.isLetter || $0.isNumber })
        let names = tag.components(separatedBy: "=\"").dropLast().compactMap {
            $0.split(separator: " ").last.map(String.init)
        }
        return Self.elements.contains(name)
            && names.allSatisfy { !$0.lowercased().hasPrefix("on") && !["src", "href"].contains($0.lowercased()) }
    }
}
