import SurveyCore
import SurveyWords

/// The back of a printed sheet: the ten keys and every code, on one page.
enum SheetBack {
    static func html(_ words: Words, footer: String) -> String {
        let keys = SheetKeys.rows(words).map { row in
            "<tr>" + row.map { "<td>\(htmlText($0))</td>" }.joined() + "</tr>"
        }
        let codes = Disposition.allCases.sorted { $0.code < $1.code }.map { outcome in
            let cells = [outcome.code, words.outcome(outcome), words.heard(outcome), words.effect(outcome)]
            return "<tr>" + cells.map { "<td>\(htmlText($0))</td>" }.joined() + "</tr>"
        }
        let titles = [
            words("代码", "code"), words("结果", "outcome"), words("听到、遇到什么", "what is heard or met"),
            words("怎样算", "effect"),
        ]
        return """
            <section class="back">
            <h1>\(htmlText(words("按键和结果代码", "Keys and codes")))</h1>
            <p>\(htmlText(SheetKeys.rule(words)))</p>
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

/// The keypad as it lies on the console and on paper (console.md §Keys).
enum SheetKeys {
    static func rows(_ words: Words) -> [[String]] {
        [
            [words("7 关机", "7 switched off"), words("8 其他", "8 other"), words("9 无法接通", "9 no signal")],
            [
                words("4 他人接听", "4 someone else"), words("5 本人接听，提问", "5 the person: ask"),
                words("6 不愿受访", "6 unwilling"),
            ],
            [words("1 无人接听", "1 no answer"), words("2 约定再拨", "2 call later"), words("3 占线", "3 busy")],
            [words("0 号码有问题", "0 bad number"), "", ""],
        ]
    }

    static func rule(_ words: Words) -> String {
        words(
            "单数没人接，双数有人接，5 问问题，0 是坏号。表上请写两位代码，单个数字不收。",
            "Odd: nobody answered. Even: somebody answered. 5: ask. 0: bad number. On the sheet write two digits, never one."
        )
    }
}
