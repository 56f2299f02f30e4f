import ContactCSV
import SurveyCore
import SurveyReports
import SurveyWords

/// A table for Excel and WPS, as it is written.
struct CSVTable {
    private var writer = CSVWriter()

    init(_ columns: [String]) { writer.append(columns) }

    var text: String { writer.text }

    mutating func add(_ cells: [String]) { writer.append(cells) }

    /// Worth writing out.
    var isLong: Bool { writer.text.utf8.count > 1 << 16 }

    /// What was added since the last time.
    mutating func take() -> String {
        defer { writer.text = "" }
        return writer.text
    }

    /// In Chinese in either language.
    static func grades(_ report: GradeReport, _ rulebook: Rulebook, edition: Edition = .office) -> CSVTable {
        let words = Words(.zh, rulebook: rulebook)
        var table = CSVTable(words.gradeColumns)
        for row in GradeRows.rows(report, words, edition: edition) { table.add(row) }
        return table
    }

    static func contacts(_ contacts: [ContactListing], _ words: Words, masked: Bool = false) -> CSVTable {
        var table = CSVTable(words.contactColumns)
        for contact in contacts { table.add(ContactRows.row(contact, words, masked: masked)) }
        return table
    }
}
