import SurveyCore
import SurveyWords

/// Call sheets as one printable page a surveyor (A4 landscape): room to write on the front, keys and codes on the back.
package enum SheetHTML {
    package static func page(
        _ sheets: [CallSheet],
        _ words: Words,
        title: String,
        logHead: String,
        all: Bool = false
    ) -> String {
        let body = sheets.map { front($0, words, title: title, all: all) + back(words) }.joined(separator: "\n")
        let footer =
            words("最新日志校验值 ", "Newest log digest ") + words.digest(logHead, groups: 4)
            + words("　交表时请抄写当日校验值：________________", "   copy the day's digest here: ________________")
        return """
            <!DOCTYPE html>
            <html lang="\(words.language == .zh ? "zh-CN" : "en")">
            <head>
            <meta charset="utf-8">
            <title>\(htmlText(words("拨打登记表", "Call sheet") + " \(title)"))</title>
            <style>
            \(style)
            </style>
            </head>
            <body>
            \(body)
            <footer>\(htmlText(footer))</footer>
            </body>
            </html>

            """
    }

    private static let style = """
        @page { size: A4 landscape; margin: 12mm 12mm 16mm; }
        body { font-family: FangSong, STFangsong, "Noto Serif CJK SC", serif; font-size: 11pt; margin: 0; color: #000; }
        section { break-after: page; }
        h1 { font-family: SimHei, "Noto Sans CJK SC", sans-serif; font-size: 14pt; margin: 0 0 2mm; }
        h2 { font-family: SimHei, "Noto Sans CJK SC", sans-serif; font-size: 11pt; margin: 4mm 0 1mm; }
        table { border-collapse: collapse; width: 100%; }
        thead { display: table-header-group; }
        tr { break-inside: avoid; }
        th, td { border: 0.3mm solid #000; padding: 1mm; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
        th { font-weight: normal; font-family: SimHei, "Noto Sans CJK SC", sans-serif; font-size: 9pt; }
        .rows td { height: 11mm; }
        .phone { font-size: 13pt; white-space: nowrap; }
        .small { font-size: 9pt; }
        .write { min-width: 14mm; }
        .note { min-width: 30mm; }
        .keys { width: auto; margin: 2mm 0 4mm; }
        .keys td { width: 45mm; height: 10mm; }
        footer { font-size: 8pt; margin-top: 4mm; }
        @media print { footer { position: fixed; bottom: -12mm; left: 0; right: 0; } }
        """

    // MARK: The front

    private static func front(_ sheet: CallSheet, _ words: Words, title: String, all: Bool) -> String {
        let head = words("拨打登记表", "Call sheet") + "　\(padded(sheet.number, 2)) \(sheet.surveyor)　\(title)"
        let parts = sheet.parts(words, all: all)
        let body =
            parts.isEmpty
            ? "<p>\(htmlText(words.notice(.emptyList(surveyor: sheet.surveyor))))</p>"
            : parts.map { part(words, $0) }.joined(separator: "\n")
        return "<section>\n<h1>\(htmlText(head))</h1>\n\(body)\n</section>\n"
    }

    private static func part(_ words: Words, _ part: SheetPart) -> String {
        let titles =
            [
                words("编号", "no."), words("填报单位", "unit"), words("请找", "ask for"), words("电话", "number"),
                words("已拨", "dials"), words("何时", "when"), words("结果代码", "code"),
            ] + words.questions.map { words.question($0.key) }
            + [words("拨打时间", "time"), words("约定时间", "agreed time"), words("备注", "note")]
        let header = titles.map { "<th>\(htmlText($0))</th>" }.joined()
        let rows = part.contacts.map { row($0, words) }.joined(separator: "\n")
        return """
            <h2>\(htmlText(part.title))</h2>
            <table class="rows">
            <thead><tr>\(header)</tr></thead>
            <tbody>
            \(rows)
            </tbody>
            </table>
            """
    }

    private static func row(_ contact: ContactListing, _ words: Words) -> String {
        let who = [contact.person, contact.position].filter { !$0.isEmpty }.joined(separator: " ")
        let others = contact.otherPhones.map { "<br>\(htmlText(groupedPhone($0)))" }.joined()
        let phone = htmlText(dialled(contact, contact.phoneAsGiven)) + others
        let cells = [
            "<td>\(contact.id)</td>", "<td>\(htmlText(contact.unit))</td>",
            "<td>\(htmlText(who))<br><span class=\"small\">\(htmlText(contact.organisation))</span></td>",
            "<td class=\"phone\">\(phone)</td>", "<td>\(contact.attempts)</td>",
            "<td class=\"small\">\(htmlText(SheetText.when(contact, words)))</td>", "<td class=\"write\"></td>",
        ]
        let scores = words.questions.map { _ in "<td class=\"write\"></td>" }
        let rest = ["<td class=\"write\"></td>", "<td class=\"write\"></td>", "<td class=\"note\"></td>"]
        return "<tr>" + (cells + scores + rest).joined() + "</tr>"
    }

    // MARK: The back

    private static func back(_ words: Words) -> String {
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
            <section>
            <h1>\(htmlText(words("按键和结果代码", "Keys and codes")))</h1>
            <p>\(htmlText(SheetKeys.rule(words)))</p>
            <table class="keys"><tbody>
            \(keys.joined(separator: "\n"))
            </tbody></table>
            <table class="small">
            <thead><tr>\(titles.map { "<th>\(htmlText($0))</th>" }.joined())</tr></thead>
            <tbody>
            \(codes.joined(separator: "\n"))
            </tbody>
            </table>
            </section>
            """
    }
}

/// The keypad as it lies on the console and on paper (console.md §2).
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
