import SurveyCore

/// A table's text, in pieces of a fixed size.
final class DecodedStream {
    /// Bytes of the file taken at a time: what is made of them stays small enough for the heap to use again and again.
    static let pieceSize = 128 * 1024

    private let source: ByteSource
    private let firstPiece: Int
    private let laterPieces: Int
    private let raw = ByteBuffer(capacity: pieceSize + 16)
    private var decoder: TextDecoder?
    private var ended = false
    /// Text waiting to be scanned.
    let text = ByteBuffer(capacity: pieceSize * 3)
    /// The text waiting holds signs that need a second look.
    private(set) var isSuspicious = false
    private(set) var failure: Failure?
    private var takenBad = 0
    private var takenOdd = 0

    enum Failure {
        case foreign(ForeignFormatSniffer.Format)
        /// `line`: line ends of the bytes before it, and one.
        case unreadable(offset: Int, line: Int)
    }

    /// Tests give other sizes of pieces. What kind of file it is, and its encoding, is told by the first.
    init(_ source: ByteSource, firstPiece: Int = pieceSize, laterPieces: Int = pieceSize) {
        self.source = source
        self.firstPiece = firstPiece
        self.laterPieces = laterPieces
    }

    /// `nil` before anything was decided; a file of nothing but ASCII is UTF-8.
    var encoding: TextEncoding { decoder?.encoding ?? .utf8 }
    var isAtEnd: Bool { ended }
    var bytesRead: Int { source.offset }
    var digest: String { source.digest }

    /// The places of the next `count` bytes that did not decode; the first of them.
    func takeBad(_ count: Int) -> Int? {
        guard count > 0, let decoder, takenBad < decoder.badOffsets.count else { return nil }
        let first = decoder.badOffsets[takenBad]
        takenBad += count
        // In a file with many of them, memory stays flat all the same.
        if takenBad >= decoder.badOffsets.count {
            decoder.forgetBadOffsets()
            takenBad = 0
        }
        return first
    }

    /// What is to be said of the lines that begin before `end` of ``text`` and are not in the file's encoding, of several the
    /// gravest.
    func takeOdd(before end: Int) -> Finding.Kind? {
        guard let decoder else { return nil }
        var kind: Finding.Kind?
        while takenOdd < decoder.oddLines.count, decoder.oddLines[takenOdd].start < text.dropped + end {
            let next = decoder.oddLines[takenOdd].kind
            if kind == nil || Finding(next).severity == .error { kind = next }
            takenOdd += 1
        }
        if takenOdd >= decoder.oddLines.count {
            decoder.forgetOddLines()
            takenOdd = 0
        }
        return kind
    }

    /// Reads a delimiter of several bytes as one, from `start` of ``text`` on.
    func narrow(_ delimiter: CellDelimiter, from start: Int) {
        guard delimiter.isWide else { return }
        if let decoder { return decoder.moveOddLines(in: text) { delimiter.narrow(text, from: start, moving: &$0) } }
        var none: [Int] = []
        delimiter.narrow(text, from: start, moving: &none)
    }

    /// There are bytes or lines waiting of which something is to be said.
    var hasFaults: Bool {
        decoder.map { takenBad < $0.badOffsets.count || takenOdd < $0.oddLines.count } ?? false
    }

    /// Reads on until there is more text behind the text waiting. `false` when the file has ended or cannot be read as text.
    func fill() throws -> Bool {
        guard !ended, failure == nil else { return false }
        text.compact()
        let waiting = text.end
        repeat { try readPiece() } while text.end == waiting && !ended && failure == nil
        return failure == nil
    }

    private func readPiece() throws {
        raw.compact()
        let atStart = source.offset == 0
        let wanted = atStart ? firstPiece : laterPieces
        raw.reserve(wanted)
        let room = UnsafeMutableRawBufferPointer(start: raw.base + raw.end, count: wanted)
        let got = try source.read(into: room)
        raw.end += got
        ended = got < wanted
        let bytes = UnsafeBufferPointer(start: raw.base + raw.start, count: raw.count)
        if atStart, let format = ForeignFormatSniffer.sniff(bytes) {
            failure = .foreign(format)
            return
        }
        var mark = 0
        if decoder == nil {
            switch TextEncoding.decide(bytes, atStart: atStart) {
            case .encoding(let encoding, let length):
                if encoding == .gb18030, length == 0, Big5Words.isWritten(in: bytes) {
                    failure = .foreign(.big5)
                    return
                }
                decoder = TextDecoder(encoding, isMarked: length > 0)
                mark = length
            case .unreadable(let offset):
                let lines = ByteSearch.lineBreaks(raw.base, raw.start, raw.start + offset)
                failure = .unreadable(offset: source.offset - bytes.count + offset + 1, line: lines + 1)
                return
            case .undecided: break
            }
        }
        // Without a decision all whole bytes are ASCII, and what is left is a cut sequence.
        let kept = text.count > 0 && isSuspicious
        let active = decoder ?? TextDecoder(.utf8)
        let rest = UnsafeBufferPointer(rebasing: bytes[mark...])
        let used = active.decode(rest, at: source.offset - rest.count, isLast: ended, into: text)
        isSuspicious = kept || active.isSuspicious
        raw.start += mark + used
        if ended, decoder == nil, !active.badOffsets.isEmpty { decoder = active }
    }

    /// Reads the rest of the file for its digest alone.
    func drain() throws {
        text.start = 0
        text.end = 0
        raw.start = 0
        raw.end = 0
        let room = UnsafeMutableRawBufferPointer(start: raw.base, count: Self.pieceSize)
        while try source.read(into: room) > 0 {}
        ended = true
    }
}
