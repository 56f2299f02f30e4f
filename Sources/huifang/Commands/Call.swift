import ArgumentParser
import SurveyCore
import SurveyStore
import SurveyWords

/// `call`: the surveyor's console; on a terminal a screen, from a pipe line by line.
struct Call: SurveyCommand {
    static var configuration: CommandConfiguration { Help.configuration(.call) }

    @Option(help: Help.option(.surveyor), completion: .of(.surveyor)) var surveyor: String?
    @Flag(name: .customLong("no-dial"), help: Help.option(.noDial)) var noDial = false
    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) throws {
        let environment = session.context.environment
        let onTerminal =
            session.context.input.isTerminal && session.context.output.isTerminal && !TerminalKind.isDumb(environment)
        if onTerminal, let charset = TerminalKind.otherCharset(environment) {
            // Before the screen is taken, where it would be overdrawn.
            try session.context.errors.line(session.words.consoleCharset(charset))
            guard try session.context.input.line() != nil else { return }
        }
        let survey = try onTerminal ? ConsoleStart.open(session) : session.open()
        let words = session.words(of: survey)
        let rulebook = survey.rulebook
        guard session.now.date(rulebook.offset) >= rulebook.fieldwork.from else {
            throw Refusal.order(.beforeFieldwork(rulebook.fieldwork.from))
        }
        let name = try session.requireSurveyor(surveyor, of: survey)
        let desk = try Desk(
            survey,
            surveyor: name,
            holder: ConsoleHolder.this(),
            act: session.act,
            hasEnded: ConsoleHolder.hasEnded
        )
        let adapter = SurveyDesk(desk, words, clock: session.context.clock)
        let start = ConsoleStart(session: session, desk: adapter, surveyor: desk.surveyor, rulebook: survey.rulebook)
        if onTerminal {
            try start.screen(dial: noDial ? nil : environment["HUIFANG_DIAL"].flatMap(DialCommand.init))
        } else {
            try start.lines()
        }
    }
}
