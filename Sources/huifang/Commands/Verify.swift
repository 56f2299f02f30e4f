import ArgumentParser
import SurveyCore
import SurveyReports
import SurveyStore
import SurveyWords

/// `verify`: recomputes everything from the log alone and compares it with what the file holds.
struct Verify: SurveyCommand {
    static var configuration: CommandConfiguration { Help.configuration(.verify) }

    @Option(help: Help.option(.head)) var head: String?
    @OptionGroup var output: OutputOptions
    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) throws {
        let file = try output.file()
        let survey = try session.open(readOnly: true)
        let words = session.words(of: survey)
        let result = try ProgressBar.shown(words.verifying, in: session.context) { bar in
            try survey.verify(head: head) { bar.update($0, of: $1) }
        }
        try session.answer(words.verification(result), json: result.json(words), to: file)
        if !result.ok { throw ExitStatus.withFindings }
    }
}
