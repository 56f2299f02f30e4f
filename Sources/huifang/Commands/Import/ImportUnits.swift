import ArgumentParser
import ContactCSV
import SurveyCore
import SurveyStore
import SurveyWords

/// `import units`: who must hand in.
struct ImportUnits: SurveyCommand {
    static var configuration: CommandConfiguration { Help.configuration(.importUnits) }

    @Argument(help: Help.option(.unitFiles), completion: .of(.unitFiles)) var files: [String]
    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) throws {
        let survey = try session.open()
        let inputs = try InputFiles(files, in: session.context)
        let answer = try WholeTables(
            inputs: inputs,
            context: session.context,
            read: { input, _ in try readUnits(input) }
        )
        .taken { rows, _, _, step in try survey.takeUnits(rows, act: session.act, step: step) }
        try answer.give(session, session.words(of: survey))
    }
}

/// `import surveyors`: who calls, and the units each must avoid.
struct ImportSurveyors: SurveyCommand {
    static var configuration: CommandConfiguration { Help.configuration(.importSurveyors) }

    @Argument(help: Help.option(.surveyorFiles), completion: .of(.surveyorFiles)) var files: [String]
    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) throws {
        let survey = try session.open()
        let inputs = try InputFiles(files, in: session.context)
        let answer = try WholeTables(
            inputs: inputs,
            context: session.context,
            read: { input, _ in try readSurveyors(input) }
        )
        .taken { rows, _, _, step in try survey.takeSurveyors(rows, act: session.act, step: step) }
        try answer.give(session, session.words(of: survey))
    }
}

/// `import`: units, surveyors, contacts, results.
struct ImportCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        Help.configuration(
            .import,
            subcommands: [ImportUnits.self, ImportSurveyors.self, ImportContacts.self, ImportResults.self]
        )
    }
}
