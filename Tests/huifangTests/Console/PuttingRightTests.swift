import Foundation
import SurveyCore
import SurveyStore
import Testing

@testable import huifang

/// Records put right, times, clocks and claims, on a pseudo-terminal and a real file.
@Suite(.serialized) struct PuttingRightTests {
    let survey: ConsoleSurvey

    init() throws { survey = try ConsoleSurvey() }

    /// `*`, the row, the right result: the dial keeps its time, nothing is voided, nobody is rung.
    @Test func aWrongKeyIsPutRightInItsRow() throws {
        let out = survey.runner.path("dialled")
        try survey.runner.write("dial", "#!/bin/sh\necho \"$1\" >>'\(out)'\n")
        chmod(survey.runner.path("dial"), 0o755)
        let console = try survey.console("李敏", at(23, 9, 30), dial: DialCommand(survey.runner.path("dial")))
        try console.type("⏎9")
        try console.type("⏎1")
        let first = try survey.calls()[0]
        console.pass(seconds: 300)
        try console.type("*")
        #expect(console.screen.text[9].hasPrefix("   1 2 ") && console.screen.text[10].hasPrefix("   2 1 "))
        try console.type("23")
        #expect(console.screen.text[23].contains("已保存 3 号记录（更正 1 号）"))
        let calls = try survey.calls()
        #expect(calls.map(\.record.attempt.outcome) == [.noService, .noAnswer, .busy])
        #expect(calls[2].record.attempt.at == first.record.attempt.at && calls[2].contact == first.contact)
        #expect(calls.allSatisfy { !$0.record.voided })
        #expect(try String(contentsOfFile: out, encoding: .utf8).split(separator: "\n").count == 2)
        // A digit behind it is no row and no reason; voiding takes `*` and Enter.
        try console.type("*1")
        try console.type("-")
        try console.type("1*")
        #expect(console.screen.text[21].contains("作废 3 号记录（按错键）    回车作废："))
        try console.type("⏎")
        #expect(console.screen.text[23].contains("已作废 3 号记录"))
        #expect(survey.runner.run("verify").code != 1)
    }

    /// A wrong score costs six keys, whichever it is; the other one is kept by Enter.
    @Test(arguments: [("*195⏎⏎", ["95", "92"]), ("*1⏎85⏎", ["90", "85"])])
    func aWrongScoreIsPutRight(_ keys: String, _ scores: [String]) throws {
        let console = try survey.console("李敏", at(23, 9, 30))
        try console.type("⏎590⏎92⏎⏎")
        try console.type(keys)
        #expect(keys.count <= 6 && console.screen.text[23].contains("已保存 2 号记录（更正 1 号）"))
        let calls = try survey.calls().map(\.record.attempt)
        #expect(calls.map(\.outcome) == [.completed, .completed] && calls[0].at == calls[1].at)
        #expect(["understanding", "satisfaction"].map { calls[1].scores[$0]!.description } == scores)
        #expect(console.screen.text.joined().contains("开始拨打"))
    }

    @Test func hoursAreThoseOfCallsAndSaidInWords() throws {
        let console = try survey.console("李敏", at(30, 16, 45))
        try console.type("⏎23")
        #expect(console.screen.text[22] == " 10 月 9 日（星期五）15:00")
        try console.type("-9.15")
        #expect(console.screen.text[22] == " 10 月 9 日（星期五）09:15")
        try console.type("-1.0930")
        #expect(console.screen.text[22] == " 10 月 1 日（星期四，节假日）09:30")
        try console.type("⏎")
        #expect(console.screen.text[22].contains("约定 10 月 1 日（星期四，节假日）09:30，明天。"))
        try console.type("-6⏎⏎")
        #expect(try survey.calls()[0].record.attempt.appointment == at(30, 18, 0))
    }

    /// A number that somebody told stands on the card, and in the office's list until it was seen to.
    @Test func aToldNumberIsFoundByTheOffice() throws {
        let console = try survey.console("李敏", at(23, 9, 30))
        let contact = try #require(Int(console.screen.text[2].prefix(6).filter(\.isNumber)))
        try console.type("⏎4415400009999⏎")
        survey.runner.now = console.now
        let told = survey.runner.run().output
        #expect(told.contains("对方告知的新号码 1 个") && told.contains("\(contact) 号  15400009999"))
        func json() -> String { survey.runner.run("--format", "json").output.filter { !$0.isWhitespace } }
        #expect(json().contains(#""toldNumbers":[{"contact":\#(contact),"call":1,"at":"2020-09-23T09:30"#))
        #expect(json().contains(#""number":"15400009999"}]"#))
        #expect(
            survey.runner.run("correct-number", "\(contact)", "--phone", "15400009999", "--reason", "已核对").code == 0
        )
        #expect(!survey.runner.run().output.contains("15400009999"))
        #expect(json().contains(#""toldNumbers":[]"#))
    }

    /// The file was moved away: nothing is written into the void, and the reason is said.
    @Test func aFileThatWasMovedIsSaid() throws {
        let console = try survey.console("李敏", at(23, 9, 30))
        try console.type("⏎")
        try FileManager.default.moveItem(atPath: survey.path, toPath: survey.path + ".old")
        try console.type("1")
        #expect(console.screen.text.joined().contains("没有保存成功：调查文件被移走或替换了"))
        try FileManager.default.moveItem(atPath: survey.path + ".old", toPath: survey.path)
        try console.type("⏎")
        #expect(try survey.calls().map(\.record.attempt.outcome) == [.noAnswer])
    }

    @Test func aClockSetBackLosesNoInterview() throws {
        let console = try survey.console("李敏", at(23, 9, 30))
        try console.type("⏎590⏎")
        console.setClock(at(22, 9, 10))
        try console.type("95⏎⏎")
        let attempt = try #require(survey.calls().first?.record.attempt)
        #expect(attempt.outcome == .completed && attempt.until!.seconds - attempt.at.seconds == 24)
        #expect(attempt.until! < at(22, 9, 11))
    }

    /// A laptop slept while somebody else interviewed the contact: it is not rung again.
    @Test func afterALongSleepTheCardIsClaimedAnew() throws {
        let out = survey.runner.path("dialled")
        try survey.runner.write("dial", "#!/bin/sh\necho \"$1\" >>'\(out)'\n")
        chmod(survey.runner.path("dial"), 0o755)
        let console = try survey.console("李敏", at(23, 9, 30), dial: DialCommand(survey.runner.path("dial")))
        let contact = try #require(Int(console.screen.text[2].prefix(6).filter(\.isNumber)))
        survey.runner.now = at(23, 10, 20)
        #expect(
            survey.runner.run("record", "\(contact)", "--outcome", "50", "--scores", "90,95", "--surveyor", "王强").code
                == 0
        )
        console.setClock(at(23, 10, 30))
        try console.type("⏎")
        #expect(console.screen.text[22].contains("\(contact) 号 10:20 已由 01 王强 拨打（完成），不再拨打。换下一个"))
        #expect(!FileManager.default.fileExists(atPath: out))
    }

    /// The lease ran out, somebody else completed the contact: a second interview is asked about, whoever holds it now.
    @Test func aSecondInterviewIsAskedAbout() throws {
        let console = try survey.console("李敏", at(23, 9, 30))
        let contact = try #require(Int(console.screen.text[2].prefix(6).filter(\.isNumber)))
        try console.type("⏎590⏎")
        console.pass(seconds: 31 * 60)
        let other = try Desk(survey.open(), surveyor: "王强", holder: "other", act: .test)
        _ = try other.claim(contact, incoming: true, now: console.now).get()
        try console.type("95⏎⏎")
        #expect(console.screen.text[23].contains("完成") && console.screen.text[23].contains("已保存 1 号记录"))
        // The other desk did not know; its completion is asked about, too.
        var draft = DeskDraft(contact: contact, dial: Dial(.completed, at: console.now, incoming: true))
        draft.dial.scores = try survey.calls()[0].record.attempt.scores
        let saving = try other.save(draft, known: 0, knowing: false, skipping: nil, now: console.now.adding(minutes: 1))
        guard case .lost(let dial) = saving else {
            Issue.record("\(saving)")
            return
        }
        #expect(dial.call == 1 && dial.surveyor.name == "李敏")
        // And the other way round.
        let second = try #require(Int(console.screen.text[2].prefix(6).filter(\.isNumber)))
        try console.type("⏎590⏎95⏎")
        survey.runner.now = console.now
        #expect(
            survey.runner.run("record", "\(second)", "--outcome", "50", "--scores", "80,85", "--surveyor", "王强").code
                == 0
        )
        try console.type("⏎")
        #expect(console.screen.text.joined().contains("您这次也拨通了吗"))
        try console.type("x")
        #expect(console.screen.text.joined().contains("您这次也拨通了吗"))
        try console.type("2")
        #expect(try survey.calls().count == 2)
    }
}
