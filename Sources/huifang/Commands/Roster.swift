import ArgumentParser
import SurveyCore
import SurveyReports
import SurveyStore
import SurveyWords

/// `roster`: the digest to be published before the seed is made, and on request the lines it is made of.
struct Roster: SurveyCommand {
    static var configuration: CommandConfiguration { Help.configuration(.roster) }

    @OptionGroup var output: OutputOptions
    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) throws {
        let file = try output.file()
        let survey = try session.open(for: .looking)
        if let path = output.output {
            var lines = ""
            try survey.rosterLines { lines += $0 + "\n" }
            try file.write(lines, in: session.context)
            if path == "-" { return }
        }
        let roster = try survey.roster()
        let isClosed = try survey.closing() != nil
        try session.answer(
            session.words(of: survey).roster(digest: roster.digest, contacts: roster.contacts, isClosed: isClosed),
            json: rosterJSON(digest: roster.digest, contacts: roster.contacts)
        )
    }
}
