import SurveyCore
import SurveyWords

/// The table of grades on paper, as `grade` shows it.
package enum GradesHTML {
    package static func document(
        _ report: GradeReport,
        _ words: Words,
        title: String,
        edition: Edition = .office
    ) -> HTMLDocument {
        let remarks = words.remarks(report, edition).map { "<p>\($0)</p>\n" as HTML }
        let table: HTML =
            report.units.isEmpty
            ? "<p>\(words.noUnitMatches)</p>\n"
            : .table(GradesTable.titles(words), GradesTable.rows(report, words, edition), figures: [1])
        return HTMLDocument(
            title,
            words.language,
            mark: words.rehearsalMark,
            style: style,
            parts: ["<h1>\(title)</h1>\n", table, "\(remarks)"]
        )
    }

    private static let style: HTML = """
        @page { size: A4; margin: 20mm; @bottom-center { content: "— " counter(page) " —"; font-family: serif; font-size: 10.5pt; } }
        body { font-size: 10.5pt; line-height: 1.5; }
        h1 { font-family: var(--title); font-size: 18pt; text-align: center; margin-bottom: 5mm; }
        table { margin-bottom: 4mm; }
        @media screen { body { max-width: 180mm; margin: 8mm auto; padding: 0 4mm; } }
        """
}
