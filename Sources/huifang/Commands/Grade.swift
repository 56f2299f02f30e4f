import ArgumentParser
import ContactCSV
import SurveyCore
import SurveyReports
import SurveyStore
import SurveyWords

/// `grade`: the grades of all units or some, or a page each that explains them.
struct GradeCommand: SurveyCommand {
    static var configuration: CommandConfiguration { Help.configuration(.grade) }
    static let formats: [OutputFormat] = [.text, .json, .csv]

    @Argument(help: Help.option(.gradeUnits)) var units: [String] = []
    @Flag(help: Help.option(.explain)) var explain = false
    @Option(name: .customLong("for"), help: Help.option(.explainFor)) var edition: Edition?
    @Option(help: Help.option(.gradeSort)) var sort: GradeSelection.Order = .official
    @Option(name: .customLong("grade"), help: Help.option(.gradeFilter)) var grades: [String] = []
    @Option(name: .customLong("status"), help: Help.option(.statusFilter)) var statuses: [UnitGrade.Status] = []
    @Flag(help: Help.option(.changedOnly)) var changed = false
    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) throws {
        let survey = try session.open(readOnly: true)
        let words = session.words(of: survey)
        let selection = GradeSelection(
            order: sort,
            grades: Set(try grades.map { try words.grade(named: $0) }),
            statuses: Set(statuses),
            changedOnly: changed,
            edition: tableEdition,
            few: survey.rulebook.grading.fewScores
        )
        // First what the edition tells, so that no selection gives away what its rows do not.
        let report = try survey.grades(of: units).told(in: tableEdition).selecting(selection)
        if units.isEmpty, try !survey.hasUnitTable() { try session.note(words.notice(.noUnitList)) }
        switch global.format {
        case .text where explain: try explain(report, survey, session)
        case .csv: try session.context.output.write(table(report, survey))
        case .text, .json, .html:
            try session.answer(
                GradesTable.text(report, words, width: session.context.columns, edition: tableEdition),
                json: report.json(words, edition: tableEdition)
            )
        }
    }

    /// The table of all units is the office's own; the page is what a unit gets, unless the office asks otherwise.
    private var tableEdition: Edition { edition ?? .office }

    private func explain(_ report: GradeReport, _ survey: Survey, _ session: Session) throws {
        let order = Dictionary(uniqueKeysWithValues: report.units.enumerated().map { ($1.unit, $0) })
        // Of a unit only its page is kept. They are written when all are read: a pager keeps nobody from saving.
        let (rulebook, language, edition) = (survey.rulebook, session.language, edition ?? .unit)
        let pages = try survey.explanations(of: units, now: session.now) { unit -> (place: Int, text: String)? in
            guard let place = order[unit.grade.unit] else { return nil }
            return (place, ExplanationPage(unit, rulebook: rulebook, language: language, edition: edition).text)
        }
        .compactMap { $0 }.sorted { $0.place < $1.place }
        guard !pages.isEmpty else {
            return try session.context.output.line(session.words(of: survey).noUnitMatches)
        }
        // A form feed between pages: each unit gets its own sheet of paper.
        for (index, page) in pages.enumerated() {
            if index > 0 { try session.context.output.write("\u{0C}\n") }
            try session.context.output.line(page.text)
        }
    }

    private func table(_ report: GradeReport, _ survey: Survey) -> String {
        let words = Words(.zh, rulebook: survey.rulebook)
        var writer = CSVWriter()
        for row in [words.gradeColumns] + GradeRows.rows(report, words, edition: tableEdition) { writer.append(row) }
        return writer.text
    }
}

extension Edition: ExpressibleByArgument {}
extension GradeSelection.Order: ExpressibleByArgument {}
extension UnitGrade.Status: ExpressibleByArgument {}
