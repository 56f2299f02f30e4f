import SurveyCore
import SurveyStore
import SurveyWords

/// Starts the console for a command line, and says how it ended.
struct ConsoleStart {
    let session: Session
    let desk: SurveyDesk
    let surveyor: DeskSurveyor
    let rulebook: Rulebook

    private var words: Words { Words(session.language, rulebook: rulebook) }

    /// The file for a console on a screen: waiting for another program is said on line 23 and not below the screen.
    static func open(_ session: Session) throws -> Survey {
        let (words, busy) = (session.words, session.words.console(.stillBusy))
        let (output, errors) = (session.context.output, session.context.errors)
        return try Survey.open(
            at: session.path,
            allowNetworkFile: session.options.allowNetworkFile,
            onNotice: { notice in
                guard notice == .waitingForOther else { return (try? errors.line(words.notice(.file(notice)))) ?? () }
                try? output.write("\u{1B}7\u{1B}[23;1H\u{1B}[K \(busy)\u{1B}8")
            }
        )
    }

    func screen(dial: DialCommand?) throws {
        var driver = ConsoleDriver(
            desk: desk,
            terminal: RawTerminal(input: 0, output: 1),
            input: 0,
            dial: dial,
            clock: session.context.clock,
            styled: session.options.color != .never,
            model: ConsoleModel(
                surveyor: surveyor,
                rulebook: rulebook,
                language: session.language,
                softphone: dial != nil
            )
        )
        try say(driver.run())
    }

    /// - Throws: ``ExitStatus`` with 128 and the signal's number, as a shell reports it.
    func say(_ ending: ConsoleDriver.Ending) throws {
        switch ending {
        case .finished(let summary): for line in summary { try session.context.output.line(line) }
        case .interrupted(let signal, let held):
            // The terminal may be gone; what is said then is lost, what was saved is not.
            try? session.context.errors.line(words.consoleStopped(held: held))
            if let signal { throw ExitStatus(code: 128 + signal) }
        }
    }

    func lines() throws {
        var lines = ConsoleLines(
            desk: desk,
            surveyor: surveyor,
            rulebook: rulebook,
            words: words,
            input: session.context.input,
            output: session.context.output,
            clock: session.context.clock
        )
        try lines.run()
    }
}
