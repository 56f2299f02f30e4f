import ArgumentParser
import SurveyCore
import SurveyReports
import SurveyStore
import SurveyWords

/// `purge`: after the assessment, erases every contact's personal data.
struct PurgeCommand: SurveyCommand {
    static var configuration: CommandConfiguration { Help.configuration(.purge) }

    @Option(parsing: .unconditional, help: Help.option(.reason)) var reason: String?
    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) throws {
        let survey = try session.open()
        let reason = try session.reason(reason)
        let words = session.words(of: survey)
        if let extent = try survey.purgeable() {
            try session.confirm(.purge(contacts: extent.contacts, texts: extent.texts), words)
        }
        guard let purge = try survey.purge(reason: reason, act: session.act) else {
            return try session.unchanged(words.notice(.alreadyPurged), [("contacts", .int(0)), ("texts", .int(0))])
        }
        let members: [(String, JSONValue)] = [("contacts", .int(purge.contacts)), ("texts", .int(purge.texts))]
        try session.answer(
            words.done(.purged(contacts: purge.contacts, texts: purge.texts)),
            json: receiptJSON(purge.entry, members)
        )
        if purge.tellsNumber { try session.note(words.notice(.purgeReasonTells)) }
    }
}
