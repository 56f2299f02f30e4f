import ArgumentParser
import SurveyCore
import SurveyWords

/// The options every command takes (contract.md §Options everywhere).
struct GlobalOptions: ParsableArguments {
    @Option(name: .long, help: Help.option(.survey), completion: .of(.survey)) var survey: String?
    @Option(name: .long, help: Help.option(.lang)) var lang: Language?
    @Option(name: .long, help: Help.option(.format)) var format = OutputFormat.offered[0]
    @Option(name: .long, help: Help.option(.color)) var color: ColorChoice = .auto
    @Flag(name: .long, help: Help.option(.yes)) var yes = false
    @Option(name: .long, help: Help.option(.by)) var by: String?
    @Flag(name: .customLong("allow-network-file"), help: Help.option(.allowNetworkFile)) var allowNetworkFile = false
}

extension GlobalOptions {
    private static let valued: Set<String> = ["--survey", "--lang", "--format", "--color", "--by"]
    private static let plain: Set<String> = ["--yes", "--allow-network-file"]

    /// Global options may stand before the command, where the parser would give them to nobody: moved behind everything else.
    static func behindCommand(_ arguments: [String]) -> [String] {
        var leading: [String] = []
        var rest = arguments[...]
        while let first = rest.first {
            let name = first.split(separator: "=", maxSplits: 1).first.map(String.init) ?? first
            if plain.contains(first) || (valued.contains(name) && first.contains("=")) {
                leading.append(rest.removeFirst())
            } else if valued.contains(first), rest.count > 1 {
                leading += rest.prefix(2)
                rest = rest.dropFirst(2)
            } else {
                break
            }
        }
        guard !leading.isEmpty else { return arguments }
        let end = rest.firstIndex(of: "--") ?? rest.endIndex
        return rest[..<end] + leading + rest[end...]
    }
}

enum OutputFormat: String, CaseIterable {
    case text, json, csv, html

    /// What the command on the command line has. All commands share the option, so the parser cannot know.
    @TaskLocal static var offered: [OutputFormat] = allCases
}

extension OutputFormat {
    /// Of a file's name.
    var ending: String { self == .text ? ".txt" : ".\(rawValue)" }
}

extension OutputFormat: ExpressibleByArgument {
    static var allValueStrings: [String] { offered.map(\.rawValue) }

    init?(argument: String) {
        guard let format = OutputFormat.offered.first(where: { $0.rawValue == argument }) else { return nil }
        self = format
    }
}

enum ColorChoice: String, ExpressibleByArgument, CaseIterable { case auto, always, never }
