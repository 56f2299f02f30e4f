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
    @OptionGroup var output: OutputOptions
    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) throws {
        let file = try output.file()
        let survey = try session.open(readOnly: true)
        let words = session.words(of: survey)
        try file.write(document(survey, words, session), in: session.context)
    }

    private func document(_ survey: Survey, _ words: Words, _ session: Session) throws -> [String] {
        let all = all
        switch global.format {
        case .text:
            let head = try survey.head().hash
            let pages = try sheets(survey, session) { SheetText.text($0, words, logHead: head, all: all) }
            return pages.prefix(1) + pages.dropFirst().map { "\u{0C}\n" + $0 }
        case .html:
            let sheets = try sheets(survey, session) { $0 }
            return [SheetHTML.page(sheets, words, title: survey.title, logHead: try survey.head().hash, all: all)]
        case .csv:
            var header = CSVWriter()
            header.append(words.sheetColumns)
            return try [header.text]
                + sheets(survey, session) { sheet in
                    var writer = CSVWriter(forSpreadsheet: false)
                    for row in SheetCSV.rows(sheet, words, all: all) { writer.append(row) }
                    return writer.text
                }
        case .json:
            let sheets = try sheets(survey, session) { $0 }
            let isOne = session.surveyor(surveyor) != nil
            return [(isOne ? sheets[0].json(words.offset) : sheetsJSON(sheets, words.offset)).text(pretty: true)]
        }
    }

    /// What is made of each sheet, of which few are held at a time.
    private func sheets<Made: Sendable>(
        _ survey: Survey,
        _ session: Session,
        _ made: @escaping @Sendable (CallSheet) -> Made
    ) throws -> [Made] {
        let noting = { @Sendable (sheet: CallSheet) in
            (made(sheet), empty: sheet.whole.isEmpty ? sheet.surveyor : nil, toReassign: sheet.toReassign)
        }
        let sheets =
            try session.surveyor(surveyor).map { [noting(try survey.sheet(of: $0, now: session.now))] }
            ?? survey.sheets(now: session.now, noting)
        if sheets.count == 1, let surveyor = sheets[0].empty {
            try session.note(session.words(of: survey).notice(.emptyList(surveyor: surveyor)))
        }
        // A table has no place for it.
        if global.format == .csv, let told = session.words(of: survey).toReassign(sheets.flatMap(\.toReassign)) {
            try session.note(told)
        }
        return sheets.map(\.0)
    }
}
