/// Paths are bytes, and a String holds text alone. A byte of a path that is no UTF-8 stands in its text as one of 128
/// scalars at the end of the last private area, U+10FF80 for 80 to U+10FFFF for FF, and is that byte again where a file is
/// opened (``withPath(_:_:)``). Should a path hold these scalars, their bytes stand each for itself: every path has one text.
package enum PathText {
    private static let first: UInt32 = 0x10_FF00
    private static let escapes: ClosedRange<UInt32> = 0x10_FF80...0x10_FFFF

    package static func text(_ bytes: some Collection<UInt8>) -> String {
        if let text = String(validating: bytes, as: UTF8.self), isText(text) { return text }
        var text = String.UnicodeScalarView()
        var rest = Array(bytes)[...]
        while let byte = rest.first {
            let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
            let sequence = String(validating: rest.prefix(length), as: UTF8.self)?.unicodeScalars
            if let scalar = sequence?.first, sequence?.count == 1, !escapes.contains(scalar.value) {
                text.append(scalar)
                rest = rest.dropFirst(length)
            } else {
                text.append(Unicode.Scalar(first + UInt32(byte))!)
                rest = rest.dropFirst()
            }
        }
        return String(text)
    }

    package static func bytes(_ text: String) -> [UInt8] {
        if isText(text) { return Array(text.utf8) }
        return text.unicodeScalars.flatMap { scalar in
            byte(scalar).map { [$0] } ?? Array(String(Character(scalar)).utf8)
        }
    }

    /// Whether every byte is part of a text.
    package static func isText(_ path: String) -> Bool { !path.unicodeScalars.contains { byte($0) != nil } }

    /// The byte that a scalar stands for.
    package static func byte(_ scalar: Unicode.Scalar) -> UInt8? {
        escapes.contains(scalar.value) ? UInt8(truncatingIfNeeded: scalar.value) : nil
    }

    /// Folder (with the `/`) and name. By scalars: a mark behind `/`, as which 郑 in GBK begins, is one character with it.
    package static func parts(_ path: String) -> (folder: String, name: String) {
        let scalars = path.unicodeScalars
        let start = scalars.lastIndex(of: "/").map { scalars.index(after: $0) } ?? scalars.startIndex
        return (String(scalars[..<start]), String(scalars[start...]))
    }

    /// The last part of a path; that of a folder, too.
    package static func name(_ path: String) -> String {
        path.unicodeScalars.split(separator: "/").last.map { String($0) } ?? ""
    }

    package static func isFolder(_ path: String) -> Bool { path.unicodeScalars.last == "/" }

    /// As people read it: bytes that are no text as `\xB9`.
    package static func escaped(_ path: String) -> String {
        guard !isText(path) else { return path }
        return path.unicodeScalars.map { scalar in
            byte(scalar).map { #"\x"# + String($0, radix: 16, uppercase: true) } ?? String(Character(scalar))
        }.joined()
    }
}

/// The bytes of a path, ended by NUL, for the system's calls.
package func withPath<Result>(_ path: String, _ body: (UnsafePointer<CChar>) throws -> Result) rethrows -> Result {
    if PathText.isText(path) { return try path.withCString(body) }
    return try (PathText.bytes(path) + [0]).withUnsafeBufferPointer { bytes in
        try bytes.withMemoryRebound(to: CChar.self) { try body($0.baseAddress!) }
    }
}
