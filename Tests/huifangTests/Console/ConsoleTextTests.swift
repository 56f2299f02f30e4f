import SurveyCore
import SurveyWords
import Testing

@testable import huifang

/// What is read out, and what a card tells.
@Suite struct ConsoleTextTests {
    func spoken(_ session: ConsoleSession, _ keys: String = "") -> String {
        var session = session
        session.start()
        session.type(keys)
        return session.screen().joined().filter { $0 != " " }
    }

    @Test func titlesStandWherePeopleAreAddressedByThem() {
        #expect(spoken(titled(.zh)).contains("的法定代表人冯超吗"))
        #expect(spoken(ConsoleSession()).contains("的王建国经理吗"))
        #expect(spoken(titled(.zh), "⏎4").contains("请问法定代表人冯超什么时候方便接电话"))
    }

    /// Of several titles the one by which people are addressed is said; what nobody is called by stands before the name.
    @Test(arguments: [
        ("经理", "冯超经理"), ("副总经理", "冯超副总经理"), ("办公室主任", "冯超办公室主任"), ("局长", "冯超局长"), ("店长", "冯超店长"),
        ("会计", "冯超会计"), ("护士长", "冯超护士长"), ("村支书", "冯超村支书"), ("李总", "冯超李总"), ("经理（法人）", "冯超经理"),
        ("法人兼总经理", "冯超总经理"), ("法人/厂长", "冯超厂长"), ("法定代表人", "法定代表人冯超"), ("负责人", "负责人冯超"),
        ("经营者", "经营者冯超"), ("法务", "法务冯超"), ("学生家长", "学生家长冯超"), ("负责人、股东", "负责人冯超"), ("", "冯超"),
    ])
    func aTitleStandsOnItsSide(_ position: String, _ spoken: String) {
        #expect(Spoken.name("冯超", position) == spoken)
    }

    @Test func anAppointmentSaysThatItWasAgreed() {
        #expect(spoken(due(.zh)).contains("工号03。上次和您约好这个时间再打给您。想听听"))
        #expect(!spoken(ConsoleSession()).contains("上次和您约好"))
    }

    @Test func aConfirmingDialHasItsOpeningWhileItRings() {
        #expect(spoken(confirming(.zh)).contains("请这样做") && !spoken(confirming(.zh)).contains("您好！"))
        #expect(spoken(confirming(.zh), "⏎").contains("您好！请问是登封市嵩阳建材厂的赵志强厂长吗"))
    }

    /// "Are you real?" is one key away while talking, the codes two.
    @Test(arguments: ["⏎", "⏎5", "⏎4", "⏎590⏎95⏎"]) func questionsAreAnsweredByDigit(_ keys: String) {
        #expect(spoken(ConsoleSession(), keys + "/").contains("拨打办公室公开电话0371-67180620核实"))
        #expect(spoken(ConsoleSession(), keys + "/3").contains("他们只看到平均分"))
        #expect(spoken(ConsoleSession(), keys + "//").contains("全部结果（输入两位代码"))
        // What is not known is no gap in a sentence.
        #expect(spoken(ConsoleSession(), keys + "/5").contains("那次是关于另一个单位的"))
    }

    @Test func everyPageOfTheScriptHasItsHeadings() {
        var session = ConsoleSession()
        session.start()
        session.type("/")
        var seen = ""
        for _ in 0..<12 {
            session.type("⏎")
            seen += session.screen().joined()
        }
        for step in Rulebook.Script.Step.allCases {
            #expect(seen.contains(session.model.words.consoleStep(step)), "\(step)")
        }
        #expect(!seen.contains("{另一单位}"))
    }

    @Test func noAnswerAtAllIsNoInterview() {
        var session = ConsoleSession()
        session.start()
        session.type("⏎5⏎1⏎1")
        #expect(session.model.prompt == .choice(.noneGiven))
        session.type("1⏎")
        #expect(session.drafts.map(\.outcome) == [.refused])
        session = ConsoleSession()
        session.start()
        session.type("⏎5⏎1⏎12⏎")
        #expect(session.drafts.map(\.outcome) == [.unable])
    }

    @Test func theCardTellsOfNotesAndToldNumbers() {
        let told = spoken(withNotes(.zh))
        #expect(told.contains("对方告知新号码15400009999（09-22周二15:10，待经办人核对）"))
        let history = spoken(withNotes(.zh), "⏎+")
        #expect(history.contains("下午在") && history.contains("彩铃很长") && history.contains("占线（03）"))
        // A confirming dial is blind.
        var card = card31()
        card.history = [DeskDial(call: 1, at: at(23, 9, 0), outcome: .left, surveyor: zhao, note: "换成 15400001111")]
        let blind = ConsoleSession([card])
        #expect(!spoken(blind).contains("15400001111") && !spoken(blind, "⏎").contains("15400001111"))
        #expect(spoken(blind, "+").contains("保存后才显示"))
    }

    @Test func aLongNoteShowsItsEnd() {
        for width in [40, 80] {
            for height in [15, 20, 24] {
                var session = ConsoleSession()
                session.start()
                session.type("⏎590⏎95⏎+")
                session.strike(.paste(String(repeating: "受访人说", count: 60) + "完"))
                let (line, column) = session.cursor(width, height)
                let screen = session.screen(width, height)
                #expect(screen[line].hasSuffix("完") && column == min(width - 1, DisplayWidth.of(screen[line])))
            }
        }
    }

    /// Why nothing was saved is said so that somebody can put it right.
    @Test func everyReasonOfAFailedSaveIsSaid() {
        for (refusal, told) in [
            (Refusal.file(.notPermitted(path: "p")), "权限"), (.file(.moved(path: "p")), "被移走或替换"),
            (.content(.timeInFuture(text: "", now: at(23, 9, 0))), "电脑时钟不对"),
            (.content(.dialBeforeFieldwork(day(2020, 9, 22))), "电脑时钟不对"),
        ] {
            var session = failing(.failed(DeskFailure(refusal)))(.zh)
            session.start()
            session.type("⏎1")
            #expect(session.screen().joined().contains(told), "\(told)")
        }
    }
}
