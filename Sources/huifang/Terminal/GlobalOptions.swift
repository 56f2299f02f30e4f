import ArgumentParser
import SurveyCore
import SurveyWords

/// The options every command takes (cli.md, first lines).
struct GlobalOptions: ParsableArguments {
    @Option(name: .long, help: Help.global.survey) var survey: String?
    @Option(name: .long, help: Help.global.lang) var lang: Language?
    @Option(name: .long, help: Help.global.format) var format: OutputFormat = .text
    @Option(name: .long, help: Help.global.color) var color: ColorChoice = .auto
    @Flag(name: .long, help: Help.global.yes) var yes = false
    @Option(name: .long, help: Help.global.by) var by: String?
    @Flag(name: .customLong("allow-network-file"), help: Help.global.allowNetworkFile) var allowNetworkFile = false
}

enum OutputFormat: String, ExpressibleByArgument, CaseIterable { case text, json, csv, html }

enum ColorChoice: String, ExpressibleByArgument, CaseIterable { case auto, always, never }
