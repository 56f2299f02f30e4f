import ArgumentParser
import ContactCSV
import SurveyCore
import SurveyReports
import SurveyStore
import SurveyWords

/// `verify`: recomputes everything from the log alone and compares it with what the file holds.
struct Verify: SurveyCommand {
    static var configuration: CommandConfiguration { Help.configuration(.verify) }

    @Option(help: Help.option(.head)) var head: String?
    @Option(help: Help.option(.heads), completion: .of(.heads)) var heads: String?
    @OptionGroup var output: OutputOptions
    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) throws {
        let file = try output.file()
        let (heads, unread) = try printed()
        let survey = try session.open(for: .checking)
        let words = session.words(of: survey)
        let result = try ProgressBar.shown(words.verifying, in: session.context) { bar in
            try survey.verify(heads: heads, unread: unread) { bar.update($0, of: $1) }
        }
        // A file that does not agree may hold what cannot be read.
        let odd = result.ok ? try survey.quality(now: session.now).findings.count : nil
        let told = [words.verification(result), odd.map { words.qualityCount($0) }].compactMap { $0 }
        try session.answer(
            told.joined(separator: "\n"),
            json: result.json(words).adding([("quality", odd.map(JSONValue.int) ?? .null)]),
            to: file
        )
        if !result.ok { throw ExitStatus.withFindings }
    }

    /// The heads that others kept, from both options.
    private func printed() throws -> (heads: [PrintedHead], unread: [Int]) {
        let one = try head.map { [try PrintedHead($0)] } ?? []
        guard let path = heads else { return (one, []) }
        let list = try PrintedHead.list(textLines(of: TableInput(path: path)))
        guard !list.heads.isEmpty || !list.unread.isEmpty else { throw Refusal.content(.noHeads(path: path)) }
        return (one + list.heads, list.unread)
    }
}
