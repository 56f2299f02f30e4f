import ArgumentParser
import SurveyCore
import SurveyReports
import SurveyStore
import SurveyWords

/// `amend`: a new attempt that replaces an old one; what is not named is taken over.
struct Amend: SurveyCommand {
    static var configuration: CommandConfiguration { Help.configuration(.amend) }

    @Argument(help: Help.option(.callArgument)) var call: Int
    @Option(parsing: .unconditional, help: Help.option(.reason)) var reason: String?
    @Option(help: Help.option(.outcome), completion: .of(.outcome)) var outcome: String?
    @Option(parsing: .unconditional, help: Help.option(.scores)) var scores: String?
    @Option(help: Help.option(.surveyor), completion: .of(.surveyor)) var surveyor: String?
    @Option(help: Help.option(.at)) var at: String?
    @Option(help: Help.option(.until)) var until: String?
    @Option(help: Help.option(.appointment)) var appointment: String?
    @Option(parsing: .unconditional, help: Help.option(.note)) var note: String?
    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) throws {
        let survey = try session.open()
        let reading = AttemptReading(survey.rulebook)
        let times = TimeReading(survey.rulebook)
        // Of a time of day alone it is the day of the dial that is put right.
        let before = try [at, until, appointment].contains { $0 != nil } ? survey.dial(call).at : session.now
        let at = try times.past(at, on: times.day(of: before), now: session.now)
        let day = times.day(of: at ?? before)
        let change = AttemptChange(
            outcome: try outcome.map(reading.outcome),
            scores: try scores.map(reading.scores),
            surveyor: try surveyor.map { try session.requireSurveyor($0, of: survey) },
            at: at,
            until: try times.past(until, on: day, now: session.now),
            appointment: try times.time(appointment, on: day),
            note: note
        )
        let receipt = try survey.amend(call, change, reason: try session.reason(reason), act: session.act)
        guard receipt.entry != nil else {
            try session.note(session.words(of: survey).notice(.sameRecord(call: call)))
            if global.format == .json { try session.answer("", json: receipt.json) }
            return
        }
        try session.answer(receipt, of: survey)
        try session.noteLateChange(survey)
    }
}

/// `void`: an attempt that was not made, or not so; it stays in the log and counts for nothing.
struct VoidCommand: SurveyCommand {
    static var configuration: CommandConfiguration { Help.configuration(.void) }

    @Argument(help: Help.option(.callArgument)) var call: Int
    @Option(parsing: .unconditional, help: Help.option(.reason)) var reason: String?
    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) throws {
        let survey = try session.open()
        let reason = try session.reason(reason)
        let receipt = try survey.void(call, reason: reason, act: session.act)
        let words = session.words(of: survey)
        try session.answer(
            words.voided(call: call, contact: receipt.contact, reason: reason, state: receipt.state),
            json: receipt.json
        )
        try session.notePersonalAgain(survey, contact: receipt.contact)
        try session.say(receipt.remarks, words)
        try session.noteLateChange(survey)
    }
}

extension Session {
    fileprivate func noteLateChange(_ survey: Survey) throws {
        if try survey.closing() != nil { try note(words(of: survey).notice(.changedAfterClosing)) }
    }
}
