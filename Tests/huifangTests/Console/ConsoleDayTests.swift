import Foundation
import SurveyCore
import SurveyStore
import SurveyWords
import Testing

@testable import huifang

/// Days at the console, on a pseudo-terminal and a real file. One after another: signals belong to the whole process.
@Suite(.serialized) struct ConsoleDayTests {
    /// Two surveyors, twenty contacts: every kind of outcome, taking back, an appointment kept, an incoming call,
    /// confirming dials, leaving and coming back.
    @Test func aDayIsKeptAsItWasDialled() throws {
        let survey = try ConsoleSurvey()
        let liMin = try survey.console("李敏", at(23, 9, 30))
        #expect(liMin.screen.isAlternate && liMin.screen.keypad)
        try expectGolden("day-first-contact", liMin.screen.text)

        // Odd keys, each with a contact of its own: two keystrokes.
        for (key, saved) in zip("1379", ["无人接听", "占线", "关机", "无法接通"]) {
            try liMin.type("⏎\(key)")
            #expect(liMin.screen.text[23].contains(saved))
            #expect(liMin.screen.reversed.contains(23))
        }
        try expectGolden("day-silent", liMin.screen.text)
        try liMin.type("⏎590⏎95⏎⏎")
        try expectGolden("day-completed", liMin.screen.text)
        try liMin.type("⏎590⏎⏎1⏎")  // one question declined
        try liMin.type("⏎5⏎2⏎")  // hung up
        try liMin.type("⏎215⏎⏎")  // 15:00
        try expectGolden("day-appointment", liMin.screen.text)
        try liMin.type("⏎41")
        try liMin.type("⏎42")
        try liMin.type("⏎43+现由陈经理负责⏎")
        try liMin.type("⏎44⏎")
        #expect(liMin.screen.text[22].contains("请输入对方告知的号码"))
        try liMin.type("15400009999⏎")
        try liMin.type("⏎61⏎")
        try expectGolden("day-refused", liMin.screen.text)

        // The refusal was a slip: the contact comes back and is interviewed.
        try liMin.type("*1")
        try liMin.type("*⏎")
        #expect(liMin.screen.text[23].contains("已作废 13 号记录（按错键）"))
        try liMin.type("⏎580⏎85⏎⏎")
        try liMin.type("⏎81⏎")
        try liMin.type("⏎82⏎")
        try liMin.type("⏎83")
        try liMin.type("⏎84")
        try liMin.type("⏎85")
        #expect(liMin.screen.text[23].contains("我方故障"))
        try liMin.type("⏎01⏎")
        try expectGolden("day-unallocated", liMin.screen.text)
        try liMin.type("⏎03⏎")
        try liMin.type("⏎1")
        try expectGolden("day-nothing-now", liMin.screen.text)
        try liMin.type(".4")
        guard case .finished(let summary) = try #require(liMin.ending) else { throw Unfinished() }
        try expectGolden("day-summary", masked(summary))

        // Another surveyor confirms, blind; one is dead, one is not.
        let wang = try survey.console("王强", at(23, 14, 31))
        #expect(!wang.screen.text.joined().contains("空号"))
        try wang.type("⏎01⏎")
        try expectGolden("day-confirmed", wang.screen.text)
        try wang.type("⏎1")
        try expectGolden("day-not-confirmed", wang.screen.text)

        // Somebody of Li Min's list rings back at Wang's telephone.
        let rang = try #require(try contact(survey, state: .open, of: "李敏", outcome: .noAnswer))
        try wang.type(".3\(rang.phone!.suffix(4))⏎")
        try wang.type("⏎")
        try wang.type("5100⏎100⏎⏎")
        #expect(wang.screen.text[23].contains("\(rang.id) 号 完成"))
        try wang.type("q")

        // Back again at three: the appointment comes first; the terminal is closed in the middle of it.
        let again = try survey.console("李敏", at(23, 15, 0))
        try expectGolden("day-due", again.screen.text)
        try again.type("⏎590⏎9")
        #expect(try survey.claim(34, at(23, 15, 1)) == .inUse(by: DeskSurveyor(name: "李敏", number: 2), contact: 34))
        try again.hangUp()
        #expect(again.ending == .interrupted(signal: nil, held: 34))
        #expect(try survey.claim(34, at(23, 15, 1)) == nil)
        try expectGolden("day-records", try survey.records())
        #expect(survey.runner.run("verify").code != 1)
    }

    /// `HUIFANG_DIAL` is run with the number when Enter starts the dial; a result at once is asked about.
    @Test func aSoftphoneDials() throws {
        let survey = try ConsoleSurvey()
        let out = survey.runner.path("dialled")
        try survey.runner.write("dial", "#!/bin/sh\necho \"$1 $2\" >>'\(out)'\n")
        chmod(survey.runner.path("dial"), 0o755)
        let command = DialCommand("\(survey.runner.path("dial")) -n")
        let console = try survey.console("李敏", at(23, 9, 30), dial: command)
        try console.type("⏎1", every: 2000)
        #expect(console.screen.text[22].contains("刚拨 2 秒。确认无人接听？"))
        try console.type("-")
        console.pass(seconds: 20)
        try console.type("1")
        #expect(console.screen.text[23].contains("已保存 1 号记录：30 号 无人接听"))
        try console.type("q")
        #expect(try String(contentsOfFile: out, encoding: .utf8) == "-n 15400300030\n")
    }

    /// `HUIFANG_DIAL=osc52`: at Enter the number is sent to the terminal for its clipboard; nothing of it is seen.
    @Test func theNumberGoesToTheSurveyorsOwnClipboard() throws {
        let survey = try ConsoleSurvey()
        let plain = try survey.console("李敏", at(23, 9, 30))
        let console = try survey.console("王强", at(23, 9, 30), dial: DialCommand("osc52"))
        try plain.type("⏎")
        try console.type("⏎")
        #expect(plain.screen.commands == [])
        let sent = try #require(console.screen.commands.first)
        #expect(console.screen.commands.count == 1 && sent.hasPrefix("52;c;"))
        let data = try #require(Data(base64Encoded: String(sent.dropFirst(5))))
        let number = String(decoding: data, as: UTF8.self)
        let shown = console.screen.text.joined().filter(\.isNumber)
        #expect(number.count >= 11 && shown.contains(number), "\(number)")
        #expect(console.screen.text.allSatisfy { !$0.contains("52;c") } && !console.screen.text[22].contains("拨号"))
        try console.type("q")
    }

    struct Unfinished: Error {}

    /// The head follows from random salts.
    private func masked(_ lines: [String]) -> [String] {
        lines.map { $0.replacing(/[0-9a-f]{4} [0-9a-f]{4} [0-9a-f]{4} [0-9a-f]{4}/, with: "xxxx xxxx xxxx xxxx") }
    }

    private func contact(
        _ survey: ConsoleSurvey,
        state: ContactState,
        of surveyor: String,
        outcome: Disposition
    ) throws -> ContactListing? {
        let file = try survey.open()
        return try file.contacts(ContactFilter(state: state), now: at(23, 16, 0)).first { listing in
            guard listing.surveyor == surveyor else { return false }
            return try file.contact(String(listing.id), now: at(23, 16, 0)).calls.first?.attempt.outcome == outcome
        }
    }
}
