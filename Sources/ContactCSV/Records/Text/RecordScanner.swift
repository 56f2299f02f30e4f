import SurveyCore

/// Counts records, physical lines and quotes over decoded text and hands well-formed records to libcsv, which gives no
/// positions, drops blank lines, and loses whatever follows a quote out of place.
///
/// What a user sees where libcsv would fail:
/// - ``ForcedText``: what stands in its quotes;
/// - a quote inside a cell (`x"y`, `"q"z`): the cell to the letter, quotes and all, with `stray-quote`; the next row is whole;
/// - a quote that opens a cell, runs over line ends and meets another cell's quote: it opened nothing; `stray-quote`, and
///   every line is a row of its own again;
/// - a quote still open at the file's end: `unclosed-quote` with the line it stands on; nothing of the file is taken;
/// - a cell over 64 KiB, a record over 1 MiB: `too-large`, the row refused, read over in flat memory; when such a cell does
///   not close properly, `unclosed-quote`;
/// - NUL: kept through the parsing, `control-characters`, the row refused;
/// - ten thousand columns: `ragged-row`, the row taken by position;
/// - CR alone ends lines as LF, CRLF and CR CR LF do, also mixed; blank lines count as records, and so does a line of nothing
///   but NUL or Ctrl-Z, which some programs fill or end a file with.
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
    /// Lines end with LF CR.
    private let feedsFirst: Bool
    /// Takes so many undecodable bytes and locates the first of them.
    private let takeBad: (Int) -> Int?
    /// Takes what is to be said of the lines that begin before this place of the text.
    private let takeOdd: (Int) -> Finding.Kind?

    init(
        delimiter: UInt8,
        feedsFirst: Bool = false,
        takeBad: @escaping (Int) -> Int? = { _ in nil },
        takeOdd: @escaping (Int) -> Finding.Kind? = { _ in nil }
    ) {
        self.delimiter = delimiter
        self.feedsFirst = feedsFirst
        self.takeBad = takeBad
        self.takeOdd = takeOdd
        parser = CellParser(delimiter: delimiter)
    }

    /// Records completed so far.
    var recordCount: Int { record - 1 }

    /// Scans `text.start..<text.end` and moves `start` behind the last whole record. `isLast`: the file ends here.
    /// `hasFaults`: there are undecodable bytes or lines in another encoding; remarks on such lines are on their first cell
    /// beyond ASCII.
    func scan(
        _ text: ByteBuffer,
        isLast: Bool,
        hasFaults: Bool,
        upTo limit: Int = .max,
        into block: RecordBlock
    ) throws -> Outcome {
        let base = UnsafePointer(text.base)
        let end = text.end
        var place = text.start
        var runStart = place
        let firstRemark = block.remarks.count
        defer {
            text.start = place
            block.moveRemarks(from: firstRemark)
        }
        func flush() throws {
            guard runStart < place else { return }
            try parse(UnsafeBufferPointer(start: base + runStart, count: place - runStart), into: block)
        }
        func add(_ slot: RecordBlock.Slot, until close: Int) {
            var slot = slot
            let odd = hasFaults ? takeOdd(close) : nil
            if hasFaults { slot.badOffset = locateBad(base, place, close) }
            if let odd, slot.state != .tooLarge {
                block.remarks.append(.init(slot: block.slotCount, cell: 0, kind: odd))
                // That explains bytes that do not decode, too.
                if Finding(odd).severity == .error { slot.badOffset = 0 }
            }
            block.append(slot)
        }
        while place < end || discard != nil {
            if record > limit {
                try flush()
                return .enough
            }
            if discard == nil, Self.isPadding(base[place]) {
                var behind = place
                while behind < end, Self.isPadding(base[behind]) { behind += 1 }
                // However much of it there is, one byte is enough to know it by.
                try flush()
                place = behind - 1
                runStart = place
                if behind == end || base[behind] == 0x0A || base[behind] == 0x0D {
                    let next = self.behindBreak(base, behind, end, isLast)
                    guard let next, behind < end || isLast else { return .needsMore }
                    appendBlank(to: block)
                    record += 1
                    line += 1
                    place = next
                    runStart = next
                    continue
                }
            }
            if discard != nil {
                let read = discard!.read(base, place, end, isLast: isLast)
                if case .unclosed(let line) = read { return .unclosed(line: line) }
                let next =
                    switch read {
                    case .open(let next), .closed(let next, _, _): next
                    case .unclosed: end
                    }
                if hasFaults {
                    _ = locateBad(base, place, next)
                    _ = takeOdd(next)
                }
                place = next
                runStart = next
                guard case .closed(_, let breaks, let bytes) = read else { return .needsMore }
                block.append(.init(record: record, line: line, state: .tooLarge, detail: bytes))
                record += 1
                line += breaks
                discard = nil
                continue
            }
            let stop = ByteSearch.quoteOrBreak(base, place, end)
            if stop < end, base[stop] != 0x22, stop - place <= Self.cellLimit {
                guard let next = behindBreak(base, stop, end, isLast) else { break }
                if stop == place {
                    appendBlank(to: block)
                } else {
                    add(.init(record: record, line: line, state: .whole), until: stop)
                }
                record += 1
                line += 1
                place = next
                continue
            }
            var measure = RecordMeasure.take(
                base,
                place,
                end,
                delimiter: delimiter,
                isLast: isLast,
                feedsFirst: feedsFirst
            )
            if case .stray = measure {
                measure = .repair(base, place, end, delimiter: delimiter, isLast: isLast, feedsFirst: feedsFirst)
            }
            switch measure {
            case .needsMore, .stray:
                try flush()
                guard end - place > Self.recordLimit else { return .needsMore }
                discard = OversizeRecord(delimiter: delimiter, feedsFirst: feedsFirst, line: line)
                runStart = place
            case .unclosed(let breaks):
                try flush()
                return .unclosed(line: line + breaks)
            case .found(let extent):
                let next = behindBreak(base, extent.close, end, isLast)
                let isTooLarge = extent.largest > Self.cellLimit || extent.close - place > Self.recordLimit
                if next == nil || isTooLarge || extent.repaired != nil { try flush() }
                guard let next else { return .needsMore }
                if isTooLarge {
                    let bytes = extent.largest > Self.cellLimit ? extent.largest : extent.close - place
                    add(.init(record: record, line: line, state: .tooLarge, detail: bytes), until: extent.close)
                    runStart = next
                } else if let repaired = extent.repaired {
                    let isStray = repaired.strayCell >= 0
                    let slot = RecordBlock.Slot(
                        record: record,
                        line: line,
                        state: isStray ? .stray : .whole,
                        detail: isStray ? repaired.strayCell : 0
                    )
                    add(slot, until: extent.close)
                    try repaired.text.withUnsafeBufferPointer { try parse($0, into: block) }
                    runStart = next
                } else {
                    add(.init(record: record, line: line, state: .whole), until: extent.close)
                    if extent.close == end {
                        // The file's last record has no line end of its own.
                        place = end
                        try flush()
                        runStart = end
                        try [UInt8(ascii: "\n")].withUnsafeBufferPointer { try parse($0, into: block) }
                    }
                }
                place = next
                record += 1
                line += extent.breaks + 1
            }
        }
        try flush()
        return record > limit ? .enough : .needsMore
    }

    private func parse(_ text: UnsafeBufferPointer<UInt8>, into block: RecordBlock) throws {
        guard parser.parse(text.baseAddress!, count: text.count, into: block) else {
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

    private static func isPadding(_ byte: UInt8) -> Bool { byte == 0 || byte == 0x1A }

    private func behindBreak(_ base: UnsafePointer<UInt8>, _ stop: Int, _ end: Int, _ isLast: Bool) -> Int? {
        ByteSearch.behindBreak(base, stop, end, isLast: isLast, feedsFirst: feedsFirst)
    }

    private func locateBad(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int {
        takeBad(ByteSearch.count(undecodable, base, start, end)) ?? 0
    }
}
