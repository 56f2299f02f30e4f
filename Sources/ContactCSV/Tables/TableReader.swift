import SurveyCore

/// Opens a table, finds its encoding, delimiter and header, and gives its records in blocks.
final class TableReader {
    /// So many records are searched for a header.
    static let headerDepth = 20
    private static let delimiters: [UInt8] = [0x2C, 0x09, 0x3B]

    let columns: TableColumns
    private(set) var report: FileReport
    private(set) var header: TableHeader?
    /// The rows above the header.
    private(set) var titles: [HeaderSearch.Row] = []
    private let stream: DecodedStream
    private var scanner: RecordScanner?
    private var isDone = false
    let block = RecordBlock()

    init(_ input: TableInput, columns: TableColumns, map: [String: String] = [:]) throws {
        self.columns = columns
        report = FileReport(file: input.name)
        stream = DecodedStream(try ByteSource(input))
        try open(HeaderSearch(columns: columns, map: map))
    }

    /// The SHA-256 of the file's bytes; of all of them once ``next()`` answered `false`.
    var digest: String { stream.digest }
    /// How far the reading is, in bytes of the file.
    var bytesRead: Int { stream.bytesRead }
    var size: Int? { stream.size }

    func add(_ finding: Finding) { report.findings.append(finding) }
    func countRefused() { report.refused += 1 }

    /// A finding on the file as a whole: nothing of it can be used.
    func fail(_ finding: Finding) throws {
        report.findings.append(finding)
        report.unusable = true
        isDone = true
        try stream.drain()
    }

    /// Reads the next stretch into ``block``. `false` at the end, also when the file turned out unusable.
    func next() throws -> Bool {
        guard !isDone, let scanner else { return false }
        block.clear()
        while block.slotCount == 0 {
            let suspicious = stream.isSuspicious
            let outcome = try scanner.scan(
                stream.text,
                isLast: stream.isAtEnd,
                hasBad: stream.hasBadPending,
                into: block
            )
            block.isSuspicious = block.isSuspicious || suspicious
            report.records = scanner.recordCount
            if case .unclosed(let line) = outcome {
                try fail(Finding(.unclosedQuote, line: line))
                return false
            }
            if stream.isAtEnd {
                isDone = true
                return block.slotCount > 0
            }
            // Reading ahead, so that the last block is known to be the last.
            _ = try stream.fill()
            report.encoding = stream.encoding.rawValue
            if case .unreadable(let offset, let line) = stream.failure {
                try fail(Finding(.unreadableEncoding(offset: offset), line: scanner.line + line - 1))
                return false
            }
        }
        return true
    }

    /// Of each field what stands in its column in the first rows: also of a file that turns out to be of no use.
    private(set) var firstValues: [String: [String]] = [:]

    private func open(_ search: HeaderSearch) throws {
        let hasText = try stream.fill()
        switch stream.failure {
        case .foreign(let format): return try fail(Finding(.notATable(format)))
        case .unreadable(let offset, let line):
            return try fail(Finding(.unreadableEncoding(offset: offset), line: line))
        case nil: break
        }
        report.encoding = stream.encoding.rawValue
        guard hasText, stream.text.count > 0 else { return try fail(Finding(.emptyFile)) }
        let announced = announcedDelimiter()
        var best: (delimiter: UInt8, rows: [HeaderSearch.Row], match: HeaderSearch.Match?)?
        for delimiter in announced.map({ [$0] }) ?? Self.delimiters {
            let rows = try firstRows(delimiter)
            let match = search.best(rows)
            guard let current = best else {
                best = (delimiter, rows, match)
                continue
            }
            let isBetter =
                switch (match, current.match) {
                case (nil, _): false
                case (.some, nil): true
                case (let a?, let b?): a.missing.isEmpty != b.missing.isEmpty ? a.missing.isEmpty : a.found > b.found
                }
            if isBetter { best = (delimiter, rows, match) }
        }
        guard let best else { return }
        if best.rows.allSatisfy({ $0.cells.allSatisfy { trimmed($0).isEmpty } }), stream.isAtEnd {
            return try fail(Finding(.emptyFile))
        }
        guard let match = best.match else {
            return try fail(Finding(.noHeader(required: columns.expected)))
        }
        report.delimiter = String(UnicodeScalar(best.delimiter))
        report.headerRecord = match.header.record
        for (field, column) in zip(columns.fields, match.header.columns) {
            guard let column else { continue }
            let below = best.rows.filter { $0.record > match.header.record && column < $0.cells.count }
            firstValues[field.key] = below.map { trimmed($0.cells[column]) }.filter { !$0.isEmpty }
        }
        guard match.missing.isEmpty else {
            for index in match.missing {
                let field = columns.fields[index]
                report.findings.append(
                    Finding(
                        .missingColumn(
                            name: search.map[field.key] ?? field.names[0],
                            field: columns.isMappable ? field.key : "",
                            found: match.header.names.filter { !$0.isEmpty }
                        ),
                        record: match.header.record,
                        line: match.header.line
                    )
                )
            }
            report.unusable = true
            isDone = true
            return try stream.drain()
        }
        titles = best.rows.filter { $0.record < match.header.record }
        header = match.header
        for (field, column) in zip(columns.fields, match.header.columns) {
            report.columns[field.key] = match.header.name(column)
        }
        scanner = RecordScanner(delimiter: best.delimiter) { [unowned stream] in stream.takeBad($0) }
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
            .scan(stream.text, isLast: stream.isAtEnd, hasBad: false, upTo: Self.headerDepth, into: trial)
        return trial.slots.filter { $0.state == .whole || $0.state == .stray }.map { slot in
            .init(record: slot.record, line: slot.line, cells: (0..<slot.cellCount).map { trial.text(slot, $0) })
        }
    }
}
