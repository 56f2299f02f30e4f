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
    init(_ text: String, delimiter: Character = ",", piece: Int = .max) throws {
        try self.init(Array(text.utf8), delimiter: delimiter, piece: piece)
    }

    init(_ bytes: [UInt8], delimiter: Character = ",", piece: Int = .max) throws {
        let scanner = RecordScanner(delimiter: delimiter.asciiValue!)
        let buffer = ByteBuffer(capacity: 16)
        var rest = bytes[...]
        repeat {
            let taken = rest.prefix(piece)
            rest = rest.dropFirst(taken.count)
            buffer.compact()
            taken.withUnsafeBufferPointer { if let base = $0.baseAddress { buffer.append(base, count: $0.count) } }
            let block = RecordBlock()
            let outcome = try scanner.scan(buffer, isLast: rest.isEmpty, hasBad: false, into: block)
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

/// Encodings that tests write.
enum Written: String, CaseIterable, Sendable {
    case utf8 = "UTF-8"
    case utf8Mark = "UTF-8 with mark"
    case gb18030 = "GB18030"
    case utf16le = "UTF-16LE"
    case utf16be = "UTF-16BE"
    case utf16leMark = "UTF-16LE with mark"
    case utf16beMark = "UTF-16BE with mark"

    func bytes(_ text: String) -> [UInt8] {
        switch self {
        case .utf8: Array(text.utf8)
        case .utf8Mark: [0xEF, 0xBB, 0xBF] + text.utf8
        case .gb18030: converted(text, to: "GB18030")
        case .utf16le: text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        case .utf16be: text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        case .utf16leMark: [0xFF, 0xFE] + Written.utf16le.bytes(text)
        case .utf16beMark: [0xFE, 0xFF] + Written.utf16be.bytes(text)
        }
    }

    var reported: String { rawValue.split(separator: " ")[0].description }
}

/// By glibc's converter in the other direction.
func converted(_ text: String, to encoding: String) -> [UInt8] {
    let converter = iconv_open(encoding, "UTF-8")
    defer { iconv_close(converter) }
    var input = text.utf8.map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: input.count * 4 + 16)
    let size = output.count
    let used = input.withUnsafeMutableBufferPointer { input in
        output.withUnsafeMutableBufferPointer { output in
            var from = input.baseAddress
            var to = output.baseAddress
            var left = input.count
            var room = size
            let answer = iconv(converter, &from, &left, &to, &room)
            precondition(answer != -1 && left == 0, "the test's text does not encode")
            return size - room
        }
    }
    return output[..<used].map { UInt8(bitPattern: $0) }
}

/// SplitMix64 (Steele, Lea, Flood 2014): the same tables for the same seed, for good.
struct Seeded: RandomNumberGenerator {
    var state: UInt64
    init(_ seed: Int) { state = UInt64(seed) }
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }
    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
    mutating func chance(_ percent: Int) -> Bool { below(100) < percent }
    mutating func pick<T>(_ values: [T]) -> T { values[below(values.count)] }
}
