import Foundation
import SurveyCore
import SurveyWords
import Testing

@testable import huifang

/// What counts for or against a unit after the calls: late records, a unit taken out and handed in again, publications.
@Suite struct AftermathTests {
    private let runner: CommandRunner

    init() throws {
        runner = try CommandRunner()
        runner.now = Timestamp(iso: "2020-10-12T10:00:00", offset: UTCOffset(seconds: 8 * 3600))!
        try #require(runner.run("init").code == 0)
        try runner.write("surveyors.csv", "姓名\n李敏\n王强\n")
        try handIn("a.csv", ["甲局,甲厂,经理,15400000001", "甲局,乙厂,经理,15400000002", "乙局,丙厂,经理,15400000003"])
        try #require(runner.run("import", "surveyors", runner.path("surveyors.csv")).code == 0)
        try #require(runner.run("import", "contacts", runner.path("a.csv")).code < 2)
        try #require(runner.run("draw", "--seed", "1").code == 0)
        try record("甲局-01", "完成", "95,95")
        try record("甲局-02", "占线")
    }

    private func handIn(_ name: String, _ rows: [String]) throws {
        let header = "填报单位,行政相对人单位,职务,联系方式,报送日期\n"
        try runner.write(name, header + rows.map { $0 + ",2020-09-18\n" }.joined())
    }

    private func record(_ contact: String, _ outcome: String, _ scores: String? = nil) throws {
        let given = scores.map { ["--scores", $0] } ?? []
        let dial = ["record", contact, "--outcome", outcome, "--surveyor", "李敏", "--at", "2020-10-12 09:30"]
        let result = runner.run(dial + given)
        try #require(result.code == 0, "\(result.errors)")
    }

    private func page(_ edition: Edition, _ language: Language = .zh) -> String {
        runner.language = language
        defer { runner.language = .zh }
        return runner.run("grade", "甲局", "--explain", "--for", edition.rawValue).output
            .filter { $0 != "\n" && $0 != " " }
    }

    @Test func recordsChangedAfterTheCloseAreNamedOnBothPages() throws {
        let closed = runner.run("close", "--yes", "--reason", "期满")
        try #require(closed.code == 0)
        #expect(runner.run("correct-number", "甲局-02", "--phone", "15400000009", "--reason", "来函").code == 77)
        runner.now = Timestamp(iso: "2020-10-20T10:00:00", offset: UTCOffset(seconds: 8 * 3600))!
        try #require(runner.run("amend", "1", "--scores", "80,81", "--reason", "听错了").code == 0)
        try record("甲局-02", "完成", "70,71")
        try #require(runner.run("amend", "4", "--note", "补注", "--reason", "漏写").code == 0)
        for told in [
            "外呼结束后，1号记录于10月20日10:00由周科长更正为3号，改变了一个联系人的得分。", "外呼结束后，4号记录于10月20日10:00由周科长记入，使一个联系人由「未拨完」变为「已评分」。",
        ] { #expect(page(.unit).contains(told), "\(page(.unit))") }
        #expect(!page(.unit).contains("听错了") && !page(.unit).contains("漏写") && !page(.office).contains("漏写"))
        #expect(page(.office).contains("更正为3号，原因：听错了：01号联系人由「已评分95、95」变为「已评分80、81」。"))
        #expect(page(.unit, .en).contains("changedonecontact'sscore."))
        #expect(page(.office, .en).contains("reason:听错了:contact01wentfrom「scored95,95」to「scored80,81」."))
        // Reopened, the number may be put right, and what was done in between is still told.
        try #require(runner.run("reopen", "--reason", "补拨").code == 0)
        #expect(runner.run("correct-number", "甲局-02", "--phone", "15400000009", "--reason", "来函").code == 0)
        #expect(page(.unit).contains("由周科长更正为3号"))
        #expect(runner.run("verify").code == 0)
    }

    /// Before fieldwork is closed the numbers that wait for confirmation are listed.
    @Test func theCloseListsNumbersToBeConfirmed() throws {
        try record("乙局-01", "空号")
        let refused = runner.run("close", "--reason", "期满")
        #expect(refused.code == 77)
        #expect(refused.errors.hasPrefix("1 个号码拨打一次未成、等待核实；结束后不再核实，不算联系不上：\n  3 号　乙局-01\n还有 2 个联系人未拨完"))
    }

    @Test func aUnitReplacedAfterTheDrawIsMarked() throws {
        try #require(runner.run("unit", "withdraw", "甲局", "--yes", "--reason", "机构合并").code == 0)
        let gone = runner.run("grade").output
        #expect(
            gone.contains(
                "抽取后撤下、不评定：甲局，10月12日 10:00 由周科长撤下，原因：机构合并；已抽取 2 个（待拨 1 个、已评分 1 个），拨打 2 次（记录 1、2 号）。"
            ),
            "\(gone)"
        )
        #expect(runner.run("grade", "--format", "csv").output.contains("甲局,,抽取后撤下,"))
        let withdrawn = try #require(runner.run("grade", "--format", "json").json()["withdrawn"] as? [[String: Any]])
        #expect(withdrawn.map { $0["unit"] as? String } == ["甲局"])
        try handIn("b.csv", ["甲局,丁厂,经理,15400000011", "甲局,戊厂,经理,15400000012"])
        let command = ["import", "contacts", runner.path("b.csv")]
        let refused = runner.run(command)
        #expect(refused.code == 77)
        #expect(refused.errors.contains("甲局撤下前已抽取 2 个、拨打 2 次；重新报送后按新的联系人评定，先前的记录保留并写入评定说明。确认？"))
        #expect(runner.run(command + ["--yes"]).code < 2)
        let units = try #require(runner.run("grade", "--format", "json").json()["units"] as? [[String: Any]])
        #expect(units.map { $0["replacedAfterDraw"] as? Bool } == [true, false])
        let told = "本单位抽取后曾撤下重报：10月12日10:00由周科长撤下，原因：机构合并；撤下时已抽取2个"
        // Which contact was scored is not for the unit.
        #expect(
            page(.unit).contains(told + "（待拨1个、已评分1个），拨打2次（记录1、2号）。这些记录保留，不计入本次评定。"),
            "\(page(.unit))"
        )
        #expect(
            page(.office).contains(told + "、拨打2次：01号已评分，拨打记录1号；02号待拨，拨打记录2号。这些记录保留，不计入本次评定。"),
            "\(page(.office))"
        )
        #expect(page(.unit, .en).contains("bythen2drawn(1open,1scored),2dials(records1,2)."))
        #expect(page(.office, .en).contains("2drawnand2dialsmade:contact01scored,records1;contact02open,records2."))
        #expect(runner.run("verify").code == 0)
    }

    /// Records voided or amended before the withdrawal are told and counted: voiding first hides nothing.
    @Test func voidingFirstHidesNothing() throws {
        try #require(runner.run("amend", "1", "--scores", "0,0", "--reason", "听错了").code == 0)
        try #require(runner.run("void", "3", "--reason", "误记").code == 0)
        try #require(runner.run("void", "2", "--reason", "误记").code == 0)
        let asked = runner.run("unit", "withdraw", "甲局", "--reason", "机构合并")
        #expect(asked.code == 77 && asked.errors.hasPrefix("甲局已抽取 2 个、拨打 2 次；撤下后不再评定"), "\(asked.errors)")
        try #require(runner.run("unit", "withdraw", "甲局", "--yes", "--reason", "机构合并", "--by", "李敏").code == 0)
        let office = runner.run("grade")
        #expect(
            office.output.contains("由李敏撤下，原因：机构合并；已抽取 2 个（待拨 2 个），拨打 2 次（记录 1（已更正）、2（已作废）、3（已作废） 号）。"),
            "\(office.output)"
        )
        // Another unit learns the counts alone.
        let unit = runner.run("grade", "--for", "unit").output
        #expect(unit.contains("由调查员01撤下，原因：机构合并；已抽取 2 个（待拨 2 个），拨打 2 次。") && !unit.contains("李敏"), "\(unit)")
        func withdrawal(_ edition: Edition) throws -> [String: Any] {
            let json = try runner.run("grade", "--for", edition.rawValue, "--format", "json").json()
            let units = try #require(json["withdrawn"] as? [[String: Any]])
            return try #require((units[0]["withdrawals"] as? [[String: Any]])?.first)
        }
        let (own, others) = (try withdrawal(.office), try withdrawal(.unit))
        #expect((own["contacts"] as? [[String: Any]])?.map { $0["voided"] as? [Int] } == [[3], [2]])
        #expect((own["contacts"] as? [[String: Any]])?.map { $0["amended"] as? [Int] } == [[1], []])
        #expect((others["contacts"] as? [[String: Any]])?.isEmpty == true && others["by"] is NSNull)
        #expect(others["drawn"] as? Int == 2 && others["dials"] as? Int == 2)
        #expect(others["states"] as? [String: Int] == ["open": 2])
        try handIn("b.csv", ["甲局,丁厂,经理,15400000011"])
        #expect(runner.run("import", "contacts", runner.path("b.csv")).code == 77)
    }

    /// A unit withdrawn with contacts drawn is asked about, though nobody was called yet.
    @Test func aUnitDrawnAndNotCalledIsAskedAboutWhenItComesBack() throws {
        try #require(runner.run("unit", "withdraw", "乙局", "--yes", "--reason", "机构合并").code == 0)
        try handIn("b.csv", ["乙局,丁厂,经理,15400000011"])
        let asked = runner.run("import", "contacts", runner.path("b.csv"))
        #expect(asked.code == 77 && asked.errors.contains("乙局撤下前已抽取 1 个、拨打 0 次"))
    }

    /// What was changed after the close is told after a withdrawal, too.
    @Test func lateChangesOutliveAWithdrawal() throws {
        try #require(runner.run("close", "--yes", "--reason", "期满").code == 0)
        try #require(runner.run("void", "1", "--reason", "误记").code == 0)
        try #require(runner.run("unit", "withdraw", "甲局", "--yes", "--reason", "机构合并").code == 0)
        try #require(runner.run("reopen", "--reason", "补报").code == 0)
        try handIn("b.csv", ["甲局,丁厂,经理,15400000011"])
        try #require(runner.run("import", "contacts", runner.path("b.csv"), "--yes").code < 2)
        #expect(page(.unit).contains("外呼结束后，1号记录于10月12日10:00由周科长作废，使一个已撤下联系人由「已评分」变为「未拨完」。"), "\(page(.unit))")
        #expect(page(.office).contains("由周科长作废，原因：误记：01号联系人由「已评分95、95」变为「未拨完」。"), "\(page(.office))")
        #expect(page(.unit, .en).contains("changedonewithdrawncontactfrom「scored」to"))
    }

    /// Before the close: asked about on a terminal, else said; no digest for the letter.
    @Test func publishingBeforeTheCloseIsSaidOnce() throws {
        let early = "外呼未结束，2 个单位的等次是暂定的。"
        let told = runner.run("publish", "--yes", "--reason", "试")
        #expect(told.code == 0 && told.errors.contains(early) && !told.output.contains("通报附件"), "\(told.errors)")
        let asked = runner.run(["publish", "--reason", "试"], input: ["是"], terminal: true)
        #expect(asked.code == 0 && asked.errors.components(separatedBy: early).count == 2, "\(asked.errors)")
        for unit in ["甲局", "乙局"] {
            try #require(runner.run("unit", "withdraw", unit, "--yes", "--reason", "并").code == 0)
        }
        // Of no unit there is nothing to publish; of one that can become nothing else no number is told.
        #expect(runner.run("publish", "--yes", "--reason", "试").code == 77)
        try runner.write("c.csv", "单位名称\n丙局\n")
        try #require(runner.run("import", "units", runner.path("c.csv")).code == 0)
        let none = runner.run("publish", "--yes", "--reason", "试")
        #expect(none.errors.contains("外呼未结束，以后的拨打还可能改变等次。") && !none.errors.contains("0 个"), "\(none.errors)")
        try #require(runner.run("close", "--yes", "--reason", "期满").code == 0)
        #expect(runner.run("publish", "--reason", "通报").output.contains("通报附件请印日志校验值"))
    }

    @Test func publicationsAreNumbered() throws {
        #expect(runner.run("verify").output.contains("（尚未定稿）"))
        try #require(runner.run("close", "--yes", "--reason", "期满").code == 0)
        #expect(runner.run("publish", "--reason", "通报").output.hasPrefix("第 1 次定稿"))
        let first = try #require(runner.run("verify", "--format", "json").json()["head"] as? String)
        try #require(runner.run("void", "1", "--reason", "误记").code == 0)
        #expect(runner.run("verify").output.contains("（第 1 次定稿之后）"))
        let between = try #require(runner.run("verify", "--format", "json").json()["head"] as? String)
        let second = try runner.run("publish", "--reason", "更正", "--format", "json").json()
        #expect(second["number"] as? Int == 2)
        let newest = runner.run("verify")
        #expect(newest.output.contains("（第 2 次定稿）") && newest.output.contains("此后每增一条日志，最新校验值都会改变"))
        let given = runner.run("verify", "--head", first)
        #expect(runner.run("verify", "--head", between).output.contains("条日志（第 1 次定稿之后）。"))
        #expect(given.output.contains("条日志（第 1 次定稿）。") && !given.output.contains("此后每增一条日志"))
        #expect(page(.unit).contains("第2次定稿时的日志校验值"))
    }

    @Test func anAmendmentThatChangesNothingIsNone() throws {
        let entries = try runner.run("verify", "--format", "json").json()["entries"] as? Int
        for change in [
            [], ["--scores", "95,95"], ["--outcome", "完成", "--surveyor", "李敏", "--at", "2020-10-12 09:30"],
        ] {
            let result = runner.run(["amend", "1", "--reason", "核对", "--format", "json"] + change)
            #expect(result.code == 0)
            #expect(result.errors == #"{"note":"1 号记录本来就是这样，没有变化。"}"# + "\n")
            #expect(try result.json()["entry"] is NSNull)
        }
        #expect(try runner.run("verify", "--format", "json").json()["entries"] as? Int == entries)
        #expect(runner.run("amend", "1", "--note", "补注", "--reason", "漏写").output.isEmpty == false)
    }
}
