/// Reads over a record larger than memory should hold, byte by byte and without keeping it.
struct OversizeRecord {
    enum Outcome {
        /// Its text goes on behind `next`, with what decides how a line ends there.
        case open(next: Int)
        /// Behind the record's line end; `breaks` counts that one, too; `bytes` of the largest cell, or of the record.
        case closed(next: Int, breaks: Int, bytes: Int)
        case unclosed(line: Int)
    }

    private enum State { case cellStart, plain, quoted, behindQuote }

    private let delimiter: UInt8
    private let feedsFirst: Bool
    private let line: Int
    private var state = State.cellStart
    private var breaks = 0
    private var openedAt = 0
    private var cell = 0
    private var largest = 0
    private var total = 0

    init(delimiter: UInt8, feedsFirst: Bool, line: Int) {
        self.delimiter = delimiter
        self.feedsFirst = feedsFirst
        self.line = line
    }

    private var bytes: Int { largest > RecordScanner.cellLimit ? largest : total }

    mutating func read(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int, isLast: Bool) -> Outcome {
        var index = start
        while index < end {
            let byte = base[index]
            var next = index + 1
            let isBreak = byte == 0x0A || byte == 0x0D
            if isBreak {
                let behind = ByteSearch.behindBreak(base, index, end, isLast: isLast, feedsFirst: feedsFirst)
                guard let behind else { return .open(next: index) }
                next = behind
            }
            switch state {
            case .quoted:
                if byte == 0x22 { state = .behindQuote } else if isBreak { breaks += 1 }
            case .cellStart where byte == 0x22:
                state = .quoted
                openedAt = line + breaks
            case .behindQuote where byte == 0x22:
                state = .quoted
            default:
                if byte == delimiter || isBreak {
                    largest = max(largest, cell)
                    if isBreak { return .closed(next: next, breaks: breaks + 1, bytes: bytes) }
                    // The delimiter is in no cell.
                    (state, cell) = (.cellStart, -1)
                } else if state == .behindQuote, line + breaks > openedAt {
                    // So much text, and the quote at its end does not close it: rows would be lost without a word.
                    return .unclosed(line: openedAt)
                } else {
                    state = .plain
                }
            }
            cell += next - index
            total += next - index
            index = next
        }
        guard isLast else { return .open(next: end) }
        if state == .quoted { return .unclosed(line: openedAt) }
        largest = max(largest, cell)
        return .closed(next: end, breaks: breaks + 1, bytes: bytes)
    }
}
