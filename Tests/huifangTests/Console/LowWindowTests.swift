import SurveyCore
import Testing

@testable import huifang

/// Windows of few lines, on a pseudo-terminal (console.md §Screen).
@Suite(.serialized) struct LowWindowTests {
    /// What is dialled, chosen and asked stays at every size, from the first key of a call to the last.
    @Test(arguments: [(80, 24), (80, 20), (80, 15), (40, 24), (40, 20), (40, 15), (120, 40)])
    func whatIsNeededStays(_ columns: UInt16, _ lines: UInt16) throws {
        let survey = try ConsoleSurvey()
        let console = try survey.console("李敏", at(23, 9, 30))
        let phone = try #require(console.screen.text[5].firstMatch(of: /154 \d{4} \d{4}/)).output
        console.resize(columns: columns, lines: lines)
        for (keys, needed) in [
            ("", ["[回车] 开始拨打", "[*] 更正刚才的记录", ">"]), ("⏎", ["8", "无法接通", "不愿受访", "号码有问题", "结果："]),
            ("8", ["语音助手", "被拦截", "我方故障"]), ("-0", ["空号", "停机", "打错了", "拨不出"]), ("1", ["空号    回车保存："]),
            ("-⏎2", ["什么时间："]), ("--4", ["本人不在", "已离职", "告知新号码"]), ("-5", ["第一个问题", "了解情况："]),
            ("90⏎", ["第二个问题", "满意度："]), ("95⏎", ["我复述一下：了解情况 90 分，满意度 95 分", "[回车] 保存", "回车保存："]),
        ] {
            try console.type(keys)
            try console.send("\u{0C}")
            let shown = console.screen.text
            #expect(shown.dropFirst(Int(lines)).joined().isEmpty)
            let screen = shown.joined().filter { $0 != " " }
            for text in needed + [String(phone)] {
                #expect(screen.contains(text.filter { $0 != " " }), "\(columns)x\(lines) \(keys) \(text)")
            }
        }
        try console.type("⏎")
        try console.send("\u{0C}")
        #expect(console.screen.text.joined().contains(columns < 80 ? "存1 " : "已保存 1 号记录"))
    }

    /// Line after line less: hints go before what is read out, and that before the number.
    @Test func hintsGoFirstThenTheOpening() throws {
        let survey = try ConsoleSurvey()
        let console = try survey.console("李敏", at(23, 9, 30))
        func lowest(_ text: String, _ columns: UInt16) throws -> UInt16 {
            var lowest: UInt16 = 25
            for lines in (UInt16(15)...24).reversed() {
                console.resize(columns: columns, lines: lines)
                try console.send("\u{0C}")
                guard console.screen.text.joined().contains(text) else { break }
                lowest = lines
            }
            return lowest
        }
        let phone = try #require(console.screen.text[5].firstMatch(of: /154 \d{4} \d{4}/)).output
        let (opening, number) = (try lowest("您现在方便吗", 40), try lowest(String(phone), 40))
        #expect(opening > 15 && number == 15)
        try console.type("⏎5")
        let (hint, question) = (try lowest("八九十分吧", 80), try lowest("第一个问题", 80))
        #expect(hint > 15 && question == 15)
    }

    /// Below the least size the window is asked to grow; what was typed is there afterwards.
    @Test(arguments: [(80, 14), (39, 24), (20, 5)]) func aWindowThatIsTooSmallSaysSo(_ columns: UInt16, _ lines: UInt16)
        throws
    {
        let survey = try ConsoleSurvey()
        let console = try survey.console("李敏", at(23, 9, 30))
        try console.type("⏎58")
        console.resize(columns: columns, lines: lines)
        try console.send("\u{0C}")
        #expect(console.screen.text.joined().contains("窗口太小"))
        #expect(!console.screen.text.joined().contains("第一个问题"))
        // Nothing is lost, and keys are still taken.
        try console.type("5")
        console.resize(columns: 80, lines: 24)
        try console.send("\u{0C}")
        #expect(console.screen.text[21] == " 了解情况：85")
        try console.type("⏎")
        #expect(console.screen.text[21] == " 满意度：")
    }
}
