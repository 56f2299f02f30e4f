import SurveyCore
import SurveyWords
import Testing

@testable import huifang

/// Dials, clocks and agreed times (console.md §Dialling, console.md §Appointments).
@Suite struct ConsoleCallTests {
    /// Somebody dialled while this desk rested: nobody is rung before that was read.
    @Test func whatHappenedMeanwhileIsSaidBeforeADial() {
        var changed = card17()
        changed.newest = 1000
        changed.dials.append(DeskDial(call: 1000, at: at(23, 15, 10), outcome: .absent, surveyor: wang))
        var session = ConsoleSession([card17(), card31()], softphone: true)
        session.holding = .held(changed)
        session.start()
        // A laptop slept: only the wall clock went on.
        session.moment.now = at(23, 15, 40)
        session.type("⏎")
        #expect(session.model.prompt == .ready && !session.effects.contains(.dial("15400000123")))
        #expect(session.screen()[22].contains("17 号 15:10 已由 01 王强 拨打（本人不在）。仍要拨打请按回车"))
        session.type("⏎")
        #expect(session.effects.contains(.dial("15400000123")))
        changed.status = ContactStatus(state: .scored)
        session = ConsoleSession([card17(), card31()], softphone: true)
        session.holding = .held(changed)
        session.start()
        session.moment.now = at(23, 15, 40)
        session.type("⏎")
        #expect(session.model.card?.contact == 31 && session.model.prompt == .ready)
        #expect(session.screen()[22].contains("不再拨打。换下一个"))
    }

    /// Several numbers: the command is given the one chosen, and a silent result asks whether all were dialled.
    @Test func ofSeveralNumbersTheChosenOneIsDialled() {
        var card = card17()
        card.identity.otherPhones = ["15400000456", "0371-67181234"]
        var session = ConsoleSession([card, card31()], softphone: true)
        session.start()
        session.type("⏎2")
        #expect(session.effects.contains(.dial("15400000456")) && !session.effects.contains(.dial("15400000123")))
        session.type("1")
        #expect(session.screen()[22].contains("还有 154 0000 0123、0371-67181234，都拨过了吗？[回车] 都拨过 [-] 还没有"))
        session.type("--⏎")
        #expect(session.effects.contains(.dial("15400000123")))
        session.type("-3")
        #expect(session.effects.contains(.dial("0371-67181234")))
        session.type("1")
        #expect(session.drafts.map(\.outcome) == [.noAnswer])
        #expect(session.drafts[0].at == at(23, 14, 52).adding(seconds: 6))
        // By hand nothing is known of them.
        session = ConsoleSession([card])
        session.start()
        session.type("⏎01")
        #expect(session.screen()[22].contains("还有 154 0000 0456、0371-67181234"))
        session.type("⏎")
        #expect(session.model.prompt == .compare(.unallocated))
    }

    @Test func whatCannotBeDialledIsNotSilentUnasked() {
        var card = card17()
        card.identity.phone = nil
        var session = ConsoleSession([card])
        session.start()
        session.type("⏎1")
        #expect(session.drafts.isEmpty && session.screen()[22].contains("报送的号码拨不出，确认是无人接听？"))
        session.type("-05")
        #expect(!session.screen()[22].contains("确实拨不出"))
        session.type("⏎")
        #expect(session.drafts.map(\.outcome) == [.undiallable])
        session = ConsoleSession()
        session.start()
        session.type("⏎05")
        #expect(session.screen()[22].contains("这个号码看来能拨。话机确实拨不出？[回车] 是 [-] 不是"))
    }

    /// The clock is set back in the middle of an interview: its length and end are true.
    @Test(arguments: [-3600, -86_400, 5400]) func aClockThatIsSetChangesNothingOfACall(_ seconds: Int) {
        var session = ConsoleSession()
        session.start()
        session.type("⏎590⏎")
        session.moment.now = session.moment.now.adding(seconds: seconds)
        session.tick()
        #expect(session.model.message == .notice(.clockMoved(seconds: seconds)))
        session.type("95⏎⏎")
        let draft = session.drafts[0]
        #expect(draft.until!.seconds - draft.at.seconds == 8 * 3)
        #expect(draft.until == session.moment.now)
        // Said once.
        session.tick()
        #expect(session.model.message != .notice(.clockMoved(seconds: seconds)))
    }

    @Test func agreedTimesAreReadAsTheyAreTyped() {
        let now = at(23, 14, 52)
        func read(_ text: String) -> AgreedTime {
            AgreedTime(text, now: now, consoleRulebook)
        }
        func next(_ hour: Int, _ minute: Int, _ past: Int) -> AgreedTime {
            .time(at(24, hour, minute), past: TimeOfDay(minutes: past)!)
        }
        #expect(read("") == .none)
        for (text, hour, minute) in [
            ("15", 15, 0), ("3", 15, 0), ("03", 15, 0), ("4", 16, 0), ("5", 17, 0), ("6", 18, 0), ("730", 19, 30),
            ("1630", 16, 30), ("430", 16, 30), ("3.15", 15, 15), ("5.00", 17, 0), ("2015", 20, 15), ("22", 22, 0),
        ] {
            #expect(read(text) == .time(at(23, hour, minute), past: nil), "\(text)")
        }
        // Past today: the next working day.
        for (text, hour, minute) in [
            ("9", 9, 0), ("0930", 9, 30), ("930", 9, 30), ("9.15", 9, 15), ("9.30", 9, 30), ("11", 11, 0),
            ("12", 12, 0),
            ("2", 14, 0), ("230", 14, 30), ("1", 13, 0), ("8", 8, 0), ("1130", 11, 30),
        ] {
            #expect(read(text) == next(hour, minute, hour * 60 + minute), "\(text)")
        }
        #expect(read("1.0930") == .time(at(24, 9, 30), past: nil))
        #expect(read("1.930") == .time(at(24, 9, 30), past: nil))
        #expect(read("3.1500") == .time(at(26, 15, 0), past: nil))
        #expect(read("3.300") == .time(at(26, 15, 0), past: nil))
        #expect(read("0.1500") == .time(at(23, 15, 0), past: nil))
        #expect(read("0.1400") == .past)
        #expect(read("30.1000") == .beyond(day(2020, 10, 23)))
        for text in ["24", "2460", "12345", "1.", ".9", "1.2.3", "x", "9.5", "100.15", "367.0930"] {
            #expect(read(text) == .unreadable, "\(text)")
        }
        // Before the holidays, and on a Friday.
        let eve = AgreedTime("10", now: at(30, 16, 0), consoleRulebook)
        #expect(eve == .time(at(9, 10, 0, month: 10), past: TimeOfDay(hour: 10, minute: 0)!))
        let friday = AgreedTime("10", now: at(25, 16, 0), consoleRulebook)
        #expect(friday == .time(at(27, 10, 0), past: TimeOfDay(hour: 10, minute: 0)!))
    }
}
