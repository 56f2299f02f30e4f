import ArgumentParser
import ContactCSV
import Foundation
import SurveyCore
import SurveyWords

/// `template`: an empty table to send out.
struct TemplateCommand: SurveyCommand {
    static var configuration: CommandConfiguration { Help.configuration(.template) }

    @Argument(help: Help.option(.templateKind)) var table: Template
    @OptionGroup var output: OutputOptions
    @OptionGroup var global: GlobalOptions

    /// What Excel, WPS and Word would not open as what its name says.
    private static let others = [".xls", ".xlsm", ".xlsb", ".et", ".ett", ".ods", ".docx", ".doc", ".wps", ".pdf"]

    func run(_ session: Session) throws {
        let file = try output.file()
        if let path = file.path, Self.others.contains(where: path.lowercased().hasSuffix) {
            throw Refusal.file(.otherOfficeFile(path: path))
        }
        if let path = file.path, path.lowercased().hasSuffix(".xlsx") {
            try file.write(Data(table.workbook), to: path, in: session.context)
        } else {
            try file.write(table.text, in: session.context)
        }
        try session.noteWritten(file)
    }
}

extension Template: ExpressibleByArgument {}
