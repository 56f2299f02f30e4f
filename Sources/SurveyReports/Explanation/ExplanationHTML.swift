import SurveyCore
import SurveyWords

/// `grade --explain --format html`: a unit's explanation as a page of its own, A4. Several stand in one document, each beginning
/// on a new page; each of its pages says whose it is.
package struct ExplanationHTML: Sendable {
    private let page: ExplanationWords

    package init(_ explanation: UnitExplanation, rulebook: Rulebook, language: Language, edition: Edition) {
        page = ExplanationWords(explanation, rulebook: rulebook, language: language, edition: edition)
    }

    /// - Parameter pages: of ``page``; no page numbers where there are several, since each is handed to another unit.
    package static func document(_ pages: [HTML], title: String, _ words: Words) -> HTMLDocument {
        HTMLDocument(
            title,
            words.language,
            mark: words.rehearsalMark,
            style: style + (pages.count == 1 ? numbered : ""),
            parts: pages
        )
    }

    /// - Parameter explanation: of one unit, its own title.
    package var title: String { "\(page.plainUnit) \(page.title)" }

    package var html: HTML {
        let sections = page.sections.map { section -> HTML in
            "<h2>\(print(section.title))</h2>\n\(section.blocks.map(block))"
        }
        let signature = page.signature.map { "<p>\(print($0))</p>\n" as HTML }
        let header = page.header.map { "<p>\(print($0))</p>\n" as HTML }
        return """
            <article>
            <div class="running"><p>\(print(page.plainUnit))　\(print(page.title))</p></div>
            <div class="body">
            <h1>\(print(page.title))</h1>
            <div class="head">
            <p class="unit">\(print(page.fullUnit))</p><p class="grade">\(print(page.grade))</p>
            \(header)</div>
            \(sections)<div class="signature">
            \(signature)</div>
            </div>
            </article>

            """
    }

    private func block(_ block: ExplanationWords.Block) -> HTML {
        switch block {
        case .paragraph(let sentences): return "<p class=\"text\">\(print(page.words.sentences(sentences)))</p>\n"
        case .scores(let scores):
            return "<p class=\"scores\">\(scores.map { "<span>\($0)</span> " as HTML })</p>\n"
        case .contacts(let titles, let rows):
            return HTML.table(titles, rows, figures: Set([1] + Array(4..<(titles.count - 2))), name: "contacts")
        case .dials(let titles, let rows): return HTML.table(titles, rows, name: "dials")
        }
    }

    /// In print quotation marks are “ ”, and nothing is spaced out by blanks.
    private func print(_ text: String) -> String {
        text.replacing("「", with: "“").replacing("」", with: "”")
    }

    private static let style: HTML = """
        @page { size: A4; margin: 11mm 22mm 12mm 24mm; }
        article { display: table; width: 100%; font-size: 10.5pt; line-height: 1.42; }
        :lang(en) article { font-size: 10pt; line-height: 1.36; }
        article + article { break-before: page; }
        .body { display: table-row-group; }
        .running { display: table-header-group; break-inside: avoid; font-size: 9pt; }
        .running p { padding-bottom: 2.5mm; line-height: 1.2; text-align: right; }
        h1 { font-family: var(--title); font-size: 18pt; line-height: 1.3; text-align: center; margin-bottom: 4mm; }
        .head { margin-bottom: 2mm; }
        .head .unit, .head .grade { display: inline-block; width: 62%; font-family: var(--hei); vertical-align: top; white-space: pre-wrap; }
        .head .grade { width: 38%; }
        .head p { white-space: pre-wrap; }
        h2 { font-family: var(--hei); font-weight: normal; font-size: inherit; margin-top: 0.8mm; break-after: avoid; }
        .text { text-indent: 2em; text-align: justify; }
        :lang(en) .text { text-indent: 0; text-align: left; }
        .text:has(+ .dials), .text:has(+ .signature) { break-after: avoid; }
        .dials { break-inside: avoid; }
        .scores { padding-left: 2em; }
        .scores span { display: inline-block; min-width: 4.6em; }
        table { font-size: 9.5pt; line-height: 1.25; margin: 0.5mm 0 1mm; }
        .dials { width: auto; margin-left: 2em; }
        .dials th, .dials td { padding: 0.2mm 2mm; }
        .contacts { font-size: 9pt; line-height: 1.15; }
        .contacts th, .contacts td { padding: 0.3mm 1mm; }
        .signature { padding-top: 3mm; break-inside: avoid; break-before: avoid; }
        .signature p { text-align: right; padding-right: 2em; }
        @media screen {
          html { background: #eee; }
          article { display: block; box-sizing: border-box; max-width: 210mm; margin: 6mm auto; padding: 15mm 22mm 12mm 24mm; background: #fff; }
          .body { display: block; }
          .running { display: none; }
        }
        """

    /// 「— 1 —」
    private static let numbered: HTML = """

        @page { margin-bottom: 15mm; @bottom-center { content: "— " counter(page) " —"; font-family: serif; font-size: 10.5pt; } }
        """
}
