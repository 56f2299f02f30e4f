import SurveyCore

/// The argument parser's own messages are English literals; they are turned into Chinese here. Its help screens
/// are not read: ``HelpScreen`` makes them.
package enum ParserWords {
    /// A message as the parser made it (`fullMessage(for:)`), in `language`, without the usage that it ends with: where the
    /// parser stops before it knows the command, that is another one's.
    package static func spoken(_ text: String, in language: Language) -> String {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if let usage = lines.lastIndex(where: { $0.hasPrefix("Usage: ") }) { lines.removeSubrange(usage...) }
        var help: [String] = []
        if let place = lines.lastIndex(where: { $0.hasPrefix("Help:  ") }) {
            help = lines[place...].map { language("说明：" + $0.dropFirst(7), $0) }
            lines.removeSubrange(place...)
        }
        let said = lines.joined(separator: "\n")
        let message = said.hasPrefix("Error: ") ? String(said.dropFirst(7)) : said
        return ([language("错误：", "Error: ") + self.message(message, in: language)] + help).joined(separator: "\n")
    }

    /// Columns of a line: the names of all values fit, and what was typed is cut.
    private static let longest = 800

    /// What the parser says is wrong, without the usage below it (`message(for:)`).
    package static func message(_ text: String, in language: Language) -> String {
        // What the user typed stands in it.
        var safe = text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { cutInTheMiddle(safeText(String($0)), to: longest) }.joined(separator: "\n")
        // The parser offers whatever is least far, the opposite (`--mask`) as well.
        if let found = match("Unknown option '%'. Did you mean '%'?", safe),
            CommandName.nearest(to: bare(found[0]), among: [bare(found[1])]) == nil
        {
            safe = "Unknown option '\(found[0])'"
        }
        return language == .zh ? chinese(message: safe) : safe
    }

    private static func bare(_ option: String) -> String { String(option.drop { $0 == "-" }) }

    /// The names of commands in a help screen of the parser, from its usage line; `nil` for any other text.
    package static func path(ofHelp text: String) -> [String]? {
        guard text.hasPrefix("OVERVIEW: ") || text.hasPrefix("USAGE: ") else { return nil }
        let usage = text.split(separator: "\n").first { $0.hasPrefix("USAGE: ") }
        return usage?.split(separator: " ").dropFirst(2).map(String.init)
    }

    /// The placeholders of a usage line.
    static func names(_ usage: String, _ language: Language) -> String {
        language(usage.replacing("<subcommand>", with: "<命令>").replacing("<options>", with: "<选项>"), usage)
    }

    /// The parser's messages (ErrorMessageGenerator of swift-argument-parser 1.8) and ours; a message it does not know, one of
    /// our own, stays as it is.
    private static func chinese(message: String) -> String {
        for (english, chinese) in messages {
            guard let found = match(english, message) else { continue }
            var parts = chinese.split(separator: "%", omittingEmptySubsequences: false).map(String.init)
            for (index, value) in found.enumerated() where index + 1 < parts.count { parts[index] += tail(value) }
            return parts.joined()
        }
        return message
    }

    private static let messages: [(String, String)] = [
        ("Unknown option '%'. Did you mean '%'?", "没有选项 %。是否 %？"),
        ("Unknown option '%'\n   or: Missing value for '%' in '%'", "没有选项 %，或 % 缺少值（在 % 中）。"),
        ("Unknown option '%'", "没有选项 %。"),
        ("Missing value for '%'", "% 缺少值。"),
        ("The option '%' does not take any value, but '%' was specified.", "选项 % 不带值，不能写「%」。"),
        ("Unexpected argument '%'", "多出一个参数「%」。"),
        ("% unexpected arguments: '%'", "多出 % 个参数：'%'。"),
        ("Value to be set with flag '%' had already been set with flag '%'", "% 与前面的 % 只能写一个。"),
        ("Missing expected argument '%'", "缺少 %。"),
        ("Missing one of: '%'", "须写下列之一：'%'。"),
        ("The value '%' is invalid for '%'. Please provide one of the following:\n%", "「%」不能用于 %。可用：\n%"),
        ("The value '%' is invalid for '%'. Please provide one of %.", "「%」不能用于 %。可用：%。"),
        ("The value '%' is invalid for '%': %", "「%」不能用于 %：%"),
        ("The value '%' is invalid for '%'", "「%」不能用于 %。"),
        ("The value '%' is invalid.%", "「%」不能用。%"),
        ("Invalid option: %", "无效的选项 %。"),
        ("Missing required subcommand.", "缺少命令。"),
        ("Command '%' is not a parent of the current command.", "「%」不是当前命令的上级命令。"),
        (
            "Can't generate completion scripts for '%'.\nPlease use --generate-completion-script=<shell> with one of:\n%",
            "不能为 % 生成补全脚本。请用 --generate-completion-script=<shell>，可用：\n%"
        ),
        (
            "Can't autodetect a supported shell.\nPlease use --generate-completion-script=<shell> with one of:\n%",
            "认不出所用的 shell。请用 --generate-completion-script=<shell>，可用：\n%"
        ),
        ("Internal error. %", "程序内部错误（%）。"),
    ]

    /// Lists inside a message: `'a', 'b' or 'c'`.
    private static func tail(_ value: String) -> String {
        value.replacing("' or '", with: "'、'").replacing("' and '", with: "'、'").replacing("', '", with: "'、'")
    }

    /// The texts at the `%` of `template`, or `nil` when `text` is not of its form.
    private static func match(_ template: String, _ text: String) -> [String]? {
        let literals = template.split(separator: "%", omittingEmptySubsequences: false)
        guard text.hasPrefix(literals[0]), literals.count > 1 || text == template else {
            return literals.count == 1 && text == template ? [] : nil
        }
        var rest = text.dropFirst(literals[0].count)
        var found: [String] = []
        for (index, literal) in literals.enumerated().dropFirst() {
            if index == literals.count - 1 {
                guard rest.hasSuffix(literal) else { return nil }
                found.append(String(rest.dropLast(literal.count)))
            } else {
                guard let range = rest.firstRange(of: literal) else { return nil }
                found.append(String(rest[..<range.lowerBound]))
                rest = rest[range.upperBound...]
            }
        }
        return found
    }
}

extension Words {
    package func version(program: String, schema: Int, rulebook: String, sqlite: String) -> String {
        [
            "huifang \(program)", self("调查文件格式 \(schema)", "survey file format \(schema)"),
            self("默认评定规则 \(rulebook)", "default rulebook \(rulebook)"), "SQLite \(sqlite)",
        ].joined(separator: "\n")
    }
}
