import Glibc

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
