import ArgumentParser
import SurveyCore
import SurveyReports
import SurveyStore
import SurveyWords

/// `status`: how far fieldwork is, what is due today, and the outcome rates.
struct Status: SurveyCommand {
    static var configuration: CommandConfiguration { Help.configuration(.status) }
    static let formats: [OutputFormat] = [.text, .json, .html]

    @Option(help: Help.option(.page)) var page: Int?
    @OptionGroup var output: OutputOptions
    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) throws {
        if let page, page < 1 { throw Refusal.usage(.pageNotPositive) }
        let file = try output.file()
        let survey = try session.open(for: .looking)
        let words = session.words(of: survey)
        let board = try survey.board(now: session.now)
        let text =
            switch global.format {
            case .json: board.json(words.offset).answer()
            case .html: BoardHTML.page(board, words)
            case .text, .csv: text(board, words, session.context, isFile: file.path != nil)
            }
        try session.write([text + (text.hasSuffix("\n") ? "" : "\n")], to: file)
    }

    /// A screen of the terminal; everything where there is none.
    private func text(_ board: Board, _ words: Words, _ context: Context, isFile: Bool) -> String {
        let blocks = BoardText.blocks(board, words, width: isFile ? nil : context.columns)
        let rows = isFile ? nil : context.rows ?? page.map { _ in 24 }
        let shown = rows.map { BoardText.page(page ?? 1, of: blocks, rows: $0, words) } ?? blocks.flatMap { $0 }
        return shown.joined(separator: "\n")
    }
}
