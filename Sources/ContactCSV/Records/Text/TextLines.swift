import SurveyCore

/// How much such a file may have: thousands of lines.
package let longestTextFile = 1 << 20

/// The lines of a small text file, in whichever encoding tables may come (columns.md §Files).
/// None where it is no text.
/// - Throws: a ``Refusal`` when it cannot be opened or has more than ``longestTextFile``.
package func textLines(of input: TableInput) throws -> [String] {
    let source = try ByteSource(input)
    let all = try [UInt8](unsafeUninitializedCapacity: longestTextFile + 1) {
        $1 = try source.read(into: UnsafeMutableRawBufferPointer($0))
    }
    guard all.count <= longestTextFile else {
        throw Refusal.content(.inputTooLong(name: input.name, limit: longestTextFile))
    }
    let stream = DecodedStream(try ByteSource(.bytes(all, name: input.name)))
    while try stream.fill() { stream.text.reserve(DecodedStream.pieceSize) }
    guard stream.failure == nil else { return [] }
    let bytes = UnsafeBufferPointer(start: stream.text.base + stream.text.start, count: stream.text.count)
    return String(decoding: bytes, as: UTF8.self).split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        .map(String.init)
}
