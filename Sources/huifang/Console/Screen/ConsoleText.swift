import SurveyCore
import SurveyWords

/// Text for the screen: imported values without control characters and without widths that terminals disagree on.
enum ConsoleText {
    /// Visible, and only what every terminal draws alike and can be read aloud.
    static func safe(_ text: String) -> String { alignable(safeText(oneLine(text))) }

    /// As many whole characters from the front as fit into `columns`, blanks at the end dropped.
    static func clipped(_ text: String, _ columns: Int) -> String {
        var kept = fitting(text, columns)
        while kept.last == " " { kept.removeLast() }
        return kept
    }

    /// As many whole characters from the end as fit.
    static func end(of text: String, _ columns: Int) -> String {
        var kept = text[...]
        while DisplayWidth.of(String(kept)) > columns { kept.removeFirst() }
        return String(kept)
    }

    /// Lines of at most `columns`, as ``wrapped(_:columns:)`` has them; a word longer than the line goes on below.
    static func folded(_ text: String, _ columns: Int) -> [String] {
        guard !text.isEmpty else { return [] }
        return wrapped(text, columns: columns).flatMap { line in
            var parts: [String] = []
            var rest = line[...]
            repeat {
                let head = clipped(String(rest), columns)
                guard !head.isEmpty else { break }
                parts.append(head)
                rest = rest.dropFirst(head.count)
            } while !rest.isEmpty
            return parts.isEmpty ? [line] : parts
        }
    }
}

/// A line built from texts at columns; what would overlap moves one blank to the right.
struct ConsoleLine {
    private(set) var text = ""

    init(_ items: (Int, String)...) {
        for (column, item) in items { put(item, at: column) }
    }

    mutating func put(_ item: String, at column: Int) {
        guard !item.isEmpty else { return }
        let width = DisplayWidth.of(text)
        text += String(repeating: " ", count: max(width == 0 ? column : 1, column - width)) + item
    }

    /// `item` ends at `width`; `gap` blanks at least part it from what stands before, which is cut where it is too long.
    mutating func put(_ item: String, endingAt width: Int, gap: Int = 2) {
        let column = width - DisplayWidth.of(item)
        if DisplayWidth.of(text) + gap > column { text = ConsoleText.clipped(text, max(0, column - gap)) }
        put(item, at: column)
    }
}
