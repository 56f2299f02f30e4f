import Glibc
import Synchronization

/// Signals as bytes in a pipe that is polled with the input: the handler only writes one byte, everything else happens in
/// the program's own time.
struct SignalPipe {
    private let reading: Int32
    private let writing: Int32
    private var before: [Int32: sigaction] = [:]

    static let watched: [Int32] = [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGWINCH, SIGTSTP, SIGCONT, SIGCHLD]
    /// Those that end the program.
    static let ending: Set<Int32> = [SIGINT, SIGTERM, SIGHUP, SIGQUIT]

    /// One at a time in a process.
    init() throws {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw OutputFailed(code: errno) }
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
        (reading, writing) = (ends[0], ends[1])
        signalPipeEnd.store(writing, ordering: .releasing)
        unblock(SignalPipe.watched)
        for number in SignalPipe.watched {
            var action = sigaction()
            action.__sigaction_handler.sa_handler = { number in
                let code = errno
                var byte = UInt8(truncatingIfNeeded: number)
                _ = Glibc.write(signalPipeEnd.load(ordering: .acquiring), &byte, 1)
                errno = code
            }
            action.sa_flags = SA_RESTART
            var old = sigaction()
            sigaction(number, &action, &old)
            before[number] = old
        }
    }

    func close() {
        for (number, action) in before {
            var action = action
            sigaction(number, &action, nil)
        }
        signalPipeEnd.store(-1, ordering: .releasing)
        // In this order: a handler that still runs on another thread must not find a pipe without a reader.
        Glibc.close(writing)
        Glibc.close(reading)
    }

    /// Stops the process as Ctrl-Z does elsewhere; returns when it goes on. Without a shell that could let it go on, the
    /// kernel lets it go on at once.
    func stop() {
        var action = sigaction()
        action.__sigaction_handler.sa_handler = SIG_DFL
        var handler = sigaction()
        sigaction(SIGTSTP, &action, &handler)
        raise(SIGTSTP)
        sigaction(SIGTSTP, &handler, nil)
    }

    /// Waits for input or a signal. Whether there is something to read, and the signals that came.
    func wait(for input: Int32, milliseconds: Int) -> (readable: Bool, signals: [Int32]) {
        var watched = [
            pollfd(fd: input, events: Int16(POLLIN), revents: 0),
            pollfd(fd: reading, events: Int16(POLLIN), revents: 0),
        ]
        guard poll(&watched, 2, Int32(milliseconds)) > 0 else { return (false, []) }
        var signals: [Int32] = []
        if watched[1].revents != 0 {
            var bytes = [UInt8](repeating: 0, count: 64)
            let count = Glibc.read(reading, &bytes, bytes.count)
            signals = bytes.prefix(max(0, count)).map(Int32.init)
        }
        return (watched[0].revents != 0, signals)
    }
}

/// Where the handler writes, on whatever thread the signal finds; set before the handler is installed.
private let signalPipeEnd = Atomic<Int32>(-1)
