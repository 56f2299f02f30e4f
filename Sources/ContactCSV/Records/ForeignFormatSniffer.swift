import SurveyCore

/// Tells by a file's first bytes when it is no table of text.
enum ForeignFormatSniffer {
    typealias Format = Finding.ForeignFormat

    private static let signatures: [([UInt8], Format)] = [
        (Array("%PDF-".utf8), .pdf), (Array("{\\rtf".utf8), .word),
        ([0x89, 0x50, 0x4E, 0x47], .picture), ([0xFF, 0xD8, 0xFF], .picture), (Array("GIF87a".utf8), .picture),
        (Array("GIF89a".utf8), .picture), ([0x49, 0x49, 0x2A, 0], .picture), ([0x4D, 0x4D, 0, 0x2A], .picture),
        (Array("Rar!".utf8), .archive), ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .archive), ([0x1F, 0x8B], .archive),
        (Array("BZh".utf8), .archive), ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], .archive),
        (Array("SQLite format 3".utf8), .other),
        ([0x7F, 0x45, 0x4C, 0x46], .other),
    ]

    static func sniff(_ bytes: UnsafeBufferPointer<UInt8>, name: String) -> Format? {
        if bytes.starts(with: Array("PK\u{3}\u{4}".utf8)) || bytes.starts(with: Array("PK\u{5}\u{6}".utf8)) {
            return zip(bytes)
        }
        if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
            return compoundFile(bytes, name: name)
        }
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

    /// Office's zipped formats are told by the names of their parts.
    private static func zip(_ bytes: UnsafeBufferPointer<UInt8>) -> Format {
        if contains(bytes, "application/vnd.oasis.opendocument.spreadsheet") { return .openDocument }
        if contains(bytes, "application/vnd.oasis.opendocument.text") { return .word }
        if contains(bytes, "xl/") { return .excelWorkbook }
        if contains(bytes, "word/") { return .word }
        if contains(bytes, "[Content_Types].xml") || contains(bytes, "ppt/") { return .other }
        return .archive
    }

    /// Streams of a compound file are named in UTF-16, in a directory that may lie far behind: then the name must do.
    private static func compoundFile(_ bytes: UnsafeBufferPointer<UInt8>, name: String) -> Format {
        func names(_ stream: String) -> Bool { contains(bytes, stream.utf8.flatMap { [$0, 0] }) }
        if names("ETExtData") || names("EtExtData") { return .wpsTable }
        if names("WordDocument") { return .word }
        if names("Workbook") || names("Book") { return .oldExcelWorkbook }
        return switch name.lowercased().split(separator: ".").last {
        case "xls", "xlt": .oldExcelWorkbook
        case "et", "ett": .wpsTable
        case "doc", "wps", "dot": .word
        default: .oldOffice
        }
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
