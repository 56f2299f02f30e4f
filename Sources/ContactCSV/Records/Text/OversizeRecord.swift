/// Reads over a record larger than memory should hold, byte by byte and without keeping it.
struct OversizeRecord {
    enum Outcome {
        case open
        /// Behind the record's line end; `breaks` counts that one, too; `bytes` of the largest cell, or of the record.
        case closed(next: Int, breaks: Int, bytes: Int)
        case unclosed(line: Int)
    }

    private enum State { case cellStart, plain, quoted, behindQuote, behindReturn }

    private let delimiter: UInt8
    private let line: Int
    private var state = State.cellStart
    private var breaks = 0
    private var openedAt = 0
    private var cell = 0
    private var largest = 0
    private var total = 0
    private var wasReturn = false

    init(delimiter: UInt8, line: Int) {
        self.delimiter = delimiter
        self.line = line
    }

    private var bytes: Int { largest > RecordScanner.cellLimit ? largest : total }

    mutating func read(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int, isLast: Bool) -> Outcome {
        var index = start
        while index < end {
            let byte = base[index]
            if state == .behindReturn {
                return .closed(next: byte == 0x0A ? index + 1 : index, breaks: breaks + 1, bytes: bytes)
            }
            index += 1
            total += 1
            cell += 1
            let isBreak = byte == 0x0A || byte == 0x0D
            switch state {
            case .quoted:
                if byte == 0x22 {
                    state = .behindQuote
                } else if isBreak, byte == 0x0D || !wasReturn {
                    breaks += 1
                }
                wasReturn = byte == 0x0D
            case .cellStart where byte == 0x22:
                state = .quoted
                openedAt = line + breaks
                wasReturn = false
            case .behindQuote where byte == 0x22:
                state = .quoted
            default:
                if byte == delimiter || isBreak {
                    largest = max(largest, cell - 1)
                    cell = 0
                    if byte == 0x0A { return .closed(next: index, breaks: breaks + 1, bytes: bytes) }
                    state = byte == 0x0D ? .behindReturn : .cellStart
                } else if state == .behindQuote, line + breaks > openedAt {
                    // So much text, and the quote at its end does not close it: rows would be lost without a word.
                    return .unclosed(line: openedAt)
                } else {
                    state = .plain
                }
            }
        }
        guard isLast else { return .open }
        if state == .quoted { return .unclosed(line: openedAt) }
        largest = max(largest, cell)
        return .closed(next: end, breaks: breaks + 1, bytes: bytes)
    }
}
