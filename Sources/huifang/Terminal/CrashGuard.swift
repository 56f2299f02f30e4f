import Glibc

/// Gives the terminal back when the program dies of a fault of its own: the handler only writes and sets modes, which it may.
enum CrashGuard {
    private static let faults = [SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS, SIGFPE]

    /// - Parameter before: how the terminal was found.
    static func arm(input: Int32, output: Int32, before: termios) {
        // Made now: a handler must not be the first to ask for them.
        terminal.initialize(to: (input, output, before))
        _ = leaving.count
        unblock(faults)
        for number in faults {
            var action = sigaction()
            action.__sigaction_handler.sa_handler = { number in
                if terminal.pointee.input >= 0 {
                    _ = leaving.withUnsafeBufferPointer {
                        Glibc.write(terminal.pointee.output, $0.baseAddress, $0.count)
                    }
                    var modes = terminal.pointee.before
                    tcsetattr(terminal.pointee.input, TCSANOW, &modes)
                }
                raise(number)
            }
            // Once, and then as the system has it.
            action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND)) | SA_NODEFER
            sigaction(number, &action, nil)
        }
    }

    static func disarm() {
        for number in faults { signal(number, SIG_DFL) }
        terminal.pointee.input = -1
    }
}

/// Plain values, set before the handler is installed. On the heap: Swift 6.3 gives a global variable of such a tuple, whose initial value
/// it knows, three bytes less than a `termios` takes.
nonisolated(unsafe) private let terminal = UnsafeMutablePointer<(input: Int32, output: Int32, before: termios)>
    .allocate(capacity: 1)
private let leaving = Array(RawTerminal.leaving.utf8)
