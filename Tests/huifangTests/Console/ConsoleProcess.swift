import Foundation
import Glibc
import Testing

@testable import huifang

/// The built program in a process of its own, on a pseudo-terminal or with its input from a pipe.
final class ConsoleProcess {
    let process: pid_t
    private var input: Int32
    private let output: Int32
    private var received: [UInt8] = []
    private(set) var screen = TerminalScreen()

    static var binary: String { Bundle.main.bundleURL.appendingPathComponent("huifang").path }

    private init(process: pid_t, input: Int32, output: Int32) {
        self.process = process
        self.input = input
        self.output = output
    }

    deinit {
        kill(process, SIGKILL)
        waitpid(process, nil, 0)
        if input >= 0 { Glibc.close(input) }
        if output != input { Glibc.close(output) }
    }

    /// `huifang call` at a terminal of 80 × 24.
    static func onTerminal(
        _ survey: ConsoleSurvey,
        _ surveyor: String,
        environment: [String] = ["TERM=xterm"]
    ) throws -> ConsoleProcess {
        let (master, slave) = try PtyConsole.pair()
        var size = winsize(ws_row: 24, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(master, UInt(TIOCSWINSZ), &size)
        let process = try spawn(
            ["call", "--surveyor", surveyor],
            survey,
            input: slave,
            output: slave,
            environment: environment
        )
        Glibc.close(slave)
        return ConsoleProcess(process: process, input: master, output: master)
    }

    /// `huifang call` with lines from a pipe.
    static func onPipe(_ survey: ConsoleSurvey, _ surveyor: String) throws -> ConsoleProcess {
        var inward: [Int32] = [0, 0]
        var outward: [Int32] = [0, 0]
        try #require(pipe(&inward) == 0 && pipe(&outward) == 0)
        for end in [inward[1], outward[0]] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        let process = try spawn(["call", "--surveyor", surveyor], survey, input: inward[0], output: outward[1])
        Glibc.close(inward[0])
        Glibc.close(outward[1])
        return ConsoleProcess(process: process, input: inward[1], output: outward[0])
    }

    private static func spawn(
        _ arguments: [String],
        _ survey: ConsoleSurvey,
        input: Int32,
        output: Int32,
        environment more: [String] = []
    ) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, input, 0)
        posix_spawn_file_actions_adddup2(&actions, output, 1)
        posix_spawn_file_actions_adddup2(&actions, output, 2)
        var vector: [UnsafeMutablePointer<CChar>?] = ([binary] + arguments).map { strdup($0) } + [nil]
        let settings = ["HUIFANG_SURVEY=\(survey.path)", "HUIFANG_USER=office", "HUIFANG_LANG=zh"] + more
        var environment: [UnsafeMutablePointer<CChar>?] = settings.map { strdup($0) } + [nil]
        defer { for text in vector + environment { free(text) } }
        // In a group of its own, as a shell starts it: else it could not be stopped.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
        posix_spawnattr_setpgroup(&attributes, 0)
        var process: pid_t = 0
        try #require(posix_spawn(&process, binary, &actions, &attributes, &vector, &environment) == 0)
        return process
    }

    func write(_ text: String) {
        let bytes = Array(text.utf8)
        _ = Glibc.write(input, bytes, bytes.count)
    }

    func closeInput() {
        Glibc.close(input)
        input = -1
    }

    /// What the program has written until now.
    var text: String { String(decoding: received, as: UTF8.self) }

    /// Reads until `wanted` has been written, at most `seconds`: long enough for a machine with ten times as much to do.
    @discardableResult
    func expect(_ wanted: String, within seconds: Double = 120) -> Bool {
        let deadline = Date(timeIntervalSinceNow: seconds)
        while Date() < deadline {
            read(milliseconds: 20)
            if screen.text.joined(separator: "\n").contains(wanted) || text.contains(wanted) { return true }
        }
        return false
    }

    private func read(milliseconds: Int32) {
        var watched = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
        guard poll(&watched, 1, milliseconds) > 0 else { return }
        var bytes = [UInt8](repeating: 0, count: 65_536)
        let count = Glibc.read(output, &bytes, bytes.count)
        guard count > 0 else { return }
        received += bytes.prefix(count)
        screen.feed(Array(bytes.prefix(count)))
    }

    func resize(columns: UInt16) {
        var size = winsize(ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(output, UInt(TIOCSWINSZ), &size)
    }

    func signal(_ number: Int32) { kill(process, number) }

    /// How the terminal takes input.
    var modes: termios {
        var modes = termios()
        tcgetattr(output, &modes)
        return modes
    }

    /// Until the process has stopped; false when it does not.
    func hasStopped() -> Bool {
        let deadline = Date(timeIntervalSinceNow: 60)
        while Date() < deadline {
            read(milliseconds: 10)
            var status: Int32 = 0
            guard waitpid(process, &status, WNOHANG | WUNTRACED) == process else { continue }
            // What was written before that may not be read yet.
            for _ in 0..<5 { read(milliseconds: 0) }
            return status & 0xFF == 0x7F
        }
        return false
    }

    /// Reads to the end. The exit code; 128 and the signal's number when it was killed.
    func finish() -> Int32 {
        var status: Int32 = 0
        let deadline = Date(timeIntervalSinceNow: 180)
        while waitpid(process, &status, WNOHANG) == 0 {
            read(milliseconds: 10)
            // One that does not end is a failed test, not a hanging one.
            if Date() > deadline { kill(process, SIGKILL) }
        }
        for _ in 0..<5 { read(milliseconds: 0) }
        return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
    }

    /// Numbers of the records that the program said were saved.
    var saved: Set<Int> { Set(text.matches(of: /已保存 (\d+) 号记录/).compactMap { Int($0.1) }) }
}
