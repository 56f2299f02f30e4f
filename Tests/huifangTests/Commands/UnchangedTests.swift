import Foundation
import SurveyCore
import SurveyWords
import Testing

@testable import huifang

/// Acts that change nothing say so, to people and to programs; and what an act warns of.
@Suite struct UnchangedTests {
    @Test func aProgramIsAnsweredWhenNothingChanged() throws {
        let runner = try FixtureSurvey.make()
        func unchanged(_ arguments: String...) throws -> [String: Any] {
            let result = runner.run(arguments + ["--format", "json"])
            #expect(result.code == 0 && !result.errors.isEmpty, "\(arguments): \(result.errors)")
            let json = try result.json()
            #expect(json["entry"] is NSNull, "\(arguments): \(result.output)")
            return json
        }
        let head = runner.run("verify", "--format", "json").output
        #expect(try unchanged("close", "--reason", "再次")["notFinished"] as? Int == 5)
        #expect(try unchanged("unit", "rename", "中原区", "中原区", "--reason", "更名")["unit"] as? String == "中原区")
        #expect(runner.run("verify", "--format", "json").output == head)
        // For people the answer stands beside, and standard output stays empty.
        let text = runner.run("close", "--reason", "再次")
        #expect(text.output.isEmpty && text.errors.contains("没有变化。"))
        try #require(runner.run("reopen", "--reason", "延长").code == 0)
        let phone = try #require(try runner.run("contact", "中原区-03", "--format", "json").json()["phone"] as? String)
        let same = try unchanged("correct-number", "中原区-03", "--phone", phone, "--reason", "来函")
        #expect(same["contact"] as? Int == 3 && same["state"] as? String == "scored")
        #expect(same["sameNumber"] as? [String] == [])
        #expect(try unchanged("reopen", "--reason", "再次").count == 1)
    }

    /// `correct-number` wants one number, in whatever style, and nothing beside it.
    @Test func oneNumberAloneCorrects() throws {
        let runner = try FixtureSurvey.make(closed: false)
        func correct(_ phone: String) -> CommandRunner.Result {
            runner.run("correct-number", "中原区-03", "--phone", phone, "--reason", "来函")
        }
        let several = correct("15499990003/15499990004")
        #expect(several.code == 65 && several.errors.contains("里有 2 个号码：154 9999 0003、154 9999 0004。没有改动"))
        let more = correct("450000 0371-67181204")
        #expect(more.code == 65 && more.errors.contains("里除 0371-67181204 外还有 450000。没有改动"))
        #expect(correct("QQ：123456789 手机15499990003").code == 65 && correct("见附件").code == 65)
        let landline = correct("0371-67188321 转 8015")
        #expect(landline.code == 0 && landline.output.contains("更正为 0371-67188321 转 8015。"))
        let phone = try runner.run("contact", "中原区-03", "--format", "json").json()["phone"] as? String
        #expect(phone == "0371-67188321x8015")
        #expect(runner.run("contacts", "--phone", "0371-67188321 ext. 8015").output.contains("0371-67188321 转 8015"))
    }

    @Test func forgettingTwiceChangesNothing() throws {
        let runner = try FixtureSurvey.make()
        func forget() throws -> [String: Any] {
            try runner.run("contact", "forget", "--yes", "中原区-03", "--reason", "本人要求", "--format", "json").json()
        }
        try #require(runner.run("reopen", "--reason", "补拨").code == 0)
        try #require(runner.run("correct-number", "中原区-03", "--phone", "15499990003", "--reason", "来函").code == 0)
        // Its own text, the number corrected to, the reason of that and the digests of the thirty files, as `verify` counts them.
        let first = try forget()
        #expect(first["texts"] as? Int == 33 && first["entry"] is [String: Any])
        #expect(runner.run("verify").output.contains("33 段文字已按第"))
        let second = try forget()
        #expect(second["texts"] as? Int == 0 && second["entry"] is NSNull && second["contact"] as? Int == 3)
        let text = runner.run("contact", "forget", "--yes", "中原区-03", "--reason", "本人要求")
        #expect(text.output.isEmpty && text.errors == "3 号联系人的个人信息先前已清除，没有变化；文件中的空闲页已重新清理。\n")
        runner.language = .en
        #expect(
            runner.run("contact", "forget", "--yes", "3", "--reason", "r").errors
                == "The personal data of no. 3 were erased before: nothing changed; the file's free pages were cleaned again.\n"
        )
    }

    @Test func aNumberThatIsAnotherContactsIsSaid() throws {
        let runner = try FixtureSurvey.make(closed: false)
        let phone = try #require(try runner.run("contact", "二七区-01", "--format", "json").json()["phone"] as? String)
        let result = runner.run("correct-number", "中原区-03", "--phone", phone, "--reason", "来函", "--format", "json")
        #expect(result.code == 0)
        #expect(try result.json()["sameNumber"] as? [String] == ["二七区-01"])
        #expect(result.errors == #"{"note":"注意：这个号码与「二七区」的 二七区-01 相同。两边都保留，请核对是否同一人。"}"# + "\n")
        runner.language = .en
        let again = runner.run("correct-number", "中原区-04", "--phone", phone, "--reason", "letter")
        #expect(again.errors.contains("Note: 中原区-03 of the same unit has this number, too;"), "\(again.errors)")
        #expect(again.errors.contains("Note: 二七区-01 of 二七区 has the same number."))
        let alone = runner.run("correct-number", "中原区-04", "--phone", "15499990004", "--reason", "letter")
        #expect(alone.errors.isEmpty)
    }

    /// The unit's own surveyors are not blamed for the one who was named.
    @Test func theNamedSurveyorMustAvoidTheUnit() throws {
        let runner = try CommandRunner()
        try #require(runner.run("init").code == 0)
        try runner.write("surveyors.csv", "姓名,回避单位\n王强,\n孙丽,\n李敏,甲区\n")
        try runner.write("a.csv", "填报单位,行政相对人单位,职务,联系方式\n甲区,某公司,经理,15400000001\n")
        _ = runner.run("import", "surveyors", runner.path("surveyors.csv"))
        _ = runner.run("import", "contacts", runner.path("a.csv"))
        try #require(runner.run("draw", "--seed", "1").code == 0)
        let holder = try #require(try runner.run("contact", "1", "--format", "json").json()["surveyor"] as? String)
        let refused = runner.run("reassign", "--from", holder, "--to", "李敏", "--reason", "请假")
        #expect(refused.code == 65)
        #expect(refused.errors.contains("甲区：李敏须回避，不能接手。"), "\(refused.errors)")
        #expect(runner.run("reassign", "--from", holder, "--reason", "请假").code == 0)
    }

    @Test func replacedContactsStandInTheLog() throws {
        let runner = try CommandRunner()
        try #require(runner.run("init").code == 0)
        let header = "填报单位,行政相对人单位,职务,联系方式\n"
        try runner.write("a.csv", header + "甲区,某公司,经理,15400000001\n")
        try runner.write("b.csv", header + "甲区,某公司,经理,15400000002\n")
        _ = runner.run("import", "contacts", runner.path("a.csv"))
        _ = runner.run("import", "contacts", runner.path("b.csv"), "--replace")
        let zh = runner.run("log").output
        #expect(zh.contains("撤下「甲区」先前报送的 1 个联系人（甲区-01），由重新报送的替换\n"), "\(zh)")
        #expect(!zh.contains("replaced"))
        runner.language = .en
        #expect(runner.run("log").output.contains("1 contact of 甲区 withdrawn (甲区-01), replaced by a new hand-in\n"))
    }

    @Test func theReasonStandsWholeInTheLog() throws {
        let runner = try FixtureSurvey.make()
        let reason = String(repeating: "会议纪要所载，", count: 90) + "末句"
        try #require(runner.run("ruling", "--yes", "中原区", "--grade", "良", "--reason", reason).code == 0)
        #expect(runner.run("log", "--unit", "中原区").output.contains("原因：\(reason)\n"))
        // On a terminal it goes on below, and is as whole.
        let seen = runner.run(["log", "--unit", "中原区"], terminal: true).output
        #expect(seen.filter { $0 != "\n" && $0 != " " }.contains("原因：\(reason)"))
        for line in seen.split(separator: "\n") { #expect(DisplayWidth.of(String(line)) <= 80, "\(line)") }
        #expect(seen.split(separator: "\n").last?.hasPrefix("       ") == true)
    }
}
