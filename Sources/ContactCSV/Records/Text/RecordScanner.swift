/// Counts records, physical lines and quotes over decoded text and hands well-formed records to libcsv, which gives no
/// positions, drops blank lines, and loses whatever follows a quote out of place.
///
/// What a user sees where libcsv would fail:
/// - a quote inside a cell (`x"y`, `"q"z`): the cell to the letter, quotes and all, with `stray-quote`; the next row is whole;
/// - a quote that opens a cell, runs over line ends and meets another cell's quote: it opened nothing; `stray-quote`, and
///   every line is a row of its own again;
/// - a quote still open at the file's end: `unclosed-quote` with the line it stands on; nothing of the file is taken;
/// - a cell over 64 KiB, a record over 1 MiB: `too-large`, the row refused, read over in flat memory; when such a cell does
///   not close properly, `unclosed-quote`;
/// - NUL: kept through the parsing, `control-characters`, the row refused;
/// - ten thousand columns: `ragged-row`, the row taken by position;
/// - CR alone ends lines as LF and CRLF do, also mixed; blank lines count as records.
final class RecordScanner {
    static let cellLimit = 64 * 1024
    static let recordLimit = 1024 * 1024

    enum Outcome: Equatable {
        /// All text given was used, but for the beginning of a record.
        case needsMore
        /// `records` were reached.
        case enough
        /// A quote opened on this line is never closed; nothing behind it was read.
        case unclosed(line: Int)
    }

    let delimiter: UInt8
    private let parser: CellParser
    /// The record and physical line that come next.
    private(set) var record = 1
    private(set) var line = 1
    private var discard: OversizeRecord?
    /// Answers how many undecodable bytes stand before the next: consumes and locates them.
    private let takeBad: (Int) -> Int?

    init(delimiter: UInt8, takeBad: @escaping (Int) -> Int? = { _ in nil }) {
        self.delimiter = delimiter
        self.takeBad = takeBad
        parser = CellParser(delimiter: delimiter)
    }

    /// Records completed so far.
    var recordCount: Int { record - 1 }

    /// Scans `text.start..<text.end` and moves `start` behind the last whole record. `isLast`: the file ends here.
    func scan(
        _ text: ByteBuffer,
        isLast: Bool,
        hasBad: Bool,
        upTo limit: Int = .max,
        into block: RecordBlock
    ) throws -> Outcome {
        let base = UnsafePointer(text.base)
        let end = text.end
        var place = text.start
        var runStart = place
        defer { text.start = place }
        func flush() throws {
            guard runStart < place else { return }
            guard parser.parse(base + runStart, count: place - runStart, into: block) else {
                throw ContactCSVFault.parserDisagrees(record: record)
            }
        }
        while place < end || discard != nil {
            if record > limit {
                try flush()
                return .enough
            }
            if discard != nil {
                switch discard!.read(base, place, end, isLast: isLast) {
                case .unclosed(let line): return .unclosed(line: line)
                case .open:
                    discardBad(base, place, end, hasBad)
                    place = end
                    return .needsMore
                case .closed(let next, let breaks, let bytes):
                    discardBad(base, place, next, hasBad)
                    block.append(.init(record: record, line: line, state: .tooLarge, detail: bytes))
                    record += 1
                    line += breaks
                    place = next
                    runStart = next
                    discard = nil
                    continue
                }
            }
            let stop = ByteSearch.quoteOrBreak(base, place, end)
            if stop < end, base[stop] != 0x22, stop - place <= Self.cellLimit {
                guard let next = behindBreak(base, stop, end, isLast) else { break }
                if stop == place {
                    appendBlank(to: block)
                } else {
                    let bad = hasBad ? locateBad(base, place, stop) : 0
                    block.append(.init(record: record, line: line, state: .whole, badOffset: bad))
                }
                record += 1
                line += 1
                place = next
                continue
            }
            let measure = RecordMeasure.take(base, place, end, delimiter: delimiter, isLast: isLast)
            switch measure {
            case .needsMore:
                if end - place > Self.recordLimit {
                    try flush()
                    discard = OversizeRecord(delimiter: delimiter, line: line)
                    runStart = place
                    continue
                }
                try flush()
                return .needsMore
            case .unclosed(let breaks):
                try flush()
                return .unclosed(line: line + breaks)
            case .wellFormed(let close, let breaks, let largest):
                let next = behindBreak(base, close, end, isLast)
                guard let next else {
                    try flush()
                    return .needsMore
                }
                let bad = hasBad ? locateBad(base, place, close) : 0
                if largest > Self.cellLimit || close - place > Self.recordLimit {
                    try flush()
                    let bytes = largest > Self.cellLimit ? largest : close - place
                    block.append(.init(record: record, line: line, state: .tooLarge, badOffset: bad, detail: bytes))
                    place = next
                    runStart = next
                } else {
                    block.append(.init(record: record, line: line, state: .whole, badOffset: bad))
                    place = next
                    if close == end {
                        // The file's last record has no line end of its own.
                        try flush()
                        runStart = place
                        try finishLine(block)
                    }
                }
                record += 1
                line += breaks + 1
            case .stray:
                switch RecordRepair.take(base, place, end, delimiter: delimiter, isLast: isLast) {
                case .needsMore:
                    try flush()
                    guard end - place > Self.recordLimit else { return .needsMore }
                    discard = OversizeRecord(delimiter: delimiter, line: line)
                    runStart = place
                case .unclosed(let breaks):
                    try flush()
                    return .unclosed(line: line + breaks)
                case .repaired(let repaired):
                    guard let next = behindBreak(base, repaired.close, end, isLast) else {
                        try flush()
                        return .needsMore
                    }
                    try flush()
                    let bad = hasBad ? locateBad(base, place, repaired.close) : 0
                    if repaired.largest > Self.cellLimit {
                        block.append(
                            .init(
                                record: record,
                                line: line,
                                state: .tooLarge,
                                badOffset: bad,
                                detail: repaired.largest
                            )
                        )
                    } else {
                        block.append(
                            .init(record: record, line: line, state: .stray, badOffset: bad, detail: repaired.strayCell)
                        )
                        let parsed = repaired.text.withUnsafeBufferPointer {
                            parser.parse($0.baseAddress!, count: $0.count, into: block)
                        }
                        guard parsed else { throw ContactCSVFault.parserDisagrees(record: record) }
                    }
                    place = next
                    runStart = next
                    record += 1
                    line += repaired.breaks + 1
                }
            }
        }
        try flush()
        return record > limit ? .enough : .needsMore
    }

    private func finishLine(_ block: RecordBlock) throws {
        let lineFeed: [UInt8] = [0x0A]
        guard parser.parse(lineFeed, count: 1, into: block) else {
            throw ContactCSVFault.parserDisagrees(record: record)
        }
    }

    private func appendBlank(to block: RecordBlock) {
        if block.slotCount > 0, block.slots[block.slotCount - 1].state == .blank {
            block.sink.pointee.slots[block.slotCount - 1].cellCount += 1
        } else {
            block.append(.init(record: record, line: line, state: .blank, cellCount: 1))
        }
    }

    /// Behind the line end at `stop` (or the file's end there); `nil` when an LF may still belong to a CR.
    private func behindBreak(_ base: UnsafePointer<UInt8>, _ stop: Int, _ end: Int, _ isLast: Bool) -> Int? {
        guard stop < end, base[stop] == 0x0D else { return min(stop + 1, end) }
        if stop + 1 < end { return base[stop + 1] == 0x0A ? stop + 2 : stop + 1 }
        return isLast ? stop + 1 : nil
    }

    private func locateBad(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int {
        takeBad(ByteSearch.count(undecodable, base, start, end)) ?? 0
    }

    private func discardBad(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int, _ hasBad: Bool) {
        if hasBad { _ = locateBad(base, start, end) }
    }
}
