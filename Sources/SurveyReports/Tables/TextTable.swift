import SurveyWords

/// A table for the terminal: columns line up with Chinese text, cells cannot break a line or reorder it, and long ones are cut
/// in the middle where the terminal is narrow.
package struct TextTable: Sendable {
    package struct Column: Sendable {
        package let title: String
        package let alignsRight: Bool
        /// May be cut down to this many columns; `nil` is never cut.
        package let least: Int?
        /// Whatever is handed in, a column that may be cut is never wider: one name of 2000 characters would stretch every line.
        static let most = 60

        package init(_ title: String, alignsRight: Bool = false, least: Int? = nil) {
            self.title = title
            self.alignsRight = alignsRight
            self.least = least
        }
    }

    private let columns: [Column]
    private var rows: [[String]] = []
    private let gap: Int

    /// - Parameter gap: blanks between columns.
    package init(_ columns: [Column], gap: Int = 2) {
        self.columns = columns
        self.gap = gap
    }

    /// Missing cells are empty; further ones are not shown.
    package mutating func add(_ cells: [String]) {
        rows.append(columns.indices.map { $0 < cells.count ? alignable(safeText(oneLine(cells[$0]))) : "" })
    }

    package var isEmpty: Bool { rows.isEmpty }

    /// Header, rule and rows without blanks at their ends; as wide as needed, no column wider than ``Column/most``, when
    /// `width` is `nil` (no terminal).
    package func lines(width: Int? = nil) -> [String] {
        let titles = columns.map { alignable($0.title) }
        var widths = columns.indices.map { index in
            let widest = ([titles[index]] + rows.map { $0[index] }).map(DisplayWidth.of).max()!
            return columns[index].least == nil ? widest : min(widest, Column.most)
        }
        if let width { shrink(&widths, to: width) }
        let total = widths.reduce(0, +) + gap * (widths.count - 1)
        return [line(titles, widths), String(repeating: "-", count: total)] + rows.map { line($0, widths) }
    }

    package func text(width: Int? = nil) -> String { lines(width: width).joined(separator: "\n") }

    /// Takes from the widest column that can give until the table fits or none can.
    private func shrink(_ widths: inout [Int], to width: Int) {
        while widths.reduce(0, +) + gap * (widths.count - 1) > width {
            let sizes = widths
            let candidates = sizes.indices.filter { index in columns[index].least.map { sizes[index] > $0 } ?? false }
            guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { return }
            widths[widest] -= 1
        }
    }

    private func line(_ cells: [String], _ widths: [Int]) -> String {
        var line = ""
        for (index, cell) in cells.enumerated() {
            if index > 0 { line += String(repeating: " ", count: gap) }
            line += padded(
                cutInTheMiddle(cell, to: widths[index]),
                toColumns: widths[index],
                right: columns[index].alignsRight
            )
        }
        while line.last == " " { line.removeLast() }
        return line
    }
}
