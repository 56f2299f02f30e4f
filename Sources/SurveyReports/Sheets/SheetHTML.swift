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
        let footer = words.newestDigest(logHead) + words.copyDigest
        let body = sheets.map { sheet in
            front(sheet, words, title: title, footer: footer, all: all) + SheetBack.html(words, footer: footer)
        }
        return """
            <!DOCTYPE html>
            <html lang="\(words.language == .zh ? "zh-CN" : "en")">
            <head>
            <meta charset="utf-8">
            <title>\(htmlText(words.title(.callSheet) + " \(title)"))</title>
            <style>
            \(style)
            </style>
            </head>
            <body>
            \(body.joined(separator: "\n"))
            </body>
            </html>

            """
    }

    /// Head and foot are rows of the table, because browsers repeat those on every page, and nothing else reliably: a loose page
    /// of a sheet still says whose it is. Where the browser can, a surveyor begins on a right-hand page, so that two never share
    /// a leaf.
    private static let style = """
        @page { size: A4 landscape; margin: 12mm; @bottom-right { content: counter(page) "/" counter(pages); font-size: 8pt; } }
        body { font-family: FangSong, STFangsong, "Noto Serif CJK SC", serif; font-size: 11pt; margin: 0; color: #000; }
        section.front { break-before: right; }
        section.back { break-before: page; }
        h1 { font-family: SimHei, "Noto Sans CJK SC", sans-serif; font-size: 14pt; margin: 0 0 2mm; }
        table { border-collapse: collapse; width: 100%; }
        thead { display: table-header-group; }
        tfoot { display: table-footer-group; }
        thead, tfoot, tr { break-inside: avoid; }
        th, td { border: 0.3mm solid #000; padding: 1mm; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
        th { font-weight: normal; font-family: SimHei, "Noto Sans CJK SC", sans-serif; font-size: 9pt; }
        .rows { table-layout: fixed; }
        .rows tbody td { height: 11mm; }
        .title, .rows tfoot td, .codes tfoot td { border: none; padding: 0 0 2mm; font-size: 14pt; height: auto; }
        .rows tfoot td, .codes tfoot td { padding: 2mm 0 0; font-size: 8pt; }
        .rows tbody .part { height: auto; border: none; padding: 3mm 0 1mm; font-size: 11pt; break-after: avoid; }
        .phone { font-size: 13pt; }
        .phone span { white-space: nowrap; }
        .phone .small { font-size: 10pt; }
        .small { font-size: 9pt; }
        .back h1, .back p { margin: 0 0 1mm; }
        .keys { width: auto; margin: 0 0 2mm; }
        .keys td { width: 45mm; height: 5mm; padding: 0.4mm 1mm; }
        .codes th, .codes td { padding: 0.4mm 1mm; font-size: 9pt; }
        """

    // MARK: The front

    /// Widths in mm of the columns with a fixed content; the note takes what is left of the page.
    private static func columns(_ words: Words) -> [(title: String, width: Int?)] {
        [
            (words.title(.number), 13), (words.title(.forUnit), 29), (words.title(.askFor), 46),
            (words.title(.phone), 44), (words.title(.dialsAndWhen), 20), (words.title(.outcomeCode), 16),
        ] + words.questions.map { (words.question($0.key), words.language == .zh ? 16 : 24) }
            + [(words.title(.dialledAt), 20), (words.title(.agreedTime), 20), (words.title(.note), nil)]
    }

    private static func front(_ sheet: CallSheet, _ words: Words, title: String, footer: String, all: Bool) -> String {
        let head = words.title(.callSheet) + "　\(padded(sheet.number, 2)) \(sheet.surveyor)　\(title)"
        let parts = sheet.parts(words, all: all)
        guard !parts.isEmpty else {
            let notice = htmlText(
                words.toReassign(sheet.toReassign) ?? words.notice(.emptyList(surveyor: sheet.surveyor))
            )
            return "<section class=\"front\">\n<h1>\(htmlText(head))</h1>\n<p>\(notice)</p>\n</section>\n"
        }
        let columns = columns(words)
        let widths = columns.map { $0.width.map { "<col style=\"width: \($0)mm\">" } ?? "<col>" }.joined()
        let titles = columns.map { "<th>\(htmlText($0.title))</th>" }.joined()
        return """
            <section class="front">
            <table class="rows">
            <colgroup>\(widths)</colgroup>
            <thead>
            <tr><th class="title" colspan="\(columns.count)">\(htmlText(head))</th></tr>
            <tr>\(titles)</tr>
            </thead>
            <tfoot><tr><td colspan="\(columns.count)">\(htmlText(footer))</td></tr></tfoot>
            <tbody>
            \(parts.map { part($0, words, columns: columns.count) }.joined(separator: "\n"))
            </tbody>
            </table>\(words.toReassign(sheet.toReassign).map { "\n<p>\(htmlText($0))</p>" } ?? "")
            </section>

            """
    }

    private static func part(_ part: SheetPart, _ words: Words, columns: Int) -> String {
        let title = "\(part.title)　\(words.contacts(part.contacts.count))"
        let rows = part.contacts.map { row($0, words, columns: columns) }
        return (["<tr><th class=\"part\" colspan=\"\(columns)\">\(htmlText(title))</th></tr>"] + rows)
            .joined(separator: "\n")
    }

    private static func row(_ contact: ContactListing, _ words: Words, columns: Int) -> String {
        let who = [contact.person, contact.position].filter { !$0.isEmpty }.joined(separator: " ")
        let phone = contact.phone.map { number(words.phone($0)) } ?? htmlText(contact.phoneAsGiven)
        let others = words.otherPhones(of: contact).map { "<br>" + number($0) }.joined()
        let when = words.when(contact)
        let cells = [
            "<td>\(contact.id)</td>", "<td>\(htmlText(contact.unit))</td>",
            "<td>\(htmlText(who))<br><span class=\"small\">\(htmlText(contact.organisation))</span></td>",
            "<td class=\"phone\">\(phone)\(others)</td>",
            "<td class=\"small\">\(contact.attempts)\(when.isEmpty ? "" : "<br>\(htmlText(when))")</td>",
        ]
        let empty = Array(repeating: "<td></td>", count: columns - cells.count)
        return "<tr>" + (cells + empty).joined() + "</tr>"
    }

    /// On one line, whatever it takes.
    private static func number(_ shown: String) -> String {
        "<span\(shown.count > 15 ? " class=\"small\"" : "")>\(htmlText(shown))</span>"
    }
}

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
