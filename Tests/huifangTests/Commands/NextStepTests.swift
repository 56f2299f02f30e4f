import Foundation
import SurveyCore
import SurveyWords
import Testing

@testable import huifang

/// Whatever `huifang` alone names as a next step may be done then: at each stage every command named is run, in its order, and
/// none is refused for coming too early or too late (77).
@Suite struct NextStepTests {
    private let runner = try! CommandRunner()

    @Test func noStepIsRefusedForItsStage() throws {
        try runner.write("units.csv", "单位名称\n登封市\n上街区\n荥阳市\n")
        try runner.write("surveyors.csv", "姓名,回避单位\n李敏,\n王强,\n")
        try runner.write("contacts.csv", contacts("登封市", 1...3) + contacts("上街区", 4...6, header: false))
        try runner.write("more.csv", contacts("荥阳市", 7...8))
        try act("init")
        try check("empty")
        try act("import", "units", runner.path("units.csv"))
        try check("units")
        try act("import", "contacts", runner.path("contacts.csv"))
        try check("contacts")
        try act("import", "surveyors", runner.path("surveyors.csv"))
        try check("contacts")
        try act("draw", "--seed", "1")
        // Fieldwork has not begun.
        try check("drawn")
        runner.now = FixtureSurvey.at("2020-09-22T10:00")
        try check("drawn")
        try act("import", "contacts", runner.path("more.csv"), "--received", "2020-09-22")
        try check("drawn")
        try act("draw", "--seed", "2")
        for (contact, more) in [
            ("1", ["--outcome", "01"]), ("2", ["--outcome", "20", "--appointment", "2020-09-22 14:30"]),
            ("3", ["--outcome", "20", "--appointment", "2020-09-22 15:20"]),
        ] {
            try act(["record", contact, "--surveyor", "李敏"] + more)
        }
        runner.now = FixtureSurvey.at("2020-09-22T15:30")
        try check("calling")
        runner.now = FixtureSurvey.at("2020-10-17T10:00")
        try check("calling")
        for contact in 1...8 { try act("record", "\(contact)", "--surveyor", "王强", "--outcome", "61") }
        try check("all-called")
        try act("close", "--reason", "期满", "--yes")
        try check("closed")
        for unit in ["登封市", "上街区", "荥阳市"] { try act("ruling", unit, "--grade", "良", "--reason", "决定", "--yes") }
        try check("done")
        try act("publish", "--reason", "定稿")
        try check("published")
        try act("ruling", "登封市", "--grade", "中", "--reason", "复核", "--yes")
        try check("published")
        try act("publish", "--reason", "更正")
        try act("purge", "--reason", "结束", "--yes")
        try check("purged")
    }

    private func contacts(_ unit: String, _ numbers: ClosedRange<Int>, header: Bool = true) -> String {
        (header ? "填报单位,行政相对人单位,职务,联系方式,报送日期\n" : "")
            + numbers.map { "\(unit),公司\($0),经理,1540000\(1000 + $0),2020-09-18\n" }.joined()
    }

    private func act(_ arguments: String...) throws { try act(arguments) }

    private func act(_ arguments: [String]) throws {
        let result = runner.run(arguments)
        try #require([0, 1].contains(result.code), "\(arguments): \(result.errors)\(result.output)")
    }

    private func check(_ stage: String) throws {
        let answer = try runner.run("--format", "json").json()
        #expect(answer["stage"] as? String == stage)
        for language in Language.allCases {
            runner.language = language
            let text = runner.run().output
            let commands = try named(in: text)
            #expect(!commands.isEmpty && commands.isSuperset(of: answer["next"] as? [String] ?? []), "\(text)")
            let copy = try CommandRunner()
            copy.now = runner.now
            let file = runner.path("huifang.db")
            if FileManager.default.fileExists(atPath: file) {
                try FileManager.default.copyItem(atPath: file, toPath: copy.path("huifang.db"))
            }
            // Steps that are named beside others, and end what those begin, are alternatives to them.
            let all = try order(in: text)
            let ending = ["close", "purge"]
            for command in all.filter({ !ending.contains($0) }) + all.filter(ending.contains) {
                let result = copy.run(try arguments(command), input: ["q"])
                #expect(result.code != 77, "\(stage), \(command): \(result.errors)\n\(text)")
            }
        }
        runner.language = .zh
    }

    private func named(in text: String) throws -> Set<String> { try Set(order(in: text)) }

    /// Command names in the order in which the text has them.
    private func order(in text: String) throws -> [String] {
        let names = CommandName.allCases.map(\.rawValue).sorted { $0.count > $1.count }
        return text.components(separatedBy: "huifang ").dropFirst().compactMap { rest in
            names.first { rest.hasPrefix($0) }
        }
    }

    private func arguments(_ command: String) throws -> [String] {
        let all: [String: [String]] = [
            "import units": [runner.path("units.csv")],
            "import contacts": [runner.path("more.csv"), "--received", "2020-09-18"],
            "import surveyors": [runner.path("surveyors.csv")], "draw": ["--seed", "3"], "call": ["--surveyor", "李敏"],
            "record": ["4", "--outcome", "占线", "--surveyor", "李敏"], "close": ["--reason", "期满", "--yes"],
            "ruling": ["登封市", "--grade", "良", "--reason", "决定", "--yes"], "publish": ["--reason", "定稿", "--yes"],
            "purge": ["--reason", "结束", "--yes"], "grade": ["--explain"],
            "correct-number": ["1", "--confirm", "--reason", "已核对"],
            "reassign": ["--from", "李敏", "--reason", "病假"],
        ]
        return command.split(separator: " ").map(String.init) + (all[command] ?? [])
    }
}
