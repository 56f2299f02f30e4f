import SurveyCore

/// The argument parser's own messages are English literals; they are turned into Chinese here. Its help screens
/// are not read: ``HelpScreen`` makes them.
package enum ParserWords {
    /// A message as the parser made it (`fullMessage(for:)`), in `language`. Completion scripts pass through untouched.
    package static func spoken(_ text: String, in language: Language, columns: Int = 100) -> String {
        let isError = text.hasPrefix("Error: ")
        guard isError || text.hasPrefix("Usage: ") || text.hasPrefix("Help:  ") else { return text }
        // What the user typed stands in messages.
        let safe = isError ? safeText(text, lines: true) : text
        return language == .zh ? chinese(safe, columns: columns) : english(safe, columns: columns)
    }

    /// The names of commands in a help screen of the parser, from its usage line; `nil` for any other text.
    package static func path(ofHelp text: String) -> [String]? {
        guard text.hasPrefix("OVERVIEW: ") || text.hasPrefix("USAGE: ") else { return nil }
        let usage = text.split(separator: "\n").first { $0.hasPrefix("USAGE: ") }
        return usage?.split(separator: " ").dropFirst(2).map(String.init)
    }

    /// The parser's message with its usage line broken.
    private static func english(_ text: String, columns: Int) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .flatMap { line in
                line.hasPrefix("Usage: ")
                    ? HelpScreen.usage("Usage: ", String(line.dropFirst(7)), columns: columns) : [String(line)]
            }
            .joined(separator: "\n")
    }

    private static func chinese(_ text: String, columns: Int) -> String {
        var lines: [String] = []
        var message = ""
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if line.hasPrefix("Error: ") {
                message = String(line.dropFirst(7))
            } else if !message.isEmpty, !line.hasPrefix("Usage: "), !line.hasPrefix("Help:  "),
                !line.hasPrefix("  See '")
            {
                message += "\n" + line
            } else {
                if !message.isEmpty { lines.append("错误：" + chinese(message: message)) }
                message = ""
                lines +=
                    line.hasPrefix("Usage: ")
                    ? HelpScreen.usage("用法：", names(String(line.dropFirst(7)), .zh), columns: columns)
                    : [chinese(line: line)]
            }
        }
        if !message.isEmpty { lines.append("错误：" + chinese(message: message)) }
        return lines.joined(separator: "\n")
    }

    /// A line below a message.
    private static func chinese(line: String) -> String {
        if line.hasPrefix("Help:  ") { return "说明：" + String(line.dropFirst(7)) }
        if let found = match("  See '%' for more information.", line) { return "  详见：\(found[0])" }
        return line
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
