import ArgumentParser
import Foundation
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

    /// The help screen of the command of that path, from what the parser itself knows of all commands.
    static func screen(of path: [String], columns: Int) -> String {
        HelpScreen.text(of: path, in: commands, Context.current.language, columns: columns)
    }

    /// How the command of that path is written, and its help asked for.
    static func usage(of path: [String]) -> (line: String, help: String) {
        HelpScreen.usage(of: path, in: commands, Context.current.language)
    }

    private static var commands: CommandInfo {
        guard let tool = try? JSONDecoder().decode(CommandInfo.Tool.self, from: Data(Huifang._dumpHelp().utf8)) else {
            preconditionFailure("the argument parser dumps its help in another form than ToolInfoV0")
        }
        return tool.command
    }

    static func option(_ option: OptionHelp) -> ArgumentHelp {
        let language = Context.current.language
        return ArgumentHelp(option.text(language), valueName: option.valueName(language))
    }
}

extension Language: ExpressibleByArgument {}
