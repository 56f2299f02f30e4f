import ArgumentParser
import SurveyCore
import SurveyReports
import SurveyStore
import SurveyWords

/// `report`: the annex to the official letter, for screen and paper.
struct Report: SurveyCommand {
    static var configuration: CommandConfiguration { Help.configuration(.report) }
    static let formats: [OutputFormat] = [.html, .json]

    @Option(help: Help.option(.publication)) var publication: Int?
    @Flag(help: Help.option(.bilingual)) var bilingual = false
    @OptionGroup var output: OutputOptions
    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) throws {
        let file = try output.file()
        if global.format == .html, file.path == nil, output.output == nil, session.context.output.isTerminal {
            throw Refusal.usage(.outputMissing(command: "report"))
        }
        let survey = try session.open(for: .looking)
        let words = session.words(of: survey)
        let report = try survey.report(publication: publication)
        if try !survey.hasUnitTable() { try session.note(words.notice(.noUnitList)) }
        guard global.format == .html else {
            return try session.write([report.json(survey.rulebook, words).answer()], to: file)
        }
        let today = session.now.date(words.offset)
        let editions = (bilingual ? [Language.zh, .en] : [session.language]).map { language in
            ReportWords(report, survey.rulebook, title: survey.title, today: today, language)
        }
        try session.write(ReportHTML.document(editions).texts, to: file)
    }
}
