import SurveyCore
import SurveyWords

/// The regions of a screen before they are laid out (console.md §1, rule 5).
struct ConsolePage {
    /// Line 1.
    var bar: String
    var underline: Character
    /// Lines 3–7 (3–8 in 40 columns).
    var card: [String] = []
    /// Lines 9–15.
    var script: [String] = []
    /// Lines 17–20.
    var keys: [String] = []
    /// Stands in place of bar, card and script.
    var body: [String]?
    /// A rule above the prompt, once a call runs.
    var ruled = true
    var prompt: String
    var message: String?
    var last: String?
}

extension ConsoleModel {
    /// Below this the regions are folded for 40 columns.
    static let wideFrom = 80

    /// The screen, top to bottom; no line is wider than `width`. Line 24 is in its place at a height of 24 or more.
    func screen(width: Int, height: Int) -> [String] {
        if case .ended(let summary) = prompt {
            return summaryLines(summary, width: width).map { ConsoleText.clipped($0, width) }
        }
        let narrow = width < ConsoleModel.wideFrom
        let columns = narrow ? width : ConsoleModel.wideFrom
        let page = narrow ? narrowPage(columns) : widePage()
        return fitted(laidOut(page, columns, narrow: narrow), height).map { ConsoleText.clipped($0, columns) }
    }

    /// The place where typing goes on: line and column from 0.
    func cursor(width: Int, height: Int) -> (line: Int, column: Int) {
        let lines = screen(width: width, height: height)
        let line = max(0, lines.count - 3)
        let blank = lines.indices.contains(line) && promptEndsOpen ? 1 : 0
        return (line, min(width - 1, DisplayWidth.of(lines[line]) + blank))
    }

    var chinese: Bool { words.language == .zh }

    /// Whether the last line tells of a saved record (shown in reverse video).
    var tellsSaved: Bool { last != nil }

    private var promptEndsOpen: Bool { frame.typed.isEmpty && words.language == .en }

    private func laidOut(_ page: ConsolePage, _ columns: Int, narrow: Bool) -> [String] {
        let rule = String(repeating: "-", count: columns)
        var lines: [String]
        var ruled = page.ruled
        if let body = page.body {
            lines = filled(body, 20)
        } else {
            let cardLines = narrow ? 6 : 5
            // In 40 columns a long script takes the place of the rule above the prompt.
            let long = narrow && page.script.count > 6
            ruled = page.ruled && !long
            lines =
                [page.bar, String(repeating: page.underline, count: columns)] + filled(page.card, cardLines) + [rule]
            lines += filled(page.script, (long ? 16 : 15) - lines.count) + [rule] + filled(page.keys, 4)
        }
        if lines.count < 21 { lines.append(ruled ? rule : "") }
        lines.append(page.prompt)
        // A message longer than a line goes on in the line of the last record; what is only a standing notice does not.
        let told = page.message.map { ConsoleText.folded($0, columns - 2).map { " " + $0 } } ?? []
        let last = page.last.map { ConsoleText.clipped(" " + $0, columns) }
        if let last, message == nil, told.count > 1 {
            return lines + [" " + cutInTheMiddle(page.message ?? "", to: columns - 2), last]
        }
        return lines + [told.first ?? "", told.count > 1 ? told[1] : last ?? ""]
    }

    private func filled(_ lines: [String], _ count: Int) -> [String] {
        Array((lines + Array(repeating: "", count: max(0, count - lines.count))).prefix(count))
    }

    /// A terminal lower than 24 lines: blank lines go first, then script from its end, then the card's; the keys, the
    /// prompt and the last record stay.
    private func fitted(_ lines: [String], _ height: Int) -> [String] {
        var lines = lines
        var index = lines.count - 4
        while lines.count > height, index > 1 {
            if lines[index].isEmpty { lines.remove(at: index) }
            index -= 1
        }
        // Nine lines: the keys with the rules about them, and the three at the foot.
        while lines.count > height, lines.count > 10 { lines.remove(at: lines.count - 10) }
        while lines.count > height, lines.count > 4 { lines.remove(at: lines.count - 4) }
        return lines
    }
}
