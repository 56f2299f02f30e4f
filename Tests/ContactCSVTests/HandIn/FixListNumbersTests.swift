import Naive
import NumberCells
import SurveyCore
import Testing

@testable import ContactCSV

/// A cell of numbers that went out in a fix list comes back with the same numbers (numbers.md, columns.md §Fix lists).
@Suite struct FixListNumbersTests {
    private func normal(_ cell: String) -> [String] {
        let reading = PhoneNumber.parse(cell, areaCode: "0371")
        return ([reading.number].compactMap { $0 } + reading.others).map(\.normal)
    }

    private func comesBack(_ cells: [String]) throws -> [[String]] {
        var writer = CSVWriter()
        writer.append(FixListColumn.all.map(\.title.chinese))
        for (index, cell) in cells.enumerated() {
            writer.append(
                FixListColumn.all.map { column in
                    switch column {
                    case .kept(.phoneAsGiven): FixListTable.grouped(cell)
                    case .kept(.organisation): "企业\(index)"
                    case .unit: "甲局"
                    default: ""
                    }
                }
            )
        }
        let read = try ReadHandIn(writer.text)
        #expect(read.rows.count == cells.count)
        return read.rows.map { row in
            [row["phone"]!].filter { !$0.isEmpty } + row["otherPhones"]!.split(separator: "\n").map(String.init)
        }
    }

    @Test(arguments: 0..<5) func anyCellComesBackWithItsNumbers(seed: Int) throws {
        var random = SplitMix64(seed)
        let cells = (0..<200).map { _ in NumberCell.random(&random).text }.filter { cell in
            cell.contains { !$0.isWhitespace && !$0.unicodeScalars.allSatisfy { isBlank($0) } }
        }
        #expect(try comesBack(cells) == cells.map(normal))
    }

    private func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        ["\u{200B}", "\u{FEFF}", "\u{202A}", "\u{AD}", "\u{FE0F}"].contains(scalar)
    }

    @Test func columnsOfOneRowComeBackAsOneCell() throws {
        let table = """
            填报单位,行政相对人单位,职务,区号,座机,手机
            甲局,甲,经理,0371,67181201-801,15400000001
            甲局,乙,经理,371,67181202,
            甲局,丙,经理,,0371-67181203/04,15400000003
            甲局,丁,经理,0371,,
            """
        let settings = HandInSettings(areaCode: "0375")
        let read = try ReadHandIn(table, settings: settings)
        let input = TableInput.bytes(Array(table.utf8), name: "x.csv")
        let list = try FixListReader(input, settings: settings)
        let cells = try (2...5).map { try #require(try list.contact(of: $0))[.kept(.phoneAsGiven)] }
        #expect(
            cells == [
                "区号 0371 | 67181201-801 | 15400000001", "区号 371 | 67181202", "0371-67181203/04 | 15400000003",
                "区号 0371",
            ]
        )
        let numbers = read.rows.map { [$0["phone"]!] + $0["otherPhones"]!.split(separator: "\n").map(String.init) }
        #expect(try comesBack(Array(cells.prefix(3))) == numbers)
        // What is filled in behind the area code belongs to it.
        #expect(try comesBack([cells[3] + " 67181204"]) == [["0371-67181204"]])
    }
}
