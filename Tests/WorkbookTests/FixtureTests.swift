import Foundation
import Testing
import Workbook

/// Workbooks as openpyxl, xlsxwriter, xlwt, python-docx and LibreOffice write them; `.ci/workbooks` makes them anew, and others in
/// a folder of its own.
enum Fixture {
    static let folder =
        ProcessInfo.processInfo.environment["WORKBOOKS"].map { URL(filePath: $0) }
        ?? URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Fixtures/workbooks")

    /// The names of all workbooks.
    static let names: [String] = {
        let all = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return all.filter { !$0.hasSuffix(".json") }.sorted()
    }()

    static func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: folder.appending(path: name))) }

    /// What must be read of it.
    struct Expected: Decodable {
        struct Sheet: Decodable {
            struct Row: Decodable {
                let number: Int
                let hidden: Bool
                let cells: [Cell]
            }

            let name: String
            let hidden: Bool
            let rows: [Row]
            /// First and last row, first and last column.
            let merged: [[Int]]
        }

        /// `[column, kind, text]`
        struct Cell: Decodable {
            let column: Int
            let kind: String
            let text: String

            init(from decoder: any Decoder) throws {
                var values = try decoder.unkeyedContainer()
                column = try values.decode(Int.self)
                kind = try values.decode(String.self)
                text = try values.decode(String.self)
            }
        }

        let kind: String?
        let sheets: [Sheet]?
        let fault: String?
    }

    static func expected(_ name: String) throws -> Expected {
        try JSONDecoder().decode(Expected.self, from: Data(contentsOf: folder.appending(path: "\(name).json")))
    }
}

@Suite struct FixtureTests {
    @Test func allWritersAreThere() {
        for writer in ["openpyxl", "xlsxwriter", "xlwt", "python-docx", "libreoffice"] {
            #expect(Fixture.names.contains { $0.hasPrefix(writer) })
        }
        #expect(Fixture.names.count { $0.hasPrefix("libreoffice") && $0.contains(".xls") } >= 20)
    }

    @Test(arguments: Fixture.names) func everyCellIsAsItWasWritten(_ name: String) throws {
        let bytes = try Fixture.bytes(name)
        let expected = try Fixture.expected(name)
        if let fault = expected.fault {
            #expect(
                WorkbookTests.fault(of: bytes)
                    == fault.split(separator: "(").joined(separator: " ").replacing(")", with: "")
            )
            return
        }
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 8)
        defer { memory.deallocate() }
        memory.copyBytes(from: bytes)
        let workbook = try #require(try Workbook.open(UnsafeRawBufferPointer(memory)))
        #expect("\(workbook.kind)" == expected.kind)
        let sheets = try #require(expected.sheets)
        #expect(workbook.sheets.map(\.name) == sheets.map(\.name))
        #expect(workbook.sheets.map(\.isHidden) == sheets.map(\.hidden))
        for (sheet, wanted) in zip(workbook.sheets, sheets) {
            let rows = try workbook.rows(of: sheet)
            var left = wanted.rows[...]
            while let row = try rows.next() {
                guard let want = left.popFirst() else {
                    Issue.record("row \(row.number) of \(sheet.name) is none")
                    break
                }
                #expect(row.number == want.number && row.isHidden == want.hidden)
                let found = row.indices.map { "\(row[$0].column) \(row[$0].kind) \(row[$0].string)" }
                #expect(found == want.cells.map { "\($0.column) \($0.kind) \($0.text)" })
            }
            #expect(left.isEmpty)
            let merged = try workbook.mergedRanges(of: sheet).map {
                [$0.rows.lowerBound, $0.rows.upperBound, $0.columns.lowerBound, $0.columns.upperBound]
            }
            #expect(merged.sorted { $0.lexicographicallyPrecedes($1) } == wanted.merged)
        }
    }
}
