import Testing

@testable import huifang

/// The login in the surveyors' table says who sits there.
@Suite struct LoginTests {
    private let runner: CommandRunner

    init() throws {
        runner = try CommandRunner()
        try runner.write("surveyors.csv", "姓名,登录名\n李敏,LiMin\n王强,wangq\n孙丽,\n")
        try runner.write(
            "contacts.csv",
            "填报单位,行政相对人单位,姓名,职务,联系方式,报送日期\n登封市,甲公司,张三,经理,15400000001,2020-09-18\n"
        )
        try #require(runner.run("init").code == 0)
        try #require(runner.run("import", "surveyors", runner.path("surveyors.csv")).code == 0)
        try #require(runner.run("import", "contacts", runner.path("contacts.csv")).code == 1)
        try #require(runner.run("draw", "--seed", "1").code == 0)
        runner.now = FixtureSurvey.at("2020-09-23T10:00")
    }

    private func record(_ more: String...) -> CommandRunner.Result {
        runner.run(["record", "1", "--outcome", "30"] + more)
    }

    @Test func whoIsLoggedInNeedNoName() throws {
        runner.login = "limin"
        #expect(runner.run("call", input: ["30", "", "q"]).output.contains("已保存 1 号记录"))
        #expect(record("--at", "9:00").code == 0)
        #expect(record("--at", "9:01", "--surveyor", "01").code == 0)
        runner.login = "office"
        #expect(record("--at", "9:02").code == 64)
        let calls = try runner.run("contact", "1", "--format", "json").json()["calls"] as? [[String: Any]]
        #expect(try #require(calls).compactMap { $0["surveyor"] as? String } == ["李敏", "李敏", "李敏"])
    }

    @Test func anothersNameTakesTheOffice() {
        runner.login = "wangq"
        for refused in [record("--surveyor", "李敏"), record("--surveyor", "孙丽"), runner.run("call", "--surveyor", "03")]
        {
            #expect(refused.code == 77 && refused.errors.contains("当前登录名是「王强」的"), "\(refused)")
        }
        #expect(record("--surveyor", "王强").code == 0)
        #expect(runner.run("amend", "1", "--surveyor", "李敏", "--reason", "录错").code == 77)
        runner.login = "office"
        #expect(runner.run("amend", "1", "--surveyor", "李敏", "--reason", "录错").code == 0)
        #expect(record("--surveyor", "孙丽", "--at", "9:02").code == 0)
    }
}
