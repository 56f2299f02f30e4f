/// What the environment tells of the terminal.
enum TerminalKind {
    /// A terminal that can only go on line by line, as within an editor.
    static func isDumb(_ environment: [String: String]) -> Bool { environment["TERM"] == "dumb" }

    /// The character set of the locale where it is another than UTF-8, or the locale where that goes without saying (`zh_CN`
    /// is GB2312); `nil` too for C and POSIX, which say nothing of the terminal.
    static func otherCharset(_ environment: [String: String]) -> String? {
        let names = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { environment[$0] }
        guard let locale = names.first(where: { !$0.isEmpty }), locale != "C", locale != "POSIX" else { return nil }
        let charset = (locale.split(separator: ".", maxSplits: 1).last ?? "").prefix { $0 != "@" }
        return charset.lowercased().filter { $0 != "-" } == "utf8" ? nil : String(charset)
    }
}
