import ArgumentParser
import ContactCSV
import SurveyCore
import SurveyReports
import SurveyStore
import SurveyWords

/// `grade`: the grades of all units or some, or a page each that explains them.
struct GradeCommand: SurveyCommand {
    static var configuration: CommandConfiguration { Help.configuration(.grade) }
    static let formats = OutputFormat.allCases

    @Argument(help: Help.option(.gradeUnits), completion: .of(.gradeUnits)) var units: [String] = []
    @Flag(help: Help.option(.explain)) var explain = false
    @Option(name: .customLong("for"), help: Help.option(.explainFor)) var edition: Edition?
    @Option(help: Help.option(.gradeSort)) var sort: GradeSelection.Order = .official
    @Option(name: .customLong("grade"), help: Help.option(.gradeFilter), completion: .of(.gradeFilter)) var grades:
        [String] = []
    @Option(name: .customLong("status"), help: Help.option(.statusFilter), completion: .of(.statusFilter)) var statuses:
        [String] = []
    @Flag(help: Help.option(.changedOnly)) var changed = false
    @OptionGroup var output: PlaceOptions
    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) throws {
        let place = try output.place()
        let survey = try session.open(for: .looking)
        let words = session.words(of: survey)
        if changed, edition == .unit, try survey.closing() == nil { throw Refusal.order(.changedWhileOpen) }
        let selection = GradeSelection(
            order: sort,
            grades: Set(try grades.map { try words.grade(named: $0) }),
            statuses: Set(try statuses.map { try words.status(named: $0) }),
            changedOnly: changed,
            edition: tableEdition,
            few: survey.rulebook.grading.fewScores
        )
        // First what the edition tells, so that no selection gives away what its rows do not.
        let report = try survey.grades(of: units, part: true).told(in: tableEdition).selecting(selection)
        if units.isEmpty, try !survey.hasUnitTable() { try session.note(words.notice(.noUnitList)) }
        if explain, global.format == .text || global.format == .html {
            return try write(pages(of: report, survey, session), survey, session, to: place)
        }
        guard case .file(let file) = place else { throw Refusal.file(.isFolder(path: output.output ?? "")) }
        switch global.format {
        case .csv:
            try session.write([CSVTable.grades(report, survey.rulebook, edition: tableEdition).text], to: file)
            // A table has no place for it.
            if tableEdition == .office { try session.note(words.internalTable) }
        case .html:
            try session.write(
                GradesHTML.document(report, words, title: survey.title, edition: tableEdition).texts,
                to: file
            )
        case .text, .json:
            try session.answer(
                GradesTable.text(report, words, width: session.columns(for: file), edition: tableEdition),
                json: report.json(words, edition: tableEdition),
                to: file
            )
        }
    }

    /// The table of all units is the office's own; the page is what a unit gets, unless the office asks otherwise.
    private var tableEdition: Edition { edition ?? .office }

    /// A unit's page, of which only the text is kept.
    private enum Page: Sendable {
        case text(String)
        case html(HTML, title: String)
    }

    /// In the order of the table. They are written when all are read: a pager keeps nobody from saving.
    private func pages(
        of report: GradeReport,
        _ survey: Survey,
        _ session: Session
    ) throws -> [(unit: String, page: Page)] {
        // Of two units with one name, which no command makes, each gets its page.
        let order = Dictionary(report.units.enumerated().map { ($1.unit, $0) }) { first, _ in first }
        let (rulebook, language, edition) = (survey.rulebook, session.language, edition ?? .unit)
        let isHTML = global.format == .html
        return try survey.explanations(of: units, now: session.now) { unit -> (place: Int, page: Page)? in
            guard let place = order[unit.grade.unit] else { return nil }
            guard isHTML else {
                let page = ExplanationPage(unit, rulebook: rulebook, language: language, edition: edition)
                return (place, .text(page.text))
            }
            let page = ExplanationHTML(unit, rulebook: rulebook, language: language, edition: edition)
            return (place, .html(page.html, title: page.title))
        }
        .compactMap { $0 }.sorted { $0.place < $1.place }.map { (report.units[$0.place].unit, $0.page) }
    }

    private func write(
        _ pages: [(unit: String, page: Page)],
        _ survey: Survey,
        _ session: Session,
        to place: DocumentPlace
    ) throws {
        let words = session.words(of: survey)
        guard !pages.isEmpty else {
            if global.format == .text { return try session.context.output.line(words.noUnitMatches) }
            return try session.note(words.noUnitMatches)
        }
        switch place {
        case .file(let file): try session.write(document(pages.map(\.page), survey.title, words), to: file)
        case .folder(let folder):
            let documents = pages.map { (name: $0.unit, texts: document([$0.page], survey.title, words)) }
            try folder.write(documents, ending: global.format.ending, in: session.context)
            try session.note(words.done(.writtenInto(folder: folder.path, files: documents.count)))
        }
    }

    private func document(_ pages: [Page], _ title: String, _ words: Words) -> [String] {
        var (texts, parts): ([String], [(html: HTML, title: String)]) = ([], [])
        for page in pages {
            switch page {
            // A form feed between pages: each unit gets its own sheet of paper.
            case .text(let text): texts.append((texts.isEmpty ? "" : "\u{0C}\n") + text + "\n")
            case .html(let html, let title): parts.append((html, title))
            }
        }
        guard !parts.isEmpty else { return texts }
        return ExplanationHTML.document(parts.map(\.html), title: parts.count == 1 ? parts[0].title : title, words)
            .texts
    }
}

extension Edition: ExpressibleByArgument {}
extension GradeSelection.Order: ExpressibleByArgument {}
