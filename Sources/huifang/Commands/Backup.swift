import ArgumentParser
import SurveyCore
import SurveyReports
import SurveyStore
import SurveyWords

/// `backup`: a consistent copy, checked. A copy that does not verify is kept, and said so: so is the file it was made of.
struct Backup: SurveyCommand {
    static var configuration: CommandConfiguration { Help.configuration(.backup) }

    @Argument(help: Help.option(.backupFile), completion: .of(.backupFile)) var file: String
    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) throws {
        let survey = try session.open(for: .looking)
        let words = session.words(of: survey)
        let result = try survey.backUp(to: file)
        session.context.saved.note(made: file)
        guard result.ok else {
            try session.answer(words.verification(result), json: backupJSON(file, result, words))
            throw ExitStatus.withFindings
        }
        let done = Confirmation.backedUp(path: file, entries: result.entries, head: result.head)
        try session.answer(words.done(done), json: backupJSON(file, result, words))
    }
}
