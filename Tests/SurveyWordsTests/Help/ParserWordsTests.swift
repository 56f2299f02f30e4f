import SurveyWords
import Testing

/// Messages as swift-argument-parser 1.8.2 prints them.
@Suite struct ParserWordsTests {
    @Test func longUsageIsBrokenBetweenItsParts() {
        let line = "huifang draw [--seed <seed>] [--roster <digest>] [--surveyor <name> ...] [--per-unit <number>]"
        #expect(
            HelpScreen.ending((line, "huifang draw --help"), .en, columns: 60) == [
                "Usage: huifang draw [--seed <seed>] [--roster <digest>]",
                "       [--surveyor <name> ...] [--per-unit <number>]",
                "  See 'huifang draw --help' for more information.",
            ]
        )
    }

    @Test(arguments: [
        ("Unknown option '--sed'. Did you mean '--seed'?", "没有选项 --sed。是否 --seed？"),
        ("Unknown option '-x'", "没有选项 -x。"),
        ("Missing value for '--seed <seed>'", "--seed <seed> 缺少值。"),
        ("The option '--yes' does not take any value, but '1' was specified.", "选项 --yes 不带值，不能写「1」。"),
        ("Unexpected argument 'foo'", "多出一个参数「foo」。"),
        ("2 unexpected arguments: 'a', 'b'", "多出 2 个参数：'a'、'b'。"),
        ("Missing expected argument '<file> ...'", "缺少 <file> ...。"),
        (
            "The value 'x' is invalid for '--lang <lang>'. Please provide one of 'zh' and 'en'.",
            "「x」不能用于 --lang <lang>。可用：'zh'、'en'。"
        ),
        (
            "The value 'x' is invalid for '--color <color>'. Please provide one of 'a', 'b' or 'c'.",
            "「x」不能用于 --color <color>。可用：'a'、'b'、'c'。"
        ),
        ("The value 'x' is invalid for '--per-unit <n>'", "「x」不能用于 --per-unit <n>。"),
        ("Missing required subcommand.", "缺少命令。"),
        ("请写明原因", "请写明原因"),
    ])
    func errorsOfTheParserAreChinese(_ english: String, _ chinese: String) {
        let text =
            "Error: \(english)\nUsage: huifang draw [<options>]\n  See 'huifang draw --help' for more information."
        #expect(ParserWords.spoken(text, in: .zh) == "错误：\(chinese)")
        #expect(ParserWords.spoken(text, in: .en) == "Error: \(english)")
    }

    @Test func whatWasTypedCannotMoveTheCursor() {
        for language in Language.allCases {
            let spoken = ParserWords.spoken(
                "Error: Unexpected argument '\u{1B}[2J\u{202E}'\nUsage: huifang",
                in: language
            )
            #expect(!spoken.unicodeScalars.contains("\u{1B}") && spoken.contains("\\u001b[2J\\u202e"))
        }
    }

    @Test func aHelpScreenNamesItsCommand() {
        #expect(
            ParserWords.path(ofHelp: "OVERVIEW: x\n\nUSAGE: huifang import contacts <file> ...\n")?.prefix(2) == [
                "import", "contacts",
            ]
        )
        #expect(ParserWords.path(ofHelp: "USAGE: huifang <subcommand>") == ["<subcommand>"])
        #expect(ParserWords.path(ofHelp: "0.1.0") == nil)
    }

    @Test func anOptionIsNotAnsweredWithItsOpposite() {
        for (typed, offered, said) in [
            ("--mask", "--unmask", false), ("--foo", "--at", false), ("--sed", "--seed", true),
        ] {
            let text = "Error: Unknown option '\(typed)'. Did you mean '\(offered)'?\nUsage: huifang x\n  See"
            for language in Language.allCases {
                #expect(ParserWords.spoken(text, in: language).contains(offered) == said, "\(typed)")
            }
        }
    }

    @Test func whatAnOptionIsForIsSaidInBothLanguages() {
        let text =
            "Error: Missing value for '--seed <seed>'\nHelp:  --seed <seed>  甲\nUsage: huifang x\n  See 'huifang x'"
        #expect(ParserWords.spoken(text, in: .zh) == "错误：--seed <seed> 缺少值。\n说明：--seed <seed>  甲")
        #expect(
            ParserWords.spoken(text, in: .en) == "Error: Missing value for '--seed <seed>'\nHelp:  --seed <seed>  甲"
        )
    }
}
