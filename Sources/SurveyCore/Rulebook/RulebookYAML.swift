import Yams

/// Where something stands in the YAML; lines and columns count from 1, columns in Unicode scalars.
struct Place: Hashable {
    let line: Int
    let column: Int

    init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    init(_ mark: Mark) { self.init(line: mark.line, column: mark.column) }
}

extension Node {
    var place: Place? { mark.map(Place.init) }
}

/// Collects the mistakes while the reader goes on.
final class RulebookNotes {
    private(set) var faults: [RulebookFault] = []

    func add(_ problem: RulebookProblem, at mark: Place) {
        faults.append(RulebookFault(line: mark.line, column: mark.column, problem: problem))
    }

    /// In the order of the file.
    var sorted: [RulebookFault] {
        faults.enumerated()
            .sorted {
                ($0.element.line, $0.element.column, $0.offset) < ($1.element.line, $1.element.column, $1.offset)
            }
            .map(\.element)
    }
}

/// From text to nodes. Scalars stay strings with their marks: YAML 1.1 would make 870 of `14:30` and 249 of `0371`.
enum RulebookYAML {
    /// Stands behind a repeated key in the copy that is parsed, so that one repeated key does not hide the other mistakes.
    private static let repeated: Unicode.Scalar = "\u{E000}"

    /// So many repeated keys are told at once: for each the text is parsed anew.
    private static let repeatedLimit = 30

    static func compose(_ text: String, notes: RulebookNotes) -> Node? {
        guard text.utf8.count <= RulebookReader.longest else {
            notes.add(.syntax(.tooLong(limit: RulebookReader.longest)), at: Place(line: 1, column: 1))
            return nil
        }
        guard let (copied, anchor) = withoutAnchors(text) else {
            notes.add(.syntax(.controlCharacter), at: Place(line: 1, column: 1))
            return nil
        }
        var copy = copied
        var found: [(problem: RulebookProblem, place: Place)] = []
        while true {
            do {
                guard let root = try Yams.compose(yaml: copy), !isBlank(root) else {
                    notes.add(.empty, at: Place(line: 1, column: 1))
                    return nil
                }
                return anchor.map { withAmpersands(root, for: $0, notes) } ?? root
            } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
                let first = Place(context.mark)
                let problem = RulebookProblem.duplicateKey(self.key(keys.first ?? "").key, firstLine: first.line)
                guard found.count < repeatedLimit, let key = keys.first,
                    let (marked, place) = markRepeated(key, after: first, times: found.count + 1, in: copy)
                else {
                    // Beyond the limit those that were told are enough for today.
                    if found.count < repeatedLimit { found.append((problem, first)) }
                    for (problem, place) in found { notes.add(problem, at: place) }
                    return nil
                }
                found.append((problem, place))
                copy = marked
            } catch {
                let (mark, syntax) = located(error, in: copy)
                // An end of the stream lies behind the last line; the reader is sent to a line that exists.
                let lines = lineCount(copy)
                notes.add(.syntax(syntax), at: Place(line: min(max(1, mark.line), lines), column: max(1, mark.column)))
                return nil
            }
        }
    }

    /// The text with a sign that it does not hold in the place of each `&`, so that every `*name` is one of nothing: a few lines
    /// of names within names would stand for more values than anybody can read. `nil` where no sign is left.
    private static func withoutAnchors(_ text: String) -> (text: String, sign: Unicode.Scalar?)? {
        guard text.utf8.contains(UInt8(ascii: "&")), text.utf8.contains(UInt8(ascii: "*")) else { return (text, nil) }
        let held = Set(text.unicodeScalars.lazy.map(\.value).filter { (0xE001...0xE0FF).contains($0) })
        guard let sign = (0xE001...0xE0FF).first(where: { !held.contains($0) }).flatMap(Unicode.Scalar.init) else {
            return nil
        }
        var copy = String.UnicodeScalarView()
        copy.append(contentsOf: text.unicodeScalars.lazy.map { $0 == "&" ? sign : $0 })
        return (String(copy), sign)
    }

    /// The nodes with `&` in the place of the sign. Where it begins a value without quotes it would have named that.
    private static func withAmpersands(_ node: Node, for sign: Unicode.Scalar, _ notes: RulebookNotes) -> Node {
        switch node {
        case .scalar(var scalar):
            let scalars = scalar.string.unicodeScalars
            guard scalars.contains(sign) else { return node }
            if scalar.style == .plain, scalars.first == sign, let place = node.place {
                notes.add(.syntax(.character), at: place)
            }
            var text = String.UnicodeScalarView()
            text.append(contentsOf: scalars.lazy.map { $0 == sign ? "&" : $0 })
            scalar.string = String(text)
            return .scalar(scalar)
        case .sequence(var sequence):
            for index in sequence.indices { sequence[index] = withAmpersands(sequence[index], for: sign, notes) }
            return .sequence(sequence)
        case .mapping(let mapping):
            let pairs = mapping.map {
                (withAmpersands($0.key, for: sign, notes), withAmpersands($0.value, for: sign, notes))
            }
            return .mapping(Node.Mapping(pairs, mapping.tag, mapping.style, mapping.mark))
        case .alias: return node
        }
    }

    /// The key without the marks of repetition (each repeated key of a file has another number of them), and whether it had any.
    static func key(_ text: String) -> (key: String, isRepeated: Bool) {
        let marks = text.unicodeScalars.reversed().prefix { $0 == repeated }.count
        return (String(String.UnicodeScalarView(text.unicodeScalars.dropLast(marks))), marks > 0)
    }

    private static func lineCount(_ text: String) -> Int {
        let breaks = text.utf8.count { $0 == 0x0A }
        return max(1, text.utf8.last == 0x0A ? breaks : breaks + 1)
    }

    private static func isBlank(_ node: Node) -> Bool {
        guard case .scalar(let scalar) = node else { return false }
        return scalar.style == .plain && scalar.string.isEmpty
    }

    /// `text` with the second `key` of the mapping marked so many times, and where that stands; `nil` where it is not found (a flow mapping over
    /// several lines).
    private static func markRepeated(_ key: String, after mark: Place, times: Int, in text: String) -> (String, Place)?
    {
        var lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map(Array.init)
        guard mark.line >= 1, mark.line <= lines.count, mark.column >= 1 else { return nil }
        let name = Array(key.unicodeScalars)
        let indent = mark.column - 1

        /// Marks `name` beginning at `start` of a line, quoted or not, when a colon follows.
        func marked(_ line: Int, from start: Int) -> Bool {
            let quoted = start < lines[line].count && "\"'".unicodeScalars.contains(lines[line][start])
            let begin = quoted ? start + 1 : start
            let end = begin + name.count
            guard end < lines[line].count, Array(lines[line][begin..<end]) == name,
                lines[line][(end + (quoted ? 1 : 0))...].drop(while: { $0 == " " }).first == ":"
            else { return false }
            lines[line].insert(contentsOf: repeatElement(repeated, count: times), at: end)
            return true
        }

        func joined(_ line: Int, _ column: Int) -> (String, Place) {
            var scalars = String.UnicodeScalarView()
            scalars.append(contentsOf: lines.joined(separator: ["\n"]))
            return (String(scalars), Place(line: line + 1, column: column + 1))
        }

        // In a flow mapping the key stands farther on in the line.
        let first = lines[mark.line - 1]
        if first.prefix(indent).contains("{") {
            for start in min(first.count, indent + name.count)..<first.count
            where "{, ".unicodeScalars.contains(first[start - 1]) && marked(mark.line - 1, from: start) {
                return joined(mark.line - 1, start)
            }
            return nil
        }
        for line in mark.line..<lines.count {
            let depth = lines[line].prefix { $0 == " " }.count
            let content = lines[line].dropFirst(depth).first
            if content == nil || content == "#" || content == "\r" { continue }
            if depth < indent { return nil }
            if depth == indent && marked(line, from: depth) { return joined(line, depth) }
        }
        return nil
    }

    private static func located(_ error: any Error, in text: String) -> (Place, YAMLSyntax) {
        switch error {
        case YamlError.reader(_, let offset, _, _):
            let before = text.prefix(offset ?? 0).unicodeScalars
            let column = before.reversed().prefix { $0 != "\n" }.count
            return (Place(line: before.count { $0 == "\n" } + 1, column: column + 1), .controlCharacter)
        case YamlError.scanner(let context, let problem, let mark, _),
            YamlError.parser(let context, let problem, let mark, _),
            YamlError.composer(let context, let problem, let mark, _):
            let syntax = syntax(problem, context?.text ?? "")
            // A quote or bracket that is never closed is found at the end of the file, but opened where the context says.
            let opened = syntax == .unclosedQuote || syntax == .unclosedBracket
            return (Place(opened ? context?.mark ?? mark : mark), syntax)
        default:
            return (Place(line: 1, column: 1), .other("\(error)"))
        }
    }

    /// libyaml's messages (`scanner.c`, `parser.c` of 0.2.5) in our terms.
    private static func syntax(_ problem: String, _ context: String) -> YAMLSyntax {
        if context.contains("quoted scalar") {
            return problem.contains("end of stream") || problem.contains("document indicator")
                ? .unclosedQuote : .badEscape
        }
        if context.contains("flow mapping") || context.contains("flow sequence") { return .unclosedBracket }
        return switch problem {
        case "found character that cannot start any token": .character
        case "mapping values are not allowed in this context": .unexpectedColon
        case "could not find expected ':'": .missingColon
        case "did not find expected key", "did not find expected '-' indicator",
            "block sequence entries are not allowed in this context", "mapping keys are not allowed in this context":
            .indentation
        case "found undefined alias": .unknownAlias
        case "but found another document", "did not find expected <document start>": .secondDocument
        case let words where words.contains("tab character"): .character
        default: .other(problem)
        }
    }
}
