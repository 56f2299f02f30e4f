import Foundation
import Glibc
import SurveyCore
import SurveyStore
import Synchronization
import Testing

@testable import huifang

/// Consoles as processes: many at once, killed, interrupted, hung up on.
@Suite(.serialized) struct ConsoleProcessTests {
    static let eight = ["王强", "孙丽", "李敏", "赵磊", "陈静", "刘洋", "周敏", "吴磊"]

    /// Eight programs on one file: every answer is kept, nobody's contact is handed out twice.
    @Test func eightConsolesKeepEveryAnswer() throws {
        let survey = try ConsoleSurvey(surveyors: ConsoleProcessTests.eight, units: 8)
        let consoles = try ConsoleProcessTests.eight.map { try ConsoleProcess.onPipe(survey, $0) }
        // Ten contacts a list; nine are dialled, so that nobody comes to the end.
        for console in consoles { console.write(String(repeating: "10\n\n50\n90\n80\n\n41\nnote\n", count: 3)) }
        for console in consoles { console.closeInput() }
        for console in consoles { #expect(console.finish() == 0) }
        let said = consoles.flatMap(\.saved)
        let calls = try survey.calls()
        #expect(said.count == 72)
        #expect(Set(said) == Set(calls.map(\.record.attempt.call)))
        #expect(Set(calls.map(\.contact)).count == 72)
    }

    /// Eight desks that claim, hold and save at random moments never hold a contact or a number at the same time.
    @Test func claimsExcludeEachOther() throws {
        let pairs = Dictionary(uniqueKeysWithValues: (41...80).map { ($0, $0 - 40) })
        let survey = try ConsoleSurvey(surveyors: ConsoleProcessTests.eight, units: 8, shared: pairs)
        let path = survey.path
        let held = Mutex<[String: Int]>([:])
        let clashes = Mutex(0)
        let failures = Mutex<[String]>([])
        DispatchQueue.concurrentPerform(iterations: 8) { index in
            do {
                let file = try Survey.open(at: path, allowNetworkFile: true)
                let desk = try Desk(file, surveyor: String(index + 1), holder: "desk \(index)", act: .test)
                // Fewer minutes than a lease. A number on another screen is waited for, however long that desk takes.
                var (round, waits) = (0, 0)
                while try desk.left() > 0, waits < 20_000 {
                    let now = at(23, 9, 30).adding(minutes: min(round, 25))
                    guard case .card(let card) = try desk.claimNext(skipping: [], now: now) else {
                        waits += 1
                        usleep(5000)
                        continue
                    }
                    round += 1
                    held.withLock {
                        if $0[card.phone!] != nil { clashes.withLock { $0 += 1 } }
                        $0[card.phone!] = index
                    }
                    usleep(UInt32.random(in: 0..<3000))
                    held.withLock { $0[card.phone!] = nil }
                    let draft = DeskDraft(contact: card.contact, dial: Dial(.refused, at: now, until: now))
                    _ = try desk.save(draft, known: 0, knowing: true, skipping: nil, now: now)
                }
            } catch {
                failures.withLock { $0.append("\(error)") }
            }
        }
        #expect(clashes.withLock { $0 } == 0)
        #expect(failures.withLock { $0 } == [])
        let calls = try survey.calls()
        #expect(calls.count == 80)
        #expect(Set(calls.map(\.contact)).count == 80)
    }

    /// Killed after every byte of its input: what it said was saved is in the file, and the file is whole.
    @Test func killedAnywhereLosesNothingSaid() throws {
        let survey = try ConsoleSurvey(surveyors: ConsoleProcessTests.eight, units: 8)
        let input = Array("10\n\n50\n90\n95\n\n")
        var said: Set<Int> = []
        for length in 0...input.count {
            let surveyor = ConsoleProcessTests.eight[length % 8]
            let console = try ConsoleProcess.onPipe(survey, surveyor)
            console.expect("填报单位")
            console.write(String(input.prefix(length)))
            if length >= 4 { console.expect("无人接听（") }
            usleep(UInt32(length % 4) * 3000)
            console.signal(SIGKILL)
            #expect(console.finish() == 128 + SIGKILL)
            said.formUnion(console.saved)
        }
        let calls = Set(try survey.calls().map(\.record.attempt.call))
        #expect(said.isSubset(of: calls))
        #expect(said.count >= input.count - 4)
        // Nothing half: every completed one has both scores.
        for call in try survey.calls() where call.record.attempt.outcome == .completed {
            #expect(call.record.attempt.scores.count == 2)
        }
        // The contacts of the killed come back when their leases have run out.
        let desk = try Desk(survey.open(), surveyor: "1", holder: "later", act: .test)
        let later = Timestamp(seconds: Int(Date().timeIntervalSince1970)).adding(minutes: 31)
        guard case .card = try desk.claimNext(skipping: [], now: later) else {
            Issue.record("nothing is offered")
            return
        }
    }

    /// Ctrl-C, a request to end, a closed terminal: the contact is given back, the terminal put right, and that is said.
    @Test(arguments: [SIGINT, SIGTERM, SIGHUP, SIGQUIT])
    func signalsGiveTheContactBack(_ signal: Int32) throws {
        let survey = try ConsoleSurvey()
        let console = try ConsoleProcess.onTerminal(survey, "李敏")
        #expect(console.expect("开始拨打"))
        #expect(console.screen.isAlternate)
        #expect(console.modes.c_lflag & tcflag_t(ICANON | ECHO) == 0)
        console.write("\r")
        #expect(console.expect("拨打中"))
        console.write("5")
        #expect(console.expect("了解情况："))
        console.write("90")
        #expect(console.expect("了解情况：90"))
        let now = Timestamp(seconds: Int(Date().timeIntervalSince1970))
        let contact = try #require(Int(console.screen.text[2].prefix(6).filter(\.isNumber)))
        #expect(try survey.claim(contact, now) != nil)
        console.signal(signal)
        #expect(console.finish() == 128 + signal)
        #expect(!console.screen.isAlternate && !console.screen.keypad && !console.screen.marksPastes)
        #expect(console.modes.c_lflag & tcflag_t(ICANON | ECHO | ISIG) == tcflag_t(ICANON | ECHO | ISIG))
        let said = console.text.contains("已停止。已保存的都在；\(contact) 号已交回，未保存的这一条没有记录")
        #expect(said)
        #expect(try survey.claim(contact, now) == nil)
        #expect(try survey.calls().isEmpty)
    }

    /// Ctrl-Z gives the terminal back as it was found; `fg` draws the screen anew, with what was typed.
    @Test func ctrlZStopsAndFgGoesOn() throws {
        let survey = try ConsoleSurvey()
        let console = try ConsoleProcess.onTerminal(survey, "李敏")
        #expect(console.expect("开始拨打"))
        console.write("\r5")
        #expect(console.expect("了解情况："))
        console.write("8")
        #expect(console.expect("了解情况：8"))
        console.signal(SIGTSTP)
        #expect(console.hasStopped())
        #expect(!console.screen.isAlternate && !console.screen.keypad && !console.screen.marksPastes)
        #expect(console.modes.c_lflag & tcflag_t(ICANON | ECHO) == tcflag_t(ICANON | ECHO))
        console.signal(SIGCONT)
        #expect(console.expect("了解情况：8"))
        console.write("5\r")
        #expect(console.expect("满意度："))
        #expect(console.screen.isAlternate && console.screen.keypad && console.screen.marksPastes)
        let drawings = console.screen.clearings
        console.write("\u{0C}")
        #expect(console.expect("满意度：") && console.screen.clearings == drawings + 1)
        console.signal(SIGTERM)
        #expect(console.finish() == 128 + SIGTERM)
    }

    /// Even a program that dies of a fault of its own leaves the terminal as it was found.
    @Test func aFaultLeavesTheTerminalAsItWas() throws {
        let survey = try ConsoleSurvey()
        let console = try ConsoleProcess.onTerminal(survey, "李敏")
        #expect(console.expect("开始拨打"))
        console.signal(SIGABRT)
        #expect(console.finish() == 128 + SIGABRT)
        #expect(!console.screen.isAlternate && !console.screen.keypad && !console.screen.marksPastes)
        #expect(console.modes.c_lflag & tcflag_t(ICANON | ECHO) == tcflag_t(ICANON | ECHO))
    }

    /// Ctrl-D ends the day; in a call it asks once, and where something is typed it does nothing.
    @Test func ctrlDEndsTheDay() throws {
        let survey = try ConsoleSurvey()
        let console = try ConsoleProcess.onTerminal(survey, "李敏")
        #expect(console.expect("开始拨打"))
        console.write("\r5")
        #expect(console.expect("了解情况："))
        console.write("9\u{4}")
        #expect(console.expect("请输入 0 到 100 的数字"))
        console.write("\u{15}\u{4}")
        #expect(console.expect("这次拨打还没有记录。收工？[回车] 收工，不留记录 [-] 接着打"))
        console.write("-")
        #expect(console.expect("了解情况："))
        console.write("\u{4}")
        #expect(console.expect("收工："))
        usleep(600_000)
        console.write("\r")
        #expect(console.finish() == 0)
        #expect(console.text.contains("今日小结"))
        #expect(try survey.calls().isEmpty)
    }

    /// A terminal that knows only lines is served as a pipe is, but may put a bad line right.
    @Test func aDumbTerminalGoesLineByLine() throws {
        let survey = try ConsoleSurvey()
        let console = try ConsoleProcess.onTerminal(survey, "李敏", environment: ["TERM=dumb"])
        #expect(console.expect("结果（代码、键或名称"))
        console.write("3\n")
        #expect(console.expect("屏上的 3 是占线，请写 30") && !console.text.contains("到此为止"))
        console.write("50\n")
        #expect(console.expect("了解情况："))
        console.write("90\n95\n\nq\n")
        #expect(console.finish() == 0)
        #expect(!console.text.contains("\u{1B}"))
        #expect(try survey.calls().map(\.record.attempt.outcome) == [.completed])
    }

    @Test func aTerminalWithoutUTF8IsToldBeforeTheScreenIsTaken() throws {
        let survey = try ConsoleSurvey()
        for locale in ["LC_ALL=zh_CN.GB18030", "LANG=zh_CN.ISO-8859-1@x", "LANG=zh_CN"] {
            let console = try ConsoleProcess.onTerminal(survey, "李敏", environment: ["TERM=xterm", locale])
            #expect(console.expect("not UTF-8") && !console.screen.isAlternate)
            console.write("\n")
            #expect(console.expect("开始拨打") && console.screen.isAlternate)
            console.write("q")
            #expect(console.finish() == 0)
        }
        for locale in ["LC_ALL=zh_CN.utf8", "LANG=C", "LC_CTYPE=UTF-8"] {
            let plain = try ConsoleProcess.onTerminal(survey, "李敏", environment: ["TERM=xterm", locale])
            #expect(plain.expect("开始拨打") && !plain.text.contains("not UTF-8"))
            plain.write("q")
            #expect(plain.finish() == 0)
        }
    }

    /// After `kill -9` the same surveyor has the same contact on the screen again, and nobody else has it meanwhile.
    @Test func whoWasKilledGetsTheContactBack() throws {
        let survey = try ConsoleSurvey()
        let killed = try ConsoleProcess.onTerminal(survey, "李敏")
        #expect(killed.expect("开始拨打"))
        let contact = try #require(Int(killed.screen.text[2].prefix(6).filter(\.isNumber)))
        killed.write("\r5")
        #expect(killed.expect("了解情况："))
        // A second console of the same surveyor, while the first one runs, is given another contact.
        let second = try ConsoleProcess.onTerminal(survey, "李敏")
        #expect(second.expect("开始拨打"))
        #expect(!second.screen.text[2].contains(" \(contact) 号"))
        second.write("q")
        #expect(second.finish() == 0)
        killed.signal(SIGKILL)
        #expect(killed.finish() == 128 + SIGKILL)
        let other = try ConsoleProcess.onTerminal(survey, "王强")
        #expect(other.expect("开始拨打") && !other.screen.text[2].contains(" \(contact) 号"))
        let again = try ConsoleProcess.onTerminal(survey, "李敏")
        #expect(again.expect("没有保存（程序中断过）。接着拨？[回车] 是 [.] 跳过"))
        #expect(again.screen.text[2].contains(" \(contact) 号"))
        for console in [other, again] {
            console.write("q")
            #expect(console.finish() == 0)
        }
    }

    /// Another program writes for seconds: the console says so, loses nothing and goes on by itself.
    @Test func aBusyFileIsWaitedFor() throws {
        let survey = try ConsoleSurvey()
        let console = try ConsoleProcess.onTerminal(survey, "李敏")
        #expect(console.expect("开始拨打"))
        console.write("\r")
        #expect(console.expect("拨打中"))
        // SQLite's RESERVED byte, as another program holds it while it writes.
        let file = Glibc.open(survey.path, O_RDWR)
        var lock = flock(l_type: Int16(F_WRLCK), l_whence: Int16(SEEK_SET), l_start: 0x4000_0001, l_len: 1, l_pid: 0)
        #expect(fcntl(file, F_SETLK, &lock) == 0)
        usleep(3_500_000)
        console.write("1")
        #expect(console.expect("正在保存，请稍候（有人在生成报告）。您的输入没有丢"))
        #expect(console.saved.isEmpty)
        Glibc.close(file)
        #expect(console.expect("已保存 1 号记录"))
        #expect(console.expect("今天不在外呼日期内"))
        console.write("q")
        #expect(console.finish() == 0)
    }

    /// A change of size redraws the screen for it.
    @Test func aNarrowerTerminalFolds() throws {
        let survey = try ConsoleSurvey()
        let console = try ConsoleProcess.onTerminal(survey, "李敏")
        #expect(console.expect("开始拨打"))
        console.resize(columns: 40)
        console.signal(SIGWINCH)
        #expect(console.expect("已拨0/5"))
        console.write("q")
        #expect(console.finish() == 0)
        #expect(console.text.contains("今日小结"))
    }
}
