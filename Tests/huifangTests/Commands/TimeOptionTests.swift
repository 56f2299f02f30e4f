import Foundation
import SurveyCore
import Testing

@testable import huifang

/// Dates and times as they are typed (times.md §What is made of it).
@Suite struct TimeOptionTests {
    let survey: SmallSurvey
    private var runner: CommandRunner { survey.runner }

    init() throws { survey = try SmallSurvey() }

    private func record(_ options: String...) -> CommandRunner.Result {
        runner.run(["record", "1", "--outcome", "约定再拨", "--surveyor", "李敏", "--format", "json"] + options)
    }

    @Test func aTimeOfDayIsTodaysOrOfTheDayOfTheDial() throws {
        #expect(record("--at", "09:11", "--until", "9：15", "--appointment", "下午3点半").code == 0)
        #expect(record("--at", "2020/9/22 上午9:25", "--until", "9:30", "--appointment", "16:00").code == 0)
        let calls = try survey.calls().map { call in ["at", "until", "appointment"].map { call[$0] as? String } }
        #expect(
            calls == [
                ["2020-09-22T09:25:00+08:00", "2020-09-22T09:30:00+08:00", "2020-09-22T16:00:00+08:00"],
                ["2020-09-23T09:11:00+08:00", "2020-09-23T09:15:00+08:00", "2020-09-23T15:30:00+08:00"],
            ]
        )
        // What is put right is of the day of its dial.
        #expect(runner.run("amend", "2", "--at", "9:26", "--reason", "看错").code == 0)
        #expect(runner.run("amend", "1", "--until", "09:12:30", "--reason", "看错").code == 0)
        let amended = try survey.calls().filter { $0["replaces"] is Int }
        #expect(amended.map { $0["at"] as? String } == ["2020-09-22T09:26:00+08:00", "2020-09-23T09:11:00+08:00"])
        #expect(amended[1]["until"] as? String == "2020-09-23T09:12:30+08:00")
    }

    @Test func whatIsNoTimeOrToComeIsRefused() {
        let refusals = [
            ("2020-09-22", "没有几点几分"), ("2020/9/22 0:00", "零点按没有写时间计"), ("0:00", "零点按没有写时间计"), ("9:5", "不是时间"),
            ("昨天", "不是时间"), ("23:00", "在将来"), ("2020-09-24", "在将来"), ("2020-09-23T10:30+08:00", "在将来"),
        ]
        for (text, told) in refusals {
            let result = record("--at", text)
            #expect(result.code == 65 && result.errors.contains(told), "\(text): \(result.errors)")
        }
        #expect(record("--at", "2020-09-23T10:30+09:00").code == 0)
    }

    @Test func aSheetsTimesAreOfItsDay() throws {
        let file = try survey.results(
            "1,约定再拨,9:25,9:30,14:00,",
            "2,约定再拨,2020年9月21日,9：30,,",
            "3,关机,0:00,,,",
            options: ["--at", "2020-09-22T16:30:00Z"]
        )
        // In Zhengzhou that is the 23rd.
        #expect(file["taken"] as? Int == 1, "\(file)")
        #expect(file.codes.sorted() == ["bad-time", "bad-time"])
        let call = try survey.calls()[0]
        #expect(call["at"] as? String == "2020-09-23T09:25:00+08:00")
        #expect(call["appointment"] as? String == "2020-09-23T14:00:00+08:00")
        let future = runner.run("import", "results", runner.path("sheet.csv"), "--at", "9月", "--surveyor", "李敏")
        #expect(future.code == 64)
        let late = runner.run("import", "results", runner.path("sheet.csv"), "--at", "2020-09-24", "--surveyor", "李敏")
        #expect(late.code == 65 && late.errors.contains("在将来"))
    }

    @Test(arguments: [
        ("2020-09-20T15:59:59Z", "2020-09-20", false), ("2020-09-20T16:30:00Z", "2020-09-21", true),
        ("2020-09-21 00:30 +09:00", "2020-09-20", false), ("2020/9/20 0:00", "2020-09-20", false),
        ("20200920", "2020-09-20", false),
        ("2020年9月20日（周日）下午11:30", "2020-09-20", false),
    ])
    func aReceivedDateIsTheDayInZhengzhou(_ text: String, _ day: String, _ late: Bool) throws {
        let put = try runner.run("unit", "received", "郑州市水利局", text, "--reason", "收文登记", "--format", "json").json()
        #expect(put["receivedOn"] as? String == day && put["late"] as? Bool == late)
        for command in [["--received", text], []] {
            let cell = command.isEmpty ? "\"\(text)\"" : ""
            let survey = try SmallSurvey()
            survey.runner.now = FixtureSurvey.at("2020-09-21T10:00")
            try survey.runner.write("more.csv", "填报单位,行政相对人单位,职务,联系方式,报送日期\n郑州市水利局,新厂,经理,15400001077,\(cell)\n")
            let answer = try survey.runner.run(
                ["import", "contacts", survey.runner.path("more.csv"), "--format", "json"] + command
            ).json()
            let unit = try #require((answer["units"] as? [[String: Any]])?.first)
            #expect(unit["receivedOn"] as? String == max(day, "2020-09-18"), "\(text)")
        }
    }

    @Test func anotherDateForWhatIsThereIsSaidOnce() throws {
        func findings(_ options: String...) throws -> [[String: Any]] {
            try runner.write(
                "again.csv",
                String(contentsOfFile: runner.path("contacts.csv"), encoding: .utf8).replacing("2020-09-18", with: "")
            )
            let answer = try runner.run(["import", "contacts", runner.path("again.csv"), "--format", "json"] + options)
                .json()
            return try #require((answer["files"] as? [[String: Any]])?.first?["findings"] as? [[String: Any]])
        }
        #expect(try !findings("--received", "2020-09-18").contains { $0["code"] as? String == "received-otherwise" })
        let other = try findings("--received", "2020-09-17").filter { $0["code"] as? String == "received-otherwise" }
        #expect(other.count == 3 && other.allSatisfy { $0["severity"] as? String == "warning" })
        #expect((other[0]["message"] as? String)?.contains("huifang unit received 郑州市水利局 2020-09-17 --reason") ?? false)
        let text = runner.run("import", "contacts", runner.path("again.csv"), "--received", "2020-09-17").output
        #expect(text.filter { !$0.isWhitespace }.components(separatedBy: "unitreceived").count == 2, "\(text)")
        // The date that was put right, and the one before, are both known.
        #expect(runner.run("unit", "received", "郑州市水利局", "2020-09-17", "--reason", "收文登记").code == 0)
        for day in ["2020-09-17", "2020-09-18"] {
            #expect(try !findings("--received", day).contains { $0["code"] as? String == "received-otherwise" })
        }
        runner.now = FixtureSurvey.at("2020-09-16T10:00")
        #expect(runner.run("import", "contacts", runner.path("again.csv"), "--received", "2020-09-17").code == 65)
    }
}
