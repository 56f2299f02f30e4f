import Foundation
import SurveyCore
import SurveyWords

/// Text for the screen: imported values without control characters and without widths that terminals disagree on.
enum ConsoleText {
    /// Visible, and only ASCII and wide characters: what is neither is shown by its base letter or as `?`.
    static func safe(_ text: String) -> String {
        let plain = alignable(safeText(oneLine(text)))
        guard plain.unicodeScalars.contains(where: { !isAgreed($0) }) else { return plain }
        return plain.decomposedStringWithCanonicalMapping.unicodeScalars.reduce(into: "") { result, scalar in
            if isAgreed(scalar) {
                result.unicodeScalars.append(scalar)
            } else if DisplayWidth.of(scalar) > 0 {
                result += "?"
            }
        }
    }

    private static func isAgreed(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x7F { return scalar.value >= 0x20 }
        // Pictographs are wide in the tables and narrow in many terminals.
        return scalar.value >= 0x1100 && !(0x1F000...0x1FAFF).contains(scalar.value) && scalar.value >= 0x2E80
            && DisplayWidth.of(scalar) == 2
    }

    /// As many whole characters from the front as fit into `columns`, blanks at the end dropped.
    static func clipped(_ text: String, _ columns: Int) -> String {
        var kept = fitting(text, columns)
        while kept.last == " " { kept.removeLast() }
        return kept
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
