import SurveyCore

/// Tells by a file's first bytes when it is no table of text in an encoding that is read. Workbooks, and what lies in ZIPs and
/// compound files like them, are ``WorkbookRecords``'s to tell.
enum ForeignFormatSniffer {
    typealias Format = Finding.ForeignFormat
    typealias Bytes = UnsafeBufferPointer<UInt8>

    private static let signatures: [([UInt8], Format)] = [
        (Array("%PDF-".utf8), .pdf), (Array("{\\rtf".utf8), .richText),
        ([0x89, 0x50, 0x4E, 0x47], .picture), ([0xFF, 0xD8, 0xFF], .picture), (Array("GIF87a".utf8), .picture),
        (Array("GIF89a".utf8), .picture), ([0x49, 0x49, 0x2A, 0], .picture), ([0x4D, 0x4D, 0, 0x2A], .picture),
        (Array("Rar!".utf8), .archive), ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .archive), ([0x1F, 0x8B], .archive),
        (Array("BZh".utf8), .archive), ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], .archive),
        (Array("SQLite format 3".utf8), .other),
        ([0x7F, 0x45, 0x4C, 0x46], .other),
    ]

    static func sniff(_ bytes: Bytes) -> Format? {
        if let match = signatures.first(where: { bytes.starts(with: $0.0) }) { return match.1 }
        if bytes.starts(with: Array("BM".utf8)), bytes.count > 26, bytes[6...9].allSatisfy({ $0 == 0 }) {
            return .picture
        }
        if bytes.starts(with: Array("RIFF".utf8)), bytes.dropFirst(8).starts(with: Array("WEBP".utf8)) {
            return .picture
        }
        if bytes.dropFirst(4).starts(with: Array("ftyphei".utf8))
            || bytes.dropFirst(4).starts(with: Array("ftypmif".utf8))
        {
            return .picture
        }
        // A program of Windows, whose zeros would be UTF-16.
        if bytes.starts(with: Array("MZ".utf8)), bytes.prefix(64).contains(0), bytes.prefix(64).contains(0xFF) {
            return .other
        }
        if isUTF32(bytes) { return .utf32 }
        return ForeignText(bytes).format ?? (isBinary(bytes) ? .other : nil)
    }

    /// By its mark, or because two of four bytes are zero throughout.
    private static func isUTF32(_ bytes: Bytes) -> Bool {
        if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return true }
        let groups = stride(from: 0, to: min(bytes.count, 256) & ~3, by: 4)
        func allHave(_ zeros: (Int, Int), _ others: (Int, Int)) -> Bool {
            bytes.count >= 16
                && groups.allSatisfy {
                    bytes[$0 + zeros.0] == 0 && bytes[$0 + zeros.1] == 0
                        && bytes[$0 + others.0] | bytes[$0 + others.1] != 0
                }
        }
        return allHave((2, 3), (0, 1)) || allHave((0, 1), (2, 3))
    }

    /// Control characters that no text has, or zero bytes that are neither UTF-16 nor what fills up a file at its end.
    private static func isBinary(_ bytes: Bytes) -> Bool {
        let head = bytes.prefix(4096)
        let last = head.lastIndex { $0 != 0 } ?? -1
        let text = head[...last]
        guard text.count >= 16 else { return false }
        func isControl(_ value: UInt16) -> Bool {
            (value > 0 && value < 0x08) || (value >= 0x0E && value < 0x1A) || (value > 0x1B && value < 0x20)
        }
        if let wide = TextEncoding.wide(bytes) {
            let high = wide == .utf16BigEndian ? 0 : 1
            let units = stride(from: 0, to: text.count - 1, by: 2).map {
                UInt16(text[$0 + high]) << 8 | UInt16(text[$0 + 1 - high])
            }
            return units.count(where: isControl) * 50 > units.count
        }
        let controls = text.count { isControl(UInt16($0)) }
        let zeros = text.count { $0 == 0 }
        return controls * 50 > text.count || (controls > 1 && zeros * 10 > text.count)
    }
}
