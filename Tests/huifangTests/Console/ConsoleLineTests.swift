import SurveyCore
import SurveyStore
import Testing

@testable import huifang

/// `huifang call` from a pipe (console.md §From a pipe).
@Suite struct ConsoleLineTests {
    let survey: ConsoleSurvey

    init() throws {
        survey = try ConsoleSurvey()
        survey.runner.now = at(23, 9, 30)
    }

    func call(_ lines: String...) -> CommandRunner.Result {
        survey.runner.run(["call", "--surveyor", "李敏"], input: lines)
    }

    func outcomes() throws -> [Disposition] { try survey.calls().map(\.record.attempt.outcome) }

    @Test func resultsAreTakenByCodeKeyAndLabel() throws {
        let result = call("10", "", "busy", "", "关机", "", "本人拒访", "态度很好", "q", "30")
        #expect(result.code == 0, "\(result.errors)")
        #expect(try outcomes() == [.noAnswer, .busy, .poweredOff, .refused])
        #expect(try survey.calls().last?.record.note == "态度很好")
        #expect(result.output.contains("已保存 4 号记录"))
    }

    @Test func scoresAreTakenOnePerLine() throws {
        let result = call("50", "90", "85.5", "", "51", "90", "", "")
        #expect(result.code == 0, "\(result.errors)")
        let calls = try survey.calls().map(\.record.attempt)
        #expect(
            calls[0].scores == ["understanding": Score(hundredths: 9000)!, "satisfaction": Score(hundredths: 8550)!]
        )
        #expect(calls[1].scores == ["understanding": Score(hundredths: 9000)!])
    }

    @Test func appointmentsAreTakenInEveryForm() throws {
        let result = call("20", "2020-09-24 09:30", "", "约定再拨", "15", "", "20", "", "", "20", "1.0930", "")
        #expect(result.code == 0, "\(result.errors)")
        #expect(
            try survey.calls().map(\.record.attempt.appointment) == [at(24, 9, 30), at(23, 15, 0), nil, at(24, 9, 30)]
        )
    }

    /// As anywhere else, and where only the time of day is given the next one.
    @Test func appointmentsAreTakenAsPeopleWriteThem() throws {
        let result = call(
            "20",
            "15:30",
            "",
            "20",
            "下午3点半",
            "",
            "20",
            "9：05",
            "",
            "20",
            "2020年9月24日上午9:05",
            "",
            "20",
            "2020-09-24T02:00Z",
            ""
        )
        #expect(result.code == 0, "\(result.errors)")
        #expect(
            try survey.calls().map(\.record.attempt.appointment) == [
                at(23, 15, 30), at(23, 15, 30), at(24, 9, 5), at(24, 9, 5), at(24, 10, 0),
            ]
        )
        #expect(call("20", "2020-09-24").code == 65 && call("20", "2020-12-24 9:00").code == 65)
    }

    @Test func linesTakeBackSkipAndFind() throws {
        let first = call("10", "", "u", "30", "", "s", "10", "")
        #expect(first.code == 0, "\(first.errors)")
        let calls = try survey.calls()
        #expect(calls[0].record.voided && !calls[1].record.voided)
        #expect(calls[0].contact == calls[1].contact)
        let wanted = calls[1].contact
        let phone = try #require(survey.open().contact(String(wanted), now: at(23, 10, 0)).contact.phone)
        let second = survey.runner.run(
            ["call", "--surveyor", "王强"],
            input: ["/\(phone)", "50", "80", "85", "来电", "q"]
        )
        #expect(second.code == 0, "\(second.errors)")
        let last = try #require(survey.calls().last)
        #expect(last.contact == wanted && last.record.attempt.incoming)
    }

    @Test(arguments: [
        (["3"], 1), (["10", "", "乱写"], 3), (["50", "九十"], 2), (["50", "105"], 2), (["50", "90", ""], 3),
        (["51", "90", "95"], 3), (["51", "", ""], 3), (["20", "99"], 2), (["20", "2020-09-23 09:29"], 2),
        (["20", "2020-10-30x"], 2),
        (["u"], 1), (["/没有这个人"], 1),
    ])
    func aBadLineEndsItAndIsNamed(_ lines: [String], _ line: Int) throws {
        let result = survey.runner.run(["call", "--surveyor", "李敏"], input: lines + ["10", "", "10", ""])
        #expect(result.code == 65)
        #expect(result.errors.contains("第 \(line) 行"))
        #expect(try outcomes().count == (lines.count == 3 && lines[0] == "10" ? 1 : 0))
        // The contact was given back.
        #expect(survey.runner.run(["call", "--surveyor", "李敏"], input: ["10", ""]).code == 0)
    }

    /// What was asked for at a bad line is said.
    @Test(arguments: [
        ([""], "（空行）：这里要写拨打结果"), (["3"], "屏上的 3 是占线，请写 30"),
        (["50", ""], "第 2 行（空行）：这里要写「了解情况」的得分，0 到 100。对方没有打分的，结果请写 51"),
        (["50", "50x"], "第 2 行「50x」：这里要写「了解情况」的得分。"), (["50", "90", "105"], "这里要写「满意度」的得分。105 超过 100"),
        (["51", "90", "95"], "每一问都打了分，结果应是 50（完成）"), (["51", "", ""], "没有一问打了分，就不是部分完成：本人不愿受访请写 61"),
        (["20", "x"], "这里要写约定时间，例如 15、0930"),
        (["u"], "今天还没有可以作废的记录"), (["/没有这个人"], "没有找到"), (["/公司"], "找到几个"),
    ])
    func aBadLineSaysWhatWasAsked(_ lines: [String], _ told: String) throws {
        let result = survey.runner.run(["call", "--surveyor", "李敏"], input: lines)
        #expect(result.code == 65 && result.errors.contains(told), "\(result.errors)")
        survey.runner.language = .en
        let english = survey.runner.run(["call", "--surveyor", "李敏"], input: lines).errors
        #expect(english.hasPrefix("Line \(lines.count)") && english.contains("what was saved is kept"), "\(english)")
    }

    @Test func theEndWithinAResultRecordsNothing() throws {
        #expect(call("50", "90").code == 0)
        #expect(try outcomes().isEmpty)
        // Only the note may be missing.
        #expect(call("10").code == 0)
        #expect(try outcomes() == [.noAnswer])
    }

    @Test func anIncomingCallTakesReachedResultsOnly() throws {
        let phone = try #require(survey.open().contact("1", now: at(23, 10, 0)).contact.phone)
        let result = call("/\(phone)", "10", "")
        #expect(result.code == 65)
        #expect(try outcomes().isEmpty)
    }

    /// Whoever was interviewed is asked for the other unit's contact on the same line, as at a screen.
    @Test(arguments: [true, false]) func oneNumberIsAskedForBothUnits(_ incoming: Bool) throws {
        let pairs = Dictionary(uniqueKeysWithValues: (11...20).map { ($0, $0 - 10) })
        let survey = try ConsoleSurvey(units: 2, shared: pairs)
        survey.runner.now = at(23, 9, 30)
        func call(_ lines: [String]) throws -> CommandRunner.Result {
            let phone = try #require(survey.open().contact("1", now: at(23, 9, 30)).contact.phone)
            return survey.runner.run(["call", "--surveyor", "李敏"], input: (incoming ? ["/\(phone)"] : []) + lines)
        }
        let bad = try call(["50", "90", "95", "", "10", ""])
        #expect(bad.code == 65 && bad.errors.contains("对方就在线上") && bad.output.contains("不必再问候：还想请您对"))
        #expect(try survey.calls().map(\.record.attempt.outcome) == [.completed])
        // Not asked, it is dialled in its turn.
        let skipped = try call(["s", "q"])
        #expect(skipped.code == 0, "\(skipped.errors)")
        let both = try call(incoming ? ["80", "q"] : ["50", "80", "85", "", "51", "70", "", "", "10", "", "q"])
        guard !incoming else { return }
        #expect(both.code == 0, "\(both.errors)")
        let calls = try survey.calls()
        #expect(calls.map(\.record.attempt.outcome) == [.completed, .completed, .partial, .noAnswer])
        #expect(abs(calls[1].contact - calls[2].contact) == 10 && calls.allSatisfy { !$0.record.attempt.incoming })
        #expect(try survey.claim(calls[2].contact, at(23, 9, 31)) == nil)
    }

    @Test func whatCannotBeginIsRefused() throws {
        #expect(survey.runner.run(["call"], input: []).code == 64)
        #expect(survey.runner.run(["call", "--surveyor", "没有"], input: []).code == 65)
        #expect(survey.runner.run(["close", "--reason", "期满", "--yes"]).code == 0)
        #expect(call("10", "").code == 77)
        let empty = try CommandRunner()
        #expect(empty.run("init").code == 0)
        try empty.write("s.csv", "姓名,回避单位\n李敏,\n")
        #expect(empty.run("import", "surveyors", empty.path("s.csv")).code == 0)
        #expect(empty.run("call", "--surveyor", "李敏").code == 77)
    }

    /// A fortnight with a holiday, played in a second: a silent number ends as unreachable by the protocol, never before.
    @Test func aSilentNumberIsUnreachableByTheProtocolAndNeverBefore() throws {
        let contact = 1
        let phone = try #require(survey.open().contact("1", now: at(23, 10, 0)).contact.phone)
        let days = [(29, 9, 9), (29, 9, 15), (30, 9, 18), (2, 10, 10), (9, 10, 16), (10, 10, 9)]
        for (index, (date, month, hour)) in days.enumerated() {
            survey.runner.now = at(date, hour, 5, month: month)
            let file = try survey.open()
            let desk = try Desk(file, surveyor: index == 5 ? "王强" : "李敏", holder: "\(index)", act: .test)
            _ = try desk.claim(contact, incoming: false, now: survey.runner.now).get()
            let draft = DeskDraft(
                contact: contact,
                dial: Dial(.noAnswer, at: survey.runner.now, until: survey.runner.now)
            )
            guard
                case .saved(let saved, _) = try desk.save(
                    draft,
                    known: 0,
                    knowing: true,
                    skipping: nil,
                    now: survey.runner.now
                )
            else {
                Issue.record("not saved")
                return
            }
            // The dial on the holiday counts as an attempt, not as a day or a slice; the fifth lacks another surveyor.
            #expect(saved.call.status.state == (index == 5 ? .unreachable : .open), "\(index)")
        }
        #expect(!phone.isEmpty)
    }
}
