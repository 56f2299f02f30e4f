import Foundation
import Naive
import SurveyCore
import SurveyWords
import Testing

@Suite struct TextTests {
    @Test(
        arguments: [
            ("abc", 3), ("郑州市", 6), ("（）", 4), ("ＡＢ", 4), ("e\u{301}", 1), ("\u{1F600}", 2), ("가", 2), ("〔2020〕", 8),
            ("", 0),
            ("ｱ", 1), ("\u{20000}", 2),
        ] as [(String, Int)]
    )
    func widthsAreThoseOfTerminals(_ text: String, _ expected: Int) { #expect(DisplayWidth.of(text) == expected) }

    @Test(
        arguments: [
            ("\u{202E}gnp.exe", "\\u202egnp.exe"), ("\u{1B}[31mred", "\\u001b[31mred"), ("a\nb", "a\\u000ab"),
            ("a\u{200B}b", "a\\u200bb"), ("\u{85}", "\\u0085"), ("\u{2066}x\u{2069}", "\\u2066x\\u2069"),
            ("\u{7F}", "\\u007f"),
            ("\u{E0041}", "\\udb40\\udc41"), ("\u{2028}", "\\u2028"), ("郑州 <b>&", "郑州 <b>&"), ("\u{9B}2J", "\\u009b2J"),
        ] as [(String, String)]
    )
    func hiddenCharactersAreShown(_ text: String, _ expected: String) { #expect(safeText(text) == expected) }

    /// A number as the product shows it stands on one line, wherever the line ends.
    @Test(arguments: Language.allCases) func noNumberIsBroken(_ language: Language) {
        let words = Words(language)
        let numbers = ["15400000123", "4001234567", "0371-67188321x8015", "15400000123x8", "95588x1", "+85221234501"]
            .map(words.phone)
        for padding in 0...30 {
            let text =
                "郑州市 word " + String(repeating: "a", count: padding) + " " + words.list(numbers) + "，"
                + numbers.joined(separator: " ")
            for columns in 26...60 {
                let lines = wrapped(text, columns: columns)
                for number in numbers {
                    #expect(
                        lines.reduce(0) { $0 + $1.components(separatedBy: number).count - 1 } >= 2,
                        "\(columns): \(lines)"
                    )
                }
            }
        }
    }

    /// A cell's line breaks and tabs are blanks in a message; everything else that is not seen is shown.
    @Test func aValueStandsOnOneLine() {
        for words in [Words(.zh), Words(.en)] {
            #expect(words.shown("河南\n绿源\r\n公司\t二部\r") == "河南 绿源 公司 二部 ")
            #expect(words.shown("a\u{B}b\u{2028}c\u{1B}") == "a\\u000bb\\u2028c\\u001b")
            #expect(!words.shown(String(repeating: "长\n", count: 1000)).contains("\\u"))
        }
    }

    /// Read back by a shell it is the text to the byte, and a terminal shows it as it is.
    @Test func aWordForAShellIsText() throws {
        let texts = ["甲局", "it's", "a\u{1B}[31mb", "甲\u{202E}乙'\\", "$(id)`x`\n", "\u{85}"]
        for text in texts {
            let word = shellQuoted(text)
            #expect(!word.unicodeScalars.contains(where: isInvisible), "\(word)")
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/bin/bash")
            process.arguments = ["-c", "printf '%s' \(word)"]
            let pipe = Pipe()
            process.standardOutput = pipe
            try process.run()
            #expect(String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self) == text)
        }
    }

    @Test func linesStayWhenAsked() { #expect(safeText("a\nb\u{1B}", lines: true) == "a\nb\\u001b") }

    @Test func ofAVeryLongValueBothEndsAreShown() {
        let shown = Words(.zh).shown("郑州" + String(repeating: "很长的", count: 3000) + "公司")
        #expect(shown.hasPrefix("郑州很长的") && shown.hasSuffix("长的公司") && shown.contains("..."))
        #expect(DisplayWidth.of(shown) <= 60)
    }

    @Test func longValuesAreCutBeforeTheyDrownTheMessage() {
        let shown = Words(.zh).shown(String(repeating: "长\u{202E}", count: 10_000))
        #expect(DisplayWidth.of(shown) <= 60)
        #expect(shown.contains("..."))
        #expect(!shown.unicodeScalars.contains("\u{202E}"))
    }

    @Test(
        arguments: [
            ("河南绿源餐饮管理有限公司", 20, "河南绿源...有限公司"), ("abc", 3, "abc"), ("abcdefghij", 7, "ab...ij"), ("郑州市", 3, "郑"),
        ] as [(String, Int, String)]
    )
    func longTextsAreCutInTheMiddle(_ text: String, _ columns: Int, _ expected: String) {
        #expect(cutInTheMiddle(text, to: columns) == expected)
        #expect(DisplayWidth.of(cutInTheMiddle(text, to: columns)) <= columns)
    }

    @Test func linesAreWrappedWhereTheyMayBe() {
        #expect(wrapped("一二三四五，六七", columns: 10) == ["一二三四", "五，六七"])
        #expect(wrapped("one two three", columns: 8) == ["one two", "three"])
        #expect(wrapped("合计（九个）", columns: 6) == ["合计", "（九", "个）"])
        #expect(wrapped("a\nb", columns: 8) == ["a", "b"])
        #expect(wrapped("", columns: 8) == [""])
    }

    @Test func datesReadAsPeopleWriteThem() throws {
        let date = try #require(CivilDate(iso: "2020-09-20"))
        let time = Timestamp(date, TimeOfDay(hour: 10, minute: 5)!, offset: UTCOffset(seconds: 28_800))
        let (zh, en) = (Words(.zh), Words(.en))
        #expect(zh.date(date) == "2020年9月20日")
        #expect(en.date(date) == "20 September 2020")
        #expect(zh.day(date) == "9月20日")
        #expect(en.day(date) == "20 September")
        #expect(zh.moment(time) == "9月20日 10:05")
        #expect(en.moment(time) == "20 September 10:05")
        #expect(zh.shortMoment(time) == "09-20 周日 10:05")
        #expect(en.shortMoment(time) == "Sun 09-20 10:05")
        #expect(zh.weekday(date) == "星期日")
        #expect(en.tableDay(date) == "20 Sept")
    }

    /// Whatever the text: no character is lost or broken up, and only blanks go where a line ends.
    @Test func wrappedLinesHoldTheWholeText() {
        let signs = ["中", "文", "，", "。", "（", "）", "「", "」", " ", "a", "bc", "9", ".", "e\u{301}", "👨‍👩‍👧", "👍🏽", "①", "ｶﾞ"]
        var random = SplitMix64(7)
        for _ in 1...2_000 {
            let text = (0...random.number(0...60)).map { _ in random.one(of: signs) }.joined()
            let columns = random.number(4...30)
            let lines = wrapped(text, columns: columns)
            func visible(_ text: String) -> [Character] { text.filter { $0 != " " } }
            #expect(visible(lines.joined()) == visible(text), "\(columns): \(text)")
        }
    }

    @Test func digestsAreGrouped() {
        #expect(Words(.zh).digest("9f2c71ab03de55c0aaaa", groups: 4) == "9f2c 71ab 03de 55c0 ...")
        #expect(Words(.zh).digest("9f2c71ab", groups: 4) == "9f2c 71ab")
    }

    @Test func countsAreGroupedInEnglish() {
        #expect(Words(.en).count(2077, "entry", "entries") == "2,077 entries")
        #expect(Words(.en).count(1, "contact") == "1 contact")
        #expect(Words(.zh).count(2077) == "2077")
    }
}
