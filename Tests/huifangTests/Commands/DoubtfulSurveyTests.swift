import SurveyCore
import SurveyWords
import Testing

@testable import huifang

/// A downgrade that rests on what one should look at, from the commands to the office's page.
@Suite struct DoubtfulSurveyTests {
    private let runner: CommandRunner

    init() throws {
        runner = try CommandRunner()
        try run("init", at: "2020-09-18T09:00")
        try runner.write("surveyors.csv", "姓名,回避单位\n王强,\n孙丽,\n李敏,甲区\n")
        try run("import", "surveyors", runner.path("surveyors.csv"))
        let rows = (1...3).map { "甲区,某某公司\($0),经理,1540000100\($0)\n" }.joined()
        try runner.write("甲区.csv", "填报单位,行政相对人单位,职务,联系方式\n" + rows)
        try run("import", "contacts", runner.path("甲区.csv"))
        try run("draw", "--seed", "1", at: "2020-09-23T09:00")
    }

    @discardableResult
    private func run(_ arguments: String..., at time: String? = nil) throws -> CommandRunner.Result {
        if let time { runner.now = FixtureSurvey.at(time) }
        let result = runner.run(arguments)
        try #require([0, 1].contains(result.code), "\(arguments): \(result.errors)")
        return result
    }

    private func dial(_ contact: String, _ outcome: String, _ at: String, _ surveyor: String, written: String) throws
        -> CommandRunner.Result
    {
        try run(
            "record",
            contact,
            "--outcome",
            outcome,
            "--surveyor",
            surveyor,
            "--at",
            "2020-09-\(at)",
            at: "2020-09-\(written)"
        )
    }

    @Test func theConsoleOffersNobodyBeforeFieldwork() throws {
        runner.now = FixtureSurvey.at("2020-09-21T12:00")
        let early = runner.run("call", "--surveyor", "王强")
        #expect(early.code == 77 && early.output.isEmpty)
        #expect(early.errors.contains("外呼第一天是 9月22日，还不能拨打。"))
        runner.language = .en
        #expect(runner.run("call", "--surveyor", "王强").errors.contains("Fieldwork begins on 22 September"))
    }

    @Test func whatIsOddIsSaidAndStandsOnTheOfficesPage() throws {
        let first = try dial("甲区-01", "空号", "22 10:00", "王强", written: "23T09:30")
        #expect(!first.errors.contains("24 小时"))
        let second = try dial("甲区-01", "空号", "23 10:00", "孙丽", written: "25T10:00")
        #expect(second.errors.contains("拨打时间在 24 小时以前，请核对日期。"))
        // The clock is put back, and a recused surveyor answered.
        let recused = try dial("甲区-02", "本人拒访", "24 10:00", "李敏", written: "24T10:01")
        #expect(recused.output.contains("本人拒访，不计，联系人状态不变"))
        #expect(recused.errors.contains("这次拨打不计：调查员应回避该单位。请改由其他调查员拨打。"))
        let contact = try run("contact", "甲区-02").output
        #expect(contact.contains("不计：调查员应回避该单位"))
        let taken = try dial("甲区-01", "本人不在", "25 10:00", "王强", written: "25T10:01")
        #expect(taken.errors.contains("该号码原已认定联系不上，现不再认定。"))
        try run("void", "4", "--reason", "误记")
        let closed = try run("close", "--reason", "外呼期满", "--yes", at: "2020-10-16T17:30")
        #expect(closed.code == 0)
        for (edition, isTold) in [("office", true), ("unit", false)] {
            let page = try run("grade", "--explain", "甲区", "--for", edition, at: "2020-10-20T10:00").output
                .filter { $0 != "\n" && $0 != " " }
            #expect(page.contains("01号联系人的1号记录时间早于抽取；01号联系人的2号记录在拨打24小时以后才录入") == isTold, "\(page)")
            #expect(page.contains("全部拨打记录由同一登录名录入") == isTold, "\(page)")
            #expect(page.contains(isTold ? "本人拒访（李敏，3号记录）" : "应回避本单位的调查员拨打过1次，有人接听"), "\(page)")
        }
        #expect(try run("verify").code == 0)
    }
}
