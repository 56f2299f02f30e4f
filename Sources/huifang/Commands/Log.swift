import ArgumentParser
import SurveyCore
import SurveyReports
import SurveyStore
import SurveyWords

/// `log`: the log in words, or a JSON line an entry.
struct LogCommand: SurveyCommand {
    static var configuration: CommandConfiguration { Help.configuration(.log) }

    @Option(help: Help.option(.unitFilter), completion: .of(.unitFilter)) var unit: String?
    @Option(help: Help.option(.contactFilter), completion: .of(.contactFilter)) var contact: String?
    @OptionGroup var output: OutputOptions
    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) throws {
        let file = try output.file()
        let survey = try session.open(for: .looking)
        let words = session.words(of: survey)
        // A terminal is spared invisible characters; a program gets the bytes that the hash was made of.
        let isSeen = file.path == nil && session.context.output.isTerminal
        // On its way to standard output the log is never whole in memory; a file is written whole or not at all.
        var text = ""
        try survey.log(unit: unit, contact: contact) { line in
            let written = global.format == .json ? line.jsonLine : words.logLine(line)
            text += (isSeen ? folded(safeText(written), session) : written) + "\n"
            guard file.path == nil, text.utf8.count > 1 << 16 else { return }
            try session.context.output.write(text)
            text = ""
        }
        guard file.path != nil else { return try session.context.output.write(text) }
        try file.write(text, in: session.context)
        try session.noteWritten(file)
    }

    /// A long reason goes on below the entry's words, clear of the numbers; a program's line stays one.
    private func folded(_ line: String, _ session: Session) -> String {
        guard global.format == .text, let columns = session.context.columns, DisplayWidth.of(line) > columns else {
            return line
        }
        let indent = String(repeating: " ", count: 7)
        let lines = wrapped(line, columns: columns - indent.count)
        return lines.joined(separator: "\n" + indent)
    }
}
