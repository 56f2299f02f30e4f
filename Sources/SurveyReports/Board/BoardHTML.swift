import SurveyCore
import SurveyWords

/// The board as a page for a screen in the office. It reloads itself, runs no script and fetches nothing.
package enum BoardHTML {
    package static func page(_ board: Board, _ words: Words) -> String {
        let due = words.boardDue(board.due)
        let rates = ResponseRates.Rate.printed.map { rate in
            row([words.rate(rate), words.rate(board.rates[rate])])
        }
        return """
            <!DOCTYPE html>
            <html lang="\(words.language == .zh ? "zh-CN" : "en")">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta http-equiv="refresh" content="60">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(htmlText(board.title))</title>
            <style>
            \(style)
            </style>
            </head>
            <body>
            <header>
            <h1>\(htmlText(board.title))</h1>
            <p>\(htmlText(words.boardTime(board)))</p>
            </header>
            <section class="total">
            \(bar(board.total, words))
            <p>\(htmlText(words.boardTotal(board.total)))</p>
            <p class="legend">\(legend(board, words))</p>
            </section>
            <div class="top">
            <div>
            \(board.closedAt == nil ? section(words.board(.dueToday), list(due.isEmpty ? [words.nothingDue] : due)) : "")
            \(section(words.board(.surveyors), surveyors(board, words)))
            \(section(words.board(.rates), "<table><tbody>\(rates.joined())</tbody></table>"
                + "<p class=\"small\">\(htmlText(words.ratesCoincide))</p>"))
            </div>
            \(section("\(words.board(.outcomes)) \(words.count(board.dials.total))", outcomeTable(board.dials, words)))
            </div>
            \(section(words.board(.units), units(board, words)))
            <footer>\(htmlText(words.boardReloads))</footer>
            </body>
            </html>

            """
    }

    private static let style = """
        :root { color-scheme: light; }
        body { margin: 0; padding: 1.2rem 1.6rem; font: 16px/1.45 "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif; color: #1d2733; background: #f3f5f7; }
        header { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: 0 1.5rem; }
        h1 { font-size: 1.5rem; margin: 0 0 .4rem; }
        header p { margin: 0 0 .4rem; color: #46566a; }
        h2 { font-size: 1rem; margin: 0 0 .5rem; color: #46566a; font-weight: 600; }
        section { background: #fff; border: 1px solid #d9dfe6; border-radius: 6px; padding: .9rem 1.1rem; margin: 0 0 1rem; }
        .total p { margin: .5rem 0 0; }
        .total .bar { height: 1.6rem; }
        .top { display: grid; grid-template-columns: minmax(0, 1.7fr) minmax(0, 1fr); gap: 0 1rem; align-items: start; }
        @media (max-width: 60rem) { .top { grid-template-columns: minmax(0, 1fr); } }
        ul { margin: 0; padding: 0; list-style: none; display: flex; flex-wrap: wrap; gap: .4rem .6rem; }
        li { padding: .25rem .8rem; background: #eef3f8; border-radius: 4px; font-weight: 600; }
        table { border-collapse: collapse; width: 100%; line-height: 1.3; }
        td { padding: .15rem .5rem .15rem 0; vertical-align: middle; }
        td.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
        td.wide { width: 45%; }
        .small, footer, .legend { color: #5c6b7d; font-size: .8rem; }
        .bar { display: flex; height: .95rem; background: #e6eaef; border-radius: 3px; overflow: hidden; }
        .bar i { display: block; height: 100%; }
        .scored { background: #2f7d5b; } .reached { background: #8fbf9f; } .unreachable { background: #b3392f; } .open { background: #e6eaef; }
        .key { display: inline-block; width: .8rem; height: .8rem; border-radius: 2px; margin: 0 .3rem 0 .9rem; border: 1px solid #c3ccd6; vertical-align: -1px; }
        .key:first-child { margin-left: 0; }
        .units { display: grid; grid-template-columns: repeat(auto-fill, minmax(21rem, 1fr)); gap: .1rem 1.6rem; }
        .unit { display: grid; grid-template-columns: 1fr 7rem 3.4rem; gap: .6rem; align-items: center; padding: .12rem 0; border-bottom: 1px solid #eef1f4; }
        .unit span:last-child { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
        .unit .none { grid-column: 2 / 4; text-align: right; color: #b3392f; }
        .count { background: #7f97b2; height: .8rem; border-radius: 2px; min-width: 2px; }
        """

    private static let classes: [(name: String, states: [ContactState])] = [
        ("scored", [.scored]), ("reached", [.reached]), ("unreachable", [.unreachable]),
        ("open", [.open, .awaitingConfirmation, .notFinished]),
    ]

    /// The figures stand beside it; read aloud it is its sentence.
    private static func bar(_ progress: Board.Progress, _ words: Words) -> String {
        let parts = classes.compactMap { part -> String? in
            let contacts = part.states.reduce(0) { $0 + progress[$1] }
            guard contacts > 0, progress.drawn > 0 else { return nil }
            return "<i class=\"\(part.name)\" style=\"width:\(Fraction(contacts * 100, progress.drawn).text)%\"></i>"
        }
        let label = htmlText(words.boardTotal(progress))
        return "<div class=\"bar\" role=\"img\" aria-label=\"\(label)\" title=\"\(label)\">\(parts.joined())</div>"
    }

    private static func legend(_ board: Board, _ words: Words) -> String {
        let names = [words.state(.scored), words.state(.reached), words.state(.unreachable), words.boardLeft(board)]
        return zip(classes, names).map { "<span class=\"key \($0.name)\"></span>\(htmlText($1))" }.joined()
    }

    private static func surveyors(_ board: Board, _ words: Words) -> String {
        let rows = board.surveyors.map { line in
            """
            <tr><td>\(padded(line.number, 2)) \(htmlText(line.name))</td><td class="wide">\(bar(line.list, words))</td>\
            <td class="n">\(line.list.finished)/\(line.list.drawn)</td><td class="n">\(htmlText(words.boardDials(line)))</td></tr>
            """
        }
        return "<table><tbody>\n\(rows.joined(separator: "\n"))\n</tbody></table>"
    }

    private static func units(_ board: Board, _ words: Words) -> String {
        let rows = board.units.map { unit in
            let remark = words.boardRemark(unit)
            let name = "<span>\(htmlText(unit.name))</span>"
            guard remark.isEmpty else {
                return "<div class=\"unit\">\(name)<span class=\"none\">\(htmlText(remark))</span></div>"
            }
            return "<div class=\"unit\">\(name)\(bar(unit.contacts, words))"
                + "<span>\(unit.contacts.finished)/\(unit.contacts.drawn)</span></div>"
        }
        return "<div class=\"units\">\n\(rows.joined(separator: "\n"))\n</div>"
    }

    private static func outcomeTable(
        _ counts: DialCounts,
        _ words: Words
    ) -> String {
        let outcomes = counts.byFrequency
        let most = outcomes.first?.dials ?? 1
        let rows = outcomes.map { outcome, count in
            "<tr><td>\(htmlText(words.outcome(outcome)))</td>"
                + "<td class=\"wide\"><div class=\"count\" style=\"width:\(Fraction(count * 100, most).text)%\"></div></td>"
                + "<td class=\"n\">\(words.count(count))</td></tr>"
        }
        let apart = words.dialsApart(counts).map { "<p class=\"small\">\(htmlText($0))</p>" } ?? ""
        return
            (outcomes.isEmpty
            ? "<p>\(htmlText(words.nothingDue))</p>" : "<table><tbody>\(rows.joined())</tbody></table>") + apart
    }

    private static func section(_ title: String, _ content: String) -> String {
        "<section>\n<h2>\(htmlText(title))</h2>\n\(content)\n</section>"
    }

    private static func list(_ lines: [String]) -> String {
        "<ul>" + lines.map { "<li>\(htmlText($0))</li>" }.joined() + "</ul>"
    }

    private static func row(_ cells: [String]) -> String {
        "<tr><td>\(htmlText(cells[0]))</td><td class=\"n\">\(htmlText(cells[1]))</td></tr>"
    }
}
