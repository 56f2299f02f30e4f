import ArgumentParser
import SurveyCore
import SurveyReports
import SurveyStore
import SurveyWords

/// `record`: one attempt, by whomever and whenever it was made.
struct Record: SurveyCommand {
    static var configuration: CommandConfiguration { Help.configuration(.record) }

    @Argument(help: Help.option(.contactArgument), completion: .of(.contactArgument)) var contact: String
    @Option(help: Help.option(.outcome), completion: .of(.outcome)) var outcome: String
    @Option(parsing: .unconditional, help: Help.option(.scores)) var scores: String?
    @Option(help: Help.option(.surveyor), completion: .of(.surveyor)) var surveyor: String?
    @Option(help: Help.option(.at)) var at: String?
    @Option(help: Help.option(.until)) var until: String?
    @Option(help: Help.option(.appointment)) var appointment: String?
    @Flag(help: Help.option(.incoming)) var incoming = false
    @Flag(help: Help.option(.review)) var review = false
    @Option(parsing: .unconditional, help: Help.option(.note)) var note: String?
    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) throws {
        let survey = try session.open()
        let reading = AttemptReading(survey.rulebook)
        let times = TimeReading(survey.rulebook)
        let act = try session.act
        let at = try times.past(at, now: act.now) ?? act.now
        let attempt = NewAttempt(
            contact: contact,
            surveyor: try session.requireSurveyor(surveyor, of: survey),
            dial: Dial(
                try reading.outcome(outcome),
                scores: try reading.scores(scores ?? ""),
                at: at,
                until: try times.past(until, on: times.day(of: at), now: act.now),
                appointment: try times.time(appointment, on: times.day(of: at)),
                incoming: incoming,
                review: review
            ),
            note: note ?? ""
        )
        try session.answer(try survey.record(attempt, act: act), of: survey)
    }
}

extension Session {
    /// What a written attempt led to, in words and as the contract has it.
    func answer(_ receipt: AttemptReceipt, of survey: Survey) throws {
        let words = words(of: survey)
        try answer(receipt.saved.map { words.saved($0, survey.rulebook.calls) } ?? "", json: receipt.json)
        if receipt.entry != nil { try notePersonalAgain(survey, contact: receipt.contact) }
        try say(receipt.remarks, words)
    }

    /// What is to be said of a dial beside the answer.
    func say(_ remarks: [Doubt], _ words: Words) throws {
        for remark in remarks { try note(words.remark(remark)) }
    }
}

extension AttemptReceipt {
    /// What `record`, `amend` and `void` answer a program.
    var json: JSONValue { callReceiptJSON(call: call, contact: contact, state: state, remarks: remarks, entry: entry) }
}
