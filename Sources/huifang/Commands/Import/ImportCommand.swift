import ArgumentParser
import SurveyWords

/// `import`: units, surveyors, contacts, results.
struct ImportCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        Help.configuration(
            .import,
            subcommands: [ImportUnits.self, ImportSurveyors.self, ImportContacts.self, ImportResults.self]
        )
    }
}
