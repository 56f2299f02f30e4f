import ArgumentParser
import SurveyCore
import SurveyReports
import SurveyStore
import SurveyWords

/// `restore`: a checked backup takes the survey's place. One that does not verify takes none.
struct Restore: SurveyCommand {
    static var configuration: CommandConfiguration { Help.configuration(.restore) }

    @Argument(help: Help.option(.restoredFile), completion: .of(.restoredFile)) var file: String
    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) throws {
        let path = session.path
        let restoration = try restoration(to: path, session)
        let (words, checked) = (session.words, restoration.checked)
        guard checked.ok else {
            try session.answer(words.verification(checked), json: restoredJSON(path, nil, checked, words))
            throw ExitStatus.withFindings
        }
        let back = restoration.returning
        if restoration.isThere {
            let prompt = Prompt.restore(
                path: path,
                entries: restoration.replacedEntries,
                backup: checked.entries,
                forgotten: back.forgotten,
                purged: back.purged
            )
            try session.confirm(prompt, words)
        }
        let moment = session.now.iso8601(UTCOffset(seconds: 8 * 3600)).filter(\.isNumber).prefix(14)
        let replaced = try restoration.run(moment: String(moment))
        session.context.saved.note(made: path)
        let done = Confirmation.restored(
            path: path,
            entries: checked.entries,
            head: checked.head,
            aside: replaced,
            forgotten: back.forgotten,
            purged: back.purged
        )
        let json = restoredJSON(path, replaced, checked, forgotten: back.forgotten, purged: back.purged, words)
        try session.answer(words.done(done), json: json)
    }

    /// Where there is no such backup, no survey is missing.
    private func restoration(to path: String, _ session: Session) throws -> Restoration {
        do {
            let words = session.words
            return try Restoration(file, to: path) { try? session.note(words.notice(.file(.waitingForOther))) }
        } catch Refusal.file(.noSurvey) {
            throw Refusal.file(.noFile(path: file, folder: session.context.currentDirectory))
        }
    }
}
