import SurveyCore

/// Tells by a file's first bytes when it is no table of text. Workbooks, and what lies in ZIPs and compound files like them, are
/// ``WorkbookRecords``'s to tell.
enum ForeignFormatSniffer {
    typealias Format = Finding.ForeignFormat

    private static let signatures: [([UInt8], Format)] = [
        (Array("%PDF-".utf8), .pdf), (Array("{\\rtf".utf8), .richText),
        ([0x89, 0x50, 0x4E, 0x47], .picture), ([0xFF, 0xD8, 0xFF], .picture), (Array("GIF87a".utf8), .picture),
        (Array("GIF89a".utf8), .picture), ([0x49, 0x49, 0x2A, 0], .picture), ([0x4D, 0x4D, 0, 0x2A], .picture),
        (Array("Rar!".utf8), .archive), ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .archive), ([0x1F, 0x8B], .archive),
        (Array("BZh".utf8), .archive), ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], .archive),
        (Array("SQLite format 3".utf8), .other),
        ([0x7F, 0x45, 0x4C, 0x46], .other),
    ]

    static func sniff(_ bytes: UnsafeBufferPointer<UInt8>) -> Format? {
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
        return markup(bytes)
    }

    /// Web pages and XML that programs save under the name .xls.
    private static func markup(_ bytes: UnsafeBufferPointer<UInt8>) -> Format? {
        var text = bytes[...]
        if text.starts(with: [0xEF, 0xBB, 0xBF]) { text = text.dropFirst(3) }
        text = text.drop { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
        let head = String(decoding: text.prefix(16).map { $0 < 0x80 ? $0 : 0x3F }, as: UTF8.self).lowercased()
        let isPage = ["<html", "<!doctype html", "<table", "<?xml", "<head", "<meta"].contains { head.hasPrefix($0) }
        guard isPage else { return nil }
        let isOffice =
            contains(bytes, "urn:schemas-microsoft-com:office") || contains(bytes, "<table")
            || contains(bytes, "<TABLE")
        return isOffice ? .oldExcelWorkbook : .other
    }

    private static func contains(_ bytes: UnsafeBufferPointer<UInt8>, _ text: String) -> Bool {
        contains(bytes, Array(text.utf8))
    }

    private static func contains(_ bytes: UnsafeBufferPointer<UInt8>, _ wanted: [UInt8]) -> Bool {
        guard bytes.count >= wanted.count else { return false }
        return (0...(bytes.count - wanted.count)).contains { start in
            bytes[start] == wanted[0] && bytes[start..<(start + wanted.count)].elementsEqual(wanted)
        }
    }
}
