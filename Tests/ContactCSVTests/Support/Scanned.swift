import Glibc
import SurveyCore

@testable import ContactCSV

/// All records of a text, as the scanner and libcsv see them.
struct Scanned: Equatable {
    struct Record: Equatable {
        var record: Int
        var line: Int
        var cells: [String]
        var state: RecordBlock.State = .whole
    }

    var records: [Record] = []
    var unclosed: Int?
    var count = 0

    var cells: [[String]] { records.filter { $0.state != .blank }.map(\.cells) }

    /// `piece`: so many bytes are given at a time.
    init(_ text: String, delimiter: Character = ",", feedsFirst: Bool = false, piece: Int = .max) throws {
        try self.init(Array(text.utf8), delimiter: delimiter, feedsFirst: feedsFirst, piece: piece)
    }

    init(_ bytes: [UInt8], delimiter: Character = ",", feedsFirst: Bool = false, piece: Int = .max) throws {
        let scanner = RecordScanner(delimiter: delimiter.asciiValue!, feedsFirst: feedsFirst)
        let buffer = ByteBuffer(capacity: 16)
        var rest = bytes[...]
        repeat {
            let taken = rest.prefix(piece)
            rest = rest.dropFirst(taken.count)
            buffer.compact()
            taken.withUnsafeBufferPointer { if let base = $0.baseAddress { buffer.append(base, count: $0.count) } }
            let block = RecordBlock()
            let outcome = try scanner.scan(buffer, isLast: rest.isEmpty, hasFaults: false, into: block)
            for slot in block.slots {
                let cells = slot.state == .blank ? [] : (0..<slot.cellCount).map { block.text(slot, $0) }
                let copies = slot.state == .blank ? slot.cellCount : 1
                for copy in 0..<copies {
                    records.append(
                        .init(record: slot.record + copy, line: slot.line + copy, cells: cells, state: slot.state)
                    )
                }
            }
            if case .unclosed(let line) = outcome {
                unclosed = line
                break
            }
        } while !rest.isEmpty
        count = scanner.recordCount
    }
}
