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

/// `contact`: one contact with all its attempts.
struct ContactCommand: SurveyCommand {
    static var configuration: CommandConfiguration { Help.configuration(.contact) }

    @Argument(help: Help.option(.contactArgument)) var contact: String
    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) throws {
        let survey = try session.open(readOnly: true)
        let words = session.words(of: survey)
        let file = try survey.contact(contact, now: session.now)
        try session.answer(ContactsText.file(file, words, width: session.context.columns), json: file.json(words))
    }
}

extension ContactState: ExpressibleByArgument {}
