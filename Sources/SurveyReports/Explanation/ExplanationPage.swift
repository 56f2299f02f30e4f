import SurveyCore
import SurveyWords

/// `grade --explain`: a unit's explanation as one page of 80 columns.
package struct ExplanationPage: Sendable {
    private let page: ExplanationWords
    private static let columns = 80

    package init(_ explanation: UnitExplanation, rulebook: Rulebook, language: Language, edition: Edition) {
        page = ExplanationWords(explanation, rulebook: rulebook, language: language, edition: edition)
    }

    package var text: String {
        let title = page.words.marked(page.title)
        let indent = max(0, Self.columns - DisplayWidth.of(title)) / 2
        var lines = [padded("", toColumns: indent) + title, ""]
        lines.append(padded("  " + page.unit, toColumns: 54) + page.grade)
        lines += page.header.flatMap(underLabel) + [""]
        for section in page.sections { lines += [section.title] + section.blocks.flatMap(arranged) }
        let signature = page.signature
        if !signature.isEmpty {
            lines += [""] + signature.map { padded($0, toColumns: Self.columns - 4, right: true) }
        }
        return lines.joined(separator: "\n")
    }

    /// A line that is too long goes on below its text.
    private func underLabel(_ line: String) -> [String] {
        guard DisplayWidth.of(line) > Self.columns - 2 else { return ["  " + line] }
        let indent = page.words("          ", "         ")
        return wrapped(line, columns: Self.columns - 2 - indent.count).enumerated().map {
            "  " + ($0 == 0 ? "" : indent) + $1
        }
    }

    private func arranged(_ block: ExplanationWords.Block) -> [String] {
        switch block {
        case .paragraph(let sentences):
            // The first line is indented by four, the others by two.
            return wrapped("  " + page.words.sentences(sentences), columns: Self.columns - 2).map { "  " + $0 }
        case .scores(let scores): return inColumns(scores)
        case .contacts(let titles, let rows):
            // Number, scores, mean and record are figures; organisation and surveyor may be cut.
            let figures = [1] + Array(4..<(titles.count - 2))
            let least = [2: 12, titles.count - 1: 6]
            let columns = titles.enumerated().map { index, title in
                TextTable.Column(title, alignsRight: figures.contains(index), least: least[index])
            }
            return table(columns, rows, gap: 1).lines(width: Self.columns - 1).map { " " + $0 }
        case .dials(let titles, let rows):
            let columns = titles.enumerated().map { index, title in
                TextTable.Column(title, least: index == titles.count - 1 ? 8 : nil)
            }
            var lines = table(columns, rows).lines(width: Self.columns - 6)
            // No rule below the header: the table stands inside a page of text.
            lines.remove(at: 1)
            return lines.map { "      " + $0 }
        }
    }

    private func table(_ columns: [TextTable.Column], _ rows: [[String]], gap: Int = 2) -> TextTable {
        rows.reduce(into: TextTable(columns, gap: gap)) { $0.add($1) }
    }

    private func inColumns(_ scores: [String]) -> [String] {
        let width = max(8, (scores.map(\.count).max() ?? 0) + 2)
        let perLine = (Self.columns - 8) / width
        return stride(from: 0, to: scores.count, by: perLine).map { start in
            let line = scores[start..<min(start + perLine, scores.count)].map { padded($0, toColumns: width) }.joined()
            return "      " + trimmed(line)
        }
    }
}
