import SurveyCore
import SurveyWords

/// The regions of a screen before they are laid out (console.md §Rules, 5).
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
    /// Line 22; in 40 columns as many lines as it takes.
    var prompt: [String]
    var message: String?
    var last: String?
}

extension ConsoleModel {
    /// Below this the regions are folded for 40 columns.
    static let wideFrom = 80

    /// The screen, top to bottom; no line is wider than `width`. Line 24 is in its place at a height of 24 or more.
    func screen(width: Int, height: Int) -> [String] {
        laidOut(width: width, height: height).map { ConsoleText.clipped($0, min(width, ConsoleModel.wideFrom)) }
    }

    /// The screen before what is too wide is cut off, which should be nothing from 40 columns on.
    func laidOut(width: Int, height: Int) -> [String] {
        if case .ended(let summary) = prompt { return summaryLines(summary, width: width) }
        let narrow = width < ConsoleModel.wideFrom
        let columns = narrow ? width : ConsoleModel.wideFrom
        let page = narrow ? narrowPage(columns) : widePage()
        let foot = page.prompt + told(page, columns, narrow: narrow)
        let lines = above(page, columns, narrow: narrow, rows: 24 - foot.count) + foot
        return fitted(lines, foot: foot.count, height)
    }

    /// The place where typing goes on: line and column from 0.
    func cursor(width: Int, height: Int) -> (line: Int, column: Int) {
        let lines = screen(width: width, height: height)
        let narrow = width < ConsoleModel.wideFrom
        let below = told(narrow ? narrowPage(width) : widePage(), min(width, ConsoleModel.wideFrom), narrow: narrow)
        let line = max(0, lines.count - 1 - below.count)
        let blank = lines.indices.contains(line) && promptEndsOpen ? 1 : 0
        let behind = DisplayWidth.of(ConsoleText.safe(String(frame.typed.suffix(frame.behind))))
        return (line, max(0, min(width - 1, DisplayWidth.of(lines[line]) + blank - behind)))
    }

    var chinese: Bool { words.language == .zh }

    /// Whether the last line tells of a saved record (shown in reverse video).
    var tellsSaved: Bool { last != nil }

    private var promptEndsOpen: Bool { frame.typed.isEmpty && words.language == .en }

    /// Everything above the prompt.
    private func above(_ page: ConsolePage, _ columns: Int, narrow: Bool, rows: Int) -> [String] {
        let rule = String(repeating: "-", count: columns)
        guard page.body == nil else {
            let lines = filled(page.body!, min(20, rows))
            return lines.count < rows ? lines + [page.ruled ? rule : ""] : lines
        }
        let top =
            [page.bar, String(repeating: page.underline, count: columns)] + filled(page.card, narrow ? 6 : 5) + [rule]
        var keys = 4
        var last = [page.ruled ? rule : ""]
        if narrow {
            // A long script takes the place of the rule above the prompt, then of lines that the keys leave blank.
            func room() -> Int { rows - top.count - 1 - keys - last.count }
            if page.script.count > room() { last = [] }
            while page.script.count > room(), keys > page.keys.count { keys -= 1 }
        }
        let script = filled(page.script, rows - top.count - 1 - keys - last.count)
        return top + script + [rule] + filled(page.keys, keys) + last
    }

    /// What stands below the prompt. A message longer than a line goes on in the line of the last record, in 40 columns in one
    /// more; what is only a standing notice does not.
    private func told(_ page: ConsolePage, _ columns: Int, narrow: Bool) -> [String] {
        let told = page.message.map { ConsoleText.folded($0, columns - 2).map { " " + $0 } } ?? []
        let last = page.last.map { ConsoleText.clipped(" " + $0, columns) }
        if let last, message == nil, told.count > 1 {
            return [" " + cutInTheMiddle(page.message ?? "", to: columns - 2), last]
        }
        guard told.count > 1 else { return [told.first ?? "", last ?? ""] }
        return Array(told.prefix(narrow && message != nil ? 3 : 2))
    }

    private func filled(_ lines: [String], _ count: Int) -> [String] {
        Array((lines + Array(repeating: "", count: max(0, count - lines.count))).prefix(count))
    }

    /// A terminal lower than 24 lines: blank lines go first, then script from its end, then the card's; the keys, the
    /// prompt and the last record stay.
    /// - Parameter foot: the lines from the prompt on.
    private func fitted(_ lines: [String], foot: Int, _ height: Int) -> [String] {
        var lines = lines
        var index = lines.count - foot - 1
        while lines.count > height, index > 1 {
            if lines[index].isEmpty { lines.remove(at: index) }
            index -= 1
        }
        // The keys with the rules about them, and the foot.
        while lines.count > height, lines.count > foot + 7 { lines.remove(at: lines.count - foot - 7) }
        while lines.count > height, lines.count > foot + 1 { lines.remove(at: lines.count - foot - 1) }
        return lines
    }
}
