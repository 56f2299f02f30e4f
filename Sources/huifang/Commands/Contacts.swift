import ArgumentParser
import SurveyCore
import SurveyReports
import SurveyStore
import SurveyWords

/// `contacts`: looks contacts up.
struct Contacts: SurveyCommand {
    static var configuration: CommandConfiguration { Help.configuration(.contacts) }

    @Option(help: Help.option(.unitFilter)) var unit: String?
    @Option(help: Help.option(.stateFilter)) var state: ContactState?
    @Option(parsing: .unconditional, help: Help.option(.find)) var find: String?
    @Option(parsing: .unconditional, help: Help.option(.phoneFilter)) var phone: String?
    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) throws {
        let survey = try session.open(readOnly: true)
        let words = session.words(of: survey)
        let filter = ContactFilter(unit: unit, state: state, text: find, phone: phone)
        let found = try survey.contacts(filter, now: session.now)
        try session.answer(
            ContactsText.table(found, words, width: session.context.columns),
            json: contactsJSON(found, words.offset)
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

    @Argument(help: Help.option(.contactArgument)) var contact: String
    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) throws {
        let survey = try session.open(readOnly: true)
        let words = session.words(of: survey)
        let file = try survey.contact(contact, now: session.now)
        try session.answer(ContactsText.file(file, words, width: session.context.columns), json: file.json(words))
    }
}

/// `contact forget`: erases one contact's personal data.
struct ContactForget: SurveyCommand {
    static var configuration: CommandConfiguration { Help.configuration(.contactForget) }

    @Argument(help: Help.option(.contactArgument)) var contact: String
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

extension ContactState: ExpressibleByArgument {}
