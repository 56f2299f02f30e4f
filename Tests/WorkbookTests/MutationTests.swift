import CZlib
import Foundation
import Testing
import Workbook

/// Damaged workbooks: whatever stands in a file, reading it ends, with cells or with a fault. `.ci/mutations` runs many more.
@Suite struct MutationTests {
    private static let files = [
        "openpyxl-hand-in.xlsx", "xlsxwriter-rich.xlsx", "libreoffice-dates.xlsx", "xlwt-hand-in.xls", "xlwt-rich.xls",
        "libreoffice-formulas.xls", "libreoffice-several.xls", "xlwt-long-1.xls", "python-docx-tables.docx",
        "libreoffice-tables.docx",
    ]

    /// `MUTATIONS=FIRST-LAST` says which; each number is one damaged file, always the same. Beside other tests the
    /// memory cannot be told, so it is looked at only then.
    private static let asked = ProcessInfo.processInfo.environment["MUTATIONS"].map {
        $0.split(separator: "-").compactMap { Int($0) }
    }

    @Test(arguments: files) func readingEnds(_ name: String) throws {
        let source = try Fixture.bytes(name)
        let parts = name.hasSuffix(".xls") ? nil : try ZipMaker(unpacking: source)
        let numbers = Self.asked.map { $0[0]...$0[1] } ?? 1...100
        let before = Self.asked == nil ? 0 : Self.memory(resetsPeak: true)
        for number in numbers {
            var random = Random(seed: UInt64(number) &* 0x1_0001 ^ UInt64(source.count))
            let damaged = Self.damaged(source, parts, &random)
            let duration = ContinuousClock().measure { _ = wholeFault(of: damaged) }
            #expect(duration < .seconds(10), "mutation \(number)")
        }
        if Self.asked != nil {
            let grown = Self.memory(resetsPeak: false) - before
            #expect(grown < 100 << 10, "\(grown) KiB")
        }
    }

    /// The file with some bytes changed; of a ZIP, in half of the cases one of its parts, packed again with its checksum.
    private static func damaged(_ source: [UInt8], _ parts: ZipMaker?, _ random: inout Random) -> [UInt8] {
        guard var zip = parts, Bool.random(using: &random) else { return changed(source, &random) }
        let index = Int.random(in: 0..<zip.parts.count, using: &random)
        let part = zip.parts.remove(at: index)
        zip.add(part.name, changed(part.stored, &random))
        return zip.bytes()
    }

    private static func changed(_ source: [UInt8], _ random: inout Random) -> [UInt8] {
        var bytes = source
        for _ in 0..<Int.random(in: 1...8, using: &random) {
            guard !bytes.isEmpty else { break }
            let at = Int.random(in: 0..<bytes.count, using: &random)
            let end = min(bytes.count, at + Int.random(in: 1...64, using: &random))
            switch Int.random(in: 0..<8, using: &random) {
            case 0: bytes[at] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            case 1: bytes[at] = UInt8.random(in: 0...255, using: &random)
            case 2: bytes[at] = [0, 0xFF, 0x7F, 0x80, 0x30, 0x3C].randomElement(using: &random)!
            case 3: bytes.removeSubrange(at..<end)
            case 4: bytes.insert(contentsOf: bytes[at..<end], at: at)
            case 5:
                bytes.replaceSubrange(
                    at..<end,
                    with: [UInt8](repeating: [0, 0xFF].randomElement(using: &random)!, count: end - at)
                )
            case 6:
                // Pieces of the same file in other places: records, tags and chains that are right in themselves.
                let from = Int.random(in: 0..<bytes.count, using: &random)
                let piece = Array(bytes[from..<min(bytes.count, from + end - at)])
                bytes.replaceSubrange(at..<min(bytes.count, at + piece.count), with: piece)
            default:
                if Int.random(in: 0..<4, using: &random) == 0 { bytes.removeSubrange(at...) }
            }
        }
        return bytes
    }

    /// The most memory since the last reset, in KiB.
    private static func memory(resetsPeak: Bool) -> Int {
        if resetsPeak, let file = fopen("/proc/self/clear_refs", "w") {
            fputs("5", file)
            fclose(file)
        }
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM") }
        return line.flatMap { Int($0.filter(\.isNumber)) } ?? .max / 2
    }
}

extension ZipMaker {
    /// The parts of a right ZIP, inflated, to be stored again.
    init(unpacking file: [UInt8]) throws {
        self.init([:])
        func number(_ at: Int, _ length: Int) -> Int { (0..<length).reduce(0) { $0 | Int(file[at + $1]) << ($1 * 8) } }
        var entry = number(file.count - 6, 4)
        for _ in 0..<number(file.count - 12, 2) {
            let (stored, size, start) = (number(entry + 20, 4), number(entry + 24, 4), number(entry + 42, 4))
            let data = start + 30 + number(start + 26, 2) + number(start + 28, 2)
            var bytes = Array(file[data..<(data + stored)])
            if number(entry + 10, 2) == 8 {
                var room = [UInt8](repeating: 0, count: size)
                var stream = z_stream()
                zlib_begin_raw(&stream)
                let result = bytes.withUnsafeMutableBufferPointer { source in
                    room.withUnsafeMutableBufferPointer { target in
                        stream.next_in = source.baseAddress
                        stream.avail_in = UInt32(stored)
                        stream.next_out = target.baseAddress
                        stream.avail_out = UInt32(size)
                        return inflate(&stream, Z_FINISH)
                    }
                }
                inflateEnd(&stream)
                try #require(result == Z_STREAM_END)
                bytes = room
            }
            add(String(decoding: file[(entry + 46)..<(entry + 46 + number(entry + 28, 2))], as: UTF8.self), bytes)
            entry += 46 + number(entry + 28, 2) + number(entry + 30, 2) + number(entry + 32, 2)
        }
    }
}
