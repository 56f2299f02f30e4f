import SurveyWords
import Testing

/// Screens and messages as swift-argument-parser 1.8.2 prints them.
@Suite struct ParserWordsTests {
    static let screen = """
        OVERVIEW: 导入各单位报送的联系人

        编码自动识别。

          huifang import contacts a.csv

        USAGE: huifang import contacts [<options>] <文件> ...

        ARGUMENTS:
          <文件>                    CSV 文件；- 为标准输入

        OPTIONS:
          --received <日期>         实际收到日期，例如
                                  2020-09-18
          --allow-network-file-long <x>
                                  允许
          --format <format>       输出格式 (values: text, json; default: text)
          --version               Show the version.
          -h, --help              Show help information.

        """

    @Test func aHelpScreenIsChinese() {
        let lines = ParserWords.spoken(ParserWordsTests.screen, in: .zh, columns: 80).split(
            separator: "\n",
            omittingEmptySubsequences: false
        )
        .map(String.init)
        #expect(lines[0] == "导入各单位报送的联系人")
        #expect(lines.contains("  huifang import contacts a.csv"))
        #expect(lines.contains("用法：huifang import contacts [<选项>] <文件> ..."))
        #expect(lines.contains("参数：") && lines.contains("选项："))
        #expect(lines.contains("  <文件>                  CSV 文件；- 为标准输入"))
        #expect(lines.contains("  --received <日期>       实际收到日期，例如 2020-09-18"))
        #expect(lines.contains("  --allow-network-file-long <x>"))
        #expect(lines.contains("                          允许"))
        #expect(lines.contains("  --format <format>       输出格式（可用 text、json；默认 text）"))
        #expect(lines.contains("  -h, --help              显示说明。"))
        for line in lines { #expect(DisplayWidth.of(line) <= 80) }
    }

    @Test func longUsageIsBrokenBetweenItsParts() {
        let text =
            "USAGE: huifang draw [--seed <seed>] [--roster <digest>] [--surveyor <name> ...] [--per-unit <number>]"
        #expect(
            ParserWords.spoken(text, in: .en, columns: 60)
                == "USAGE: huifang draw [--seed <seed>] [--roster <digest>]\n"
                + "       [--surveyor <name> ...] [--per-unit <number>]"
        )
    }

    @Test func subcommandsAreListedInChinese() {
        let text = """
            USAGE: huifang <subcommand>

            SUBCOMMANDS:
              init                    建立一次调查

              See 'huifang help <subcommand>' for detailed help.
            """
        let chinese = ParserWords.spoken(text, in: .zh)
        #expect(chinese.contains("用法：huifang <命令>"))
        #expect(chinese.contains("命令：\n  init                    建立一次调查"))
        #expect(chinese.contains("  各命令的详细说明：huifang help <命令>"))
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
        #expect(
            ParserWords.spoken(text, in: .zh) == "错误：\(chinese)\n用法：huifang draw [<选项>]\n  详见：huifang draw --help"
        )
        #expect(ParserWords.spoken(text, in: .en) == text)
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

    @Test func completionScriptsPassThrough() {
        let script = "#compdef huifang\n\tlocal context state\n"
        #expect(ParserWords.spoken(script, in: .zh) == script)
        #expect(ParserWords.spoken("0.1.0", in: .zh) == "0.1.0")
    }
}
