import Glibc
import SurveyCore
import SurveyWords

/// The console at a terminal: keys to the model, its effects to desk and terminal, its screen to the lines that changed.
struct ConsoleDriver {
    let desk: SurveyDesk
    let terminal: RawTerminal
    /// The descriptor that keys are read from.
    let input: Int32
    let dial: DialCommand?
    let clock: @Sendable () -> Timestamp
    /// Milliseconds of a clock that nobody sets.
    var steady: @Sendable () -> Int = ProgressBar.monotonic
    /// Reverse video for the last record.
    var styled = true
    var model: ConsoleModel
    /// Called before every wait with the number of keys taken: everything up to then is on the screen.
    var onIdle: (@Sendable (_ keys: Int) -> Void)?
    private(set) var keys = 0
    /// Dial commands still running.
    private(set) var dialling: [pid_t] = []

    enum Ending: Hashable {
        /// The surveyor stopped; the day's summary to print.
        case finished([String])
        /// A signal, or the terminal went away; the contact that was given back.
        case interrupted(signal: Int32?, held: Int?)
    }

    private var moment: ConsoleMoment { ConsoleMoment(now: clock(), steady: steady()) }

    /// Runs until the surveyor stops, a signal comes or the terminal is closed. The terminal is restored and the contact
    /// given back in every case.
    mutating func run() throws -> Ending {
        let signals = try SignalPipe()
        defer { signals.close() }
        try terminal.takeOver()
        defer {
            try? desk.release()
            terminal.restore()
        }
        var decoder = KeyDecoder()
        if try perform(model.handle(.started, at: moment)) { return finished() }
        while true {
            try show()
            onIdle?(keys)
            // A second, so that the running time is shown; less while a key's bytes are incomplete.
            let (readable, caught) = signals.wait(for: input, milliseconds: decoder.isWaiting ? 50 : 1000)
            reap()
            if let signal = caught.first(where: { $0 != SIGWINCH }) {
                return .interrupted(signal: signal, held: model.held)
            }
            if caught.contains(SIGWINCH) { try terminal.forget() }
            if readable {
                guard let bytes = terminal.read() else { return .interrupted(signal: nil, held: model.held) }
                for key in decoder.feed(bytes) where try take(key) { return finished() }
            } else if decoder.isWaiting {
                for key in decoder.flush() where try take(key) { return finished() }
            }
            if try perform(model.handle(.tick, at: moment)) { return finished() }
        }
    }

    private mutating func take(_ key: ConsoleKey) throws -> Bool {
        keys += 1
        return try perform(model.handle(.key(key), at: moment))
    }

    private func finished() -> Ending {
        let size = terminal.size
        return .finished(model.screen(width: size.columns, height: size.lines))
    }

    private func show() throws {
        let size = terminal.size
        let lines = model.screen(width: size.columns, height: size.lines)
        let last = styled && model.tellsSaved && !(lines.last ?? "").isEmpty ? lines.count - 1 : nil
        try terminal.draw(
            lines,
            cursor: model.cursor(width: size.columns, height: size.lines),
            reversed: last
        )
    }

    /// Whether an effect ended the console.
    private mutating func perform(_ effects: [ConsoleEffect]) throws -> Bool {
        for effect in effects {
            switch effect {
            case .end: return true
            case .bell: try terminal.ring()
            case .dial(let number):
                guard let dial else { continue }
                if let process = dial.dial(number) {
                    dialling.append(process)
                } else {
                    _ = model.handle(.dialFailed(dial.name), at: moment)
                }
            case .save, .void, .claimNext, .claim, .hold, .help, .lookUp, .records, .summary:
                // What was typed stands on the screen while the file is written.
                if case .save = effect { try show() }
                let since = steady()
                let reply = desk.perform(effect)
                // Line 23 says that another program is waited for, past the model.
                if steady() - since >= 1500 { terminal.forget(line: 22) }
                if let reply, try perform(model.handle(.reply(reply), at: moment)) {
                    return true
                }
            case .renew, .release: _ = desk.perform(effect)
            }
        }
        return false
    }

    /// Lets dial commands that have ended go.
    private mutating func reap() { dialling.removeAll { waitpid($0, nil, WNOHANG) != 0 } }
}
