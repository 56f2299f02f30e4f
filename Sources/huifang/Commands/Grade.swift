import ArgumentParser
import SurveyCore
import SurveyReports
import SurveyStore
import SurveyWords

/// `grade`: the grades of all units or some, or a page each that explains them.
struct GradeCommand: SurveyCommand {
    static var configuration: CommandConfiguration { Help.configuration(.grade) }

    @Argument(help: Help.option(.gradeUnits)) var units: [String] = []
    @Flag(help: Help.option(.explain)) var explain = false
    @Option(name: .customLong("for"), help: Help.option(.explainFor)) var edition: Edition = .unit
    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) throws {
        let survey = try session.open(readOnly: true)
        let words = session.words(of: survey)
        let report = try survey.grades(of: units)
        guard explain, global.format == .text else {
            return try session.answer(
                GradesTable.text(report, words, width: session.context.columns),
                json: report.json(words)
            )
        }
        let pages = try survey.explanations(of: units).map { explanation in
            ExplanationPage(explanation, rulebook: survey.rulebook, language: session.language, edition: edition).text
        }
        // A form feed between pages: each unit gets its own sheet of paper.
        try session.context.output.line(pages.joined(separator: "\n\u{0C}\n"))
    }
}

extension Edition: ExpressibleByArgument {}
