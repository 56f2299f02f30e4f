import SurveyCore
import SurveyWords

/// The annex to the official letter as one page for screen and paper: A4, black and white, in one language or in both, one behind
/// the other. Plain tables, so that it can be pasted into WPS or Writer.
package enum ReportHTML {
    /// - Parameter editions: at least one.
    package static func document(_ editions: [ReportWords]) -> HTMLDocument {
        let first = editions[0]
        let parts = editions.enumerated().map { index, words in article(words, index) }
        return HTMLDocument(
            first.title + " " + first.subtitle,
            first.words.language,
            mark: first.words.rehearsalMark,
            style: ReportStyle.style(mark: first.mark.map { "\($0)" as HTML }),
            parts: parts
        )
    }

    private static func article(_ words: ReportWords, _ index: Int) -> HTML {
        let language: HTML = words.words.language == .zh ? "zh-CN" : "en"
        let mark = words.mark.map { "<p class=\"mark\">\($0)</p>\n" as HTML }
        // One on each page, wherever the browser repeats what is fixed.
        let running = index == 0 ? words.mark.map { "<div class=\"running\">\($0)</div>\n" as HTML } : nil
        let sections = words.sections.enumerated().map { place, section -> HTML in
            let charts = place == ReportWords.chartsFollow ? self.charts(words, index) : ""
            return "\(self.section(section))\(charts)"
        }
        return """
            \(running)<article lang="\(language)">
            <header>
            <p class="annex">\(words.annex)</p>
            <h1>\(heading(words))</h1>
            <p class="issued">\(words.issued)</p>
            \(mark)</header>
            \(sections)</article>

            """
    }

    /// Broken where an official title may be, never within a word (行政); browsers know no words in Chinese.
    private static func heading(_ words: ReportWords) -> HTML {
        var title = "\(words.title)" as HTML
        for end in ["年度", "工作", "指标", "情况"] {
            title = HTML(stringLiteral: title.text.replacing(end, with: end + "<wbr>"))
        }
        return words.words.language == .zh ? "\(title)<wbr>\(words.subtitle)" : "\(title)<br>\(words.subtitle)"
    }

    private static func section(_ section: ReportWords.Section) -> HTML {
        "<section>\n<h2>\(section.title)</h2>\n\(section.blocks.map(block))</section>\n"
    }

    private static func block(_ block: ReportWords.Block) -> HTML {
        switch block {
        case .heading(let title): "<h3>\(title)</h3>\n"
        case .paragraph(let text): "<p class=\"text\">\(HTML.commands(text))</p>\n"
        case .notes(let notes): "<div class=\"notes\">\(notes.map { "<p>\($0)</p>\n" as HTML })</div>\n"
        case .table(let table): self.table(table)
        case .end(let lines):
            "<div class=\"end\">\n<h3>\(lines[0])</h3>\n\(lines.dropFirst().map { "<p class=\"text\">\(HTML.commands($0))</p>\n" as HTML })</div>\n"
        }
    }

    private static func table(_ table: ReportWords.Table) -> HTML {
        let name: HTML =
            switch table.kind {
            case .grades: "grades"
            case .readings: "readings"
            case .changes: "changes"
            case .rates: "rates"
            case .dispositions: "dispositions"
            case .figure: "figure"
            }
        return .table(table.titles, table.rows, figures: table.figures, name: name)
    }

    private static func charts(_ words: ReportWords, _ index: Int) -> HTML {
        let figures = words.charts.enumerated().map { place, chart -> HTML in
            let drawing: (kind: HTML, html: HTML) =
                switch chart.drawing {
                case .bars(let bars):
                    (
                        bars.count > 8 ? "bars outcomes" : "bars",
                        ChartSVG.bars(bars, title: chart.title, id: 10 * index + place)
                    )
                case .averages(let bins, let limits):
                    ("averages", ChartSVG.averages(bins, limits, title: chart.title, id: 10 * index + place))
                }
            return """
                <figure class="\(drawing.kind)">
                <figcaption>\(chart.title)</figcaption>
                <div class="pair">
                <div class="drawing">\(drawing.html)</div>
                \(table(chart.table))</div>
                </figure>

                """
        }
        return figures.isEmpty ? "" : "<section class=\"charts\">\n\(figures)</section>\n"
    }
}

private enum ReportStyle {
    /// The measures of an official letter (GB/T 9704): margins 37, 35, 28 and 26 mm, text of 16 pt, the page's number outside.
    /// - Parameter mark: on each page; the program's own words.
    static func style(mark: HTML?) -> HTML {
        guard let mark else { return common }
        return """
            \(common)
            @page { @top-right { content: "\(mark)"; font-family: SimHei, "Noto Sans CJK SC", sans-serif; font-size: 14pt; vertical-align: bottom; padding-bottom: 3mm; } }
            """
    }

    private static let common: HTML = """
        @page { size: A4; margin: 37mm 26mm 35mm 28mm; }
        @page :right { @bottom-right { content: "— " counter(page) " —"; font-family: SimSun, "Noto Serif CJK SC", serif; font-size: 14pt; padding-right: 5mm; vertical-align: top; } }
        @page :left { @bottom-left { content: "— " counter(page) " —"; font-family: SimSun, "Noto Serif CJK SC", serif; font-size: 14pt; padding-left: 5mm; vertical-align: top; } }
        article { font-size: 16pt; line-height: 1.75; }
        article:lang(en) { font-size: 12pt; line-height: 1.5; }
        article + article { break-before: page; }
        .annex { font-family: var(--hei); }
        h1 { font-family: var(--title); font-size: 22pt; line-height: 1.45; text-align: center; text-wrap: balance; word-break: keep-all; overflow-wrap: anywhere; margin: 6mm 0 4mm; }
        .issued { font-family: var(--kai); text-align: center; margin-bottom: 4mm; }
        .mark { font-family: var(--hei); text-align: center; border: 0.4mm solid #000; padding: 1mm 4mm; margin: 0 auto 4mm; width: fit-content; }
        h2 { font-family: var(--hei); font-weight: normal; font-size: 16pt; line-height: 1.75; text-indent: 2em; break-after: avoid; }
        h3 { font-family: var(--kai); font-weight: normal; font-size: 16pt; line-height: 1.75; text-indent: 2em; break-after: avoid; }
        :lang(en) h2, :lang(en) h3 { font-size: 13pt; text-indent: 0; margin-top: 2mm; }
        .text { text-indent: 2em; overflow-wrap: anywhere; }
        .text:has(+ table) { break-after: avoid; }
        :lang(en) .text { text-indent: 0; margin-bottom: 1.5mm; }
        .notes { font-size: 10.5pt; line-height: 1.5; margin: 1mm 0 3mm; }
        table { font-family: var(--song); font-size: 10.5pt; line-height: 1.35; margin: 1.5mm 0 2.5mm; }
        :lang(en) table { font-size: 9.5pt; }
        th { text-align: center; }
        .grades { table-layout: fixed; }
        .grades td, .grades th { text-align: center; padding: 0.9mm 0.8mm; }
        .grades td:nth-child(2) { text-align: left; }
        .grades td.n { text-align: right; }
        .grades th:nth-child(1) { width: 6%; }
        .grades th:nth-child(2) { width: 22%; }
        .grades th:nth-child(3) { width: 11.5%; }
        .grades th:nth-child(4), .grades th:nth-child(5), .grades th:nth-child(6) { width: 7.5%; }
        .grades th:nth-child(7) { width: 9%; }
        .grades th:nth-child(8) { width: 7%; }
        .grades th:nth-child(9), .grades th:nth-child(10) { width: 11%; }
        :lang(en) .grades { font-size: 8pt; }
        :lang(en) .grades th { font-size: 7.5pt; padding: 0.9mm 0.3mm; overflow-wrap: normal; }
        :lang(en) .grades td:nth-child(n + 8) { padding: 0.9mm 0.3mm; }
        :lang(en) .grades th:nth-child(1) { width: 4%; }
        :lang(en) .grades th:nth-child(2) { width: 18%; }
        :lang(en) .grades th:nth-child(3) { width: 9%; }
        :lang(en) .grades th:nth-child(4) { width: 8%; }
        :lang(en) .grades th:nth-child(5) { width: 6.5%; }
        :lang(en) .grades th:nth-child(6) { width: 10.5%; }
        :lang(en) .grades th:nth-child(7) { width: 8%; }
        :lang(en) .grades th:nth-child(8) { width: 9.5%; }
        :lang(en) .grades th:nth-child(9) { width: 12.5%; }
        :lang(en) .grades th:nth-child(10) { width: 14%; }
        .readings th:first-child { width: 15%; }
        .readings th:nth-child(2) { width: 32%; }
        .rates th:first-child { width: 62%; }
        figure { break-inside: avoid; margin: 2mm 0 5mm; }
        figure.averages { break-inside: auto; }
        figcaption { font-family: var(--hei); font-size: 12pt; text-align: center; break-after: avoid; }
        .bars .pair { display: flex; gap: 4mm; align-items: center; }
        .bars .drawing { flex: 1 1 62%; }
        .bars table { flex: 1 1 38%; width: auto; }
        svg { display: block; width: 100%; height: auto; font-family: var(--song); }
        .drawing { break-inside: avoid; }
        .averages table { line-height: 1.1; width: 80%; margin-left: auto; margin-right: auto; }
        .averages th:nth-child(1) { width: 26%; }
        .averages th:nth-child(2) { width: 14%; }
        .figure { font-size: 9pt; line-height: 1.2; }
        :lang(en) .figure { font-size: 8.5pt; }
        .figure td, .figure th { padding: 0.3mm 1mm; }
        .end { break-inside: avoid; }
        .end .text { font-size: 12pt; line-height: 1.5; text-align: left; }
        @media print {
          .running { position: fixed; top: 80mm; left: 0; right: 0; text-align: center; transform: rotate(-35deg); font-family: var(--hei); font-size: 44pt; color: #ddd; z-index: -1; }
        }
        @media screen {
          html { background: #eee; }
          body { padding: 6mm 0; }
          .running { display: none; }
          article { box-sizing: border-box; display: flex; flex-direction: column; max-width: 290mm; margin: 0 auto 8mm; padding: 14mm 16mm; background: #fff; font-size: 12pt; line-height: 1.7; }
          article > header { order: -2; }
          article > .charts { order: -1; }
          h1 { font-size: 19pt; margin: 2mm 0; }
          h2, h3 { font-size: 13pt; text-indent: 0; margin-top: 3mm; }
          .annex { font-size: 11pt; }
          figure { margin: 1mm 0; min-width: 0; }
          thead th { position: sticky; top: 0; background: #fff; }
        }
        @media screen and (min-width: 900px) {
          article > .charts { display: grid; grid-template-columns: 1fr 1fr; gap: 2mm 8mm; align-items: start; }
          article > .charts .averages { grid-column: 1 / 3; grid-row: 3; }
          article > .charts .outcomes { grid-column: 2; grid-row: 1 / 3; }
        }
        """
}
