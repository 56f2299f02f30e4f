import ArgumentParser
import SurveyCore
import SurveyWords

/// The command that the words of a command line name; what the argument parser does not tell of it.
struct NamedCommand {
    private var type: any ParsableCommand.Type = Huifang.self
    private(set) var path: [String] = []
    /// The first word that is no command where one could stand.
    private var unknown: String?

    /// - Parameter arguments: global options stand behind the command.
    init(_ arguments: [String]) {
        for word in arguments.first == "help" ? arguments.dropFirst() : arguments[...] {
            let commands = type.configuration.subcommands
            guard !word.hasPrefix("-"), !commands.isEmpty else { break }
            guard let command = commands.first(where: { $0.configuration.commandName == word }) else {
                unknown = word
                break
            }
            type = command
            path.append(word)
        }
    }

    /// What its `--format` takes; of one that only holds others, what all have.
    var formats: [OutputFormat] { (type as? any SurveyCommand.Type)?.formats ?? [.text, .json] }

    /// The topic that help was asked about; the parser knows commands only.
    static func topic(_ arguments: [String]) -> HelpTopic? {
        let words = arguments.prefix { !$0.hasPrefix("-") }
        return words.count == 2 && words[0] == "help" ? HelpTopic(rawValue: words[1]) : nil
    }

    /// A word that is no command, which the parser would call an argument too many, or answer with the help of everything.
    /// - Throws: ``Refusal`` with what was meant.
    func refuseUnknown() throws {
        guard let unknown else { return }
        let parent = path.joined(separator: " ")
        let nearest = CommandName.nearest(
            to: unknown,
            among: type.configuration.subcommands.compactMap { $0.configuration.commandName }
        )
        // Where a command is understood without its name, the word is that command's unless it is all but another one.
        let isMeant = nearest != nil || !CommandName.meant(by: unknown, below: parent).isEmpty
        guard isMeant || type.configuration.defaultSubcommand == nil else { return }
        throw Refusal.usage(.unknownCommand(unknown, path: parent, nearest: nearest))
    }
}
