import SurveyCore

/// The records of a text with delimiters.
final class TextRecords: RecordSource {
    private let stream: DecodedStream
    private var scanner: RecordScanner?
    private var delimiter = CellDelimiter.all[0]
    private lazy var feedsFirst = ByteSearch.feedsFirst(stream.text.base, stream.text.start, stream.text.end)
    private(set) var failure: Finding?
    let notes: [Finding] = []

    init(_ stream: DecodedStream) { self.stream = stream }

    var recordCount: Int { scanner?.recordCount ?? 0 }
    var encoding: String { stream.encoding.rawValue }
    var digest: String { stream.digest }
    var bytesRead: Int { stream.bytesRead }
    func drain() throws { try stream.drain() }

    func layouts() throws -> [RecordLayout] {
        let hasText = try stream.fill()
        switch stream.failure {
        case .foreign(let format): failure = Finding(.notATable(format))
        case .unreadable(let offset, let line): failure = Finding(.unreadableEncoding(offset: offset), line: line)
        case nil: break
        }
        guard failure == nil, hasText, stream.text.count > 0 else { return [] }
        let delimiters = announcedDelimiter().map { [$0] } ?? CellDelimiter.all
        return try delimiters.map {
            RecordLayout(delimiter: $0, rows: try firstRows($0), isBlank: stream.isAtEnd && isBlank($0))
        }
    }

    /// Only blanks, full-width ones among them, quotes and delimiters wait to be read.
    private func isBlank(_ delimiter: CellDelimiter) -> Bool {
        let signs = Array("\"\u{3000}\(delimiter.sign)".utf8)
        return UnsafeBufferPointer(start: stream.text.base + stream.text.start, count: stream.text.count)
            .allSatisfy { $0 <= 0x20 || signs.contains($0) }
    }

    func choose(_ layout: RecordLayout) {
        // One of the layouts above.
        delimiter = layout.delimiter!
        stream.narrow(delimiter, from: stream.text.start)
        scanner = RecordScanner(
            delimiter: delimiter.byte,
            feedsFirst: feedsFirst,
            takeBad: { [unowned stream] in stream.takeBad($0) },
            takeOdd: { [unowned stream] in stream.takeOdd(before: $0) }
        )
    }

    func next(into block: RecordBlock) throws -> Bool {
        guard let scanner, failure == nil else { return false }
        let before = block.slotCount
        while block.slotCount == before {
            let suspicious = stream.isSuspicious
            let outcome = try scanner.scan(
                stream.text,
                isLast: stream.isAtEnd,
                hasFaults: stream.hasFaults,
                into: block
            )
            block.isSuspicious = block.isSuspicious || suspicious
            delimiter.widen(block)
            if case .unclosed(let line) = outcome {
                failure = Finding(.unclosedQuote, line: line)
                return false
            }
            if stream.isAtEnd { return false }
            // Reading ahead, so that the last block is known to be the last.
            let waiting = stream.text.count
            _ = try stream.fill()
            stream.narrow(delimiter, from: stream.text.start + waiting)
            if case .unreadable(let offset, let line) = stream.failure {
                failure = Finding(.unreadableEncoding(offset: offset), line: scanner.line + line - 1)
                return false
            }
        }
        return true
    }

    /// `sep=;` on the first line, as Excel writes and obeys it.
    private func announcedDelimiter() -> CellDelimiter? {
        let text = UnsafeBufferPointer(start: stream.text.base + stream.text.start, count: stream.text.count)
        let line = String(
            decoding: text.prefix(12).prefix { $0 != 0x0A && $0 != 0x0D }.filter { $0 != undecodable },
            as: UTF8.self
        )
        .filter { $0 != "\"" }
        guard line.lowercased().hasPrefix("sep="), line.count == 5, let sign = line.last, sign.isASCII || isKnown(sign)
        else { return nil }
        return CellDelimiter(sign: String(sign))
    }

    private func isKnown(_ sign: Character) -> Bool { CellDelimiter.all.contains(CellDelimiter(sign: String(sign))) }

    /// The first rows, read with `delimiter`, without using the text up.
    private func firstRows(_ delimiter: CellDelimiter) throws -> [HeaderSearch.Row] {
        let start = stream.text.start
        defer { stream.text.start = start }
        var text = stream.text
        if delimiter.isWide {
            text = ByteBuffer(capacity: text.count)
            text.append(stream.text.base + start, count: stream.text.count)
            var none: [Int] = []
            delimiter.narrow(text, from: 0, moving: &none)
        }
        let trial = RecordBlock()
        _ = try RecordScanner(delimiter: delimiter.byte, feedsFirst: feedsFirst)
            .scan(text, isLast: stream.isAtEnd, hasFaults: false, upTo: TableReader.headerReach, into: trial)
        delimiter.widen(trial)
        return trial.slots.filter { $0.state == .whole || $0.state == .stray }.map { slot in
            .init(record: slot.record, line: slot.line, cells: (0..<slot.cellCount).map { trial.text(slot, $0) })
        }
    }
}
