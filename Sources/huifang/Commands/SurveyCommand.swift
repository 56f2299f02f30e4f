import ArgumentParser
import SurveyCore
import SurveyReports
import SurveyStore
import SurveyWords
import Synchronization

/// A command: it finds the global options, and answers through ``Session``.
protocol SurveyCommand: ParsableCommand {
    var global: GlobalOptions { get }
    /// In which the command answers.
    static var formats: [OutputFormat] { get }
    func run(_ session: Session) throws
}

extension SurveyCommand {
    static var formats: [OutputFormat] { [.text, .json] }

    func run() throws {
        let session = Session(context: Context.current, options: global)
        // Who acts under a blank name is told so before all else, also where there is nothing to change.
        _ = try session.act
        try run(session)
    }
}

/// A command's context with its global options: opens the survey, knows who acts, and answers in the format asked for.
struct Session {
    let context: Context
    let options: GlobalOptions
    private let opened = Opened()

    init(context: Context, options: GlobalOptions) {
        self.context = context
        self.options = options
    }

    /// Of the survey that the command opened; ``Words/rehearsalMark`` stands before each answer for people.
    private final class Opened: Sendable { let mark = Mutex<String?>(nil) }

    /// Words without a rulebook; a command that opened the survey takes ``words(of:)``.
    var words: Words { Words(language) }

    var language: Language { options.lang ?? context.language }

    var path: String { Session.path(options.survey, in: context) }

    /// `--survey`, `HUIFANG_SURVEY`, else `huifang.db`.
    static func path(_ option: String?, in context: Context) -> String {
        option ?? context.environment["HUIFANG_SURVEY"].flatMap { $0.isEmpty ? nil : $0 } ?? "huifang.db"
    }

    /// Who acts, now: `--by`, `HUIFANG_USER`, else the login name.
    var act: Act {
        get throws {
            if let named = options.by, saysNothing(named) { throw Refusal.usage(.byEmpty) }
            let user = context.environment["HUIFANG_USER"].flatMap { saysNothing($0) ? nil : $0 }
            let by = trimmed(options.by ?? user ?? context.loginName)
            return Act(by: by, login: context.loginName, now: context.clock(), salts: context.salts)
        }
    }

    var now: Timestamp { context.clock() }

    func open(for purpose: Survey.Purpose = .writing) throws -> Survey {
        let (words, saved) = (words, context.saved)
        let survey = try Survey.open(
            at: path,
            allowNetworkFile: options.allowNetworkFile,
            for: purpose,
            // A bar that moves meanwhile gives the line up.
            onNotice: { try? note((context.errors.isTerminal ? "\r\u{1B}[K" : "") + words.notice(.file($0))) },
            onSaved: saved.note
        )
        mark(survey)
        return survey
    }

    /// Remembers what answers about this survey are marked with.
    func mark(_ survey: Survey) {
        let mark = words(of: survey).rehearsalMark
        opened.mark.withLock { $0 = mark }
    }

    /// An answer for people.
    func marked(_ text: String) -> String {
        [opened.mark.withLock { $0 }, text].compactMap { $0 }.joined(separator: "\n")
    }

    /// As ``reason(_:)``, of an act whose reason stands in the log in clear: where it may tell of a contact, that is said before.
    func officialReason(_ option: String?, of survey: Survey) throws -> String {
        let reason = try reason(option)
        let words = words(of: survey)
        for remark in try survey.remarks(onOfficial: reason) { try note(words.notice(.officialReasonTells(remark))) }
        return reason
    }

    /// The reason that an act must have.
    func reason(_ option: String?) throws -> String {
        guard let option, !saysNothing(option) else { throw Refusal.usage(.reasonMissing) }
        return trimmed(option)
    }

    /// What must not stand in a list of processes: `-` reads a line of standard input.
    func secret(_ option: String?) throws -> String? {
        guard option == "-" else { return option }
        guard let line = try context.input.line(), !saysNothing(line) else { throw Refusal.usage(.nothingTyped) }
        return trimmed(line)
    }

    /// Asks before something that cannot easily be undone; `--yes` answers, no terminal means no
    /// (contract.md §Options everywhere).
    /// - Returns: whether it was asked.
    @discardableResult
    func confirm(_ prompt: Prompt, _ words: Words) throws -> Bool { try confirm([prompt], words) }

    /// As ``confirm(_:_:)``, all that a command asks: whoever then gives `--yes` has seen every question.
    @discardableResult
    func confirm(_ prompts: [Prompt], _ words: Words) throws -> Bool {
        if options.yes || prompts.isEmpty { return false }
        let unasked = Unconfirmed(question: prompts.map { trimmed(words.prompt($0)) }.joined(separator: "\n"))
        guard context.input.isTerminal else { throw unasked }
        for prompt in prompts {
            do {
                try context.errors.write(words.prompt(prompt))
            } catch is OutputClosed {
                throw unasked
            }
            guard let typed = try context.input.line(), prompt.accepts(typed) else {
                throw Refusal.order(.notConfirmed(onTerminal: true))
            }
        }
        return true
    }

    /// Where something was written of a contact that had been forgotten.
    func notePersonalAgain(_ survey: Survey, contact: Int) throws {
        guard let entry = try survey.writtenAgain(contact: contact) else { return }
        try note(words(of: survey).notice(.personalAgain(contact: contact, entry: entry)))
    }

    func words(of survey: Survey) -> Words { Words(language, rulebook: survey.rulebook) }

    /// The surveyor named by the option, else by HUIFANG_SURVEYOR.
    func surveyor(_ option: String?) -> String? {
        option ?? context.environment["HUIFANG_SURVEYOR"].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// As ``surveyor(_:)``, else the one who is logged in, where one must be known.
    func requireSurveyor(_ option: String?, of survey: Survey) throws -> String {
        guard let name = try survey.surveyor(named: surveyor(option), login: context.loginName) else {
            throw Refusal.usage(.noSurveyorGiven(known: try survey.surveyorNames()))
        }
        return name
    }

    /// Writes the answer: text for people, JSON for programs.
    func answer(_ text: @autoclosure () throws -> String, json: @autoclosure () throws -> JSONValue) throws {
        try context.unlessClosed {
            try context.output.line(options.format == .json ? json().answer() : marked(text()))
        }
    }

    /// An answer of perhaps very many lines, which are written as they are made.
    func answer(lines: ((String) throws -> Void) throws -> Void, json: @autoclosure () throws -> JSONValue) throws {
        guard options.format == .text else { return try answer("", json: json()) }
        var text = opened.mark.withLock { $0 }.map { $0 + "\n" } ?? ""
        try context.unlessClosed {
            try lines { line in
                text += line
                text += "\n"
                guard text.utf8.count > 1 << 16 else { return }
                try context.output.write(text)
                text = ""
            }
            try context.output.write(text)
        }
    }

    /// The answer of an act that had nothing to change: a program gets the act's own members without an entry.
    func unchanged(_ text: String, _ members: [(String, JSONValue)] = []) throws {
        try note(text)
        if options.format == .json { try answer("", json: receiptJSON(nil, members)) }
    }

    /// Something to say besides the answer; standard output stays the answer's alone, and standard error holds nothing but JSON
    /// where a program listens.
    func note(_ text: String) throws {
        try context.unlessClosed {
            try context.errors.line(
                options.format == .json ? (["note": .string(text)] as JSONValue).answer(pretty: false) : text
            )
        }
    }
}

extension Context {
    /// Whoever does not read to the end changes neither what is done nor the exit code.
    func unlessClosed(_ write: () throws -> Void) throws {
        do { try write() } catch is OutputClosed {}
    }
}
