import SurveyCore
import SurveyWords

/// The board as text: one terminal screen, further ones where the units do not fit.
package enum BoardText {
    /// Narrower, a bar stands below its name.
    private static let fold = 60

    /// What stays together on a page, each some lines; the first is the board's title.
    /// - Parameter width: of the terminal; `nil` where there is none.
    package static func blocks(_ board: Board, _ words: Words, width: Int?) -> [[String]] {
        let columns = width ?? 80
        let text = Writer(board: board, words: words, columns: columns, isNarrow: columns < fold)
        return text.head() + text.surveyors() + text.rates() + text.outcomes() + text.units()
    }

    /// One page of a terminal: the title, as many blocks as there is room for, and where the others are.
    /// - Parameter page: from 1; one behind the last is the last.
    package static func page(_ page: Int, of blocks: [[String]], rows: Int, _ words: Words) -> [String] {
        // The title, what says the page, and the prompt that follows.
        let size = max(5, rows - 3)
        guard blocks.reduce(0, { $0 + $1.count }) > rows - 1 else { return blocks.flatMap { $0 } }
        var pages: [[String]] = [[]]
        for block in blocks.dropFirst() {
            if !pages[pages.count - 1].isEmpty, pages[pages.count - 1].count + block.count > size { pages.append([]) }
            let isFirst = pages[pages.count - 1].isEmpty
            // What parts two sections is not needed at the top.
            pages[pages.count - 1] += isFirst ? Array(block.drop(while: \.isEmpty)) : block
        }
        let shown = min(max(1, page), pages.count)
        return blocks[0] + pages[shown - 1] + [words.boardPage(shown, of: pages.count)]
    }

    private struct Writer {
        let board: Board
        let words: Words
        let columns: Int
        let isNarrow: Bool

        private var barWidth: Int { isNarrow ? min(20, columns - 16) : 20 }

        func head() -> [[String]] {
            let due = words.boardDue(board.due)
            let title = cutInTheMiddle(safeText(oneLine(board.title)), to: columns)
            let told =
                words.board(.dueToday) + words("：", ": ")
                + (due.isEmpty ? words.nothingDue : words.list(due))
            var blocks = [[title], wrapped(words.boardTime(board), columns: columns)]
            blocks.append(wrapped(words.boardTotal(board.total), columns: columns))
            if board.closedAt == nil { blocks.append(wrapped(told, columns: columns)) }
            return blocks + [wrapped(words.barLegend(board), columns: columns)]
        }

        func surveyors() -> [[String]] {
            let names = board.surveyors.map { "\(padded($0.number, 2)) \($0.name)" }
            return section(
                words.board(.surveyors),
                zip(names, board.surveyors).map { ($0, $1.list, words.boardDials($1)) },
                most: 24
            )
        }

        func units() -> [[String]] {
            section(
                words.board(.units),
                board.units.map { ($0.name, $0.contacts, words.boardRemark($0)) },
                most: 32
            )
        }

        /// Rows under a title that never stands alone.
        private func section(
            _ title: String,
            _ rows: [(name: String, progress: Board.Progress, remark: String)],
            most: Int
        ) -> [[String]] {
            let rows = table(rows, most: most)
            return rows.isEmpty ? [] : [["", title] + rows[0]] + rows.dropFirst()
        }

        /// A name, its bar, done of all, a remark; narrow: the name in a line of its own.
        private func table(_ rows: [(name: String, progress: Board.Progress, remark: String)], most: Int) -> [[String]]
        {
            let names = rows.map { alignable(safeText(oneLine($0.name))) }
            let nameWidth = min(names.map { DisplayWidth.of($0) }.max() ?? 0, most)
            let digits = rows.map { String($0.progress.drawn).utf8.count }.max() ?? 1
            return zip(names, rows).map { name, row -> [String] in
                let done =
                    padded(String(row.progress.finished), toColumns: digits, right: true)
                    + "/" + padded(String(row.progress.drawn), toColumns: digits, right: true)
                let bar = row.progress.drawn == 0 ? "" : BoardBar.text(row.progress, width: barWidth) + " " + done
                let isOneLine = !isNarrow
                let first = isOneLine ? padded(cutInTheMiddle(name, to: nameWidth), toColumns: nameWidth) + "  " : "  "
                let line = trimmedEnd(first + bar + (row.remark.isEmpty ? "" : (bar.isEmpty ? "" : "  ") + row.remark))
                if isOneLine { return [cutAtTheEnd(line, to: max(columns, 40))] }
                let short = cutInTheMiddle(name, to: columns)
                guard !bar.isEmpty else { return [short + "  " + row.remark].flatMap { wrapped($0, columns: columns) } }
                return [short]
                    + (DisplayWidth.of(line) <= columns ? [line] : [trimmedEnd("  " + bar), "  " + row.remark])
            }
        }

        func rates() -> [[String]] {
            let rates = ResponseRates.Rate.printed.map { "\($0.rawValue) " + words.rate(board.rates[$0]) }
            let parts = board.rates.cases == 0 ? [words.rate(nil)] : rates
            return [[""] + flow(words.board(.rates) + words("：", ": "), parts)]
        }

        func outcomes() -> [[String]] {
            guard board.dials != DialCounts() else { return [] }
            let title =
                words.board(.outcomes) + words("（\(board.dials.total) 次）：", " (\(words.count(board.dials.total))): ")
            let told = board.dials.byFrequency.map { "\(words.outcome($0.outcome)) \(words.count($0.dials))" }
            let apart = words.dialsApart(board.dials).map { wrapped($0, columns: columns) } ?? []
            return [[""] + flow(title, told) + apart]
        }

        /// Pieces one behind another, none broken.
        private func flow(_ title: String, _ parts: [String]) -> [String] {
            var lines: [String] = []
            var line = title
            for (place, part) in parts.enumerated() {
                if place > 0, DisplayWidth.of(line) + 2 + DisplayWidth.of(part) > columns {
                    lines.append(line)
                    line = ""
                }
                line += (place == 0 || line.isEmpty ? "" : "  ") + part
            }
            return (lines + [line]).flatMap { wrapped($0, columns: columns) }
        }

        private func trimmedEnd(_ text: String) -> String {
            var text = text
            while text.last == " " { text.removeLast() }
            return text
        }
    }
}
