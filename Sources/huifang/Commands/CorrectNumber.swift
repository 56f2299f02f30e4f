import ArgumentParser
import SurveyCore
import SurveyReports
import SurveyStore
import SurveyWords

/// `correct-number`: puts a number right, or confirms one that the import completed. Its JSON names in `sameNumber` the other
/// contacts that have the number.
struct CorrectNumber: SurveyCommand {
    static var configuration: CommandConfiguration { Help.configuration(.correctNumber) }

    @Argument(help: Help.option(.contactArgument), completion: .of(.contactArgument)) var contact: String
    @Option(parsing: .unconditional, help: Help.option(.phone)) var phone: String?
    @Option(help: Help.option(.correctionAt)) var at: String?
    @Flag(help: Help.option(.confirm)) var confirm = false
    @Option(parsing: .unconditional, help: Help.option(.reason)) var reason: String?
    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) throws {
        guard (phone == nil) == confirm, at == nil || !confirm else { throw Refusal.usage(.phoneOrConfirm) }
        let survey = try session.open()
        let words = session.words(of: survey)
        let reason = try session.reason(reason)
        let phone = try session.secret(phone)
        let at = try TimeReading(survey.rulebook).past(at, now: session.now)
        do {
            let result =
                try phone.map { phone in
                    try survey.correctNumber(
                        of: contact,
                        to: try number(phone, survey),
                        at: at,
                        reason: reason,
                        act: session.act
                    )
                } ?? survey.confirmNumber(of: contact, reason: reason, act: session.act)
            let now = try survey.contact(contact, now: session.now).contact
            let shown = words.phone(now.phone ?? now.phoneAsGiven)
            try session.answer(
                words.done(
                    confirm
                        ? .numberConfirmed(contact: result.contact, phone: shown)
                        : .numberCorrected(contact: result.contact, phone: shown)
                ),
                json: receiptJSON(result.entry, members(result.contact, result.state, result.sameNumber))
            )
            try session.notePersonalAgain(survey, contact: result.contact)
            for other in result.sameNumber {
                try session.note(words.notice(.numberOfAnother(key: other.key, unit: other.isOwn ? nil : other.unit)))
            }
        } catch Refusal.content(.sameNumber) {
            let now = try survey.contact(contact, now: session.now).contact
            try session.unchanged(words.notice(.sameNumber), members(now.id, now.state, []))
        }
    }

    private func members(
        _ contact: Int,
        _ state: ContactState,
        _ others: [NumberHolder]
    ) -> [(String, JSONValue)] {
        [
            ("contact", .int(contact)), ("state", .string(state.rawValue)),
            ("sameNumber", .array(others.map { .string($0.key) })),
        ]
    }

    private func number(_ text: String, _ survey: Survey) throws -> PhoneNumber {
        let reading = PhoneNumber.parse(text, areaCode: survey.rulebook.areaCode)
        guard let number = reading.number else { throw Refusal.content(.undiallable(text: text)) }
        guard reading.others.isEmpty, reading.leftOver.isEmpty else {
            throw Refusal.content(
                .severalInNumber(
                    text: text,
                    numbers: ([number] + reading.others).map(\.normal),
                    leftOver: reading.leftOver.map(\.text)
                )
            )
        }
        return number
    }
}
