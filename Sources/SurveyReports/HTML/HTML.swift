import SurveyWords

/// Markup. Text that is interpolated into it is escaped, so that nothing imported becomes markup: only literals of the program and
/// other markup stand in it as they are.
package struct HTML: ExpressibleByStringInterpolation, Sendable {
    package private(set) var text: String

    package init(stringLiteral value: String) { text = value }

    package init(stringInterpolation: StringInterpolation) { text = stringInterpolation.text }

    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var text = ""

        package init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(2 * literalCapacity) }

        package mutating func appendLiteral(_ literal: String) { text += literal }
        package mutating func appendInterpolation(_ value: String) { text += htmlText(value) }
        package mutating func appendInterpolation(_ value: Int) { text += String(value) }
        package mutating func appendInterpolation(_ html: HTML) { text += html.text }
        package mutating func appendInterpolation(_ html: HTML?) { text += html?.text ?? "" }
        /// One behind the other.
        package mutating func appendInterpolation(_ parts: [HTML]) { for part in parts { text += part.text } }
    }

    package static func + (a: HTML, b: HTML) -> HTML { "\(a)\(b)" }
}

extension HTML {
    /// A row of cells, the figures among them to the right.
    static func row(_ cells: [String], figures: Set<Int> = [], tag: HTML = "td") -> HTML {
        let cells = cells.enumerated().map { index, cell -> HTML in
            figures.contains(index) ? "<\(tag) class=\"n\">\(cell)</\(tag)>" : "<\(tag)>\(cell)</\(tag)>"
        }
        return "<tr>\(cells)</tr>\n"
    }

    /// Text in which an option of a command is never broken: who copies it from paper sees it whole.
    static func commands(_ text: String) -> HTML {
        let parts = text.split(separator: " ", omittingEmptySubsequences: false).map { part -> HTML in
            guard part.hasPrefix("--") else { return "\(String(part))" }
            let option = part.prefix { $0.isASCII && ($0.isLetter || $0 == "-") }
            return "<span class=\"option\">\(String(option))</span>\(String(part.dropFirst(option.count)))"
        }
        return "\(parts.enumerated().map { $0 == 0 ? $1 : " \($1)" as HTML })"
    }

    /// A plain table: a header row, which print repeats on each page, and rows; nothing merged, so it can be pasted anywhere. Its
    /// attribute draws the lines where a word processor knows no style.
    static func table(
        _ titles: [String],
        _ rows: [[String]],
        figures: Set<Int> = [],
        name: HTML = "",
        caption: String? = nil
    ) -> HTML {
        let rows = rows.map { row($0, figures: figures) }
        let caption = caption.map { "<caption>\($0)</caption>\n" as HTML }
        return """
            <table class="\(name)" border="1">
            \(caption)<thead>
            \(row(titles, figures: figures, tag: "th"))</thead>
            <tbody>
            \(rows)</tbody>
            </table>

            """
    }
}

/// A page that stands alone: it has its style within, no script, fetches nothing, and says so to the browser.
package struct HTMLDocument: Sendable {
    /// Under which every document loads without a complaint.
    static let policy: HTML = "default-src 'none'; style-src 'unsafe-inline'"

    private let head: HTML
    private let parts: [HTML]

    /// - Parameters:
    ///   - mark: stands at the top of each page, on the screen and printed.
    ///   - style: CSS of the program's own, behind what all documents share (``PageStyle``).
    ///   - more: further markup of the head.
    package init(_ title: String, _ language: Language, mark: String?, style: HTML, more: HTML = "", parts: [HTML]) {
        let banner = mark.map { "<p class=\"rehearsal\">\($0)</p>\n" as HTML }
        let margin = mark.map { HTMLDocument.style(ofMark: "\($0)") }
        head = """
            <!DOCTYPE html>
            <html lang="\(language(HTMLDocument.chinese, "en"))">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="\(HTMLDocument.policy)">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            \(more)<title>\(title)</title>
            <style>
            \(PageStyle.shared)
            \(style)
            \(margin)</style>
            </head>
            <body>
            \(banner)
            """
        self.parts = parts
    }

    /// On paper it stands in the margin of every page, so that what is measured there keeps its place.
    private static func style(ofMark mark: HTML) -> HTML {
        """
        .rehearsal { text-align: center; font-family: var(--hei); font-size: 11pt; padding: 1mm; }
        @media print { .rehearsal { display: none; } }
        @page { @top-center { content: "\(mark)"; font-family: SimHei, "Noto Sans CJK SC", sans-serif; font-size: 11pt; } }

        """
    }

    private static let chinese = "zh-CN"

    /// The document piece by piece, for ones of many pages.
    package var texts: [String] { [head.text] + parts.map(\.text) + ["</body>\n</html>\n"] }

    package var text: String { texts.joined() }
}

/// What all documents share: black on white, the fonts of official letters with what stands in where they are missing.
enum PageStyle {
    /// Where 小标宋 is missing, bold 宋体 takes its place: it alone is never made bolder than it is.
    static let shared: HTML = """
        @font-face { font-family: "huifang-title"; font-weight: bold; src: local("FZXiaoBiaoSong-B05S"), local("FZXiaoBiaoSong-B05"), local("方正小标宋简体"), local("方正小标宋_GBK"); }
        :root {
          --title: "huifang-title", STZhongsong, 华文中宋, SimSun, 宋体, "Songti SC", "Noto Serif CJK SC", "Source Han Serif SC", serif;
          --hei: SimHei, 黑体, STHeiti, "Heiti SC", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif;
          --kai: KaiTi, 楷体, KaiTi_GB2312, STKaiti, "Kaiti SC", "Noto Serif CJK SC", serif;
          --fang: FangSong_GB2312, FangSong, 仿宋, STFangsong, "Noto Serif CJK SC", "Source Han Serif SC", SimSun, serif;
          --song: SimSun, 宋体, "Songti SC", "Noto Serif CJK SC", "Source Han Serif SC", serif;
        }
        html { color: #000; background: #fff; }
        body { margin: 0; font-family: var(--fang); line-break: strict; }
        h1, h2, h3, h4, p, table, figure { margin: 0; }
        table { border-collapse: collapse; border: 0; width: 100%; }
        thead { display: table-header-group; }
        tr { break-inside: avoid; }
        tbody tr:first-child, tbody tr:nth-last-child(2) { break-after: avoid; }
        th, td { border: 0.25mm solid #000; padding: 0.8mm 1.2mm; text-align: left; vertical-align: middle; overflow-wrap: anywhere; }
        th { font-family: var(--hei); font-weight: normal; }
        .option { white-space: nowrap; }
        .n { text-align: right; white-space: nowrap; }
        """
}
