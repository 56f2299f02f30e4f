import Glibc

/// `HUIFANG_DIAL`: a command that dials, split at blanks into an argument vector, the number as the last argument. No shell.
/// `osc52` is no command: the number goes to the clipboard of whoever sits at the terminal, who may have come by ssh.
struct DialCommand: Sendable {
    let arguments: [String]

    /// `nil` for an empty command.
    init?(_ command: String) {
        arguments = command.split(whereSeparator: { $0 == " " || $0 == "\t" }).map(String.init)
        guard !arguments.isEmpty else { return nil }
    }

    var isClipboard: Bool { arguments == ["osc52"] }

    /// The program without its folder.
    var name: String { arguments[0].split(separator: "/").last.map(String.init) ?? arguments[0] }

    /// Starts the command with the number in digits; what it prints goes nowhere, since the screen is ours.
    /// - Returns: its process, or `nil` when it could not be started.
    func dial(_ number: String) -> pid_t? {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        var vector: [UnsafeMutablePointer<CChar>?] =
            (arguments + [DialCommand.digits(number)]).map { strdup($0) } + [nil]
        defer { for argument in vector { free(argument) } }
        var process: pid_t = 0
        guard posix_spawnp(&process, arguments[0], &actions, nil, &vector, environ) == 0 else { return nil }
        return process
    }

    /// `0371-67181234x801` → `037167181234`: an extension is keyed in once somebody answers.
    static func digits(_ number: String) -> String {
        let main = number.split(separator: "x", maxSplits: 1).first.map(String.init) ?? number
        return main.filter { $0 == "+" || ($0.isASCII && $0.isNumber) }
    }
}
