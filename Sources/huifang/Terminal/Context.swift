import Foundation
import Glibc
import SurveyCore
import SurveyStore
import SurveyWords

/// What a command finds around it: streams, terminal, clock, environment. Tests give their own.
struct Context: Sendable {
    var language: Language
    var environment: [String: String]
    var output: any Output
    var errors: any Output
    var input: any Input
    /// The width of the terminal in columns; `nil` when the output is no terminal.
    var columns: Int?
    /// Its height in lines.
    var rows: Int?
    /// As ``columns``, of standard error.
    var errorColumns: Int?
    /// The present time; nothing else in the program looks at a clock.
    var clock: @Sendable () -> Timestamp
    /// What hides the texts kept beside the log; tests that compare bytes fix it.
    var salts: SaltSource = .system
    var currentDirectory: String
    /// See ``LoginName``.
    var loginName: String
    var stop: StopRequests = .none
    let saved = SavedEntries()

    /// The context of the command that runs; set once by `main`, by each test for itself.
    @TaskLocal static var current: Context = .process

    /// The real process.
    static var process: Context {
        var environment = ProcessInfo.processInfo.environment
        // One that is no text would be left out, and another survey be used than was meant.
        for name in ["HUIFANG_SURVEY", "HUIFANG_USER", "HUIFANG_SURVEYOR", "HUIFANG_DIAL"] {
            environment[name] = ByteArguments.variable(name)
        }
        return Context(
            language: Language.chosen(option: Language.option(in: ByteArguments.ofProcess), environment: environment),
            environment: environment,
            output: DescriptorOutput(1),
            errors: DescriptorOutput(2),
            input: StandardInput(),
            columns: TerminalSize.columns(of: 1),
            rows: TerminalSize.rows(of: 1),
            errorColumns: TerminalSize.columns(of: 2),
            clock: { Timestamp(seconds: Int(Date().timeIntervalSince1970)) },
            currentDirectory: FileManager.default.currentDirectoryPath,
            loginName: LoginName.ofProcess,
            stop: .signals
        )
    }
}
