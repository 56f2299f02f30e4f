import ArgumentParser
import Foundation
import SurveyCore
import SurveyWords
import Synchronization
import Testing

@testable import huifang

/// What is typed: commands, formats, times, and acts that would change nothing.
@Suite struct CommandLineTests {
    let runner = try! CommandRunner()

    /// A survey of one unit with two contacts, drawn to two surveyors.
    private func drawn() throws {
        try prepared()
        try #require(runner.run("draw", "--seed", "1").code == 0)
    }

    private func prepared() throws {
        try runner.write("units.csv", "单位名称\n登封市\n上街区\n")
        try runner.write("surveyors.csv", "姓名\n李敏\n王强\n")
        try runner.write("contacts.csv", contacts(1...2, of: "登封市"))
        try #require(runner.run("init").code == 0)
        try #require(runner.run("import", "units", runner.path("units.csv")).code == 0)
        try #require(runner.run("import", "surveyors", runner.path("surveyors.csv")).code == 0)
        try #require(runner.run("import", "contacts", runner.path("contacts.csv")).code == 1)
        runner.now = FixtureSurvey.at("2020-09-23T10:00")
    }

    private func contacts(_ numbers: ClosedRange<Int>, of unit: String) -> String {
        "填报单位,行政相对人单位,姓名,职务,联系方式,报送日期\n"
            + numbers.map { "\(unit),第\($0)公司,人\($0),经理,1540000220\($0),2020-09-18\n" }.joined()
    }

    private var entries: Int { runner.run("log").output.split(separator: "\n").count }

    @Test(arguments: [
        (["grede"], "huifang grade"), (["help", "grede"], "huifang grade"), (["--yes", "grede"], "huifang grade"),
        (["import", "contcts", "a.csv"], "huifang import contacts"),
        (["unit", "renam", "a", "b"], "huifang unit rename"),
        (["contact", "forgt", "17"], "huifang contact forget"), (["verfiy", "--head", "x"], "huifang verify"),
    ])
    func aMistypedCommandNamesTheNearest(_ arguments: [String], _ meant: String) {
        for (language, words) in [(Language.zh, "是否 \(meant)？"), (.en, "Did you mean \(meant)?")] {
            runner.language = language
            let result = runner.run(arguments)
            #expect(result.code == 64 && result.output == "")
            #expect(result.errors.contains(words), "\(result.errors)")
        }
    }

    @Test func whatIsNearNoCommandIsNotGuessedAt() throws {
        let result = runner.run("frobnicate")
        #expect(result.code == 64 && result.errors == "没有命令「frobnicate」。全部命令见 huifang --help。\n")
        // `contact` alone takes a contact.
        #expect(runner.run("contact", "17").code == 66)
        #expect(runner.run("help", "import", "contacts").output.contains("huifang import contacts"))
        #expect(runner.run("help").code == 0)
    }

    /// The help lists the formats that a command has, and no other is taken.
    @Test(arguments: [
        ([], ["text", "json"]), (["verify"], ["text", "json"]), (["import", "results"], ["text", "json"]),
        (["log"], ["text", "json"]), (["grade"], ["text", "json", "csv", "html"]),
        (["contacts"], ["text", "json", "csv"]), (["report"], ["html", "json"]),
        (["sheet"], ["text", "json", "csv", "html"]),
    ])
    func everyCommandTakesTheFormatsThatItsHelpLists(_ command: [String], _ formats: [String]) throws {
        let help = runner.run(command + ["--help"]).output
        #expect(help.contains("输出格式（可用 \(formats.joined(separator: "、"))；默认 \(formats[0])）"), "\(help)")
        if command.first != "import" { #expect(runner.run(["help"] + command).output == help) }
        try drawn()
        let files = command.first == "import" ? [runner.path("contacts.csv")] : []
        for format in ["text", "json", "csv", "html"] {
            let result = runner.run(command + files + ["--format", format])
            #expect((result.code == 64) == !formats.contains(format), "\(format): \(result.errors)")
            if !formats.contains(format) {
                let offered = formats.map { "'\($0)'" }.joined(separator: "、")
                #expect(result.errors.contains("「\(format)」不能用于 --format <格式>。可用：\(offered)。"), "\(result.errors)")
            }
        }
    }

    /// The parser's own screens are the measure: ours differ in the usage, which we break.
    @Test func englishHelpHoldsWhatTheParserKnows() {
        runner.language = .en
        var context = Context.process
        context.language = .en
        func check(_ type: any ParsableCommand.Type, _ path: [String]) {
            let parsers = Context.$current.withValue(context) {
                OutputFormat.$offered.withValue(NamedCommand(path).formats) {
                    Huifang.helpMessage(for: type, columns: 100)
                }
            }
            func plain(_ text: String) -> [Substring] { text.split(whereSeparator: \.isWhitespace) }
            #expect(plain(runner.run(path + ["--help"]).output) == plain(parsers), "\(path)")
            for command in type.configuration.subcommands {
                check(command, path + [command.configuration.commandName!])
            }
        }
        check(Huifang.self, [])
    }

    @Test func aSupplementaryDrawThatIsDueIsTold() throws {
        try drawn()
        #expect(!runner.run().output.contains("补充抽取"))
        try runner.write("more.csv", contacts(3...5, of: "上街区"))
        #expect(runner.run("import", "contacts", runner.path("more.csv")).code == 1)
        for called in [false, true] {
            if called { runner.run("record", "1", "--outcome", "30", "--surveyor", "李敏", "--at", "2020-09-23 09:10") }
            let stage = runner.run().output
            #expect(stage.contains("另有 3 个联系人待补充抽取。\n"), "\(stage)")
            #expect(stage.contains("\n下一步：huifang roster（公布名册校验值），再 huifang draw"), "\(stage)")
            let json = try runner.run("--format", "json").json()
            #expect(json["stage"] as? String == (called ? "calling" : "drawn") && json["toDraw"] as? Int == 3)
            #expect(json["next"] as? [String] == ["roster", "draw", "call"])
        }
        runner.language = .en
        let told = runner.run().output
        #expect(told.contains("; 3 contacts not drawn yet.\n") && told.contains("\nNext: huifang roster"))
        // The same document in either language.
        let english = runner.run("--format", "json").output
        runner.language = .zh
        #expect(runner.run("--format", "json").output == english)
        runner.run("draw", "--seed", "2")
        #expect(try runner.run("--format", "json").json()["toDraw"] as? Int == 0)
    }

    /// A try-out decides the survey for good: without a seed `draw` asks, and says what a seed more would change.
    @Test func aDrawWithoutASeedAsksFirst() throws {
        try prepared()
        let before = entries
        let unasked = runner.run("draw")
        #expect(unasked.code == 77 && unasked.errors.contains("2 个联系人分派给 2 名调查员"))
        for answer in ["", "y", "是"] {
            #expect(runner.run("draw", input: [answer], terminal: true).code == 77)
        }
        #expect(entries == before)
        let drawn = runner.run("draw", input: ["抽取"], terminal: true)
        #expect(drawn.code == 0 && drawn.output.contains("谁也无法核对是否试过别的种子"))
        // All is drawn: nothing is asked any more, and another seed is no way to other lists.
        let again = runner.run("draw")
        #expect(again.code == 0 && again.output.contains("已经抽取") && again.errors == "")
        let other = runner.run("draw", "--seed", " ７７ ")
        #expect(other.code == 77 && other.errors.contains("换成种子「77」不会改变名单"))
        #expect(try runner.run("draw", "--format", "json").json()["entry"] is NSNull && entries == before + 1)
    }

    /// Full-width digits, as an input method leaves them, and blanks are no other seed.
    @Test func aSeedIsFoldedAndShownAsUsed() throws {
        try prepared()
        let roster = try #require(try runner.run("roster", "--format", "json").json()["rosterDigest"] as? String)
        let drawn = try runner.run("draw", "--seed", "　２０２０-甲 乙\n", "--roster", roster, "--format", "json").json()
        #expect(drawn["seed"] as? String == "2020-甲 乙" && drawn["rosterGiven"] as? Bool == true)
        #expect(runner.run("draw", "--seed", "2020-甲 乙").code == 0)
        #expect(runner.run("draw", "--seed", "　").code == 65)
    }

    /// A digest as it is printed for reading, in groups.
    @Test func digestsMayBePastedWithBlanks() throws {
        try drawn()
        let other = runner.run("verify", "--head", "9F2C  71ab03 de55c0 1")
        #expect(other.code == 1 && other.output.contains("您给的：9f2c 71ab 03de 55c0 1。"))
        let roster = try #require(try runner.run("roster", "--format", "json").json()["rosterDigest"] as? String)
        let grouped = Words(.zh).digest(roster.uppercased())
        #expect(grouped.contains(" ") && runner.run("draw", "--seed", "1", "--roster", grouped).code == 0)
    }

    @Test func theSameNameIsNoNewName() throws {
        try drawn()
        let before = entries
        let result = runner.run("unit", "rename", "登封市", "登封市", "--reason", "x")
        #expect(result.code == 0 && result.errors == "单位名称已是「登封市」，没有变化。\n" && result.output == "")
        #expect(entries == before)
        #expect(runner.run("unit", "rename", "登封市", "登封", "--reason", "x").code == 0 && entries == before + 1)
    }

    @Test func timesToComeAreRefused() throws {
        try drawn()
        let dial = ["record", "1", "--outcome", "30", "--surveyor", "李敏", "--at"]
        let commands = [dial, ["correct-number", "1", "--phone", "15400009999", "--reason", "x", "--at"]]
        for command in commands {
            for (time, told) in [
                ("2099-01-01", "「2099-01-01」在将来，现在是 2020-09-23 10:00。"),
                ("2020-09-23 10:01", "「2020-09-23 10:01」在将来，现在是 2020-09-23 10:00。"),
                ("2020-09-23", "「2020-09-23」只有日期，没有几点几分。"), ("下午", "「下午」不是时间。"),
            ] {
                let result = runner.run(command + [time])
                #expect(result.code == 65 && result.errors.hasPrefix(told), "\(result.errors)")
            }
        }
        runner.language = .en
        #expect(runner.run(dial + ["2099-01-01"]).errors.contains("lies in the future; it is now 2020-09-23 10:00."))
    }

    @Test func anAppointmentBeforeItsDialIsRefused() throws {
        try drawn()
        let dial = ["record", "1", "--outcome", "20", "--surveyor", "李敏", "--at", "2020-09-23 09:10", "--appointment"]
        let before = entries
        let result = runner.run(dial + ["2020-09-23 09:09"])
        #expect(result.code == 65 && result.errors == "约定时间早于这次拨打。请核对哪个写错了。\n")
        #expect(entries == before)
        #expect(runner.run(dial + ["2020-09-23 09:30"]).code == 0)
        // An amendment that moves the dial behind it, and a sheet that says so.
        #expect(runner.run("amend", "1", "--at", "2020-09-23 09:40", "--reason", "x").code == 65)
        try runner.write("sheet.csv", "编号,结果,拨打时间,约定时间,调查员\n2,20,2020-09-23 09:10,2020-09-22 10:00,李敏\n")
        let sheet = runner.run("import", "results", runner.path("sheet.csv"))
        #expect(sheet.code == 1 && sheet.output.contains("约定时间「2020-09-22 10:00」早于拨打时间，此行未导入。"))
    }

    /// `--check` takes nothing, and says of nothing that it was taken.
    @Test func aCheckTakesNothing() throws {
        try drawn()
        try runner.write(
            "sheet.csv",
            "编号,结果,了解情况,满意度,拨打时间,调查员\n1,50,30,95,2020-09-23 09:10,李敏\n2,50,9,95,2020-09-23 09:20,李敏\n"
        )
        for (language, checked, taken) in [(Language.zh, "可导入", "已导入"), (.en, "can be taken", ", Taken")] {
            runner.language = language
            let result = runner.run("import", "results", runner.path("sheet.csv"), "--check")
            #expect(
                result.code == 1 && result.output.contains(checked) && !result.output.contains(taken),
                "\(result.output)"
            )
        }
        runner.language = .zh
        #expect(runner.run("import", "results", runner.path("sheet.csv")).output.contains("相差较大；已导入，"))
    }

    /// A pipe gives its bytes once: who reads it a second time waits for ever.
    @Test func aTableIsReadOnce() throws {
        let runner = try CommandRunner()
        try #require(runner.run("init").code == 0)
        let pipe = runner.path("units.csv")
        try #require(mkfifo(pipe, 0o600) == 0)
        let opened = Mutex(0)
        let isDone = DispatchSemaphore(value: 0)
        Thread {
            let writer = open(pipe, O_WRONLY)
            opened.withLock { $0 += 1 }
            let bytes = Array("单位名称\n甲局\n".utf8)
            _ = write(writer, bytes, bytes.count)
            close(writer)
            isDone.signal()
            // A second reader would let this one in.
            usleep(200_000)
            let again = open(pipe, O_WRONLY | O_NONBLOCK)
            if again >= 0 {
                opened.withLock { $0 += 1 }
                close(again)
            }
            isDone.signal()
        }.start()
        #expect(runner.run("import", "units", pipe).code == 0)
        isDone.wait()
        isDone.wait()
        #expect(opened.withLock { $0 } == 1)
    }

    /// What was published while fieldwork went on is not the end: after the close the grades are published again.
    @Test func whatWasPublishedBeforeTheCloseIsPublishedAgain() throws {
        let runner = try CommandRunner()
        try runner.write("s.csv", "姓名\n李敏\n")
        try runner.write("c.csv", "填报单位,行政相对人单位,职务,联系方式,报送日期\n甲局,甲厂,厂长,15400000001,2020-09-18\n")
        try #require(runner.run("init").code == 0)
        try #require(runner.run("import", "surveyors", runner.path("s.csv")).code == 0)
        try #require(runner.run("import", "contacts", runner.path("c.csv")).code == 1)
        try #require(runner.run("draw", "--seed", "1").code == 0)
        runner.now = FixtureSurvey.at("2020-09-22T10:00")
        let scores = ["--scores", "95,95"]
        let recorded = runner.run(
            ["record", "1", "--surveyor", "李敏", "--outcome", "completed", "--at", "2020-09-22 09:30"] + scores
        )
        try #require(recorded.code == 0, "\(recorded.errors)")
        func stage() throws -> String? { try runner.run("--format", "json").json()["stage"] as? String }
        #expect(runner.run("publish", "--yes", "--reason", "通报").code == 0)
        runner.now = FixtureSurvey.at("2020-09-23T10:00")
        #expect(runner.run("close", "--reason", "期满", "--yes").code == 0)
        #expect(try stage() == "done")
        runner.now = FixtureSurvey.at("2020-09-24T10:00")
        #expect(runner.run("publish", "--yes", "--reason", "通报").code == 0)
        #expect(try stage() == "published")
    }

    /// `--by` and HUIFANG_USER say who acts; under which login that was typed stands beside it.
    @Test func anEntrySaysWhoActsAndUnderWhichLogin() throws {
        let runner = try CommandRunner()
        try #require(runner.run("init", "--by", " 李科长 ").code == 0)
        let entry = runner.run("log", "--format", "json").output
        #expect(entry.contains(#""by":"李科长","login":"tester""#))
        for blank in ["", "  ", "\u{3000}", "\u{200B}"] {
            let refused = runner.run("reopen", "--reason", "r", "--by", blank)
            #expect(refused.code == 64)
            #expect(refused.errors.contains("--by 不能为空"))
        }
    }

    /// A name with help and no command would be offered by nobody; those that are still to be built stand here.
    @Test func everyCommandWithHelpCanBeRun() {
        func names(_ command: any ParsableCommand.Type, below parent: String) -> [String] {
            command.configuration.subcommands.flatMap { sub -> [String] in
                let name = parent + (sub.configuration.commandName ?? "")
                return [name] + names(sub, below: name + " ")
            }
        }
        let built = Set(names(Huifang.self, below: "").compactMap(CommandName.init(rawValue:)))
        #expect(Set(CommandName.allCases).subtracting(built) == [.root])
    }
}
