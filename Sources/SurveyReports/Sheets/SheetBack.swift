import SurveyCore
import SurveyWords

/// The back of a printed sheet: the ten keys and every code, on one page.
enum SheetBack {
    static func html(_ words: Words, footer: String) -> String {
        let keys = words.keypad.map { row in
            "<tr>" + row.map { "<td>\(htmlText($0))</td>" }.joined() + "</tr>"
        }
        let codes = Disposition.allCases.sorted { $0.code < $1.code }.map { outcome in
            let cells = [outcome.code, words.outcome(outcome), words.heard(outcome), words.effect(outcome)]
            return "<tr>" + cells.map { "<td>\(htmlText($0))</td>" }.joined() + "</tr>"
        }
        let titles = [Title.code, .outcome, .heardOrMet, .effect].map { words.title($0) }
        return """
            <section class="back">
            <h1>\(htmlText(words.title(.keysAndCodes)))</h1>
            <p>\(htmlText(words.keypadRule))</p>
            <table class="keys"><tbody>
            \(keys.joined(separator: "\n"))
            </tbody></table>
            <table class="codes">
            <thead><tr>\(titles.map { "<th>\(htmlText($0))</th>" }.joined())</tr></thead>
            <tfoot><tr><td colspan="\(titles.count)">\(htmlText(footer))</td></tr></tfoot>
            <tbody>
            \(codes.joined(separator: "\n"))
            </tbody>
            </table>
            </section>
            """
    }
}
