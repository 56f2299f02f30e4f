import ArgumentParser
import ContactCSV
import SurveyCore
import SurveyReports
import SurveyStore
import SurveyWords

/// `sheet`: a surveyor's call sheet, on screen, on paper or for a spreadsheet.
struct Sheet: SurveyCommand {
    static var configuration: CommandConfiguration { Help.configuration(.sheet) }
    static let formats = OutputFormat.allCases

    @Option(help: Help.option(.surveyor)) var surveyor: String?
    @Flag(help: Help.option(.sheetAll)) var all = false
    @Option(name: .shortAndLong, help: Help.option(.output)) var output: String?
    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) throws {
        // A sheet to fill in may already be filled in.
        if let output, global.format == .csv, !global.yes { try OutputFile.refuseExisting(output) }
        let survey = try session.open(readOnly: true)
        let words = session.words(of: survey)
        let named = session.surveyor(surveyor)
        let sheets = try named.map { [try survey.sheet(of: $0, now: session.now)] } ?? survey.sheets(now: session.now)
        if let only = sheets.first, sheets.count == 1, only.whole.isEmpty {
            try session.note(words.notice(.emptyList(surveyor: only.surveyor)))
        }
        try OutputFile.write(try document(sheets, one: named != nil, survey, words), to: output, in: session.context)
    }

    private func document(_ sheets: [CallSheet], one: Bool, _ survey: Survey, _ words: Words) throws -> String {
        switch global.format {
        case .text:
            let head = try survey.head().hash
            return sheets.map { SheetText.text($0, words, logHead: head, all: all) }.joined(separator: "\u{0C}\n")
        case .html:
            return SheetHTML.page(sheets, words, title: survey.title, logHead: try survey.head().hash, all: all)
        case .csv:
            var writer = CSVWriter()
            writer.append(words.sheetColumns)
            for row in sheets.flatMap({ SheetCSV.rows($0, words, all: all) }) { writer.append(row) }
            return writer.text
        case .json:
            let json = one ? sheets[0].json(words.offset) : sheetsJSON(sheets, words.offset)
            return json.text(pretty: true)
        }
    }
}
