import ArgumentParser
import SurveyCore
import SurveyReports
import SurveyStore
import SurveyWords

/// `ruling`: a person decides what the rules leave open, or differently from them.
struct RulingCommand: SurveyCommand {
    static var configuration: CommandConfiguration { Help.configuration(.ruling) }

    @Argument(help: Help.option(.unitArgument), completion: .of(.unitArgument)) var unit: String
    @Option(help: Help.option(.rulingGrade), completion: .of(.rulingGrade)) var grade: String?
    @Flag(help: Help.option(.rulingWithdraw)) var withdraw = false
    @Option(parsing: .unconditional, help: Help.option(.reason)) var reason: String?
    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) throws {
        guard (grade == nil) == withdraw else { throw Refusal.usage(.gradeOrWithdraw) }
        let survey = try session.open()
        let words = session.words(of: survey)
        let reason = try session.officialReason(reason, of: survey)
        guard let grade else {
            let receipt = try survey.withdrawRuling(unit, reason: reason, act: session.act)
            let after = try survey.grades(of: [unit]).units[0]
            let text = words.done(
                .rulingWithdrawn(unit: after.unit, computed: after.verdict.grade, status: after.verdict.status)
            )
            return try session.answer(text, json: receiptJSON(receipt, [("unit", .string(after.unit))]))
        }
        let ruled = try words.grade(named: grade)
        let before = try survey.grades(of: [unit]).units[0]
        if let computed = before.verdict.grade, computed != ruled {
            try session.confirm(
                .rulingOverrides(unit: before.unit, computed: computed, status: before.verdict.status, by: ruled),
                words
            )
        }
        let receipt = try survey.rule(unit, ruled, reason: reason, act: session.act)
        let after = try survey.grades(of: [unit]).units[0]
        try session.answer(
            words.done(.ruled(unit: after.unit, grade: ruled, computed: after.verdict.grade)),
            json: receiptJSON(receipt, [("unit", .string(after.unit)), ("grade", .string(ruled.rawValue))])
        )
    }
}

extension Words {
    /// A grade by its key, the rulebook's label or the name in this language.
    func grade(named text: String) throws -> Grade {
        let wanted = trimmed(text).lowercased()
        let found = Grade.allCases.first { $0.rawValue == wanted || grades[$0] == wanted || grade($0) == wanted }
        guard let found else { throw Refusal.usage(.unknownGrade(text)) }
        return found
    }
}
