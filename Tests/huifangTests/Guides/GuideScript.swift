import Foundation
import Testing

/// A guide's code blocks, and what the comments before them say that a reader need not see.
///
/// A block without a language is shown by the program: commands behind `$ `, each with what it prints, `...` for lines left out, a line
/// that ends in `...` for one cut short. A block with a language is only read. Comments, each on a line of its own:
/// `at TIME` sets the clock; `steps until TIME` runs what of the fixture's steps.txt lies before it and was not shown; `keys NAME KEYS`
/// says that the next block is a surveyor's screen after these keys (`-`: none); `run COMMAND` runs what others did before.
struct GuideScript {
    enum Part: Equatable {
        case at(String)
        case steps(until: String)
        case transcript([String])
        case screen(surveyor: String, keys: String, lines: [String])
        case hidden(String)
    }

    private(set) var parts: [Part] = []

    init(_ text: String) throws {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)[...]
        var pending: [Substring] = []
        while let line = lines.popFirst() {
            if line.hasPrefix("<!-- "), line.hasSuffix(" -->") {
                let words = line.dropFirst(5).dropLast(4).split(separator: " ")
                switch words[0] {
                case "at": parts.append(.at(words[1...].joined(separator: "T")))
                case "steps": parts.append(.steps(until: words[2...].joined(separator: "T")))
                case "run": parts.append(.hidden(words[1...].joined(separator: " ")))
                default: pending = words
                }
            } else if line.hasPrefix("```") {
                let end = try #require(lines.firstIndex(of: "```"), "a block without its end")
                let block = Array(lines[lines.startIndex..<end])
                lines = lines[(end + 1)...]
                switch pending.first {
                case "keys": parts.append(.screen(surveyor: "\(pending[1])", keys: "\(pending[2])", lines: block))
                default: if line == "```", pending.isEmpty { parts.append(.transcript(block)) }
                }
                pending = []
            }
        }
    }

    /// Where shown lines are none of those printed; `nil` when all are, in their order.
    static func difference(_ shown: [String], printed: [String]) -> String? {
        var rest = printed[...]
        var passing = false
        for line in shown {
            if line == "..." {
                passing = true
                continue
            }
            let fits = { (other: String) in
                other == line || line.hasSuffix("...") && other.hasPrefix(line.dropLast(3))
            }
            guard
                let place = passing
                    ? rest.firstIndex(where: fits) : rest.first.map(fits) == true ? rest.startIndex : nil
            else { return line }
            rest = rest[(place + 1)...]
            passing = false
        }
        return passing || rest.isEmpty ? nil : "nothing, but there is: \(rest.first!)"
    }
}
