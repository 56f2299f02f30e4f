import SurveyCore
import Testing

@testable import huifang

/// What comes while somebody waits, rests or is interrupted, on a pseudo-terminal and a real file.
@Suite(.serialized) struct WaitingTests {
    /// Nothing is left to call; a record voided elsewhere brings a contact back, which the page finds by itself.
    @Test(arguments: ["", "⏎"]) func aWaitingPageFindsNewWorkAndRings(_ keys: String) throws {
        let survey = try ConsoleSurvey(units: 1)
        let console = try survey.console("李敏", at(23, 9, 30))
        while !console.screen.text.joined().contains("等到") {
            try console.type(survey.calls().isEmpty ? "⏎1" : "⏎61⏎")
        }
        try console.type(keys)
        survey.runner.now = console.now
        #expect(survey.runner.run("void", "2", "--reason", "按错").code == 0)
        let contact = try survey.calls()[1].contact
        let bells = console.screen.bells
        console.pass(seconds: 31)
        #expect(console.wait(for: " \(contact) 号"))
        #expect(console.screen.bells == bells + 1 && console.screen.text.joined().contains("开始拨打"))
        try console.type("q")
    }

    /// An agreed time rings where another contact stands, and on a break.
    @Test(arguments: [true, false]) func anAgreedTimeRings(_ rests: Bool) throws {
        let survey = try ConsoleSurvey()
        let console = try survey.console("李敏", at(23, 14, 45))
        try console.type("⏎23⏎⏎")
        let contact = try survey.calls()[0].contact
        if rests { try console.type(".2") }
        let bells = console.screen.bells
        console.wait(until: at(23, 15, 0))
        #expect(console.wait(for: "约定到时：\(contact) 号 15:00。下一个就是"))
        #expect(console.screen.bells == bells + 1 && console.screen.reversed.contains(23))
        if rests {
            #expect(console.screen.text.joined().contains("休息中"))
            try console.type("⏎")
            #expect(console.screen.text[2].contains(" \(contact) 号") && console.screen.text[22].contains("休息了 14 分钟"))
        }
        try console.type("q")
    }

    /// Two contacts with one number: the second one is asked on the same line, without a greeting.
    @Test(arguments: [true, false]) func oneNumberIsAskedForBothUnits(_ incoming: Bool) throws {
        let pairs = Dictionary(uniqueKeysWithValues: (11...20).map { ($0, $0 - 10) })
        let survey = try ConsoleSurvey(units: 2, shared: pairs)
        let console = try survey.console("李敏", at(23, 9, 30))
        let first = try #require(Int(console.screen.text[2].prefix(6).filter(\.isNumber)))
        let second = first > 10 ? first - 10 : first + 10
        if incoming {
            let phone = try #require(survey.open().contact(String(first), now: console.now).contact.phone)
            try console.type(".3\(phone.suffix(4))⏎")
            try console.type("⏎")
            #expect(console.screen.text.joined().contains("刚才是我们打给您的"))
        } else {
            try console.type("⏎")
        }
        try console.type("590⏎95⏎⏎")
        if !incoming {
            #expect(console.screen.text[21].contains("接着问 \(second) 号"))
            #expect(console.screen.text.joined().contains("也打个分，问题一样，很快。您看可以吗？"))
            try console.type("⏎")
        }
        let screen = console.screen.text.joined()
        #expect(screen.contains("不必再问候") && !screen.contains("刚才是我们打给您的") && !screen.contains("您好！"))
        try console.type("1")
        #expect(console.screen.text[22].contains("对方在线上"))
        try console.type("580⏎85⏎⏎")
        let calls = try survey.calls()
        #expect(
            calls.map(\.contact) == [min(first, second), max(first, second)]
                || Set(calls.map(\.contact)) == [first, second]
        )
        #expect(calls.allSatisfy { $0.record.attempt.outcome == .completed && $0.record.attempt.incoming == incoming })
        #expect(console.screen.text.joined().contains("开始拨打"))
        try console.type("q")
    }

    /// Somebody rings back in the middle of a dial; the wrong one is picked first.
    @Test func anIncomingCallIsFoundEverywhere() throws {
        for keys in ["", "⏎", "⏎4", "⏎5", "⏎2", "⏎43+", ".2", "/"] {
            let survey = try ConsoleSurvey()
            let console = try survey.console("李敏", at(23, 9, 30))
            let held = try #require(Int(console.screen.text[2].prefix(6).filter(\.isNumber)))
            try console.type(keys)
            try console.type(".3")
            #expect(console.screen.text[21].contains("来电：请输入对方号码后四位"), "\(keys)")
            try console.type("李红⏎")
            let rows = console.screen.text.filter { $0.contains("李红") }
            #expect(rows.count >= 2)
            try console.type("1")
            let picked = console.screen.text[2]
            try console.type("-")
            #expect(console.screen.text.filter { $0.contains("李红") }.count == rows.count)
            try console.type("2")
            #expect(console.screen.text[2] != picked && console.screen.text[2].contains("【来电】"))
            try console.type("590⏎95⏎⏎")
            let calls = try survey.calls()
            #expect(calls.count == 1 && calls[0].record.attempt.incoming)
            // Whoever was on the screen is there again; nothing was recorded of a dial that was given up.
            if keys != ".2", calls[0].contact != held {
                #expect(console.screen.text[2].contains(" \(held) 号"), "\(keys)")
                let interrupted = console.screen.text[22].contains("被来电打断，没有记录")
                #expect(interrupted == keys.hasPrefix("⏎"), "\(keys)")
            }
            try console.type("q")
        }
    }

    /// "Not dialled" after twenty seconds is asked once.
    @Test func notDialledIsAskedOnceAfterAWhile() throws {
        let survey = try ConsoleSurvey()
        let console = try survey.console("李敏", at(23, 9, 30))
        try console.type("⏎-")
        #expect(console.screen.text.joined().contains("开始拨打"))
        try console.type("⏎")
        console.pass(seconds: 22)
        try console.type("-")
        #expect(console.screen.text[22].contains("已开始 25 秒，真的没有拨打？"))
        try console.type("-")
        #expect(console.screen.text[21] == " 结果：")
        try console.type("-⏎")
        #expect(console.screen.text.joined().contains("开始拨打"))
        try console.type("q")
    }

    @Test func aThirdSkipHasAReasonAndTheDayIsShown() throws {
        let survey = try ConsoleSurvey(units: 1)
        let console = try survey.console("李敏", at(23, 9, 30))
        let contact = try #require(Int(console.screen.text[2].prefix(6).filter(\.isNumber)))
        for _ in 0..<2 {
            repeat { try console.type("s") } while !console.screen.text[2].contains(" \(contact) 号")
        }
        try console.type("s")
        #expect(console.screen.text.joined().contains("\(contact) 号已跳过 2 次。再跳过请写原因"))
        try console.type("⏎")
        #expect(console.screen.text[22].contains("请写明原因"))
        try console.type("等对方回话⏎")
        #expect(!console.screen.text[2].contains(" \(contact) 号"))
        survey.runner.now = console.now
        let log = survey.runner.run("log", "--contact", "\(contact)").output
        #expect(log.contains("李敏再次跳过") && log.contains("等对方回话"))
        #expect(survey.runner.run("verify").code == 0)
        try console.type(".5")
        #expect(console.screen.text.joined().contains("跳过 \(contact) 号 3 次：等对方回话"))
        try console.type("-")
        #expect(console.screen.text.joined().contains("开始拨打"))
        try console.type("q")
    }
}
