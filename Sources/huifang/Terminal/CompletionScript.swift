/// ArgumentParser's scripts offer a command that has subcommands nothing but these. Here what its default subcommand takes is added:
/// `huifang contact 登` is completed as `huifang contact show 登` is.
enum CompletionScript {
    /// - Parameter script: as ArgumentParser writes it; every other text stays as it is.
    static func withDefaults(_ script: String) -> String {
        var function: Substring = ""
        let lines = script.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line -> [String] in
            if line.hasSuffix("() {") { function = line.dropLast(4) }
            return [String(line)] + more(behind: line, in: function)
        }
        return lines.joined(separator: "\n")
    }

    private static func more(behind line: Substring, in function: Substring) -> [String] {
        if line.contains(#""huifang contact show" -eq 1' -fka"#) {
            return [String(line).replacing("\"huifang contact show\"", with: "\"huifang contact\"")]
        }
        guard function == "_huifang_contact" else { return [] }
        if line.contains("COMPREPLY+=($(compgen -W 'show forget'") {
            return [
                #"        unparsed_words=("${subcommand}" "${unparsed_words[@]}")"#, "        _huifang_contact_show",
            ]
        }
        return line.contains("_describe -V subcommand") ? ["        _huifang_contact_show && ret=0"] : []
    }
}
