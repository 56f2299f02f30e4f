import SurveyCore

@testable import ContactCSV
@testable import Workbook

/// The cells of a file as they are, and what a hand-in makes of them.
func readWorkbook(_ bytes: [UInt8]) throws {
    let file = Package(bytes)?.file ?? bytes
    // The memory ends with the file, so that the address sanitizer sees a read beyond it.
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: file.count, alignment: 8)
    defer { memory.deallocate() }
    memory.copyBytes(from: file)
    do {
        guard let workbook = try Workbook.open(UnsafeRawBufferPointer(memory)) else { return }
        for sheet in workbook.sheets {
            let rows = try workbook.rows(of: sheet)
            while let row = try rows.next() {
                var last = 0
                for index in row.indices {
                    let cell = row[index]
                    try hold(cell.column > last, "column \(cell.column) behind \(last)")
                    last = cell.column
                    try hold(cell.text.count <= Limits.cell, "\(cell.text.count) bytes in a cell")
                    try hold(String(validating: cell.text, as: UTF8.self) != nil, "no UTF-8")
                }
            }
            _ = rows.merged
        }
    } catch is Fault {
        // What is wrong with it is a hand-in's finding, too.
    }
    try readHandIn(WorkbookRecords(try ByteSource(.bytes(file, name: "x"))))
}

/// A ZIP as the fuzzer sees it, which would not find right checksums: `1 name 2 content`, part by part.
struct Package {
    var parts: [(name: String, content: [UInt8])] = []

    init?(_ bytes: [UInt8]) {
        guard bytes.first == 1 else { return nil }
        for part in bytes.split(separator: 1) {
            let pieces = part.split(separator: 2, maxSplits: 1, omittingEmptySubsequences: false)
            guard pieces.count == 2 else { continue }
            parts.append((String(decoding: pieces[0].prefix(200), as: UTF8.self), Array(pieces[1])))
        }
    }

    init(_ parts: [(name: String, content: [UInt8])]) { self.parts = parts }

    var bytes: [UInt8] { parts.flatMap { [1] + Array($0.name.utf8) + [2] + $0.content } }

    var file: [UInt8] {
        var zip = ZipFile()
        for part in parts { zip.add(part.name, part.content) }
        return zip.bytes
    }
}
