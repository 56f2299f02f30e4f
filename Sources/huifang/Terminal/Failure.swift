import ArgumentParser
import SurveyCore
import SurveyWords

/// What stopped a command: a sentence, or for programs one line of JSON (contract.md §Errors).
struct Failure {
    /// Stable: the name of the case that says what is wrong, here or in the argument parser.
    let code: String
    let exitCode: Int32
    let message: String
    /// What `--yes` would agree to.
    var question: String?
    /// Whether the command line itself is wrong.
    private(set) var isUsage = false
    /// Of the parser, which says of an option what it is for.
    private var parsers: (any Error)?

    init(code: String, exitCode: Int32, message: String) {
        self.code = code
        self.exitCode = exitCode
        self.message = message
    }

    init(_ refusal: Refusal, _ words: Words, question: String? = nil) {
        self.init(code: refusal.code, exitCode: refusal.exitCode, message: words.refusal(refusal))
        self.question = question
        switch refusal {
        // There is no command whose usage it could be.
        case .usage(.unknownCommand): break
        case .usage: isUsage = true
        default: break
        }
    }

    /// A mistake that the argument parser found; its kinds are its own `ParserError`.
    init(parser error: any Error, _ words: Words) {
        let kind = Mirror(reflecting: error).descendant("parserError").map { caseName(of: $0) }
        let message = ParserWords.message(Huifang.message(for: error), in: words.language)
        self.init(code: kind ?? "usage", exitCode: 64, message: message)
        isUsage = true
        parsers = error
    }

    /// - Parameter path: of the command whose usage is shown.
    func tell(_ context: Context, usage path: [String], asJSON: Bool) {
        let columns = context.errorColumns ?? context.columns ?? 100
        if asJSON {
            let usage = isUsage ? Help.usage(of: path).line : nil
            let error: JSONValue = [
                "code": .string(code), "message": .string(message), "exitCode": .int(Int(exitCode)),
                "question": .optional(question), "usage": .optional(usage),
            ]
            try? context.errors.line((["error": error] as JSONValue).answer(pretty: false))
        } else {
            let said = parsers.map {
                ParserWords.spoken(Huifang.fullMessage(for: $0, columns: columns), in: context.language)
            }
            let usage = isUsage ? HelpScreen.ending(Help.usage(of: path), context.language, columns: columns) : []
            try? context.errors.line(([question, said ?? message].compactMap { $0 } + usage).joined(separator: "\n"))
        }
    }
}

/// Nobody is there to be asked; whoever reads it later wants to know what `--yes` would agree to.
struct Unconfirmed: Error {
    let question: String
    let refusal = Refusal.order(.notConfirmed(onTerminal: false))
}

extension OutputFormat {
    /// `--format json` as it stands among raw arguments, for what is said before (or instead of) their parsing.
    static func isJSON(_ arguments: [String]) -> Bool {
        let before = arguments.prefix { $0 != "--" }
        return before.contains("--format=json")
            || zip(before, before.dropFirst()).contains { $0 == ("--format", "json") }
    }
}
