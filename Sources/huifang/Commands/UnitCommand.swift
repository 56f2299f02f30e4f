import ArgumentParser
import SurveyCore
import SurveyReports
import SurveyStore
import SurveyWords

/// `unit rename`, `unit withdraw` and `unit received`: put a unit right.
struct UnitCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        Help.configuration(.unit, subcommands: [UnitRename.self, UnitWithdraw.self, UnitReceived.self])
    }
}

struct UnitRename: SurveyCommand {
    static var configuration: CommandConfiguration { Help.configuration(.unitRename) }

    @Argument(help: Help.option(.unitArgument), completion: .of(.unitArgument)) var unit: String
    @Argument(help: Help.option(.newName)) var name: String
    @Option(parsing: .unconditional, help: Help.option(.reason)) var reason: String?
    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) throws {
        let survey = try session.open()
        let words = session.words(of: survey)
        let reason = try session.officialReason(reason, of: survey)
        let name = nfc(trimmed(name))
        guard let receipt = try survey.renameUnit(unit, to: name, reason: reason, act: session.act) else {
            return try session.unchanged(words.notice(.sameName(unit: name)), [("unit", .string(name))])
        }
        try session.answer(
            words.done(.unitRenamed(from: unit, to: name)),
            json: receiptJSON(receipt, [("unit", .string(name))])
        )
    }
}

struct UnitWithdraw: SurveyCommand {
    static var configuration: CommandConfiguration { Help.configuration(.unitWithdraw) }

    @Argument(help: Help.option(.unitArgument), completion: .of(.unitArgument)) var unit: String
    @Option(parsing: .unconditional, help: Help.option(.reason)) var reason: String?
    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) throws {
        let survey = try session.open()
        let words = session.words(of: survey)
        let reason = try session.officialReason(reason, of: survey)
        let held = try survey.holdings(of: unit)
        let question = Prompt.withdrawUnit(
            unit: held.unit,
            provided: held.provided,
            drawn: held.drawn,
            dials: held.dials
        )
        try session.confirm(question, words)
        let receipt = try survey.withdrawUnit(unit, reason: reason, act: session.act)
        try session.answer(
            words.done(.unitWithdrawn(unit: held.unit, contacts: held.provided)),
            json: receiptJSON(receipt, [("unit", .string(held.unit))])
        )
    }
}

struct UnitReceived: SurveyCommand {
    static var configuration: CommandConfiguration { Help.configuration(.unitReceived) }

    @Argument(help: Help.option(.unitArgument), completion: .of(.unitArgument)) var unit: String
    @Argument(help: Help.option(.receivedDate)) var date: String?
    @Flag(help: Help.option(.receivedWithdraw)) var withdraw = false
    @Option(parsing: .unconditional, help: Help.option(.reason)) var reason: String?
    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) throws {
        guard (date == nil) == withdraw else { throw Refusal.usage(.dateOrWithdraw) }
        let survey = try session.open()
        let day = try date.map(TimeReading(survey.rulebook).day)
        let words = session.words(of: survey)
        let reason = try session.officialReason(reason, of: survey)
        let (contacts, entry) = try survey.receive(unit, on: day, reason: reason, act: session.act)
        let after = try survey.grades(of: [unit]).units[0]
        let verdict = after.verdict
        let members: [(String, JSONValue)] = [
            ("unit", .string(after.unit)), ("contacts", .int(contacts)),
            ("receivedOn", .optional(verdict.receivedOn?.description)), ("late", .bool(verdict.late)),
        ]
        guard let entry else { return try session.unchanged(words.notice(.sameReceived(unit: after.unit)), members) }
        let done = Confirmation.unitReceived(
            unit: after.unit,
            on: day,
            contacts: contacts,
            receivedOn: verdict.receivedOn,
            late: verdict.late
        )
        try session.answer(words.done(done), json: receiptJSON(entry, members))
    }
}
