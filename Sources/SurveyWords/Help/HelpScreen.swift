import SurveyCore

/// A help screen of the argument parser, read back into its parts and laid out by display width.
enum HelpScreen {
    /// Where the parser begins the descriptions.
    private static let indent = 26

    private struct Element {
        var label: String
        var abstract: String
    }

    static func chinese(_ text: String, columns: Int) -> String {
        var output: [String] = []
        var element: Element?
        var inSection = false

        func finish() {
            if let element { output += rendered(element, columns: columns) }
            element = nil
        }

        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if let header = header(line) {
                finish()
                inSection = true
                output.append(header)
            } else if line.hasPrefix("  See '") {
                finish()
                output.append(ParserWords.chinese(line: line))
            } else if inSection, line.hasPrefix(String(repeating: " ", count: indent)), element != nil {
                let more = trimmed(line)
                element!.abstract += element!.abstract.isEmpty ? more : " " + more
            } else if inSection, line.hasPrefix("  "), line.dropFirst(2).first != " " {
                finish()
                element = read(line)
            } else {
                finish()
                output += prose(line, columns: columns)
            }
        }
        finish()
        return output.joined(separator: "\n")
    }

    private static func header(_ line: String) -> String? {
        switch line {
        case "ARGUMENTS:": "参数："
        case "OPTIONS:": "选项："
        case "SUBCOMMANDS:": "命令："
        default: nil
        }
    }

    /// The overview, the usage, the discussion.
    private static func prose(_ line: String, columns: Int) -> [String] {
        if line.hasPrefix("OVERVIEW: ") { return wrapped(String(line.dropFirst(10)), columns: columns) }
        if line.hasPrefix("USAGE: ") {
            return usage("用法：", ParserWords.names(String(line.dropFirst(7))), columns: columns)
        }
        // Examples are indented and stay on one line.
        return line.hasPrefix(" ") ? [line] : wrapped(line, columns: columns)
    }

    /// A usage line in several, broken between its parts; the parser leaves it as long as it is.
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

    private static func read(_ line: String) -> Element {
        let characters = Array(line)
        guard characters.count > indent, characters[indent - 1] == " ", characters[indent] != "<",
            characters[indent] != "["
        else { return Element(label: trimmed(line), abstract: "") }
        return Element(label: trimmed(String(characters[..<indent])), abstract: trimmed(String(characters[indent...])))
    }

    private static func rendered(_ element: Element, columns: Int) -> [String] {
        let label = "  " + element.label.replacing(" (default)", with: "（默认）")
        let lines = wrapped(chinese(abstract: element.abstract), columns: max(30, columns - indent))
        guard !element.abstract.isEmpty else { return [label] }
        let blanks = String(repeating: " ", count: indent)
        if DisplayWidth.of(label) < indent {
            return [padded(label, toColumns: indent) + lines[0]] + lines.dropFirst().map { blanks + $0 }
        }
        return [label] + lines.map { blanks + $0 }
    }

    /// What the parser adds to our descriptions, and its own options.
    static func chinese(abstract: String) -> String {
        switch abstract {
        case "Show the version.": return "显示版本。"
        case "Show help information.": return "显示说明。"
        case "Show subcommand help information.": return "显示某个命令的说明。"
        default: break
        }
        if let found = ParserWords.match("%(values: %; default: %)", abstract) {
            return "\(trimmed(found[0]))（可用 \(found[1].replacing(", ", with: "、"))；默认 \(found[2])）"
        }
        if let found = ParserWords.match("%(values: %)", abstract) {
            return "\(trimmed(found[0]))（可用 \(found[1].replacing(", ", with: "、"))）"
        }
        if let found = ParserWords.match("%(default: %)", abstract) { return "\(trimmed(found[0]))（默认 \(found[1])）" }
        return abstract
    }
}
