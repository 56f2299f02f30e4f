/// What the argument parser knows of a command, as `--experimental-dump-help` prints it: as much as its help needs.
package struct CommandInfo: Decodable, Sendable {
    let commandName: String
    let abstract: String?
    let discussion: String?
    let defaultSubcommand: String?
    let subcommands: [CommandInfo]?
    let arguments: [Argument]?

    /// What the whole dump is.
    package struct Tool: Decodable, Sendable { package let command: CommandInfo }

    struct Argument: Decodable, Sendable {
        enum Kind: String, Decodable, Sendable { case positional, option, flag }

        struct Name: Decodable, Sendable {
            let kind: String
            let name: String
            var written: String { (kind == "long" ? "--" : "-") + name }
        }

        let kind: Kind
        let isOptional: Bool
        let shouldDisplay: Bool
        let isRepeating: Bool
        let names: [Name]?
        let preferredName: Name?
        let valueName: String?
        let defaultValue: String?
        let allValues: [String]?
        let abstract: String?

        /// `--version` and `--help`, which the parser adds itself: they stand in no usage line.
        var parsersOwn: String? { ["version", "help"].first { $0 == preferredName?.name } }
    }
}

/// The help screen of a command: what it is for, how it is written, its arguments, options and subcommands.
package enum HelpScreen {
    /// Where descriptions begin.
    private static let indent = 26

    /// - Parameter path: names of commands from below `root` on; what is no command there ends it.
    package static func text(of path: [String], in root: CommandInfo, _ language: Language, columns: Int) -> String {
        let (command, names) = found(path, in: root)
        let arguments = (command.arguments ?? []).filter(\.shouldDisplay)
        let commands = (command.subcommands ?? []).filter { $0.commandName != "help" }
        var lines = prose(language("", "OVERVIEW: ") + (command.abstract ?? ""), columns) + [""]
        if let discussion = command.discussion { lines += prose(discussion, columns) + [""] }
        lines += usage(language("用法：", "USAGE: "), synopsis(of: command, names, language), columns: columns)
        let sections = [
            (language("参数：", "ARGUMENTS:"), arguments.filter { $0.kind == .positional }.map { element($0, language) }),
            (language("选项：", "OPTIONS:"), arguments.filter { $0.kind != .positional }.map { element($0, language) }),
            (
                language("命令：", "SUBCOMMANDS:"),
                commands.map { one in
                    let isDefault = one.commandName == command.defaultSubcommand
                    return (one.commandName + (isDefault ? language("（默认）", " (default)") : ""), one.abstract ?? "")
                }
            ),
        ]
        for (header, elements) in sections where !elements.isEmpty {
            lines += ["", header] + elements.flatMap { rendered($0, $1, columns) }
        }
        lines.append("")
        if !commands.isEmpty {
            let help = ([names[0], "help"] + names.dropFirst()).joined(separator: " ")
            lines.append(language("  各命令的详细说明：\(help) <命令>", "  See '\(help) <subcommand>' for detailed help."))
        }
        return lines.joined(separator: "\n")
    }

    /// How the command of that path is written, and its help asked for.
    package static func usage(of path: [String], in root: CommandInfo, _ language: Language) -> (
        line: String, help: String
    ) {
        let (command, names) = found(path, in: root)
        return (synopsis(of: command, names, language), names.joined(separator: " ") + " --help")
    }

    /// The two as the parser ends its messages.
    package static func ending(_ usage: (line: String, help: String), _ language: Language, columns: Int) -> [String] {
        self.usage(language("用法：", "Usage: "), usage.line, columns: columns)
            + [language("  详见：\(usage.help)", "  See '\(usage.help)' for more information.")]
    }

    /// The command of a path, with the names that lead to it.
    private static func found(_ path: [String], in root: CommandInfo) -> (CommandInfo, [String]) {
        var command = root
        var names = [root.commandName]
        for name in path {
            guard let next = command.subcommands?.first(where: { $0.commandName == name }) else { break }
            command = next
            names.append(name)
        }
        return (command, names)
    }

    private static func synopsis(of command: CommandInfo, _ names: [String], _ language: Language) -> String {
        let hasCommands = (command.subcommands ?? []).contains { $0.commandName != "help" }
        let text = synopsis(names, command.arguments ?? []) + (hasCommands ? " <subcommand>" : "")
        return ParserWords.names(text, language)
    }

    /// Examples are indented and stay on one line.
    private static func prose(_ text: String, _ columns: Int) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .flatMap { $0.hasPrefix(" ") ? [String($0)] : wrapped(String($0), columns: columns) }
    }

    /// Beyond twelve options only those are named that must be given.
    private static func synopsis(_ names: [String], _ arguments: [CommandInfo.Argument]) -> String {
        let own = arguments.filter { $0.parsersOwn == nil && $0.shouldDisplay }
        let named = own.count > 12 ? own.filter { $0.kind == .positional || !$0.isOptional } : own
        let options = named.count == own.count ? [] : [named.isEmpty ? "<options>" : "[<options>]"]
        let parts = named.map { argument in
            let name = argument.preferredName?.written
            let value = argument.kind == .flag ? nil : "<\(argument.valueName ?? "")>"
            let one = [name, value, argument.isRepeating ? "..." : nil].compactMap { $0 }.joined(separator: " ")
            return argument.isOptional ? "[\(one)]" : one
        }
        return (names + options + parts).joined(separator: " ")
    }

    /// A usage line in several, broken between its parts.
    static func usage(_ head: String, _ text: String, columns: Int) -> [String] {
        var parts: [String] = []
        for word in text.split(separator: " ").map(String.init) {
            // `[--seed <seed>]` stays in one piece.
            if let last = parts.last, last.hasPrefix("["), !last.hasSuffix("]") {
                parts[parts.count - 1] = last + " " + word
            } else {
                parts.append(word)
            }
        }
        let indent = DisplayWidth.of(head)
        var lines = [head]
        for part in parts {
            let last = lines[lines.count - 1]
            let blank = last == head || last.last == " " ? "" : " "
            if DisplayWidth.of(last + blank + part) <= columns || last == head {
                lines[lines.count - 1] = last + blank + part
            } else {
                lines.append(String(repeating: " ", count: indent) + part)
            }
        }
        return lines
    }

    /// How an argument is written, and what it is for.
    private static func element(_ argument: CommandInfo.Argument, _ language: Language) -> (String, String) {
        let names = argument.names ?? []
        let written = (names.filter { $0.kind == "short" } + names.filter { $0.kind != "short" }).map(\.written)
        let value = argument.kind == .flag ? [] : ["<\(argument.valueName ?? "")>"]
        let label = ([written.joined(separator: ", ")] + value).filter { !$0.isEmpty }.joined(separator: " ")
        switch argument.parsersOwn {
        case "version": return (label, language("显示版本。", "Show the version."))
        case .some: return (label, language("显示说明。", "Show help information."))
        case nil: break
        }
        let values = (argument.allValues ?? []).joined(separator: language("、", ", "))
        let facts = [
            values.isEmpty ? nil : language("可用 \(values)", "values: \(values)"),
            argument.defaultValue.map { language("默认 \($0)", "default: \($0)") },
        ].compactMap { $0 }.joined(separator: language("；", "; "))
        return (label, (argument.abstract ?? "") + (facts.isEmpty ? "" : language("（\(facts)）", " (\(facts))")))
    }

    private static func rendered(_ label: String, _ text: String, _ columns: Int) -> [String] {
        let label = "  " + label
        guard !text.isEmpty else { return [label] }
        let blanks = String(repeating: " ", count: indent)
        let lines = wrapped(text, columns: max(30, columns - indent))
        guard DisplayWidth.of(label) < indent else { return [label] + lines.map { blanks + $0 } }
        return [padded(label, toColumns: indent) + lines[0]] + lines.dropFirst().map { blanks + $0 }
    }
}
