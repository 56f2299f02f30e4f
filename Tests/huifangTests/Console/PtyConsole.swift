import Foundation
import Glibc
import SurveyCore
import SurveyStore
import SurveyWords
import Synchronization
import Testing

@testable import huifang

/// The console on a pseudo-terminal inside this process, at a time that the test sets: real terminal, real file.
final class PtyConsole {
    private struct Progress {
        var now: Timestamp
        var steady = 1_000_000
        var keys = -1
        var ending: ConsoleDriver.Ending?
        var screen = TerminalScreen()
    }

    private let shared: Shared
    private var master: Int32
    private let slave: Int32
    private var sent = 0
    private(set) var keysSinceSave = 0

    /// What the driver's thread and the test both touch.
    private final class Shared: Sendable {
        let progress: Mutex<Progress>
        init(_ now: Timestamp) { progress = Mutex(Progress(now: now)) }
    }

    init(_ survey: Survey, surveyor: String, now: Timestamp, language: Language = .zh, dial: DialCommand? = nil) throws
    {
        shared = Shared(now)
        (master, slave) = try PtyConsole.pair()
        var size = winsize(ws_row: 24, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(master, UInt(TIOCSWINSZ), &size)
        let shared = shared
        let clock: @Sendable () -> Timestamp = { shared.progress.withLock { $0.now } }
        let desk = try Desk(survey, surveyor: surveyor, holder: UUID().uuidString, act: .test)
        let model = ConsoleModel(
            surveyor: desk.surveyor,
            rulebook: survey.rulebook,
            language: language,
            softphone: dial != nil
        )
        let slave = slave
        // Born on its thread: the desk is no value that may move between threads.
        Thread.detachNewThread {
            var driver = ConsoleDriver(
                desk: SurveyDesk(desk, Words(language, rulebook: model.rulebook), clock: clock),
                terminal: RawTerminal(input: slave, output: slave),
                input: slave,
                dial: dial,
                clock: clock,
                steady: { shared.progress.withLock { $0.steady } },
                model: model
            )
            driver.onIdle = { keys in shared.progress.withLock { $0.keys = keys } }
            let ending = try? driver.run()
            shared.progress.withLock { $0.ending = ending ?? .interrupted(signal: nil, held: nil) }
        }
        try settle()
    }

    /// Both ends of a new pseudo-terminal; Linux's own requests, since the module hides `posix_openpt`.
    static func pair() throws -> (master: Int32, slave: Int32) {
        let master = Glibc.open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        var locked: Int32 = 0
        var number: Int32 = 0
        let unlock: UInt = 0x4004_5431  // TIOCSPTLCK
        let getNumber: UInt = 0x8004_5430  // TIOCGPTN
        try #require(master >= 0 && ioctl(master, unlock, &locked) == 0 && ioctl(master, getNumber, &number) == 0)
        let slave = Glibc.open("/dev/pts/\(number)", O_RDWR | O_NOCTTY | O_CLOEXEC)
        try #require(slave >= 0)
        return (master, slave)
    }

    deinit {
        if master >= 0 { Glibc.close(master) }
        // The driver writes to its end until it has ended: closed before, the number may be another test's file by then.
        for _ in 0..<10_000 where ending == nil { usleep(1000) }
        if ending != nil { Glibc.close(slave) }
    }

    var now: Timestamp { shared.progress.withLock { $0.now } }
    var screen: TerminalScreen { shared.progress.withLock { $0.screen } }
    var ending: ConsoleDriver.Ending? { shared.progress.withLock { $0.ending } }

    func pass(seconds: Int, milliseconds: Int = 0) {
        shared.progress.withLock {
            $0.steady += seconds * 1000 + milliseconds
            $0.now = Timestamp(seconds: $0.now.seconds + seconds + ($0.steady % 1000 < milliseconds ? 1 : 0))
        }
    }

    /// The wall clock alone is set.
    func setClock(_ now: Timestamp) { shared.progress.withLock { $0.now = now } }

    func wait(until time: Timestamp) { pass(seconds: time.seconds - now.seconds) }

    /// One key after another, three seconds apart, each shown before the next; `⏎` is the keypad's Enter.
    func type(_ text: String, every milliseconds: Int = 3000) throws {
        for character in text {
            pass(seconds: milliseconds / 1000, milliseconds: milliseconds % 1000)
            switch character {
            case "⏎": write("\u{1B}OM")
            case "0"..."9": write("\u{1B}O" + String(UnicodeScalar(character.asciiValue! + 0x40)))
            default: write(String(character))
            }
            sent += 1
            try settle()
        }
    }

    /// Bytes as a terminal sends them, which are so many keys.
    func send(_ text: String, keys: Int = 1) throws {
        pass(seconds: 3)
        write(text)
        sent += keys
        try settle()
    }

    /// Time goes by until the screen shows a text.
    func wait(for text: String) -> Bool {
        let deadline = Date(timeIntervalSinceNow: 20)
        while Date() < deadline {
            drain()
            if screen.text.contains(where: { $0.contains(text) }) { return true }
        }
        return false
    }

    func resize(columns: UInt16, lines: UInt16) {
        var size = winsize(ws_row: lines, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(master, UInt(TIOCSWINSZ), &size)
    }

    /// The terminal goes away; returns when the console has ended.
    func hangUp() throws {
        Glibc.close(master)
        master = -1
        try settle(ended: true)
    }

    private func write(_ text: String) { write(Array(text.utf8)) }

    func write(_ bytes: [UInt8]) { _ = Glibc.write(master, bytes, bytes.count) }

    /// Until every key sent was taken and what it led to is on the screen.
    func settle(ended wanted: Bool = false) throws {
        let deadline = Date(timeIntervalSinceNow: 120)
        while Date() < deadline {
            drain()
            let (keys, ended) = shared.progress.withLock { ($0.keys, $0.ending != nil) }
            if ended || keys >= sent && !wanted {
                drain()
                return
            }
        }
        Issue.record("the console did not answer; sent \(sent)")
    }

    /// Takes what the console has written.
    private func drain() {
        guard master >= 0 else {
            usleep(5000)
            return
        }
        var watched = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
        while poll(&watched, 1, 5) > 0, watched.revents & Int16(POLLIN) != 0 {
            var bytes = [UInt8](repeating: 0, count: 65_536)
            let count = Glibc.read(master, &bytes, bytes.count)
            guard count > 0 else { return }
            shared.progress.withLock { $0.screen.feed(Array(bytes.prefix(count))) }
        }
    }
}
