import Glibc

/// Gives the terminal back when the program dies of a fault of its own: the handler only writes and sets modes, which it may.
enum CrashGuard {
    private static let faults = [SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS, SIGFPE]

    /// - Parameter before: how the terminal was found.
    static func arm(input: Int32, output: Int32, before: termios) {
        terminal = (input, output, before)
        // Made now: a handler must not be the first to ask for it.
        _ = leaving.count
        unblock(faults)
        for number in faults {
            var action = sigaction()
            action.__sigaction_handler.sa_handler = { number in
                if terminal.input >= 0 {
                    _ = leaving.withUnsafeBufferPointer { Glibc.write(terminal.output, $0.baseAddress, $0.count) }
                    var modes = terminal.before
                    tcsetattr(terminal.input, TCSANOW, &modes)
                }
                raise(number)
            }
            // Once, and then as the system has it.
            action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND)) | SA_NODEFER
            sigaction(number, &action, nil)
        }
    }

    static func disarm() {
        terminal.input = -1
        for number in faults { signal(number, SIG_DFL) }
    }
}

/// Plain values, set before the handler is installed.
nonisolated(unsafe) private var terminal: (input: Int32, output: Int32, before: termios) = (-1, -1, termios())
private let leaving = Array(RawTerminal.leaving.utf8)
