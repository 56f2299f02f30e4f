import SurveyCore

/// The lines of a small text file, in whichever encoding tables may come (columns.md §Files).
/// None where it is no text.
/// - Throws: a ``Refusal`` when it cannot be opened.
package func textLines(of input: TableInput) throws -> [String] {
    let stream = DecodedStream(try ByteSource(input))
    while try stream.fill() { stream.text.reserve(DecodedStream.pieceSize) }
    guard stream.failure == nil else { return [] }
    let bytes = UnsafeBufferPointer(start: stream.text.base + stream.text.start, count: stream.text.count)
    return String(decoding: bytes, as: UTF8.self).split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        .map(String.init)
}
