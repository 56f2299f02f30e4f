/// What is fed with anybody's bytes. Whatever they are, reading them ends, nothing traps, and what was made of them keeps what
/// each harness asks. Used by ``FuzzingTests`` and by libFuzzer (README.md).
enum Harness: String, CaseIterable {
    /// Texts with delimiters: decoding, records, headers, numbers.
    case tables
    /// Workbooks and the tables of Word documents: as files, or as parts that are packed first (``Package``).
    case workbooks, documents
    case rulebooks
    /// Call sheets that come back.
    case results
    /// What a terminal sends to the console.
    case keys
    /// Lines of a log, behind those of a survey that has been drawn.
    case entries

    func run(_ bytes: [UInt8]) throws {
        switch self {
        case .tables: try readTable(bytes)
        case .workbooks, .documents: try readWorkbook(bytes)
        case .rulebooks: try readRulebook(bytes)
        case .results: try takeResults(bytes)
        case .keys: try typeKeys(bytes)
        case .entries: try readEntries(bytes)
        }
    }
}

/// Something that a harness asks for does not hold.
struct Broken: Error, CustomStringConvertible {
    let description: String
}

func hold(_ condition: Bool, _ what: @autoclosure () -> String) throws {
    if !condition { throw Broken(description: what()) }
}
