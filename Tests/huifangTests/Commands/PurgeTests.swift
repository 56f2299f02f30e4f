import Foundation
import SurveyCore
import Testing

@testable import huifang

@Suite struct PurgeTests {
    /// Of nobody anything is left in the bytes of the file, numbers not even in part, and everything else still verifies.
    @Test func nothingOfAnybodyIsLeftInTheFile() throws {
        let runner = try FixtureSurvey.make()
        let noted = runner.run("amend", "104", "--note", "改拨独特备注甲乙丙 15499990004", "--reason", "独特原因丁戊己")
        try #require(noted.code == 0, "\(noted.errors)")
        try #require(runner.run("contact", "forget", "--yes", "中原区-04", "--reason", "本人要求独特庚").code == 0)
        try #require(runner.run("publish", "--reason", "定稿").code == 0)
        let secrets = try self.secrets(runner)
        #expect(secrets.count > 600, "\(secrets.count)")
        let remaining = { (text: String) in try bytes(runner).range(of: Data(text.utf8)) != nil }
        for secret in secrets { #expect(try remaining(secret), "\(secret)") }
        let grades = try self.grades(runner)
        // The one contact forgotten before is not counted again.
        let contacts = try #require(
            rows(runner, "SELECT printf('%d', count(*)) FROM contact WHERE salt IS NOT NULL").first
        )

        let purged = runner.run("purge", "--yes", "--reason", "年度评定结束", "--format", "json")
        #expect(purged.code == 0, "\(purged.errors)")
        #expect(try purged.json()["contacts"] as? Int == Int(contacts))
        for secret in secrets { #expect(try !remaining(secret), "\(secret)") }
        let verified = runner.run("verify")
        #expect(verified.code == 0 && verified.output.contains("段文字已按第"), "\(verified.output)")
        #expect(try self.grades(runner) == grades)
        #expect(runner.run("grade", "--explain", "中原区").code == 0)
        #expect(runner.run("log").output.contains("清除全部个人信息：\(contacts) 个联系人"))
        #expect(runner.run("contacts").output.contains("已清除"))

        // Again: nothing new is logged.
        let head = runner.run("verify", "--format", "json").output
        let again = runner.run("purge", "--yes", "--reason", "年度评定结束")
        #expect(again.code == 0 && (again.output + again.errors).contains("先前已清除"), "\(again)")
        #expect(runner.run("verify", "--format", "json").output == head)
    }

    /// Nobody can be called and no review be handled any more, so it comes last.
    @Test func itIsRefusedBeforeCloseAndPublish() throws {
        let runner = try FixtureSurvey.make()
        let purge = ["purge", "--yes", "--reason", "年度评定结束"]
        #expect(runner.run(purge).errors.contains("请先 huifang publish"))
        try #require(runner.run("publish", "--reason", "定稿").code == 0)
        // Fieldwork was open again since, and its end may have changed grades.
        try #require(runner.run("reopen", "--reason", "补拨").code == 0)
        let open = runner.run(purge)
        #expect(open.code == 77 && open.errors.contains("请先 huifang close"), "\(open.errors)")
        try #require(runner.run("close", "--yes", "--reason", "期满").code == 0)
        let unpublished = runner.run(purge)
        #expect(unpublished.code == 77 && unpublished.errors.contains("请先 huifang publish"), "\(unpublished.errors)")
        try #require(runner.run("publish", "--reason", "定稿").code == 0)
        // Asked first, and said what goes.
        let asked = runner.run("purge", "--reason", "年度评定结束")
        #expect(asked.code == 77 && asked.errors.contains("不能恢复"), "\(asked.errors)")
        #expect(runner.run(purge).code == 0)
    }

    @Test func whatNeedsContactsIsOverAfterwards() throws {
        let runner = try FixtureSurvey.make()
        try #require(runner.run("publish", "--reason", "定稿").code == 0)
        try #require(runner.run("purge", "--yes", "--reason", "年度评定结束").code == 0)
        let head = runner.run("verify", "--format", "json").output
        try "填报单位,行政相对人单位,职务,联系方式\n中原区,甲公司,经理,15400009999\n".write(
            toFile: runner.path("more.csv"),
            atomically: true,
            encoding: .utf8
        )
        let acts: [[String]] = [
            ["reopen", "--reason", "补拨"], ["import", "contacts", runner.path("more.csv"), "--received", "2020-09-18"],
            ["record", "17", "--outcome", "refused", "--surveyor", "赵磊", "--at", "2020-10-12 10:00"],
            ["void", "104", "--reason", "误记"], ["correct-number", "17", "--phone", "15400009999", "--reason", "来函"],
            ["unit", "withdraw", "中原区", "--reason", "撤并", "--yes"],
            ["record", "17", "--outcome", "refused", "--surveyor", "赵磊"], ["call", "--surveyor", "赵磊"],
            ["draw", "--seed", "another"], ["reassign", "--from", "赵磊", "--reason", "病假"],
            ["correct-number", "17", "--confirm", "--reason", "已核对"], ["import", "results", runner.path("sheet.csv")],
        ]
        try runner.write("sheet.csv", "编号,结果,拨打时间,调查员\n17,占线,2020-10-12 10:00,赵磊\n")
        for act in acts {
            let refused = runner.run(act)
            #expect(refused.code == 77, "\(act): \(refused.output)\(refused.errors)")
            // Nothing else would help.
            #expect(refused.errors.contains("个人信息已清除"), "\(act): \(refused.errors)")
        }
        let alone = runner.run()
        #expect(alone.output.hasPrefix("已定稿，个人信息已清除"), "\(alone.output)")
        #expect(!runner.run("roster").output.contains("draw"))
        #expect(runner.run("verify", "--format", "json").output == head)
        // What tells of no contact goes on.
        #expect(runner.run("ruling", "中原区", "--grade", "良", "--reason", "复核决定", "--yes").code == 0)
        #expect(runner.run("publish", "--reason", "更正").code == 0)
        #expect(runner.run("verify").code == 0)
    }

    /// Reasons in clear cannot be erased: it is said when one is given, and before the purge which there are.
    @Test func reasonsThatTellOfSomebodyAreNamed() throws {
        let runner = try FixtureSurvey.make()
        let contacts = try #require(runner.run("contacts", "--format", "json").json()["contacts"] as? [[String: Any]])
        let person = try #require(contacts.lazy.compactMap { $0["person"] as? String }.first { $0.count > 1 })
        let plain = runner.run("ruling", "中原区", "--grade", "良", "--reason", "复核决定", "--yes")
        #expect(plain.code == 0 && plain.errors.isEmpty)
        let entry = { (result: CommandRunner.Result) in
            try #require(result.json()["entry"] as? [String: Any])["sequence"]
        }
        let ruling = ["ruling", "中原区", "--grade", "优", "--yes", "--format", "json", "--reason"]
        let numbered = runner.run(ruling + ["来电 154 1608 8719 说明"])
        #expect(numbered.errors.contains("像是号码") && numbered.errors.contains("清除个人信息后仍在"))
        let named = runner.run(ruling + ["联系人\(person)说明"])
        #expect(named.errors.contains("写有联系人的姓名"))
        try #require(runner.run("publish", "--reason", "定稿").code == 0)
        let told = try [entry(numbered), entry(named)].map { try #require($0 as? Int) }
        let purged = runner.run("purge", "--yes", "--reason", "年度评定结束", "--format", "json")
        #expect(purged.errors.contains("日志第 \(told[0])、\(told[1]) 条的原因里"), "\(purged.errors)")
        #expect(try purged.json()["telling"] as? [Int] == told)
    }

    /// A text that comes back, or was never erased, is found.
    @Test func verifyFindsWhatIsThereAgain() throws {
        let runner = try FixtureSurvey.make()
        try #require(runner.run("publish", "--reason", "定稿").code == 0)
        let copy = runner.path("before.db")
        try FileManager.default.copyItem(atPath: runner.path("huifang.db"), toPath: copy)
        try #require(runner.run("purge", "--yes", "--reason", "年度评定结束").code == 0)
        for (table, key) in [("contact", "id"), ("text", "digest")] {
            let columns =
                table == "text" ? "salt, text" : "salt, organisation, position, person, given, officer, remark"
            try sql(
                runner,
                """
                ATTACH '\(copy)' AS before;
                UPDATE \(table) SET (\(columns)) = (SELECT \(columns) FROM before.\(table) b WHERE b.\(key) = \(table).\(key))
                WHERE \(key) = (SELECT min(\(key)) FROM before.\(table) WHERE salt IS NOT NULL);
                """
            )
            let verified = runner.run("verify")
            #expect(verified.code != 0 && verified.output.contains("按日志已清除，文件中却仍有"), "\(verified.output)")
            try sql(
                runner,
                "UPDATE \(table) SET \(columns.split(separator: ", ").map { "\($0) = NULL" }.joined(separator: ", "))"
            )
            #expect(runner.run("verify").code == 0)
        }
    }

    /// Unit, status and grade; what two units' numbers have in common is no longer known.
    private func grades(_ runner: CommandRunner) throws -> [String] {
        let units = try #require(runner.run("grade", "--format", "json").json()["units"] as? [[String: Any]])
        return units.map { unit in
            ["unit", "status", "grade"].map { "\(unit[$0] ?? "")" }.joined(separator: " ")
        }
    }

    /// Persons, organisations, numbers and their last eight digits, and every text beside the log.
    private func secrets(_ runner: CommandRunner) throws -> Set<String> {
        let texts = try rows(
            runner,
            """
            SELECT person FROM contact UNION SELECT organisation FROM contact UNION SELECT given FROM contact
            UNION SELECT phone FROM contact UNION SELECT substr(phone, -8) FROM contact WHERE length(phone) > 10
            UNION SELECT text FROM text
            """
        )
        // What an official name or a surveyor's says, too, stays.
        let official = try rows(
            runner,
            "SELECT written FROM unit_name UNION SELECT name FROM surveyor UNION SELECT entry FROM log"
        )
        .joined(separator: "\n")
        return Set(texts.filter { $0.count > 1 && !official.contains($0) })
    }

    private func bytes(_ runner: CommandRunner) throws -> Data {
        try Data(contentsOf: URL(fileURLWithPath: runner.path("huifang.db")))
    }

    private func rows(_ runner: CommandRunner, _ query: String) throws -> [String] {
        let script = """
            import sqlite3, sys
            db = sqlite3.connect(sys.argv[1])
            sys.stdout.write("\\0".join(r[0] for r in db.execute(sys.argv[2]) if r[0]))
            """
        return try python(script, runner, query).split(separator: "\0").map(String.init)
    }

    private func sql(_ runner: CommandRunner, _ statements: String) throws {
        let script = "import sqlite3, sys\ndb = sqlite3.connect(sys.argv[1])\ndb.executescript(sys.argv[2])\n"
        _ = try python(script, runner, statements)
    }

    private func python(_ script: String, _ runner: CommandRunner, _ argument: String) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", script, runner.path("huifang.db"), argument]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return String(decoding: output, as: UTF8.self)
    }
}
