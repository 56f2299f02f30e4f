import Foundation
import Naive
import SurveyCore
import SurveyWords
import Testing

@testable import huifang

/// `quality` finds each of its patterns where it was planted, and nothing in an honest survey.
@Suite struct QualityTests {
    private let first = "2020-09-22"
    private let second = "2020-09-23"

    @Test(arguments: 1...3) func nothingIsFoundInAnHonestSurvey(seed: Int) throws {
        let survey = try HonestSurvey(seed: seed)
        try survey.enter()
        #expect(try survey.found().isEmpty)
        #expect(survey.runner.run("quality").output.contains("没有发现异常。"))
        #expect(survey.runner.run("verify").output.hasSuffix("拨打记录没有发现异常（huifang quality）。\n"))
        survey.runner.language = .en
        #expect(survey.runner.run("quality").output.contains("nothing odd was found."))
    }

    /// The fixture holds what was put into it (Fixtures/zhengzhou-2020/README.md) and, entered as its office does, nothing else.
    @Test func theFixtureHasWhatWasPlantedThere() throws {
        let runner = try FixtureSurvey.make()
        let findings = try #require(runner.run("quality", "--format", "json").json()["findings"] as? [[String: Any]])
        #expect(Set(findings.compactMap { $0["pattern"] as? String }) == ["must-avoid", "not-counted", "moved-grade"])
        let avoided = findings.filter { $0["pattern"] as? String == "must-avoid" }
        #expect(Set(avoided.flatMap { $0["surveyors"] as? [String] ?? [] }) == ["周敏", "吴涛"])
        let moved = try #require(findings.first { $0["pattern"] as? String == "moved-grade" })
        let seen = try #require(moved["seen"] as? [String: Any])
        #expect(moved["calls"] as? [Int] == [313])
        #expect(
            seen["unit"] as? String == "郑州市园林局" && seen["from"] as? String == "good"
                && seen["to"] as? String == "excellent"
        )
        #expect(runner.run("quality").output.contains("作废后，郑州市园林局由良升为优"))
        #expect(runner.run("verify").output.contains("拨打记录有 \(findings.count) 处值得重听，见 huifang quality。"))
    }

    @Test func whoMustAvoidTheUnit() throws {
        var survey = try HonestSurvey(avoids: [3: "第1局"])
        let contact = try #require(survey.days[first]!.first { (1...10).contains($0.contact) }?.contact)
        survey.days[second]!.append(.init(contact: contact, surveyor: 3, outcome: "本人不在", at: "17:00"))
        try survey.enter()
        #expect(try survey.found() == ["must-avoid": ["赵磊"]])
    }

    @Test func dialsThatDoNotCount() throws {
        var survey = try HonestSurvey()
        let contact = survey.lists[0][0]
        for (at, outcome) in [("08:10", "无人接听"), ("08:20", "关机")] {
            survey.days[first]!.insert(.init(contact: contact, surveyor: 0, outcome: outcome, at: at), at: 0)
        }
        survey.days[first]![2].outcome = "无人接听"
        survey.days[first]![2].scores = ""
        survey.days[second]!.append(.init(contact: contact, surveyor: 0, outcome: "本人拒访", at: "10:00"))
        try survey.enter()
        #expect(try survey.found()["not-counted"] == ["王强"])
        #expect(survey.runner.run("quality").output.contains("不在拨打时段 2"))
    }

    @Test func aConfirmationInTheSameHand() throws {
        let survey = try HonestSurvey()
        for (surveyor, at) in [(0, "09:00"), (1, "10:00")] {
            survey.runner.now = FixtureSurvey.at("\(first)T\(at)")
            let contact = "\(survey.lists[0][0])"
            let name = HonestSurvey.surveyors[surveyor]
            #expect(survey.runner.run("record", contact, "--outcome", "01", "--surveyor", name).code == 0)
        }
        let quality = survey.runner.run("quality").output
        #expect(try survey.found() == ["doubtful-ground": ["孙丽"]])
        #expect(quality.contains("由同一人录入"))
    }

    @Test func entriesLongAfterTheirTime() throws {
        var survey = try HonestSurvey()
        let row = survey.days[first]!.remove(at: 0)
        let sheet = survey.days[first]!.remove(at: 0)
        try survey.enter()
        // Read when all was entered: a dial ahead of the reader's clock is doubtful by itself.
        let end = survey.runner.now
        let command = ["record", "\(row.contact)", "--outcome", "61", "--surveyor", "王强", "--at", "\(first) 11:00"]
        survey.runner.now = FixtureSurvey.at("2020-09-23T11:00")
        #expect(survey.runner.run(command).code == 0)
        #expect(try survey.found()["late-entry"] == nil)
        survey.runner.now = FixtureSurvey.at("2020-09-23T11:10")
        let late = ["record", "\(row.contact)", "--outcome", "20", "--surveyor", "孙丽", "--at", "\(first) 11:05"]
        #expect(survey.runner.run(late).code == 0)
        survey.runner.now = end
        #expect(try survey.found() == ["late-entry": ["孙丽"]])
        // A sheet has a week.
        survey.runner.now = FixtureSurvey.at("2020-09-29T09:00")
        try survey.runner.write("late.csv", "编号,结果,拨打时间,调查员\n\(sheet.contact),本人拒访,\(first) 09:05,李敏\n")
        _ = survey.runner.run("import", "results", survey.runner.path("late.csv"))
        survey.runner.now = end
        #expect(try survey.found() == ["late-entry": ["孙丽"]])
        survey.runner.now = FixtureSurvey.at("2020-09-29T09:20")
        try survey.runner.write("later.csv", "编号,结果,拨打时间,调查员\n\(sheet.contact),约定再拨,\(first) 09:10,李敏\n")
        _ = survey.runner.run("import", "results", survey.runner.path("later.csv"))
        survey.runner.now = end
        #expect(try survey.found() == ["late-entry": ["孙丽", "李敏"]])
    }

    @Test func correctionsThatMoveAGradeAndWhichWay() throws {
        let survey = try HonestSurvey()
        try survey.enter()
        let contact = survey.days[first]!.first { $0.outcome == "完成" }!.contact
        // A slip that moves nothing.
        let calls = try #require(
            survey.runner.run("contact", "\(contact)", "--format", "json").json()["calls"]
                as? [[String: Any]]
        )
        let call = try #require(calls.first?["call"] as? Int)
        #expect(survey.runner.run("amend", "\(call)", "--note", "补记", "--reason", "漏记").code == 0)
        #expect(try survey.found().isEmpty)
        let current = try #require(
            survey.runner.run("contact", "\(contact)", "--format", "json").json()["calls"]
                as? [[String: Any]]
        )
        let standing = try #require(current.last?["call"] as? Int)
        let result = survey.runner.run(
            "amend",
            "\(standing)",
            "--outcome",
            "50",
            "--scores",
            "0,0",
            "--reason",
            "改",
            "--by",
            "刘科长"
        )
        #expect(result.code == 0, "\(result.errors)")
        let found = try survey.found()
        #expect(found.keys.contains("moved-grade"))
        let text = survey.runner.run("quality").output
        #expect(text.contains("刘科长（09-28 10:00）更正后") && text.contains("降为"))
    }

    @Test func oneContactInterviewedTwice() throws {
        var survey = try HonestSurvey()
        let row = survey.days[first]!.first { $0.outcome == "完成" }!
        survey.days[second]!.append(.init(contact: row.contact, surveyor: 1, scores: "90,95", at: "17:10"))
        try survey.enter()
        #expect(try survey.found() == ["second-interview": [HonestSurvey.surveyors[row.surveyor], "孙丽"]])
    }

    @Test func overlappingAndHastyCalls() throws {
        var survey = try HonestSurvey()
        survey.change(first, of: 0) { row, place in
            if place == 3 { row.until = "09:17:00" }
            if place == 4 { row.at = "09:16" }
        }
        survey.change(first, of: 2) { row, place in
            guard place == 5 else { return }
            (row.outcome, row.scores) = ("完成", "90,85")
            (row.at, row.until) = ("09:25:01", "09:25:20")
        }
        try survey.enter()
        #expect(try survey.found() == ["overlap": ["王强"], "short": ["李敏"]])
    }

    @Test func twoWhoAlwaysConfirmEachOther() throws {
        var survey = try HonestSurvey(seed: 2)
        // Nobody else's numbers are dead; theirs are, more of the one than of the other.
        for surveyor in 0..<4 {
            survey.change(first, of: surveyor) { row, place in
                let isDead = surveyor < 2 && place % 5 == 0
                row.outcome = isDead ? "空号" : "完成"
                row.scores = isDead ? "" : "\(80 + place % 11),\(85 + (place * 7 + surveyor) % 13)"
            }
        }
        let dead = survey.days[first]!.filter { $0.outcome == "空号" }
        survey.days[second] = dead.enumerated().map { place, row in
            .init(
                contact: row.contact,
                surveyor: 1 - row.surveyor,
                outcome: "空号",
                at: HonestSurvey.time(14 * 60 + 31 + place * 4)
            )
        }
        try survey.enter()
        #expect(try survey.found() == ["confirming-pair": ["王强", "孙丽"]])
        // Once somebody else confirms one, chance will do.
        #expect(survey.runner.run("quality").output.contains("从未由别人核实"))
    }

    @Test func theSameAnswersInARow() throws {
        var survey = try HonestSurvey()
        survey.change(first, of: 2) { row, place in
            if place < 12 { (row.outcome, row.scores) = ("完成", "88,92") }
        }
        survey.days[second] = survey.days[second]!.filter { row in !survey.lists[2].prefix(12).contains(row.contact) }
        try survey.enter()
        #expect(try survey.found() == ["same-answers": ["李敏"]])
    }

    /// Where all invent alike nobody stands out.
    @Test func answersThatAreAlikeEverywhere() throws {
        var survey = try HonestSurvey()
        for surveyor in 0..<4 {
            survey.change(first, of: surveyor) { row, _ in
                if row.outcome == "完成" { row.scores = "90,95" }
            }
        }
        let interviews = survey.days[first]!.count { $0.outcome == "完成" }
        try survey.enter()
        #expect(try survey.found() == ["alike-answers": Set(HonestSurvey.surveyors)])
        #expect(survey.runner.run("quality").output.contains("全部 \(interviews) 个完成的访问中 \(interviews) 个为 90、95"))
        survey.runner.language = .en
        #expect(survey.runner.run("quality").output.contains("\(interviews) of all \(interviews) interviews: 90, 95"))
    }

    /// One clerk types the sheets up within the week.
    @Test func sheetsThatComeInDaysLaterAreHonest() throws {
        let survey = try HonestSurvey()
        try survey.enter(at: "2020-09-26T10:00")
        #expect(try survey.found().isEmpty)
        let late = try HonestSurvey(seed: 2)
        try late.enter(at: "2020-10-09T10:00")
        #expect(try Set(late.found().keys) == ["doubtful-ground", "late-entry"])
        #expect(late.runner.run("quality").output.contains("很久以后才录入"))
    }

    @Test func lowUnderstandingWithFullSatisfaction() throws {
        var survey = try HonestSurvey()
        survey.change(first, of: 1) { row, place in
            if place % 4 == 1 { (row.outcome, row.scores) = ("完成", "\(30 + place),100") }
        }
        let planted = Set(survey.days[first]!.filter { $0.scores.hasSuffix(",100") && $0.surveyor == 1 }.map(\.contact))
        survey.days[second] = survey.days[second]!.filter { !planted.contains($0.contact) }
        try survey.enter()
        #expect(try survey.found()["low-and-full"] == ["孙丽"])
    }

    @Test func unreachableFarMoreOftenThanTheOthers() throws {
        var survey = try HonestSurvey()
        survey.days[second] = []
        for surveyor in 0..<4 {
            survey.change(first, of: surveyor) { row, place in
                let isDead = surveyor == 3 ? place % 2 == 0 : place == 6
                row.outcome = isDead ? "空号" : "完成"
                row.scores = isDead ? "" : "\(80 + place % 11),\(85 + (place * 7 + surveyor) % 13)"
            }
        }
        let dead = survey.days[first]!.filter { $0.outcome == "空号" }
        survey.days[second] = dead.enumerated().map { place, row in
            .init(
                contact: row.contact,
                surveyor: (row.surveyor + 1 + place % 3) % 4,
                outcome: "空号",
                at: HonestSurvey.time(14 * 60 + 31 + place * 3)
            )
        }
        try survey.enter()
        #expect(try survey.found() == ["unreachable-share": ["赵磊"]])
        survey.runner.language = .en
        #expect(survey.runner.run("quality").output.contains("the others"))
    }

    @Test func aMeanFarFromTheOthers() throws {
        var survey = try HonestSurvey()
        for surveyor in 0..<4 {
            survey.change(first, of: surveyor) { row, place in
                (row.outcome, row.scores) = (
                    "完成",
                    "\(surveyor == 0 ? 97 + place % 3 : 80 + place % 9),\(surveyor == 0 ? 98 : 84 + (place * 7 + surveyor) % 11)"
                )
            }
        }
        survey.days[second] = []
        try survey.enter()
        #expect(try survey.found()["mean-score"]?.contains("王强") == true)
        #expect(survey.runner.run("quality").output.contains("按同单位应为"))
    }
}
