/// What the environment tells of the terminal.
enum TerminalKind {
    /// A terminal that can only go on line by line, as within an editor.
    static func isDumb(_ environment: [String: String]) -> Bool { environment["TERM"] == "dumb" }

    /// The character set of the locale where it is another than UTF-8; `nil` too where none is named.
    static func otherCharset(_ environment: [String: String]) -> String? {
        let names = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { environment[$0] }
        guard let locale = names.first(where: { !$0.isEmpty }), let dot = locale.firstIndex(of: ".") else { return nil }
        let charset = locale[locale.index(after: dot)...].prefix { $0 != "@" }
        return charset.lowercased().filter { $0 != "-" } == "utf8" ? nil : String(charset)
    }
}
