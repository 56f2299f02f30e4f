import ArgumentParser
import SurveyCore
import SurveyReports
import SurveyStore
import SurveyWords

/// `roster`: the digest to be published before the seed is made, and on request the lines it is made of.
struct Roster: SurveyCommand {
    static var configuration: CommandConfiguration { Help.configuration(.roster) }

    @Option(name: .shortAndLong, help: Help.option(.output)) var output: String?
    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) throws {
        let survey = try session.open(readOnly: true)
        if let output {
            var lines = ""
            try survey.rosterLines { lines += $0 + "\n" }
            try OutputFile.write(lines, to: output, in: session.context)
            if output == "-" { return }
        }
        let roster = try survey.roster()
        try session.answer(
            session.words(of: survey).roster(digest: roster.digest, contacts: roster.contacts),
            json: rosterJSON(digest: roster.digest, contacts: roster.contacts)
        )
    }
}
