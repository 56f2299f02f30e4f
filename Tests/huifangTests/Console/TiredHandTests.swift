import Glibc
import SurveyCore
import Testing

@testable import huifang

/// What a tired hand strikes, on a pseudo-terminal: nothing is recorded that did not happen (console.md §Keys).
@Suite(.serialized) struct TiredHandTests {
    let survey: ConsoleSurvey

    init() throws { survey = try ConsoleSurvey() }

    func outcomes() throws -> [Disposition] { try survey.calls().map(\.record.attempt.outcome) }

    /// Scores without the 5 before them: the first digit is a result, what follows is not another one.
    @Test(arguments: ["95⏎92⏎", "5⏎92⏎", "85⏎", "100⏎", "70⏎30⏎", "95.1⏎92⏎", "75.4⏎", "9.2⏎9⏎"])
    func scoresWithoutTheFiveRecordOneResultAtMost(_ keys: String) throws {
        let console = try survey.console("李敏", at(23, 9, 30))
        try console.type("⏎")
        console.pass(seconds: 20)
        if keys.hasPrefix("5") { try console.type("9", every: 300) }
        try console.type(keys, every: 300)
        #expect(try outcomes().count <= 1)
        #expect(console.screen.text.joined().contains("[.] 跳过") || !keys.hasSuffix("92⏎"))
        // Nobody is rung: the next contact waits for Enter.
        #expect(!console.screen.text.joined().contains("拨打中"))
        #expect(console.ending == nil)
    }

    @Test func theNewCardIsDimFirst() throws {
        let console = try survey.console("李敏", at(23, 9, 30))
        try console.type("⏎9")
        #expect(console.screen.dim.isSuperset(of: 2...6) && console.screen.text[21] == "")
        try console.type("5", every: 200)
        #expect(console.screen.text[22] == " 刚才的 9 已记为「无法接通」。要打分请先按 5；[*] 撤回")
        try console.type("⏎", every: 1400)
        #expect(try !outcomes().isEmpty && console.screen.dim.contains(3))
        console.pass(seconds: 2)
        #expect(console.wait(for: " >"))
        #expect(console.screen.dim.isEmpty)
        try console.type("⏎")
        #expect(console.screen.text.joined().contains("拨打中"))
        try console.type("q")
    }

    /// A question is answered by Enter alone; the digits of a score are no.
    @Test func anUnknownKeyAtAQuestionIsNo() throws {
        let console = try survey.console("李敏", at(23, 9, 30))
        try console.type("⏎")
        console.pass(seconds: 95)
        try console.type("9")
        #expect(console.screen.text[22].contains("已拨 1 分 38 秒，确认无法接通？[回车] 是 [-] 不是"))
        try console.type("5")
        #expect(console.screen.text[22].contains("已拨 1 分 38 秒，确认无法接通？是就再按 9"))
        try console.type("⏎")
        #expect(try outcomes().isEmpty)
        // Read back, a refusal: the digit before Enter says that it was not meant.
        try console.type("590⏎95⏎")
        try console.type("80⏎", every: 300)
        #expect(try outcomes().isEmpty)
        #expect(console.screen.text[21].contains("回车保存"))
        try console.type("⏎")
        #expect(try outcomes() == [.completed])
    }

    /// `-` with something on the line clears it; what is typed again stays a score.
    @Test func aScoreTypedAgainIsNoResult() throws {
        let console = try survey.console("李敏", at(23, 9, 30))
        try console.type("⏎5105⏎-")
        #expect(console.screen.text[21] == " 了解情况：" && console.screen.text[22].contains("已清除"))
        try console.type("-")
        #expect(console.screen.text[22].contains("再按一次 [-]：退回十个键"))
        try console.type("95⏎")
        #expect(console.screen.text[21] == " 满意度：")
        try console.type("--")
        #expect(console.screen.text[22].contains("再按一次") && console.screen.text[21] == " 了解情况：95")
        try console.type("-")
        #expect(console.screen.text[21] == " 结果：")
        try console.type("299⏎-")
        #expect(console.screen.text[21] == " 什么时间：")
        try console.type("-15⏎⏎")
        #expect(try outcomes() == [.appointment])
    }

    @Test func aPasteDialsAndRecordsNothing() throws {
        let console = try survey.console("李敏", at(23, 9, 30))
        #expect(console.screen.marksPastes)
        try console.send("\u{1B}[200~\r9\r9\r\u{1B}[201~")
        #expect(console.screen.text[22] == " 这里不接受粘贴，请按键")
        try console.type("⏎")
        for keys in ["", "5", "90⏎"] {
            try console.type(keys)
            try console.send("\u{1B}[200~5\r90\r95\r\r\u{1B}[201~")
            #expect(console.screen.text[22] == " 这里不接受粘贴，请按键")
        }
        try console.type("95⏎+")
        try console.send("\u{1B}[200~现由陈经理\r\n负责\r\u{1B}[201~")
        #expect(console.screen.text[21] == " 备注：现由陈经理 负责")
        try console.type("⏎")
        #expect(try survey.calls().map(\.record.note) == ["现由陈经理 负责"])
    }

    /// Enter is dropped as a bounce only where nothing came between.
    @Test func aQuickHandLosesNoEnter() throws {
        let console = try survey.console("李敏", at(23, 9, 30))
        try console.type("⏎5")
        try console.type("10⏎0⏎", every: 120)
        #expect(console.screen.text[21].contains("了解情况 10  满意度 0"))
        // The bounce behind the last score saves nothing that was not read back.
        try console.type("⏎", every: 80)
        #expect(try outcomes().isEmpty)
        try console.type("⏎")
        #expect(try outcomes() == [.completed])
    }

    /// Scores as an input method or another keypad sends them.
    @Test(arguments: [
        (["９", "５"], "95"), (["\u{1B}Oy", "\u{1B}Ou"], "95"), (["8", "5", "。", "5"], "85.5"),
        (["９", "９", "－", "９", "０"], "90"), (["9", "\u{1B}[D", "8"], "89"), (["7", "9", "\u{15}", "9", "0"], "90"),
        (["7", "9", "\u{1B}", "9", "0"], "90"), (["9", "9", "\u{1B}OS", "8"], "8"),
    ])
    func scoresAreReadHoweverTheyAreSent(_ sent: [String], _ typed: String) throws {
        let console = try survey.console("李敏", at(23, 9, 30))
        try console.type("⏎5")
        for key in sent {
            try console.send(key)
            if key == "\u{1B}" { #expect(console.wait(for: "已清除")) }
        }
        #expect(console.screen.text[21] == " 了解情况：" + typed)
    }

    @Test func aCharacterThatComesSlowlyIsOne() throws {
        let console = try survey.console("李敏", at(23, 9, 30))
        try console.type("⏎590⏎95⏎+")
        for byte in "好".utf8 {
            console.write([byte])
            usleep(120_000)
        }
        #expect(console.wait(for: "备注：好"))
    }
}
