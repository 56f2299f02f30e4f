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

    @Option(help: Help.option(.surveyor), completion: .of(.surveyor)) var surveyor: String?
    @Flag(help: Help.option(.sheetAll)) var all = false
    @OptionGroup var output: PlaceOptions
    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) throws {
        let place = try output.place()
        let survey = try session.open(for: .looking)
        let words = session.words(of: survey)
        switch place {
        case .file(let file): try session.write(document(survey, words, session), to: file)
        case .folder(let folder):
            // A file a surveyor.
            let sheets = try sheets(survey, session) { $0 }
            let documents = try sheets.map { sheet in
                (
                    name: "\(padded(sheet.number, 2)) \(sheet.surveyor)",
                    texts: try texts([sheet], survey, words, isOne: true)
                )
            }
            try folder.write(documents, ending: global.format.ending, in: session.context)
            try session.note(words.done(.writtenInto(folder: folder.path, files: documents.count)))
        }
    }

    private func document(_ survey: Survey, _ words: Words, _ session: Session) throws -> [String] {
        let (all, rulebook) = (all, survey.rulebook)
        // Of these few are held at a time; the others are made of all at once.
        switch global.format {
        case .text:
            let head = try survey.head().hash
            let pages = try sheets(survey, session) { SheetText.text($0, words, rulebook, logHead: head, all: all) }
            return pages.prefix(1) + pages.dropFirst().map { "\u{0C}\n" + $0 }
        case .csv: return try [header(words)] + sheets(survey, session) { Self.rows($0, words, all: all) }
        case .html, .json:
            let sheets = try sheets(survey, session) { $0 }
            return try texts(sheets, survey, words, isOne: session.surveyor(surveyor) != nil)
        }
    }

    private func texts(_ sheets: [CallSheet], _ survey: Survey, _ words: Words, isOne: Bool) throws -> [String] {
        let head = try survey.head().hash
        switch global.format {
        case .text: return sheets.map { SheetText.text($0, words, survey.rulebook, logHead: head, all: all) }
        case .csv: return [header(words)] + sheets.map { Self.rows($0, words, all: all) }
        case .json:
            return [(isOne ? sheets[0].json(words.offset) : sheetsJSON(sheets, words.offset)).answer()]
        case .html:
            return SheetHTML.document(sheets, words, survey.rulebook, title: survey.title, logHead: head, all: all)
                .texts
        }
    }

    private func header(_ words: Words) -> String {
        var header = CSVWriter()
        header.append(words.sheetColumns)
        return header.text
    }

    private static func rows(_ sheet: CallSheet, _ words: Words, all: Bool) -> String {
        var writer = CSVWriter(forSpreadsheet: false)
        for row in SheetCSV.rows(sheet, words, all: all) { writer.append(row) }
        return writer.text
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
            try session.surveyor(surveyor).map { [noting(try survey.sheet(of: $0, now: session.now, results: all))] }
            ?? survey.sheets(now: session.now, results: all, noting)
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
