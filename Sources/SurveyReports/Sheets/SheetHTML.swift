import SurveyCore
import SurveyWords

/// Call sheets on paper (A4 landscape): room to write on the front, what to say and every code on the last page. Pages are laid
/// out here and counted, because browsers do not: a surveyor's are an even number, so that two surveyors never share a leaf,
/// printed on both sides or not, and each page says whose it is.
package enum SheetHTML {
    package static func document(
        _ sheets: [CallSheet],
        _ words: Words,
        _ rulebook: Rulebook,
        title: String,
        logHead: String,
        all: Bool = false
    ) -> HTMLDocument {
        let pages = sheets.map { sheet -> HTML in
            SheetPages(sheet, words, rulebook, title: title, logHead: logHead, all: all).html
        }
        return HTMLDocument(
            words.title(.callSheet) + " " + title,
            words.language,
            mark: words.rehearsalMark,
            style: style,
            parts: pages
        )
    }

    /// Heights and widths are those that ``SheetLayout`` counts with.
    private static let style: HTML = """
        @page { size: A4 landscape; margin: 12mm; }
        body { font-size: 11pt; line-height: 1.3; }
        section { break-after: page; }
        section:last-child { break-after: auto; }
        h1 { font-family: var(--hei); font-weight: normal; font-size: 13pt; line-height: 8mm; display: flex; justify-content: space-between; }
        h2 { font-family: var(--hei); font-weight: normal; font-size: 11pt; line-height: 6mm; margin-top: 2.5mm; }
        th, td { padding: 0.8mm 1mm; vertical-align: top; }
        th { font-size: 9pt; }
        .rows { table-layout: fixed; }
        .rows td { height: 9.4mm; }
        .part { font-family: var(--hei); line-height: 6mm; padding-top: 2mm; }
        .phone { font-size: 13pt; }
        .phone span { white-space: nowrap; }
        .phone .small { font-size: 10pt; }
        .small { font-size: 9pt; }
        .foot { font-size: 9pt; line-height: 5.5mm; padding-top: 1.5mm; display: flex; justify-content: space-between; white-space: pre; }
        .notice { padding-top: 2mm; }
        .back { line-height: 1.3; display: grid; grid-template-columns: 50% 47.5%; column-gap: 2.5%; }
        .back h1, .back .foot { grid-column: 1 / 3; }
        .back h2 { font-size: inherit; line-height: 4.5mm; margin: 1mm 0 0.3mm; }
        .back p { text-align: justify; margin-bottom: 0.4mm; }
        .back b { font-family: var(--hei); font-weight: normal; }
        .back th, .back td { padding: 0.3mm 0.8mm; font-size: 93%; line-height: 1.25; }
        .back th { white-space: nowrap; }
        @media screen {
          html { background: #eee; }
          section { box-sizing: border-box; width: 297mm; min-height: 210mm; margin: 6mm auto; padding: 12mm; background: #fff; }
        }
        """
}

/// One surveyor's pages.
private struct SheetPages {
    private let sheet: CallSheet
    private let words: Words
    private let script: SheetScript
    private let title: String
    private let logHead: String
    private let all: Bool
    private let layout: SheetLayout

    init(_ sheet: CallSheet, _ words: Words, _ rulebook: Rulebook, title: String, logHead: String, all: Bool) {
        self.sheet = sheet
        self.words = words
        self.title = title
        self.logHead = logHead
        self.all = all
        script = SheetScript(rulebook, surveyor: sheet.number, words)
        layout = SheetLayout(words)
    }

    var html: HTML {
        var fronts = layout.pages(of: sheet.parts(words, all: all), note: note)
        // What is printed on both sides begins with a new leaf.
        if fronts.count % 2 == 0 { fronts.append([.heading(words.furtherRecords)] + layout.blanks) }
        let pages = fronts.count + 1
        let html = fronts.enumerated().map { front($1, page: $0 + 1, of: pages) }
        return "\(html)\(back(page: pages))"
    }

    private func head(_ page: Int, of pages: Int) -> HTML {
        let name = words.title(.callSheet) + "　\(padded(sheet.number, 2)) \(sheet.surveyor)　\(title)"
        return "<h1><span>\(name)</span><span>\(words.page(page, of: pages))</span></h1>\n"
    }

    private var foot: HTML {
        "<div class=\"foot\"><span>\(words.signatureLine)</span><span>\(words.newestDigest(logHead))</span></div>\n"
    }

    private func front(_ lines: [SheetLayout.Line], page: Int, of pages: Int) -> HTML {
        let told = page == 1 ? notice.map { "<p class=\"notice\">\($0)</p>\n" as HTML } : nil
        var tables: [HTML] = []
        var rows: [HTML] = []
        func close() {
            guard !rows.isEmpty else { return }
            tables.append("<table class=\"rows\">\n\(columns)<tbody>\n\(rows)</tbody>\n</table>\n")
            rows = []
        }
        for line in lines {
            switch line {
            case .heading(let title):
                close()
                tables.append("<p class=\"part\">\(title)</p>\n")
            case .contact(let contact): rows.append(row(contact))
            case .blank: rows.append("<tr>\(layout.columns.map { _ in "<td></td>" as HTML })</tr>\n")
            }
        }
        close()
        return "<section class=\"front\">\n\(head(page, of: pages))\(told)\(tables)\(foot)</section>\n"
    }

    /// Of an empty list, or of contacts that nobody calls before they are reassigned.
    private var notice: String? {
        if let told = words.toReassign(sheet.toReassign) { return told }
        return sheet.parts(words, all: all).isEmpty ? words.notice(.emptyList(surveyor: sheet.surveyor)) : nil
    }

    private var columns: HTML {
        let widths = layout.columns.map { column -> HTML in
            column.width.map { "<col style=\"width: \($0)mm\">" as HTML } ?? "<col>"
        }
        return "<colgroup>\(widths)</colgroup>\n<thead>\n\(HTML.row(layout.columns.map(\.title), tag: "th"))</thead>\n"
    }

    private func row(_ contact: ContactListing) -> HTML {
        let who = [contact.person, contact.position].filter { !$0.isEmpty }.joined(separator: " ")
        let phone = contact.phone.map { number(words.phone($0)) } ?? "\(contact.phoneAsGiven)"
        let others = words.otherPhones(of: contact).map { "<br>\(number($0))" as HTML }
        let when = words.when(contact)
        let whenLine: HTML? = when.isEmpty ? nil : "<br>\(when)"
        let record = all ? sheet.results[contact.id] : nil
        let dial = record?.attempt
        let answers = words.questions.map { dial?.scores[$0.key]?.description ?? "" }
        let times = [dial?.at, dial?.appointment].map { $0.map(words.stamp) ?? "" }
        let results = [dial?.outcome.code ?? ""] + answers + times
        return """
            <tr><td>\(contact.id)</td><td>\(contact.unit)</td><td>\(who)<br><span class="small">\(contact.organisation)</span></td>\
            <td class="phone">\(phone)\(others)</td><td class="small">\(contact.attempts)\(whenLine)</td>\
            \(results.map { "<td>\($0)</td>" as HTML })<td class="small">\(note(contact))</td></tr>

            """
    }

    /// Of a finished contact: who called it, where that was somebody else, and the record's note.
    private func note(_ contact: ContactListing) -> String {
        guard all, let record = sheet.results[contact.id] else { return "" }
        let surveyor = record.attempt.surveyor
        return [surveyor == sheet.surveyor ? "" : surveyor, record.note ?? ""].filter { !$0.isEmpty }
            .joined(separator: "  ")
    }

    /// On one line, whatever it takes.
    private func number(_ shown: String) -> HTML {
        shown.count > 15 ? "<span class=\"small\">\(shown)</span>" : "<span>\(shown)</span>"
    }

    /// What to say, every code, and how the sheet is filled in.
    private func back(page: Int) -> HTML {
        let codes = Disposition.allCases.sorted { $0.code < $1.code }.map { outcome in
            [outcome.code, words.outcome(outcome), words.heard(outcome), words.effect(outcome)]
        }
        let titles = [Title.code, .outcome, .heardOrMet, .effect].map { words.title($0) }
        let said = script.questions.enumerated().map { "<p><b>\($0 + 1)</b> \($1)</p>\n" as HTML }
        let answers = script.answers.map { "<p><b>\($0.said)</b>　\($0.answer)</p>\n" as HTML }
        let rules = words.fillingRules.enumerated().map { "<p>\($0 + 1)　\(HTML.commands($1))</p>\n" as HTML }
        let texts = script.opening + script.questions + script.answers.map { $0.said + "　" + $0.answer }
        let points = layout.points(of: texts + words.fillingRules, headings: 4, lines: codes)
        let size: HTML = "font-size: \(points / 2).\(points % 2 * 5)pt"
        return """
            <section class="back">
            \(head(page, of: page))<div style="\(size)">
            <h2>\(words.openingTitle)</h2>
            \(script.opening.map { "<p>\($0)</p>\n" as HTML })<h2>\(words.questionsTitle)</h2>
            \(said)<h2>\(words.answersTitle)</h2>
            \(answers)<h2>\(words.fillingTitle)</h2>
            \(rules)</div>
            <div style="\(size)">
            <h2>\(words.title(.codes))</h2>
            \(HTML.table(titles, codes))</div>
            \(foot)</section>

            """
    }
}

/// Which contacts stand on which page: heights are estimated from above, in tenths of a millimetre.
struct SheetLayout {
    enum Line {
        case heading(String)
        case contact(ContactListing)
        case blank
    }

    private let words: Words

    init(_ words: Words) { self.words = words }

    /// Widths in mm of the columns with a fixed content; the note takes what is left of the page.
    var columns: [(title: String, width: Int?)] {
        [
            (words.title(.number), 13), (words.title(.forUnit), 29), (words.title(.askFor), 46),
            (words.title(.phone), 44), (words.title(.dialsAndWhen), 20), (words.title(.outcomeCode), 16),
        ] + words.questions.map { (words.question($0.key), words.language == .zh ? 16 : 24) }
            + [(words.title(.dialledAt), 20), (words.title(.agreedTime), 20), (words.title(.note), nil)]
    }

    /// Between head and foot, with some to spare.
    private static let room = 1630
    /// A part's heading with the table's header below it.
    private static let heading = 80 + 120

    var blanks: [Line] { Array(repeating: .blank, count: (Self.room - Self.heading) / 115) }

    /// - Parameter note: what is printed in a contact's last column.
    func pages(of parts: [SheetPart], note: (ContactListing) -> String) -> [[Line]] {
        var pages: [[Line]] = [[]]
        var used = 0
        for part in parts {
            let title = "\(part.title)　\(words.contacts(part.contacts.count))"
            for (index, contact) in part.contacts.enumerated() {
                let height = self.height(contact, note: note(contact))
                if used > 0, used + height + (index == 0 ? Self.heading : 0) > Self.room {
                    pages.append([])
                    used = 0
                }
                // On a new page the part is named again, with its header.
                if index == 0 || used == 0 {
                    pages[pages.count - 1].append(.heading(title))
                    used += Self.heading
                }
                pages[pages.count - 1].append(.contact(contact))
                used += height
            }
        }
        return pages
    }

    private func height(_ contact: ContactListing, note: String) -> Int {
        let who = [contact.person, contact.position].filter { !$0.isEmpty }.joined(separator: " ")
        let numbers = 1 + contact.otherPhones.count
        let when = words.when(contact)
        let cells = [
            lines(contact.unit, in: 27, points: 11) * 51,
            lines(who, in: 44, points: 11) * 51 + lines(contact.organisation, in: 44, points: 9) * 42,
            (contact.phone == nil ? lines(contact.phoneAsGiven, in: 42, points: 13) : numbers) * 60,
            42 + (when.isEmpty ? 0 : lines(when, in: 18, points: 9) * 42), lines(note, in: noteWidth, points: 9) * 42,
        ]
        return max(94, cells.max()!) + 21
    }

    /// What the others leave of 273 mm.
    private var noteWidth: Int { 273 - 2 - columns.compactMap(\.width).reduce(0, +) }

    /// The size of type, in half points, at which the last page holds what is read out (on its left half), and the codes with what
    /// each means (on its right): the largest up to 9.5.
    func points(of texts: [String], headings: Int, lines codes: [[String]]) -> Int {
        let fits = { (half: Int) in
            let height = half * 23
            let said = texts.reduce(0) { $0 + lines($1, in: 133, halfPoints: half) * height + 4 * 10 } + headings * 580
            let table = codes.reduce(0) { sum, code in
                sum + max(lines(code[2], in: 52, halfPoints: half), lines(code[3], in: 38, halfPoints: half)) * height
                    + 90
            }
            return max(said, table + 900) <= 16_300
        }
        return (8...19).last(where: fits) ?? 8
    }

    private func lines(_ text: String, in width: Int, points: Int) -> Int {
        lines(text, in: width, halfPoints: 2 * points)
    }

    /// A character of two columns is as wide as it is high; others are half as wide, or somewhat more.
    private func lines(_ text: String, in width: Int, halfPoints: Int) -> Int {
        let columns = Double(width) / (Double(halfPoints) * 0.1764 * 0.53)
        return max(1, Int((Double(DisplayWidth.of(text)) / columns).rounded(.up)))
    }
}
