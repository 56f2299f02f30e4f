import SurveyCore

/// A file's name as reports and findings give it (columns.md §Files).
package enum FileName {
    /// A part of the path that is no UTF-8 but Chinese in GB18030, as in an archive from Windows, stands decoded; other bytes
    /// that are no text as `\xB9`.
    package static func shown(_ path: String) -> String {
        guard !PathText.isText(path) else { return path }
        // By scalars: what stands behind `/` may begin with a mark that would be one character with it (郑 in GBK does).
        return path.unicodeScalars.split(separator: "/", omittingEmptySubsequences: false).map { part in
            let part = String(part)
            return PathText.isText(part) ? part : decoded(PathText.bytes(part)) ?? PathText.escaped(part)
        }.joined(separator: "/")
    }

    private static func decoded(_ bytes: [UInt8]) -> String? {
        let decoder = TextDecoder(.gb18030)
        let out = ByteBuffer(capacity: 64)
        _ = bytes.withUnsafeBufferPointer { decoder.decode($0, at: 0, isLast: true, into: out) }
        guard decoder.badOffsets.isEmpty else { return nil }
        let text = String(decoding: UnsafeBufferPointer(start: out.base, count: out.end), as: UTF8.self)
        let isChinese = text.unicodeScalars.allSatisfy { scalar in
            switch scalar.value {
            case 0x20..<0x7F, 0xB7, 0x2010...0x2027, 0x2160...0x217F, 0x2460...0x24FF, 0x3000...0x303F, 0x4E00...0x9FFF,
                0xFF01...0xFF5E:
                true
            default: false
            }
        }
        return isChinese ? text : nil
    }
}
