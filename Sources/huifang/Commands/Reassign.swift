import ArgumentParser
import SurveyCore
import SurveyReports
import SurveyStore
import SurveyWords

/// `reassign`: a surveyor's unfinished contacts go to others by the draw's own rule.
struct Reassign: SurveyCommand {
    static var configuration: CommandConfiguration { Help.configuration(.reassign) }

    @Option(help: Help.option(.reassignFrom)) var from: String
    @Option(help: Help.option(.reassignUnit)) var unit: String?
    @Option(help: Help.option(.reassignTo)) var to: [String] = []
    @Option(parsing: .unconditional, help: Help.option(.reason)) var reason: String?
    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) throws {
        let survey = try session.open()
        let words = session.words(of: survey)
        let reason = try session.reason(reason)
        let result = try survey.reassign(from: from, unit: unit, to: to, reason: reason, act: session.act)
        try session.answer(text(result, words), json: result.json)
    }

    private func text(_ result: ReassignResult, _ words: Words) -> String {
        guard !result.lists.isEmpty else { return words.notice(.nothingToReassign(surveyor: result.from)) }
        let shares = result.lists.map { Confirmation.Share(surveyor: $0.surveyor, contacts: $0.keys.count) }
        return words.done(.reassigned(from: result.from, to: shares))
    }
}
