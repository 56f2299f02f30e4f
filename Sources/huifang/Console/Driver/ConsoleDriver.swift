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
    var steady: @Sendable () -> Int = ConsoleMoment.sinceBoot
    /// Reverse video for the last record.
    var styled = true
    var model: ConsoleModel
    /// Called before every wait with the number of keys taken: everything up to then is on the screen.
    var onIdle: (@Sendable (_ keys: Int) -> Void)?
    private(set) var keys = 0
    /// Dial commands still running, each with the start of its dial.
    private(set) var dialling: [(process: pid_t, since: Int)] = []

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
        var heard = ProgressBar.monotonic()
        if try perform(model.handle(.started, at: moment)) { return finished() }
        while true {
            try show()
            onIdle?(keys)
            let patience = min(decoder.patience ?? 1000, model.quietLeft > 0 ? model.quietLeft : 1000)
            // A second at most, so that the running time is shown.
            let (readable, caught) = signals.wait(for: input, milliseconds: min(1000, patience))
            if let signal = caught.first(where: SignalPipe.ending.contains) {
                return .interrupted(signal: signal, held: model.held)
            }
            if caught.contains(SIGTSTP) {
                terminal.restore()
                signals.stop()
            }
            if caught.contains(SIGTSTP) || caught.contains(SIGCONT) { try terminal.resume() }
            if caught.contains(SIGWINCH) { try terminal.forget() }
            try reap()
            if readable {
                guard let bytes = terminal.read() else { return .interrupted(signal: nil, held: model.held) }
                heard = ProgressBar.monotonic()
                for input in decoder.feed(bytes) where try take(input) { return finished() }
            } else if let patience = decoder.patience, ProgressBar.monotonic() - heard >= patience {
                for input in decoder.flush() where try take(input) { return finished() }
            }
            if try perform(model.handle(.tick, at: moment)) { return finished() }
        }
    }

    private mutating func take(_ input: KeyDecoder.Input) throws -> Bool {
        keys += 1
        switch input {
        case .redraw:
            try terminal.forget()
            return false
        case .key(let key): return try perform(model.handle(.key(key), at: moment))
        }
    }

    private func finished() -> Ending {
        let size = terminal.size
        return .finished(model.screen(width: size.columns, height: size.lines))
    }

    private func show() throws {
        let size = terminal.size
        let lines = model.laidOut(width: size.columns, height: size.lines)
        try terminal.draw(
            model.texts(of: lines, width: size.columns),
            cursor: model.cursor(in: lines, width: size.columns),
            styles: styled ? styles(lines) : [:]
        )
    }

    /// The last record in reverse video, a card that no key acts on yet dimmed.
    private func styles(_ lines: [ScreenLine]) -> [Int: RawTerminal.Style] {
        var styles: [Int: RawTerminal.Style] = [:]
        let prompt = lines.lastIndex(where: \.isPrompt) ?? 0
        if model.isQuiet { for line in lines.indices.prefix(prompt).dropFirst() { styles[line] = .dim } }
        if let saved = lines.lastIndex(where: \.isSaved) { styles[saved] = .reversed }
        return styles
    }

    /// Whether an effect ended the console.
    private mutating func perform(_ effects: [ConsoleEffect]) throws -> Bool {
        for effect in effects {
            switch effect {
            case .end: return true
            case .bell: try terminal.ring()
            case .dial(let number):
                guard let dial else { continue }
                if dial.isClipboard {
                    try terminal.copy(DialCommand.digits(number))
                } else if let process = dial.dial(number) {
                    dialling.append((process, model.call?.steady ?? 0))
                } else {
                    try failed(dial)
                }
            case .save, .amend, .open, .void, .skip, .claimNext, .claim, .hold, .help, .lookUp, .records, .day,
                .summary:
                // What was typed stands on the screen while the file is written.
                switch effect {
                case .save, .amend: try show()
                default: break
                }
                let since = steady()
                let reply = try desk.perform(effect)
                // Line 23 says that another program is waited for, past the model.
                if steady() - since >= 1500 { terminal.forget(line: 22) }
                if let reply, try perform(model.handle(.reply(reply), at: moment)) {
                    return true
                }
            case .renew, .release: _ = try desk.perform(effect)
            }
        }
        return false
    }

    /// Lets dial commands that have ended go; one that failed is told of while its dial runs.
    private mutating func reap() throws {
        for (index, running) in dialling.enumerated().reversed() {
            var status: Int32 = 0
            guard waitpid(running.process, &status, WNOHANG) != 0 else { continue }
            dialling.remove(at: index)
            if status != 0, let dial, running.since == model.call?.steady { try failed(dial) }
        }
    }

    private mutating func failed(_ dial: DialCommand) throws {
        try terminal.ring()
        _ = model.handle(.dialFailed(dial.name), at: moment)
    }
}
