import Glibc

/// Whether somebody wants the command to stop: Ctrl-C, a terminal that closes, a machine that goes down. A command that can
/// stop in good order asks between ``begin`` and ``end``; a second request ends the process at once, which loses nothing either.
struct StopRequests: Sendable {
    var begin: @Sendable () -> Void
    var end: @Sendable () -> Void
    /// The signal, once one has come.
    var received: @Sendable () -> Int32?

    /// Nobody ever asks.
    static let none = StopRequests(begin: {}, end: {}, received: { nil })

    /// The signals of this process.
    static let signals = StopRequests(
        begin: {
            stopSignal = 0
            watched.forEach(install)
            unblock(watched)
        },
        end: { watched.forEach(restore) },
        received: { stopSignal == 0 ? nil : stopSignal }
    )

    /// Throws when a signal has come.
    func check() throws {
        if let signal = received() { throw StopRequested(signal: signal) }
    }

    private static let watched: [Int32] = [SIGINT, SIGTERM, SIGHUP]

    private static func install(_ number: Int32) {
        var before = sigaction()
        sigaction(number, nil, &before)
        // nohup and background jobs ignore signals on purpose.
        guard unsafeBitCast(before.__sigaction_handler.sa_handler, to: Int.self) != 1 else { return }
        var action = sigaction()
        action.__sigaction_handler.sa_handler = { stopSignal = $0 }
        action.sa_flags = SA_RESTART | Int32(bitPattern: UInt32(SA_RESETHAND))
        sigaction(number, &action, nil)
    }

    private static func restore(_ number: Int32) {
        var before = sigaction()
        sigaction(number, nil, &before)
        guard unsafeBitCast(before.__sigaction_handler.sa_handler, to: Int.self) != 1 else { return }
        signal(number, SIG_DFL)
    }
}

/// A command stopped because it was asked to; nothing is wrong.
struct StopRequested: Error {
    let signal: Int32
}

/// A plain word, which a handler may write.
nonisolated(unsafe) private var stopSignal: Int32 = 0

/// Whoever started us may have had signals blocked that we want to hear of.
func unblock(_ signals: [Int32]) {
    var unblocked = sigset_t()
    sigemptyset(&unblocked)
    for number in signals { sigaddset(&unblocked, number) }
    pthread_sigmask(SIG_UNBLOCK, &unblocked, nil)
}
