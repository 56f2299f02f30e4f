import ArgumentParser
import SurveyCore
import SurveyReports
import SurveyStore
import SurveyWords

/// `close`: the end of fieldwork. What was not finished counts neither for nor against a unit.
struct Close: SurveyCommand {
    static var configuration: CommandConfiguration { Help.configuration(.close) }

    @Option(parsing: .unconditional, help: Help.option(.reason)) var reason: String?
    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) throws {
        let survey = try session.open()
        let words = session.words(of: survey)
        let reason = try session.officialReason(reason, of: survey)
        if try alreadyClosed(survey, session) { return }
        let open = try survey.closingPreview()
        if open.contacts > 0 {
            if !open.awaiting.isEmpty { try session.note(words.notice(.awaitingConfirmation(open.awaiting))) }
            let question = Prompt.closeWithOpen(
                contacts: open.contacts,
                units: open.units,
                fewScores: open.fewScores,
                uncalled: open.uncalled
            )
            try session.confirm(question, words)
        }
        let act = try session.act
        guard let receipt = try survey.close(reason: reason, act: act) else {
            // Somebody else was first, while this one was asked.
            _ = try alreadyClosed(survey, session)
            return
        }
        try session.answer(
            words.done(.closed(at: act.now, notFinished: open.contacts)) + "\n"
                + words.headForTheWall(receipt, at: act.now),
            json: receiptJSON(receipt, [("notFinished", .int(open.contacts))])
        )
    }
}

extension Close {
    /// Says so, if fieldwork is closed.
    private func alreadyClosed(_ survey: Survey, _ session: Session) throws -> Bool {
        guard let closing = try survey.closing() else { return false }
        let notFinished = try survey.grades().units.reduce(0) { $0 + $1.verdict.tally.notFinished }
        try session.unchanged(
            session.words(of: survey).notice(.alreadyClosed(at: closing.at, by: closing.by, reason: closing.reason)),
            [("notFinished", .int(notFinished))]
        )
        return true
    }
}

/// `reopen`: undoes `close`, logged.
struct Reopen: SurveyCommand {
    static var configuration: CommandConfiguration { Help.configuration(.reopen) }

    @Option(parsing: .unconditional, help: Help.option(.reason)) var reason: String?
    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) throws {
        let survey = try session.open()
        let words = session.words(of: survey)
        let reason = try session.officialReason(reason, of: survey)
        let act = try session.act
        guard try survey.closing() != nil else { return try session.unchanged(words.notice(.notClosedNothingChanged)) }
        let receipt = try survey.reopen(reason: reason, act: act)
        try session.answer(words.done(.reopened), json: receiptJSON(receipt))
    }
}
