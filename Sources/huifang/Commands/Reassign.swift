import ArgumentParser
import SurveyCore
import SurveyReports
import SurveyStore
import SurveyWords

/// `reassign`: a surveyor's unfinished contacts go to others by the draw's own rule.
struct Reassign: SurveyCommand {
    static var configuration: CommandConfiguration { Help.configuration(.reassign) }

    @Option(help: Help.option(.reassignFrom), completion: .of(.reassignFrom)) var from: String
    @Option(help: Help.option(.reassignUnit), completion: .of(.reassignUnit)) var unit: String?
    @Option(help: Help.option(.reassignTo), completion: .of(.reassignTo)) var to: [String] = []
    @Option(parsing: .unconditional, help: Help.option(.reason)) var reason: String?
    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) throws {
        let survey = try session.open()
        let words = session.words(of: survey)
        let reason = try session.officialReason(reason, of: survey)
        let result = try survey.reassign(from: from, unit: unit, to: to, reason: reason, act: session.act)
        let text =
            result.lists.isEmpty
            ? words.notice(.nothingToReassign(surveyor: result.from)) : words.done(.reassigned(result))
        try session.answer(text, json: result.json)
    }
}
