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
        let reason = try session.officialReason(reason, of: survey)
        let words = session.words(of: survey)
        var telling: [Int] = []
        if let extent = try survey.purgeable() {
            telling = try survey.tellingEntries()
            if !telling.isEmpty { try session.note(words.notice(.entriesTell(telling))) }
            try session.confirm(
                .purge(contacts: extent.contacts, withdrawn: extent.withdrawn, texts: extent.texts),
                words
            )
        }
        guard let purge = try survey.purge(reason: reason, act: session.act) else {
            let nothing: [(String, JSONValue)] = [("contacts", .int(0)), ("texts", .int(0)), ("telling", .array([]))]
            return try session.unchanged(words.notice(.alreadyPurged), nothing)
        }
        let members: [(String, JSONValue)] = [
            ("contacts", .int(purge.contacts)), ("texts", .int(purge.texts)),
            ("telling", .array(telling.map(JSONValue.int))),
        ]
        try session.answer(
            words.done(.purged(contacts: purge.contacts, texts: purge.texts)),
            json: receiptJSON(purge.entry, members)
        )
    }
}
