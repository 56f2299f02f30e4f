import Foundation
import SurveyCore
import Testing

@testable import ContactCSV

/// Every column that a table may have stands in columns.md §Columns.
@Suite struct ColumnsDocumentTests {
    @Test func everyNameIsThere() throws {
        var root = URL(fileURLWithPath: #filePath)
        for _ in 0..<4 { root.deleteLastPathComponent() }
        let document = root.appendingPathComponent("Sources/ContactCSV/columns.md")
        let text = try String(contentsOf: document, encoding: .utf8)
        let section = try #require(text.components(separatedBy: "\n## ").first { $0.hasPrefix("Columns\n") })
        let words = Set(section.split { " |*;,()\n\"".contains($0) }.map(String.init))
        for table in [TableColumns.units, .surveyors, .contacts, .results([])] {
            for field in table.fields {
                // A fix list's column is named in two words.
                let names = field.names.map { $0 == "takenas" ? "taken" : $0 }
                #expect(Set([field.key] + names).isSubset(of: words), "\(field.key)")
            }
        }
    }
}
