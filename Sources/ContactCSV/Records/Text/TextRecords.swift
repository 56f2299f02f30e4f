import SurveyCore

/// The records of a text with delimiters.
final class TextRecords: RecordSource {
    private static let delimiters: [UInt8] = [0x2C, 0x09, 0x3B]

    private let stream: DecodedStream
    private var scanner: RecordScanner?
    private(set) var failure: Finding?
    let notes: [Finding] = []

    init(_ stream: DecodedStream) { self.stream = stream }

    var recordCount: Int { scanner?.recordCount ?? 0 }
    var isAtEnd: Bool { stream.isAtEnd }
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
        let delimiters = announcedDelimiter().map { [$0] } ?? Self.delimiters
        return try delimiters.map { RecordLayout(delimiter: $0, rows: try firstRows($0)) }
    }

    func choose(_ layout: RecordLayout) {
        // One of the layouts above.
        scanner = RecordScanner(delimiter: layout.delimiter!) { [unowned stream] in stream.takeBad($0) }
    }

    func next(into block: RecordBlock) throws -> Bool {
        guard let scanner, failure == nil else { return false }
        while block.slotCount == 0 {
            let suspicious = stream.isSuspicious
            let outcome = try scanner.scan(
                stream.text,
                isLast: stream.isAtEnd,
                hasBad: stream.hasBadPending,
                into: block
            )
            block.isSuspicious = block.isSuspicious || suspicious
            if case .unclosed(let line) = outcome {
                failure = Finding(.unclosedQuote, line: line)
                return false
            }
            if stream.isAtEnd { return false }
            // Reading ahead, so that the last block is known to be the last.
            _ = try stream.fill()
            if case .unreadable(let offset, let line) = stream.failure {
                failure = Finding(.unreadableEncoding(offset: offset), line: scanner.line + line - 1)
                return false
            }
        }
        return true
    }

    /// `sep=;` on the first line, as Excel writes and obeys it.
    private func announcedDelimiter() -> UInt8? {
        let text = UnsafeBufferPointer(start: stream.text.base + stream.text.start, count: stream.text.count)
        var head = Array(text.prefix(8))
        if head.first == 0x22 { head.removeFirst() }
        guard head.count >= 5, String(decoding: head[..<4].map { $0 & 0x7F }, as: UTF8.self).lowercased() == "sep="
        else { return nil }
        let behind = head.count > 5 ? head[5] : 0x0A
        return [0x0A, 0x0D, 0x22].contains(behind) && head[4] < 0x80 && head[4] > 0x08 ? head[4] : nil
    }

    /// The first rows, read with `delimiter`, without using the text up.
    private func firstRows(_ delimiter: UInt8) throws -> [HeaderSearch.Row] {
        let start = stream.text.start
        defer { stream.text.start = start }
        let trial = RecordBlock()
        _ = try RecordScanner(delimiter: delimiter)
            .scan(stream.text, isLast: stream.isAtEnd, hasBad: false, upTo: TableReader.headerDepth, into: trial)
        return trial.slots.filter { $0.state == .whole || $0.state == .stray }.map { slot in
            .init(record: slot.record, line: slot.line, cells: (0..<slot.cellCount).map { trial.text(slot, $0) })
        }
    }
}
