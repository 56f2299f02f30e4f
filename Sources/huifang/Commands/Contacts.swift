import ArgumentParser
import SurveyCore
import SurveyReports
import SurveyStore
import SurveyWords

/// `contacts`: looks contacts up.
struct Contacts: SurveyCommand {
    static var configuration: CommandConfiguration { Help.configuration(.contacts) }
    static let formats: [OutputFormat] = [.text, .json, .csv]

    @Option(help: Help.option(.unitFilter), completion: .of(.unitFilter)) var unit: String?
    @Option(help: Help.option(.stateFilter), completion: .of(.stateFilter)) var state: String?
    @Option(parsing: .unconditional, help: Help.option(.find)) var find: String?
    @Option(parsing: .unconditional, help: Help.option(.phoneFilter)) var phone: String?
    @OptionGroup var output: OutputOptions
    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) throws {
        let file = try output.file()
        let survey = try session.open(for: .looking)
        let words = session.words(of: survey)
        let state = try state.map { try words.state(named: $0) }
        let filter = ContactFilter(unit: unit, state: state, text: find, phone: try session.secret(phone))
        let found = try survey.contacts(filter, now: session.now)
        if global.format == .csv {
            return try session.write([CSVTable.contacts(found, Words(.zh, rulebook: survey.rulebook)).text], to: file)
        }
        try session.answer(
            ContactsText.table(found, words, width: session.columns(for: file)),
            json: contactsJSON(found, words.offset),
            to: file
        )
    }
}

/// `contact CONTACT` and `contact forget CONTACT`.
struct ContactCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        var configuration = Help.configuration(.contact, subcommands: [ContactShow.self, ContactForget.self])
        configuration.defaultSubcommand = ContactShow.self
        return configuration
    }
}

/// `contact`: one contact with all its attempts.
struct ContactShow: SurveyCommand {
    static var configuration: CommandConfiguration {
        var configuration = Help.configuration(.contact)
        configuration.commandName = "show"
        return configuration
    }

    @Argument(help: Help.option(.contactArgument), completion: .of(.contactArgument)) var contact: String
    @OptionGroup var output: OutputOptions
    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) throws {
        let file = try output.file()
        let survey = try session.open(for: .looking)
        let words = session.words(of: survey)
        let contact = try survey.contact(contact, now: session.now)
        try session.answer(
            ContactsText.file(contact, words, width: session.columns(for: file)),
            json: contact.json(words),
            to: file
        )
    }
}

/// `contact forget`: erases one contact's personal data.
struct ContactForget: SurveyCommand {
    static var configuration: CommandConfiguration { Help.configuration(.contactForget) }

    @Argument(help: Help.option(.contactArgument), completion: .of(.contactArgument)) var contact: String
    @Option(parsing: .unconditional, help: Help.option(.reason)) var reason: String?
    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) throws {
        let survey = try session.open()
        let reason = try session.reason(reason)
        let words = session.words(of: survey)
        if let one = try survey.forgettable(contact) {
            let question = Prompt.forget(contact: one.contact, key: one.key, organisation: one.organisation)
            try session.confirm(question, words)
        }
        let erased = try survey.forget(contact: contact, reason: reason, act: session.act)
        let members: [(String, JSONValue)] = [
            ("contact", .int(erased.contact)), ("texts", .int(erased.texts)),
            ("remarks", .array(erased.remarks.map { .string($0.rawValue) })),
        ]
        guard let entry = erased.entry else {
            return try session.unchanged(words.notice(.alreadyForgotten(contact: erased.contact)), members)
        }
        try session.answer(words.done(.forgotten(contact: erased.contact)), json: receiptJSON(entry, members))
        for remark in erased.remarks { try session.note(words.notice(.reasonTells(remark))) }
    }
}

extension Words {
    /// A state by its key or by the words that tables show, in either language.
    func state(named text: String) throws -> ContactState {
        let wanted = Words.folded(text)
        let found = ContactState.allCases.first { state in
            let names = [state.rawValue] + Language.allCases.map { speaking($0).state(state) }
            return names.map(Words.folded).contains(wanted)
        }
        guard let found else { throw Refusal.usage(.unknownState(text)) }
        return found
    }

    /// 已联系、无评分 and 已联系无评分 are the same.
    fileprivate static func folded(_ text: String) -> String {
        String(text.lowercased().filter { !$0.isWhitespace && !"、，,-".contains($0) })
    }

    /// A status of a unit, likewise.
    func status(named text: String) throws -> UnitGrade.Status {
        let wanted = Words.folded(text)
        let found = UnitGrade.Status.allCases.first { status in
            let names = [status.rawValue] + Language.allCases.map { speaking($0).status(status) }
            return names.map(Words.folded).contains(wanted)
        }
        guard let found else { throw Refusal.usage(.unknownStatus(text)) }
        return found
    }
}
