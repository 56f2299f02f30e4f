import ArgumentParser
import Foundation
import SurveyCore
import SurveyReports
import SurveyStore
import SurveyWords

/// The program: parses, runs, and turns whatever goes wrong into one sentence and an exit code (contract.md §Exit codes).
@main
enum Main {
    static func main() {
        // Files are made with their final rights from the first moment (contract.md §The survey file).
        umask(0o077)
        // A reader that went away is told by write(2); the signal would end us without releasing anything.
        signal(SIGPIPE, SIG_IGN)
        exit(run(ByteArguments.ofProcess, in: .process))
    }

    /// Runs one command line in `context` and returns the exit code. Tests call this.
    static func run(_ arguments: [String], in context: Context) -> Int32 {
        Context.$current.withValue(context) {
            let arguments = GlobalOptions.behindCommand(arguments)
            let named = NamedCommand(arguments)
            // Completion scripts are of all commands at once.
            let formats = arguments.first?.hasPrefix("--generate") == true ? OutputFormat.allCases : named.formats
            return OutputFormat.$offered.withValue(formats) {
                do {
                    try ByteArguments.refuseOthers(arguments, context.environment)
                    try named.refuseUnknown()
                    var command = try Huifang.parseAsRoot(arguments)
                    try command.run()
                    return 0
                } catch {
                    return exitCode(of: error, in: context)
                }
            }
        }
    }

    /// Says what went wrong.
    private static func exitCode(of error: any Error, in context: Context) -> Int32 {
        switch error {
        case let status as ExitStatus: return status.code
        case let stopped as ImportStopped:
            let notice = Notice.importStopped(file: stopped.file, taken: stopped.taken)
            try? context.errors.line(Words(context.language).notice(notice))
            return 128 + stopped.signal
        case let refusal as Refusal:
            try? context.errors.line(Words(context.language).refusal(refusal))
            return refusal.exitCode
        case is OutputClosed: return 0
        case let failure as OutputFailed:
            let refusal: Refusal = .file(failure.code == ENOSPC ? .diskFull : .readWriteFailed(path: nil))
            try? context.errors.line(Words(context.language).refusal(refusal))
            return refusal.exitCode
        default: return parserAnswer(error, in: context)
        }
    }

    /// Help, version and mistakes on the command line; anything else is a fault of the program.
    private static func parserAnswer(_ error: any Error, in context: Context) -> Int32 {
        let code = Huifang.exitCode(for: error).rawValue
        let columns = context.columns ?? 100
        let text = Huifang.fullMessage(for: error, columns: columns)
        switch code {
        case 0:
            try? context.output.line(
                ParserWords.path(ofHelp: text).map { Help.screen(of: $0, columns: columns) } ?? text
            )
            return 0
        case 64:
            try? context.errors.line(ParserWords.spoken(text, in: context.language, columns: columns))
            return 64
        default:
            try? context.errors.line(Words(context.language).fault(String(describing: error)))
            return 70
        }
    }
}

/// Ends a command with an exit code after everything was said (1: findings, or a failed verification).
struct ExitStatus: Error {
    let code: Int32

    static let withFindings = ExitStatus(code: 1)
    static let unusable = ExitStatus(code: 65)
}

/// `huifang`: alone it says where the survey stands and what comes next.
struct Huifang: SurveyCommand {
    static var configuration: CommandConfiguration { Help.configuration(.root, subcommands: subcommands) }

    /// In the order in which a survey uses them.
    private static let subcommands: [any ParsableCommand.Type] = [
        Init.self, RulebookCommand.self, TemplateCommand.self, ImportCommand.self, UnitCommand.self,
        SurveyorCommand.self, Roster.self, Draw.self, Reassign.self, Sheet.self, Call.self, Record.self, Amend.self,
        VoidCommand.self,
        CorrectNumber.self, Contacts.self, ContactCommand.self, Status.self, Quality.self, GradeCommand.self,
        WhatIfCommand.self,
        RulingCommand.self, Publish.self, Close.self, Reopen.self, Report.self, Export.self, LogCommand.self,
        Verify.self, PurgeCommand.self, Backup.self,
    ]

    /// What there is to offer: next steps never name another command.
    private static let offered: Set<CommandName> = Set(subcommands.compactMap { name(of: $0) })

    private static func name(of command: any ParsableCommand.Type) -> CommandName? {
        command.configuration.commandName.flatMap(CommandName.init(rawValue:))
    }

    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) throws {
        let stage: Stage
        var waiting: [Waiting] = []
        var told: [ToldNumber] = []
        var words = session.words
        do {
            let survey = try session.open(readOnly: true)
            waiting = try survey.waiting(now: session.now)
            told = try survey.toldNumbers()
            stage = try survey.stage(now: session.now)
            words = session.words(of: survey)
        } catch Refusal.file(.noSurvey)
            where global.survey == nil && session.context.environment["HUIFANG_SURVEY"] == nil
        {
            stage = .noFile
        }
        let lines = [words.stage(stage, waiting: waiting, offered: Huifang.offered), words.toldNumbers(told)]
        let text = lines.compactMap { $0 }.joined(separator: "\n")
        try session.answer(
            session.context.columns.map { words.folded(text, columns: $0) } ?? text,
            json: stage.json(waiting: waiting, told: told, offered: Huifang.offered, offset: words.offset)
        )
    }
}

enum Version {
    static let current = "0.1.0"
}
