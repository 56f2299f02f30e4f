import ArgumentParser
import SurveyCore
import SurveyReports
import SurveyStore
import SurveyWords

/// `quality`: what in the dials should be heard again, and surveyors side by side.
struct Quality: SurveyCommand {
    static var configuration: CommandConfiguration { Help.configuration(.quality) }

    @OptionGroup var output: OutputOptions
    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) throws {
        let file = try output.file()
        let survey = try session.open(for: .looking)
        let words = session.words(of: survey)
        let report = try survey.quality(now: session.now)
        try session.answer(
            QualityText.text(report, words, width: session.columns(for: file)),
            json: report.json(words.offset),
            to: file
        )
    }
}
