import ArgumentParser
import SurveyWords

/// Help texts in the language of the one who asks, as the argument parser wants them.
enum Help {
    static func configuration(
        _ name: CommandName,
        subcommands: [any ParsableCommand.Type] = []
    ) -> CommandConfiguration {
        let language = Context.current.language
        return CommandConfiguration(
            commandName: name.rawValue.split(separator: " ").last.map(String.init),
            abstract: name.abstract(language),
            discussion: name.discussion(language),
            version: Version.current,
            subcommands: subcommands,
            helpNames: [.short, .long]
        )
    }

    static func option(_ option: OptionHelp) -> ArgumentHelp {
        let language = Context.current.language
        return ArgumentHelp(option.text(language), valueName: option.valueName(language))
    }
}

extension Language: ExpressibleByArgument {}
