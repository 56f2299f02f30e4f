import SurveyCore

/// Tells texts that are no tables by how they begin: cards of an address book, web pages, mails, and what programs save under
/// the name .xls.
struct ForeignText {
    typealias Format = Finding.ForeignFormat

    private static let reach = 4096

    /// The first bytes, those of UTF-16 without its zeros, in lower case.
    private let head: String

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        var text = Array(bytes.prefix(Self.reach))
        if text.starts(with: [0xFF, 0xFE]) || text.starts(with: [0xFE, 0xFF]) { text.removeFirst(2) }
        if text.starts(with: [0xEF, 0xBB, 0xBF]) { text.removeFirst(3) }
        let start = text.firstIndex { ![0, 0x20, 0x09, 0x0A, 0x0D].contains($0) } ?? text.endIndex
        let ascii = text[start...].compactMap { $0 == 0 ? nil : $0 < 0x80 ? $0 : 0x3F }
        head = String(decoding: ascii, as: UTF8.self).lowercased()
    }

    var format: Format? {
        if head.hasPrefix("begin:vcard") { return .vCard }
        if head.hasPrefix("begin:vcalendar") { return .calendar }
        if isJSON { return .json }
        return markup ?? mail
    }

    /// An object with a name, or a list of objects or texts.
    private var isJSON: Bool {
        guard let first = head.utf8.first, first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else {
            return false
        }
        let next = head.utf8.dropFirst().first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
        return next == UInt8(ascii: "\"") || (first == UInt8(ascii: "[") && next == UInt8(ascii: "{"))
    }

    private var markup: Format? {
        if head.hasPrefix("<?xml") || head.hasPrefix("<workbook") {
            if head.contains("urn:schemas-microsoft-com:office:spreadsheet") { return .xmlSpreadsheet }
            if head.contains("word.document") || head.contains("wordprocessingml") { return .oldWord }
            if head.contains("urn:oasis:names:tc:opendocument") { return .openDocument }
            return head.contains("<html") || head.contains("<table") ? .webPage : .xml
        }
        let tags = [
            "!doctype html", "html", "head", "meta", "title", "style", "script", "body", "div", "table", "tr", "!--",
        ]
        return tags.contains { head.hasPrefix("<" + $0) } ? .webPage : nil
    }

    /// Lines like `Subject: …` at the beginning, at least two of them well-known.
    private var mail: Format? {
        let known = [
            "mime-version", "content-type", "from", "to", "cc", "subject", "date", "received", "return-path",
            "message-id", "delivered-to", "x-document-type", "snapshot-content-location", "content-transfer-encoding",
        ]
        var names: [Substring] = []
        for line in head.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            // A line that begins with a blank goes on with the one above.
            if !names.isEmpty, line.first == " " || line.first == "\t" { continue }
            guard let colon = line.firstIndex(of: ":"), line[..<colon].allSatisfy({ $0.isLetter || $0 == "-" }) else {
                break
            }
            names.append(line[..<colon])
        }
        guard let first = names.first, first.contains("-") || known.contains(String(first)),
            Set(names).intersection(known.map { $0[...] }).count >= 2
        else { return nil }
        let isSent = names.contains { ["to", "received", "delivered-to", "return-path"].contains($0) }
        return head.contains("multipart/related") && !isSent ? .webArchive : .email
    }
}

/// Words that tables have in their headers and firms in their names, as Big5 writes them.
enum Big5Words {
    /// 電話 聯絡 聯繫 姓名 單位 手機 公司 職務 職稱 號碼 序號 編號 備註 行動
    private static let words: Set<UInt32> = [
        0xB971_B8DC, 0xC170_B5B8, 0xC170_C3B4, 0xA96D_A657, 0xB3E6_A6EC, 0xA4E2_BEF7, 0xA4BD_A571, 0xC2BE_B0C8,
        0xC2BE_BAD9, 0xB8B9_BD58, 0xA7C7_B8B9, 0xBD73_B8B9, 0xB3C6_B5F9, 0xA6E6_B0CA,
    ]

    /// Whether a text that could be GB18030 is Big5: what it says in GB18030 makes no sense, and two of the words stand in it.
    static func isWritten(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let base = bytes.baseAddress else { return false }
        let line = TextLine(base: base, start: 0, end: min(bytes.count, 8192))
        guard !line.weightAsGB18030().isLikely(13) else { return false }
        var (found, index, pair) = (0, 0, UInt32(0))
        while index + 1 < line.end {
            guard base[index] >= 0x80 else {
                index += 1
                pair = 0
                continue
            }
            pair = pair << 16 | UInt32(base[index]) << 8 | UInt32(base[index + 1])
            if words.contains(pair) { found += 1 }
            index += 2
        }
        return found >= 2
    }
}
