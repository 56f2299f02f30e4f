import Glibc
import Naive
import Testing

@testable import ContactCSV

/// GB18030 is decoded as glibc's `iconv` does it, but for the codes that ``GB18030/later`` speaks of.
@Suite struct GB18030Tests {
    @Test func everyCodeOfTwoBytesIsIconvs() {
        let codes = (0x80...0xFF).flatMap { lead in (0x00...0xFF).map { [UInt8(lead), UInt8($0)] } }
        #expect(differing(codes) == [])
    }

    /// All codes of the BMP's four-byte area and round its ends, and a sample of those beyond it.
    @Test func everyCodeOfFourBytesIsIconvs() {
        let all = (0..<(126 * 10 * 126 * 10)).lazy
        let places = all.filter { $0 < 39_600 || (188_900...189_300).contains($0) || $0 > 1_237_500 || $0 % 61 == 0 }
        #expect(differing(places.map(Self.code)) == Self.known)
        // U+9FB4 to U+9FBB, U+FE10 to U+FE19: 2.36 has nothing there, later ones the private characters of the 2022 edition.
        let scalars = Self.known.compactMap { code in
            code.withUnsafeBufferPointer { GB18030.shared.scalar($0.baseAddress!, 0, 4)?.0 }
        }
        #expect(scalars == Array(0x9FB4...0x9FBB) + Array(0xFE10...0xFE19))
    }

    /// Every scalar that iconv writes comes back.
    @Test func everyScalarComesBack() {
        let converter = Iconv(from: "UTF-8", to: "GB18030")
        let missed = (0x80..<0x11_0000).filter { value in
            guard let scalar = Unicode.Scalar(UInt32(value)), value < 0x1_1000 || value % 97 == 0 else { return false }
            let text = Array(String(scalar).utf8)
            let code = converter.converted(text)
            return !code.contains(undecodable) && decoded(code) != text
        }
        // 2.36 writes these to the codes that it does not read.
        #expect(Set(missed).isSubset(of: Set(0x9FB4...0x9FBB).union(0xFE10...0xFE19)))
    }

    /// Bytes at random: the same text, and the same bytes that do not decode.
    @Test(arguments: 0..<40) func randomBytesAreIconvs(seed: Int) {
        var random = SplitMix64(seed)
        for _ in 0..<50 {
            let pool: [UInt8] = [
                0x30, 0x39, 0x41, 0x7E, 0x7F, 0x80, 0x81, 0x82, 0x84, 0x90, 0xA1, 0xB0, 0xE3, 0xFE, 0xFF,
            ]
            let bytes = (0..<Int.random(in: 1..<200, using: &random)).map { _ in
                Bool.random(using: &random)
                    ? pool.randomElement(using: &random)! : UInt8.random(in: 0...255, using: &random)
            }
            #expect(decoded(bytes) == iconvedWithMarks(bytes))
        }
    }

    private static let known: [[UInt8]] =
        ((19_057...19_064).map(code) + (39_076...39_085).map(code))

    private static func code(_ place: Int) -> [UInt8] {
        [0x81 + place / 12_600, 0x30 + place / 1260 % 10, 0x81 + place / 10 % 126, 0x30 + place % 10].map(UInt8.init)
    }

    private func differing(_ codes: [[UInt8]]) -> [[UInt8]] {
        let converter = Iconv(from: "GB18030", to: "UTF-8")
        return codes.filter { converter.converted($0) != decoded($0) }
    }

    private func iconvedWithMarks(_ bytes: [UInt8]) -> [UInt8] {
        let known = Self.known
        // Codes that glibc does not read are left out of the comparison.
        var bytes = bytes
        for index in bytes.indices where index + 3 < bytes.count && known.contains(Array(bytes[index..<(index + 4)])) {
            bytes[index] = 0x41
        }
        return Iconv(from: "GB18030", to: "UTF-8").converted(bytes)
    }

    /// By the table alone, without a look at lines.
    private func decoded(_ bytes: [UInt8]) -> [UInt8] {
        let out = ByteBuffer(capacity: bytes.count * 2 + 16)
        var marks: UInt32 = 0
        bytes.withUnsafeBufferPointer { bytes in
            var index = 0
            while true {
                index = GB18030.shared.decode(
                    bytes.baseAddress!,
                    index,
                    bytes.count,
                    to: out.base,
                    &out.end,
                    marks: &marks
                )
                guard index < bytes.count else { break }
                out.append(undecodable)
                index += 1
            }
        }
        return Array(UnsafeBufferPointer(start: out.base, count: out.end))
    }
}

/// glibc's converter.
final class Iconv {
    private let converter: iconv_t

    init(from: String, to: String) { converter = iconv_open(to, from) }
    deinit { iconv_close(converter) }

    /// Bytes that do not convert are passed over one at a time, and ``undecodable`` stands for each.
    func converted(_ bytes: [UInt8]) -> [UInt8] {
        iconv(converter, nil, nil, nil, nil)
        var result: [UInt8] = []
        var input = bytes.map { CChar(bitPattern: $0) }
        input.withUnsafeMutableBufferPointer { input in
            var from = input.baseAddress
            var left = input.count
            while left > 0 {
                var output = [CChar](repeating: 0, count: left * 4 + 16)
                var room = output.count
                let answer = output.withUnsafeMutableBufferPointer { output in
                    var to = output.baseAddress
                    return iconv(converter, &from, &left, &to, &room)
                }
                result += output[..<(output.count - room)].map { UInt8(bitPattern: $0) }
                guard answer == -1 else { break }
                result.append(undecodable)
                from = from! + 1
                left -= 1
            }
        }
        return result
    }
}
