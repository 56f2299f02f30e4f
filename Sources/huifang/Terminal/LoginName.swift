import Glibc

/// The name of the real user, which no environment variable changes.
///
/// Not by `getpwuid`: in a static binary it loads the machine's modules for the user database, which were made for another glibc.
enum LoginName {
    /// Users of a directory service stand in no file; `id`, which is the machine's own, asks it. Who has no name is a number.
    static var ofProcess: String { inFile("/etc/passwd", of: getuid()) ?? fromID() ?? String(getuid()) }

    static func inFile(_ path: String, of user: uid_t) -> String? {
        guard let file = fopen(path, "re") else { return nil }
        defer { fclose(file) }
        while let entry = fgetpwent(file) {
            let name = String(cString: entry.pointee.pw_name)
            // `+` and `-` send to another service; they are nobody's names.
            if entry.pointee.pw_uid == user, let first = name.first, first != "+", first != "-" { return name }
        }
        return nil
    }

    /// What `id` says of the real user; it sees nothing of our environment, in which a library to load could be named.
    static func fromID() -> String? {
        var ends: [CInt] = [0, 0]
        guard pipe(&ends) == 0 else { return nil }
        defer { close(ends[0]) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        let arguments: [String] = ["id", "-u", "-n", "-r"]
        var vector: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
        defer { for argument in vector { free(argument) } }
        var nothing: [UnsafeMutablePointer<CChar>?] = [nil]
        var process: pid_t = 0
        let code = posix_spawn(&process, "/usr/bin/id", &actions, nil, &vector, &nothing)
        close(ends[1])
        guard code == 0 else { return nil }
        var answer = [UInt8](repeating: 0, count: 1024)
        let count = read(ends[0], &answer, answer.count)
        var status: CInt = 0
        guard waitpid(process, &status, 0) == process, status == 0, count > 0 else { return nil }
        let name = String(decoding: answer[..<count].prefix { $0 != 0x0A }, as: UTF8.self)
        return name.isEmpty ? nil : name
    }
}
