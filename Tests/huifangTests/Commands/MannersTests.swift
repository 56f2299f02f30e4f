import Foundation
import SurveyCore
import SurveyStore
import SurveyWords
import Testing

@testable import huifang

/// How mistakes are answered, to people and to programs.
@Suite struct MannersTests {
    let runner = try! CommandRunner()

    /// The last line of standard error, every line of which is JSON.
    private func error(_ arguments: [String]) throws -> (code: String, exitCode: Int, message: String, usage: String?) {
        let result = runner.run(arguments + ["--format", "json"])
        #expect(result.output == "", "\(arguments)")
        let lines = try result.errors.split(separator: "\n").map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any], "\($0)")
        }
        let error = try #require(lines.last?["error"] as? [String: Any])
        #expect(Set(error.keys) == ["code", "message", "exitCode", "question", "usage"])
        #expect(error["exitCode"] as? Int == Int(result.code))
        return (
            try #require(error["code"] as? String), Int(result.code), try #require(error["message"] as? String),
            error["usage"] as? String
        )
    }

    @Test(arguments: [
        (["status"], "no-survey", 66), (["delete"], "unknown-command", 64), (["import", "foo"], "unknown-command", 64),
        (["draw", "--dry-run"], "draw-tries-nothing", 64), (["grade", "--bogus"], "unknown-option", 64),
        (["record", "1"], "no-value", 64), (["draw", "--per-unit", "x"], "unable-to-parse-value", 64),
        (["verify", "extra"], "unexpected-extra-values", 64), (["grade", "--sort"], "missing-value-for-option", 64),
        (["rulebook", "--check", "none.yaml"], "no-file", 66), (["close", "--by", " "], "by-empty", 64),
    ])
    func aProgramIsToldInJSON(_ arguments: [String], _ code: String, _ exitCode: Int) throws {
        for language in [Language.zh, .en] {
            runner.language = language
            let told = try error(arguments)
            #expect(told.code == code && told.exitCode == exitCode)
            // What a person is told, without the usage below it.
            #expect(runner.run(arguments).errors.contains(told.message), "\(told.message)")
            #expect((told.usage == nil) == (exitCode != 64 || code == "unknown-command"), "\(arguments)")
            if let usage = told.usage { #expect(usage.hasPrefix("huifang \(arguments[0])"), "\(usage)") }
        }
    }

    /// What was to be asked about stands with the refusal, and a note before it is JSON as well.
    @Test func whatIsNotConfirmedIsToldWithItsQuestion() throws {
        try #require(runner.run("init").code == 0)
        try runner.write("s.csv", "姓名\n李敏\n")
        try runner.write("c.csv", "填报单位,行政相对人单位,职务,联系方式,报送日期\n甲局,甲厂,厂长,15400000001,2020-09-18\n")
        try #require(runner.run("import", "surveyors", runner.path("s.csv")).code == 0)
        try #require(runner.run("import", "contacts", runner.path("c.csv")).code == 1)
        let refused = runner.run("draw", "--format", "json")
        #expect(refused.code == 77 && refused.output == "")
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(refused.errors.utf8)) as? [String: [String: Any]]
        )
        #expect(json["error"]?["code"] as? String == "not-confirmed")
        #expect((json["error"]?["question"] as? String)?.contains("1 个联系人") == true)
        #expect(runner.run("draw").errors.contains("1 个联系人"))
        try #require(runner.run("draw", "--seed", "1").code == 0)
        runner.now = FixtureSurvey.at("2020-09-23T10:00")
        runner.run("close", "--reason", "r", "--yes")
        let again = runner.run("close", "--reason", "r", "--format", "json")
        let note = try JSONSerialization.jsonObject(with: Data(again.errors.utf8)) as? [String: String]
        #expect(again.code == 0 && note?["note"]?.contains("结束") == true, "\(again.errors)")
    }

    /// The usage is that of the command, also where the parser stops before it knows which.
    @Test(arguments: [
        (["grade", "--format", "xml"], "huifang grade [<选项>] [<单位> ...]"),
        (["close"], "huifang close [--reason <文字>]"), (["unit", "withdraw"], "huifang unit withdraw <单位>"),
        (["draw", "--check"], "huifang draw [--seed <种子>]"), (["record"], "huifang record [<选项>] <联系人>"),
    ])
    func aWrongCommandLineIsToldHowItIsWritten(_ arguments: [String], _ usage: String) throws {
        try #require(runner.run("init").code == 0)
        let result = runner.run(arguments)
        #expect(result.code == 64 && result.output == "")
        #expect(result.errors.contains("\n用法：\(usage)"), "\(result.errors)")
        #expect(result.errors.components(separatedBy: "用法：").count == 2)
    }

    @Test func aDryRunIsACheck() throws {
        try #require(runner.run("init").code == 0)
        try runner.write("c.csv", "填报单位,行政相对人单位,职务,联系方式,报送日期\n甲局,甲厂,厂长,15400000001,2020-09-18\n")
        let before = runner.run("log").output
        let dry = runner.run("import", "contacts", runner.path("c.csv"), "--dry-run")
        #expect(dry.output == runner.run("import", "contacts", runner.path("c.csv"), "--check").output)
        #expect(runner.run("log").output == before)
        for option in ["--check", "--dry-run"] {
            let draw = runner.run("draw", option, "--seed", "1")
            #expect(draw.code == 64 && draw.errors.contains("试种子"))
            #expect(!runner.run("draw", "--help").output.contains(option))
        }
    }

    @Test func theVersionNamesAllThatAFileDependsOn() throws {
        let version = runner.run("--version").output
        #expect(version == "huifang 0.1.0\n调查文件格式 1\n默认评定规则 zhengzhou-2020\nSQLite \(StoreVersion.sqlite)\n")
        #expect(StoreVersion.sqlite.hasPrefix("3."))
        #expect(runner.run("grade", "--version").output == version)
        let json = try runner.run("--version", "--format", "json").json()
        #expect(json["version"] as? String == "0.1.0" && json["schema"] as? Int == StoreVersion.schema)
        #expect(json["sqlite"] as? String == StoreVersion.sqlite && json["rulebook"] as? String == "zhengzhou-2020")
    }

    /// What is no command has help as well, in either language and at any width.
    @Test func topicsHaveHelp() {
        for language in Language.allCases {
            runner.language = language
            let codes = runner.run("help", "exit-codes")
            #expect(codes.code == 0 && codes.output.contains("\n  77  ") && codes.output.contains("128 + n"))
            let environment = runner.run("help", "environment", "--format", "text", terminal: true)
            #expect(environment.output.split(separator: "\n").allSatisfy { DisplayWidth.of(String($0)) <= 80 })
            for variable in EnvironmentVariable.allCases {
                #expect(environment.output.contains("\n  \(variable.rawValue)  "))
            }
            #expect(runner.run("--help").output.contains("huifang help exit-codes"))
            #expect(runner.run("help", "environmnt").code == 64)
        }
    }
}
