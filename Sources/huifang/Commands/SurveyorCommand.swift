import ArgumentParser
import SurveyCore
import SurveyReports
import SurveyStore
import SurveyWords

/// `surveyor release`: after a draw nothing else takes an avoidance away.
struct SurveyorCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        Help.configuration(.surveyor, subcommands: [SurveyorRelease.self])
    }
}

struct SurveyorRelease: SurveyCommand {
    static var configuration: CommandConfiguration { Help.configuration(.surveyorRelease) }

    @Argument(help: Help.option(.surveyorArgument), completion: .of(.surveyorArgument)) var surveyor: String
    @Argument(help: Help.option(.unitArgument), completion: .of(.unitArgument)) var unit: String
    @Option(parsing: .unconditional, help: Help.option(.reason)) var reason: String?
    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) throws {
        let survey = try session.open()
        let reason = try session.officialReason(reason, of: survey)
        let result = try survey.releaseSurveyor(surveyor, from: unit, reason: reason, act: session.act)
        try session.answer(
            session.words(of: survey).done(
                .released(surveyor: result.surveyor, unit: result.unit, result.changes)
            ),
            json: receiptJSON(
                result.entry,
                [
                    ("surveyor", .string(result.surveyor)), ("unit", .string(result.unit)),
                    ("becameUnreachable", .int(result.changes.becameUnreachable)),
                    ("noLongerUnreachable", .int(result.changes.noLongerUnreachable)),
                ]
            )
        )
    }
}
