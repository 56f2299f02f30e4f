import ArgumentParser
import ContactCSV
import SurveyCore
import SurveyWords

/// `template`: an empty table to send out.
struct TemplateCommand: SurveyCommand {
    static var configuration: CommandConfiguration { Help.configuration(.template) }

    @Argument(help: Help.option(.templateKind)) var table: Template
    @Option(name: .shortAndLong, help: Help.option(.output)) var output: String?
    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) throws {
        // A table of that name may already be filled in.
        if let output, !global.yes { try OutputFile.refuseExisting(output) }
        try OutputFile.write(table.text, to: output, in: session.context)
        if let output, output != "-" { try session.note(session.words.done(.written(path: output))) }
    }
}

extension Template: ExpressibleByArgument {}
