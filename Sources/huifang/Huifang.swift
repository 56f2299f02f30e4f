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
                    if let topic = NamedCommand.topic(arguments) {
                        try context.output.line(topic.text(context.language, columns: context.columns ?? 100))
                        return 0
                    }
                    try named.refuseUnknown()
                    var command = try Huifang.parseAsRoot(arguments)
                    try command.run()
                    return 0
                } catch {
                    return exitCode(of: error, in: context, asJSON: OutputFormat.isJSON(arguments), path: named.path)
                }
            }
        }
    }

    /// Says what went wrong.
    private static func exitCode(of error: any Error, in context: Context, asJSON: Bool, path: [String]) -> Int32 {
        let words = Words(context.language)
        let failure: Failure
        switch error {
        case let status as ExitStatus: return status.code
        case is OutputClosed: return 0
        case let refusal as Refusal: failure = Failure(context.saved.refusal(refusal), words)
        case let unconfirmed as Unconfirmed:
            failure = Failure(unconfirmed.refusal, words, question: unconfirmed.question)
        case let stopped as ImportStopped:
            let notice = words.notice(.importStopped(file: stopped.file, taken: stopped.taken))
            failure = Failure(code: "stopped", exitCode: 128 + stopped.signal, message: notice)
        case let failed as OutputFailed: failure = Failure(context.saved.refusal(failed), words)
        case let failed as DocumentFailed:
            failure = Failure(context.saved.refusal(failed.refusal, path: failed.path), words)
        default:
            let code = Huifang.exitCode(for: error).rawValue
            guard code != 0 else { return answered(error, in: context, asJSON: asJSON) }
            failure =
                code == 64
                ? Failure(parser: error, words)
                : Failure(code: "fault", exitCode: 70, message: words.fault(String(describing: error)))
        }
        failure.tell(context, usage: path, asJSON: asJSON)
        return failure.exitCode
    }

    /// Help and version, which the parser answers by an error.
    private static func answered(_ error: any Error, in context: Context, asJSON: Bool) -> Int32 {
        let columns = context.columns ?? 100
        let text = Huifang.fullMessage(for: error, columns: columns)
        let help = ParserWords.path(ofHelp: text).map { Help.screen(of: $0, columns: columns) }
        let version = text == Version.current ? Version.answer(context, asJSON: asJSON) : nil
        try? context.output.line(help ?? version ?? CompletionScript.withDefaults(text))
        return 0
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
        Verify.self, PurgeCommand.self, Backup.self, Restore.self, Doctor.self,
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
            let survey = try session.open(for: .looking)
            waiting = try survey.waiting(now: session.now)
            told = try survey.toldNumbers()
            stage = try survey.stage(now: session.now)
            words = session.words(of: survey)
        } catch Refusal.file(.noSurvey)
            where global.survey == nil && session.context.environment["HUIFANG_SURVEY"] == nil
        {
            stage = .noFile
        }
        let text = words.stage(stage, waiting: waiting, told: told, offered: Huifang.offered)
        try session.answer(
            session.context.columns.map { words.folded(text, columns: $0) } ?? text,
            json: stage.json(waiting: waiting, told: told, offered: Huifang.offered, offset: words.offset)
        )
    }
}

enum Version {
    static let current = "0.1.0"

    /// What `--version` answers: all that a file, or a report of a fault, depends on.
    private static func text(_ words: Words) -> String {
        words.version(
            program: current,
            schema: StoreVersion.schema,
            rulebook: Rulebook.zhengzhou2020.id,
            sqlite: StoreVersion.sqlite
        )
    }

    static func answer(_ context: Context, asJSON: Bool) -> String {
        asJSON ? json.answer() : text(Words(context.language))
    }

    private static var json: JSONValue {
        [
            "version": .string(current), "schema": .int(StoreVersion.schema),
            "rulebook": .string(Rulebook.zhengzhou2020.id), "sqlite": .string(StoreVersion.sqlite),
        ]
    }
}
