import ArgumentParser
import Foundation
import SurveyCore
import Testing

@testable import huifang

/// What a shell is offered, by the built program in a process of its own.
@Suite struct CompletionTests {
    let runner = try! CommandRunner()

    init() throws {
        try runner.write("units.csv", "单位名称\n郑州市公安局\n郑州市水利局\n甲局$(touch pwned)\n`touch pwned`局\n-乙局\n丁局(交通)\n戊 局\n")
        try runner.write("surveyors.csv", "姓名\n李敏\n王强\n")
        let rows = (1...3).map { "郑州市水利局,第\($0)公司,人\($0),经理,1540000220\($0),2020-09-18\n" }
        try runner.write("contacts.csv", "填报单位,行政相对人单位,姓名,职务,联系方式,报送日期\n" + rows.joined())
        try #require(runner.run("init").code == 0)
        for table in ["units", "surveyors", "contacts"] {
            try #require(runner.run("import", table, runner.path("\(table).csv")).code <= 1)
        }
    }

    private func run(_ program: String, _ arguments: [String], _ more: [String: String] = [:]) throws -> (Int32, String)
    {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.currentDirectoryURL = runner.folder
        let path = URL(fileURLWithPath: ConsoleProcess.binary).deletingLastPathComponent().path
        process.environment = ["PATH": "\(path):/usr/bin:/bin", "HUIFANG_LANG": "zh", "LC_ALL": "C.UTF-8"]
            .merging(more) { $1 }
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }

    /// The candidates for the last word of a command line.
    private func offered(_ option: String, of command: [String], _ line: [String], _ more: [String: String] = [:])
        throws
        -> [String]
    {
        let words = ["huifang"] + command + line
        let arguments = ["---completion"] + command + ["--", option, "\(words.count - 1)", "0"] + words
        let (code, output) = try run(ConsoleProcess.binary, arguments, more)
        #expect(code == 0)
        return output.split(separator: "\n").map(String.init)
    }

    @Test func theSurveyFileIsOfferedAndLeftAlone() throws {
        let before = try Data(contentsOf: URL(fileURLWithPath: runner.path("huifang.db")))
        #expect(try offered("positional@0", of: ["grade"], [""]) == ["郑州市公安局", "郑州市水利局"])
        #expect(try offered("--unit", of: ["contacts"], ["--unit", ""]).count == 2)
        #expect(try offered("--surveyor", of: ["call"], ["--surveyor", ""]) == ["李敏", "王强"])
        let keys = ["郑州市水利局-01", "郑州市水利局-02", "郑州市水利局-03"]
        #expect(try offered("positional@0", of: ["record"], [""]) == keys)
        #expect(try offered("positional@0", of: ["correct-number"], ["郑州市水利局-02"]) == [keys[1]])
        #expect(try offered("--contact", of: ["log"], ["--contact", "郑州市公"]) == [])
        #expect(try Data(contentsOf: URL(fileURLWithPath: runner.path("huifang.db"))) == before)
        let files = try FileManager.default.contentsOfDirectory(atPath: runner.folder.path)
        #expect(Set(files) == ["huifang.db", "units.csv", "surveyors.csv", "contacts.csv"])
    }

    @Test func whatTheRulesNameIsOfferedWithoutASurvey() throws {
        let nowhere = ["HUIFANG_SURVEY": "/nowhere/huifang.db"]
        #expect(try offered("positional@0", of: ["grade"], [""], nowhere) == [])
        let outcomes = try offered("--outcome", of: ["record"], ["1", "--outcome", ""], nowhere)
        #expect(outcomes.count == 3 * Disposition.allCases.count && outcomes.prefix(3) == ["50", "completed", "完成"])
        #expect(try offered("--state", of: ["contacts"], ["--state", ""], nowhere).contains("待核实"))
        #expect(try offered("--status", of: ["grade"], ["--status", ""], nowhere).prefix(2) == ["正式", "final"])
        #expect(try offered("--grade", of: ["ruling"], ["甲局", "--grade", ""], nowhere).contains("优"))
        // The survey that is named wins, however it is quoted.
        let named = ["--survey", "'\(runner.path("huifang.db"))'", "--surveyor", ""]
        #expect(try offered("--surveyor", of: ["call"], named, nowhere) == ["李敏", "王强"])
        // Those that bash would not quote are for the shells that do.
        let fish = try offered("positional@0", of: ["grade"], [""], ["SAP_SHELL": "fish"])
        #expect(fish == ["郑州市公安局", "郑州市水利局", "丁局(交通)", "戊 局"])
        let zsh = try offered("--outcome", of: ["record"], ["1", "--outcome", ""], ["SAP_SHELL": "zsh"])
        #expect(zsh.first == "50:完成")
        #expect(
            try offered("--outcome", of: ["record"], ["1", "--outcome", ""], ["SAP_SHELL": "fish"]).first == "50\t完成"
        )
    }

    /// The other two are typed into by `.ci/packages`.
    @Test(arguments: ["bash", "zsh", "fish"])
    func theDefaultSubcommandIsCompletedInEveryShell(_ shell: String) throws {
        let (code, script) = try run(ConsoleProcess.binary, ["--generate-completion-script", shell])
        let parser = Huifang.completionScript(for: try #require(CompletionShell(rawValue: shell)))
        #expect(code == 0 && CompletionScript.withDefaults(parser) != parser)
        #expect(script.hasSuffix("\n") && script.contains("contact show"))
    }

    /// As bash calls the function at a TAB. A unit's name is never run.
    @Test(arguments: [
        (["grade", "郑州市公"], ["郑州市公安局"]), (["grade", ""], ["郑州市公安局", "郑州市水利局"]),
        (["record", "郑州市水利局-0"], ["郑州市水利局-01", "郑州市水利局-02", "郑州市水利局-03"]),
        (["contact", "郑州市水利局-02"], ["郑州市水利局-02"]), (["contact", "sh"], ["show"]),
        (["contact", "郑州市水利局-02", "--lang", "z"], ["zh"]), (["record", "1", "--outcome", "5"], ["50", "51"]),
        (["contacts", "--state", "待核"], ["待核实"]),
        (["import", "units", "uni"], ["units.csv"]), (["--survey", "huif"], ["huifang.db"]),
        (["rulebook", "--check", ""], []), (["grade", "--sort", "av"], ["average"]),
        (["whatif", "--reading", "R2"], ["R2=once", "R2=each"]), (["unit", "with"], ["withdraw"]),
    ])
    func bashCompletes(_ words: [String], _ wanted: [String]) throws {
        let script = """
            source <(huifang --generate-completion-script bash)
            COMP_WORDS=(huifang "$@"); COMP_CWORD=$#; COMP_LINE="${COMP_WORDS[*]}"; COMP_POINT=${#COMP_LINE}
            _huifang huifang "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
            printf '%s\\n' "${COMPREPLY[@]}"
            """
        let (code, output) = try run("/bin/bash", ["--norc", "-c", script, "bash"] + words)
        #expect(code == 0 && output.split(separator: "\n").map(String.init) == wanted, "\(output)")
        #expect(!FileManager.default.fileExists(atPath: runner.path("pwned")))
    }
}
