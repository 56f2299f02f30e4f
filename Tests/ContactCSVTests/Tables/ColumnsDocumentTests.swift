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

    /// Each in a column of its own, under its proper name; a fix list gives all of them back.
    @Test func everyCellThatIsKeptIsRead() throws {
        let contacts = TableColumns.contacts
        let fields = try KeptCell.allCases.map { kept in
            try #require(contacts.fields.first { $0.key == kept.rawValue }, "\(kept)")
        }
        let cells = KeptCell.allCases.map { $0 == .phoneAsGiven ? "15400000001" : "'=\($0.rawValue)" }
        let text = [fields.map(\.names[0]), cells].map { $0.joined(separator: ",") }.joined(separator: "\n")
        let settings = HandInSettings(areaCode: "0371", unit: "甲局")
        let reader = try HandInReader(.bytes(Array(text.utf8), name: "x.csv"), settings: settings)
        let batch = try #require(try reader.next())
        #expect(KeptCell.allCases.map { batch.text(batch.rows[0][$0]) } == cells)

        let input = TableInput.bytes(Array(text.utf8), name: "x.csv")
        let contact = try #require(try FixListReader(input, settings: settings).contact(of: 2))
        for (kept, cell) in zip(KeptCell.allCases, cells) { #expect(contact[.kept(kept)] == cell, "\(kept)") }
        #expect(Set(FixListColumn.all).count == FixListColumn.all.count)
    }

    /// What a fix list's writer did to a cell is undone in each of them.
    @Test func everyCellOfAFixListIsRestored() throws {
        let columns = FixListColumn.all
        let cells = columns.map { column in
            switch column {
            case .takenAs: "甲局-01"
            case .unit: "甲局"
            case .received: "2020-09-18"
            case .kept(.phoneAsGiven): "154 0000 0001"
            case .kept(let kept): "'=\(kept.rawValue)"
            }
        }
        let text = [columns.map(\.title.chinese), cells].map { $0.joined(separator: ",") }.joined(separator: "\n")
        let input = TableInput.bytes(Array(text.utf8), name: "x.csv")
        let reader = try HandInReader(input, settings: HandInSettings(areaCode: "0371"))
        let batch = try #require(try reader.next())
        for kept in FixListColumn.keptCells {
            let expected = kept == .phoneAsGiven ? "15400000001" : "=\(kept.rawValue)"
            #expect(batch.text(batch.rows[0][kept]) == expected, "\(kept)")
        }
        #expect(batch.text(batch.rows[0].takenAs) == "甲局-01")
    }
}
