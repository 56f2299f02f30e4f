import Foundation
import SurveyCore
import SurveyWords
import Testing

@testable import huifang

/// Commands at the wrong time, on the wrong file: one helpful sentence, the right exit code, and nothing changed.
@Suite struct WrongOrderTests {
    let runner = try! CommandRunner()

    private func survey() throws {
        try #require(runner.run("init").code == 0)
    }

    private func imported() throws {
        try survey()
        try runner.write("units.csv", "单位名称\n登封市\n上街区\n")
        try runner.write("surveyors.csv", "姓名,回避单位\n李敏,\n王强,上街区\n")
        try runner.write(
            "contacts.csv",
            "填报单位,行政相对人单位,职务,联系方式,报送日期\n登封市,嵩阳建材厂,厂长,15400002205,2020-09-18\n登封市,少林旅行社,经理,15400002206,2020-09-18\n"
        )
        try #require(runner.run("import", "units", runner.path("units.csv")).code == 0)
        try #require(runner.run("import", "surveyors", runner.path("surveyors.csv")).code == 0)
        // A shortfall is a warning: 1.
        try #require(runner.run("import", "contacts", runner.path("contacts.csv")).code == 1)
    }

    private func drawn() throws {
        try imported()
        try #require(runner.run("draw", "--seed", "1").code == 0)
        runner.now = FixtureSurvey.at("2020-09-22T10:00")
    }

    private var bytes: Data? { FileManager.default.contents(atPath: runner.path("huifang.db")) }

    /// Runs in both languages; says one sentence on standard error, nothing on standard output, and changes nothing.
    private func expect(_ code: Int32, _ arguments: String..., zh: String, en: String) {
        let before = bytes
        for (language, words) in [(Language.zh, zh), (.en, en)] {
            runner.language = language
            let result = runner.run(arguments)
            #expect(result.code == code, "\(arguments): \(result.errors)\(result.output)")
            #expect(result.errors.contains(words), "\(arguments): \(result.errors)")
            #expect(result.output.isEmpty)
        }
        runner.language = .zh
        #expect(bytes == before)
    }

    @Test func withoutASurveyCommandsNameInit() {
        for command in [
            ["grade"], ["draw"], ["roster"], ["verify"], ["contacts"], ["sheet"], ["close", "--reason", "x"],
        ] {
            for (language, words) in [(Language.zh, "huifang init"), (.en, "huifang init")] {
                runner.language = language
                let result = runner.run(command)
                #expect(result.code == 66, "\(command)")
                #expect(result.errors.contains(words))
            }
        }
        #expect(!FileManager.default.fileExists(atPath: runner.path("huifang.db")))
    }

    @Test func aFileThatIsNoSurveyIsLeftAlone() throws {
        try runner.write("huifang.db", "单位名称\n登封市\n")
        expect(65, "grade", zh: "不是调查文件", en: "is not a survey file")
        expect(65, "record", "1", "--outcome", "占线", zh: "不是调查文件", en: "is not a survey file")
    }

    @Test func initTwiceTouchesNothing() throws {
        try survey()
        expect(73, "init", zh: "已有", en: "was not touched")
    }

    @Test func aDrawNeedsContactsAndSurveyors() throws {
        try survey()
        expect(77, "draw", zh: "还没有联系人", en: "No contacts yet")
        try runner.write("contacts.csv", "填报单位,联系方式,报送日期\n登封市,15400002205,2020-09-18\n")
        runner.run("import", "contacts", runner.path("contacts.csv"))
        expect(77, "draw", zh: "还没有调查员", en: "No surveyors yet")
    }

    @Test func recordAndSheetNeedTheDraw() throws {
        try imported()
        expect(77, "record", "1", "--outcome", "占线", "--surveyor", "李敏", zh: "名单", en: "list")
        expect(77, "sheet", zh: "huifang draw", en: "huifang draw")
    }

    @Test func unknownNamesAndNumbersAreNamed() throws {
        try drawn()
        expect(65, "record", "99", "--outcome", "占线", "--surveyor", "李敏", zh: "99", en: "99")
        expect(65, "record", "1", "--outcome", "占线", "--surveyor", "李闽", zh: "李敏", en: "李敏")
        expect(65, "record", "1", "--outcome", "3", "--surveyor", "李敏", zh: "30", en: "30")
        expect(65, "record", "1", "--outcome", "完成", "--scores", "90,101", "--surveyor", "李敏", zh: "101", en: "101")
        expect(65, "grade", "登丰市", zh: "没有单位「登丰市」", en: "No unit 登丰市")
        expect(65, "void", "7", "--reason", "按错", zh: "7", en: "7")
    }

    @Test func aReasonIsAskedFor() throws {
        try drawn()
        expect(64, "close", zh: "--reason", en: "--reason")
        expect(64, "close", "--reason", " ", zh: "--reason", en: "--reason")
    }

    @Test func anotherRosterAndAnEarlierSeedAreRefused() throws {
        try imported()
        expect(77, "draw", "--seed", "1", "--roster", String(repeating: "0", count: 64), zh: "名册", en: "oster")
        try #require(runner.run("draw", "--seed", "1").code == 0)
        try runner.write("late.csv", "填报单位,联系方式,报送日期\n登封市,15400002207,2020-09-18\n")
        runner.run("import", "contacts", runner.path("late.csv"))
        expect(65, "draw", "--seed", "1", zh: "已用过", en: "was used before")
    }

    @Test func closingAsksAndWithoutATerminalMeansNo() throws {
        try drawn()
        expect(77, "close", "--reason", "外呼期满", zh: "--yes", en: "--yes")
    }

    @Test func afterTheCloseOnlyEarlierDialsAreTaken() throws {
        try drawn()
        try #require(runner.run("close", "--reason", "外呼期满", "--yes").code == 0)
        expect(77, "draw", zh: "外呼已于", en: "Fieldwork was closed")
        expect(77, "import", "contacts", runner.path("contacts.csv"), zh: "外呼已于", en: "Fieldwork was closed")
        expect(77, "reassign", "--from", "李敏", "--reason", "病假", zh: "外呼已于", en: "Fieldwork was closed")
        runner.now = runner.now.adding(minutes: 60)
        expect(77, "record", "1", "--outcome", "占线", "--surveyor", "李敏", zh: "外呼已于", en: "Fieldwork was closed")
        // What was dialled before the end is still taken.
        #expect(runner.run("record", "1", "--outcome", "占线", "--surveyor", "李敏", "--at", "2020-09-22T09:30").code == 0)
        #expect(runner.run("reopen", "--reason", "延长").code == 0)
        #expect(runner.run("record", "1", "--outcome", "占线", "--surveyor", "李敏").code == 0)
    }

    @Test func mistypedArgumentsAreNamed() throws {
        try imported()
        expect(64, "draw", "--per-unit", "0", zh: "--per-unit", en: "--per-unit")
        try FileManager.default.createDirectory(atPath: runner.path("hand-ins"), withIntermediateDirectories: true)
        expect(
            66,
            "import",
            "contacts",
            runner.path("hand-ins"),
            zh: "里没有文件",
            en: "There is no file in the folder"
        )
        expect(
            65,
            "draw",
            "--surveyor",
            "李闽",
            zh: "没有调查员「李闽」，是否「李敏（01）」？现有：01 李敏、02 王强。",
            en: "No surveyor 李闽; did you mean 李敏 (01)? There are: 01 李敏, 02 王强."
        )
    }

    /// Only `import contacts` has --map: no other import's advice names it.
    @Test func adviceNamesOnlyOptionsThatExist() throws {
        try imported()
        try runner.write("other.csv", "甲,乙\n1,2\n")
        try runner.write("half.csv", "编号,备注\n1,2\n")
        for language in [Language.zh, .en] {
            runner.language = language
            for (table, file) in [
                ("units", "other"), ("surveyors", "other"), ("results", "other"), ("results", "half"),
            ] {
                let result = runner.run("import", table, runner.path("\(file).csv"))
                #expect(result.code == 65)
                #expect(!result.output.contains("--map"), "\(table): \(result.output)")
            }
            #expect(runner.run("import", "contacts", runner.path("other.csv")).output.contains("--map phone="))
        }
    }

    @Test func whatIsVoidedStaysVoided() throws {
        try drawn()
        try #require(runner.run("record", "1", "--outcome", "占线", "--surveyor", "李敏").code == 0)
        try #require(runner.run("void", "1", "--reason", "按错键").code == 0)
        expect(77, "void", "1", "--reason", "按错键", zh: "作废", en: "voided")
        expect(77, "amend", "1", "--outcome", "无人接听", "--reason", "按错键", zh: "作废", en: "voided")
    }

    /// In any command; what is no file is written to.
    @Test(arguments: [
        ["template", "contacts"], ["sheet", "--format", "csv"], ["sheet"], ["sheet", "--format", "html"], ["roster"],
        ["log"],
    ]) func noFileIsWrittenOverWithoutForce(_ command: [String]) throws {
        try drawn()
        let (file, backup) = (runner.path("table.csv"), runner.path("backup.db"))
        try runner.write("table.csv", "填好的")
        try #require(runner.run("backup", backup).code == 0)
        let refused = runner.run(command + ["-o", file, "--yes"])
        #expect(refused.code == 73)
        #expect(refused.errors.hasSuffix("table.csv：文件已存在，未写。换名或加 --force。\n"))
        #expect(FileManager.default.contents(atPath: file) == Data("填好的".utf8))
        #expect(runner.run(command + ["-o", file, "--force"]).code == 0)
        #expect(FileManager.default.contents(atPath: file) != Data("填好的".utf8))
        for survey in ["huifang.db", "backup.db"] {
            let before = FileManager.default.contents(atPath: runner.path(survey))
            #expect(runner.run(command + ["-o", runner.path(survey), "--force"]).code == 73)
            #expect(FileManager.default.contents(atPath: runner.path(survey)) == before)
        }
        #expect(runner.run(command + ["-o", "/dev/null"]).code == 0)
        #expect(runner.run("backup", file).code == 73)
    }

    /// It may be a survey.
    @Test func aFileThatCannotBeReadIsNotWrittenOver() throws {
        let locked = runner.path("locked.db")
        try runner.write("locked.db", "x")
        try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: locked)
        // Who may do everything reads it all the same.
        if getuid() != 0 { #expect(runner.run("template", "contacts", "-o", locked, "--force").code == 73) }
        #if os(Linux)
            let refused = runner.run("template", "contacts", "-o", "/proc/self/mem", "--force")
            #expect(refused.code == 73 && refused.errors.contains("/proc/self/mem"))
        #endif
    }

    /// Lists of an earlier import are kept, and nothing is imported before that is known.
    @Test func listsOfAnEarlierImportAreKept() throws {
        try survey()
        try runner.write("h.csv", "填报单位,行政相对人单位,职务,联系方式,报送日期\n登封市,嵩阳建材厂,厂长,154000022,2020-09-18\n")
        for target in [runner.path("lists") + "/", runner.path("list.csv")] {
            let command = ["import", "contacts", runner.path("h.csv"), "--check", "--findings", target]
            #expect(runner.run(command).code == 1)
            #expect(runner.run(command).code == 73)
            #expect(runner.run(command + ["--force"]).code == 1)
        }
    }

    /// What cannot be taken back is asked about: refused without a terminal, with what would happen.
    @Test func whatCannotBeTakenBackIsAskedAbout() throws {
        try drawn()
        try #require(runner.run("record", "1", "--outcome", "完成", "--scores", "95,95", "--surveyor", "李敏").code == 0)
        for (command, question) in [
            (["publish", "--reason", "通报"], "外呼未结束，1 个单位的等次是暂定的"),
            (["ruling", "登封市", "--grade", "差", "--reason", "纪要"], "登封市计算等次为「优」，将裁定为「差」"),
            (["contact", "forget", "1", "--reason", "本人要求"], "将永久清除 1 号联系人（登封市-01"),
            (["unit", "withdraw", "登封市", "--reason", "并入"], "登封市已抽取 2 个、拨打 1 次；撤下后不再评定，这些记录保留并列在等次表末，重新报送的写入评定说明。确认？"),
        ] {
            let refused = runner.run(command)
            #expect(refused.code == 77)
            #expect(refused.errors.contains(question), "\(refused.errors)")
            #expect(runner.run(command, input: ["否"], terminal: true).code == 77)
            #expect(runner.run(command, input: ["是"], terminal: true).code == 0)
        }
    }

    /// What --yes would agree to is said where nobody can be asked.
    @Test func whatYesWouldAgreeToIsSaidWithoutATerminal() throws {
        try drawn()
        runner.language = .en
        let closed = runner.run("close", "--reason", "done")
        #expect(closed.code == 77)
        #expect(closed.errors.hasPrefix("2 contacts of 1 unit are not finished"))
        #expect(closed.errors.hasSuffix("Without a terminal, add --yes to confirm.\n"))
    }

    @Test func replacingThatMakesLateNeedsYesWithoutATerminal() throws {
        try imported()
        let table = "填报单位,行政相对人单位,职务,联系方式,报送日期\n登封市,嵩阳建材厂,厂长,15400002205,2020-09-25\n"
        try runner.write("late.csv", table)
        runner.now = FixtureSurvey.at("2020-09-25T10:00")
        let replaced = runner.run("import", "contacts", runner.path("late.csv"), "--replace")
        #expect(replaced.code == 77)
        #expect(replaced.errors.contains("登封市的报送日期将由 9月18日 变为 9月25日（超期）"))
        #expect(replaced.errors.contains("--yes"))
    }

    @Test func nobodyIsReassignedToThemselves() throws {
        try drawn()
        let result = runner.run("reassign", "--from", "李敏", "--to", "李敏", "--reason", "病假")
        #expect(result.code == 64)
        #expect(result.errors.hasPrefix("李敏的联系人要改派给别人：--to 请写别的调查员，或不写 --to。未改动。\n用法："))
    }

    @Test func oneOfTwoOptionsMustBeGiven() throws {
        try drawn()
        let number = runner.run("correct-number", "1", "--reason", "x")
        #expect(number.errors.hasPrefix("请写 --phone 新号码 或 --confirm：写一个，也只写一个。\n用法："))
        let ruling = runner.run("ruling", "--yes", "登封市", "--reason", "x")
        #expect(ruling.errors.hasPrefix("请写 --grade 等次 或 --withdraw：写一个，也只写一个。\n用法："))
    }

    /// A table without a row has nobody whose cell could be empty, and its unit is not told that ten are missing.
    @Test func aTableWithoutARowIsSaidToBeEmpty() throws {
        try survey()
        try runner.write("登封市.csv", "职务,联系方式\n")
        let result = runner.run("import", "contacts", runner.path("登封市.csv"), "--unit", "登封市")
        #expect(result.code == 65)
        #expect(result.output.contains("文件是空的，或只有表头。请核对是否发错了文件。"))
        #expect(result.output.hasSuffix("共 错误 1。\n"))
    }

    @Test func whatALinkLeadsToIsWrittenAndTheLinkStays() throws {
        let runner = try CommandRunner()
        try runner.write("there.csv", "before")
        try FileManager.default.createSymbolicLink(atPath: runner.path("link.csv"), withDestinationPath: "there.csv")
        #expect(runner.run("template", "contacts", "-o", runner.path("link.csv"), "--force").code == 0)
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: runner.path("link.csv")) == "there.csv")
        #expect(try String(contentsOfFile: runner.path("there.csv"), encoding: .utf8).contains("联系方式"))
    }

    /// Whoever handed in something that could not be read is undetermined, never poor as if he had handed in nothing (C8).
    @Test(arguments: [
        "填报单位,行政相对人单位,职务\n壬局,甲公司,经理\n",
        "填报单位,行政相对人单位,职务,联系方式\n壬局,甲公司,经理,15400000001\n壬局,\"乙公司,经理,15400000002\n",
    ])
    func aUnitWhoseFileIsOfNoUseIsUndetermined(_ table: String) throws {
        let runner = try CommandRunner()
        runner.run("init")
        try runner.write("units.csv", "单位名称\n壬局\n癸局\n")
        try runner.write("q.csv", table)
        #expect(runner.run("import", "units", runner.path("units.csv")).code == 0)
        #expect(runner.run("import", "contacts", runner.path("q.csv"), "--received", "2020-09-18").code == 65)
        let units = try #require(runner.run("grade", "--format", "json").json()["units"] as? [[String: Any]])
        #expect(units.map { $0["status"] as? String } == ["undetermined", "final"])
    }
}
