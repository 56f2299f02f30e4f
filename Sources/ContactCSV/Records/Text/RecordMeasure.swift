/// Finds where a record with quotes ends, and whether it is well-formed by RFC 4180.
enum RecordMeasure {
    case needsMore
    /// A quote is open at the file's end; `breaks` line ends stand between the record's begin and it.
    case unclosed(breaks: Int)
    /// `close`: the record's line end, or the file's. `breaks`: line ends inside. `largest`: the largest cell's bytes.
    case wellFormed(close: Int, breaks: Int, largest: Int)
    /// Some quote stands where none may.
    case stray

    static func take(
        _ base: UnsafePointer<UInt8>,
        _ start: Int,
        _ end: Int,
        delimiter: UInt8,
        isLast: Bool,
        feedsFirst: Bool
    ) -> RecordMeasure {
        var cell = start
        var largest = 0
        var breaks = 0
        while true {
            var stop = cell
            if cell < end, base[cell] == 0x22 {
                switch QuotedCell.take(base, cell, end, isLast: isLast) {
                case .open: return isLast ? .unclosed(breaks: breaks) : .needsMore
                case .closed(let behind):
                    stop = behind
                    guard stop == end || isEnd(base[stop], delimiter) else { return .stray }
                    breaks += ByteSearch.lineBreaks(base, cell, stop, feedsFirst: feedsFirst)
                }
            } else {
                while stop < end, !isEnd(base[stop], delimiter) {
                    if base[stop] == 0x22 { return .stray }
                    stop += 1
                }
            }
            largest = max(largest, stop - cell)
            if stop == end {
                return isLast ? .wellFormed(close: end, breaks: breaks, largest: largest) : .needsMore
            }
            guard base[stop] == delimiter else { return .wellFormed(close: stop, breaks: breaks, largest: largest) }
            cell = stop + 1
        }
    }

    @inline(__always)
    static func isEnd(_ byte: UInt8, _ delimiter: UInt8) -> Bool { byte == delimiter || byte == 0x0A || byte == 0x0D }
}

/// A cell that begins with a quote.
enum QuotedCell {
    /// No closing quote so far.
    case open
    /// Index behind the closing quote.
    case closed(behind: Int)

    static func take(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int, isLast: Bool) -> QuotedCell {
        var from = start + 1
        while let quote = ByteSearch.byte(0x22, base, from, end) {
            if quote + 1 < end, base[quote + 1] == 0x22 {
                from = quote + 2
                continue
            }
            // At the end of a piece, the other half of a doubled quote may follow.
            return quote + 1 == end && !isLast ? .open : .closed(behind: quote + 1)
        }
        return .open
    }
}

/// Reads a record with quotes out of place so that nothing is lost: a cell is kept to the letter, and a quote that runs
/// over line ends without closing properly was never meant to open a cell.
enum RecordRepair {
    struct Repaired {
        /// The record, made well-formed, with a line end.
        var text: [UInt8]
        var close: Int
        var breaks: Int
        var largest: Int
        /// Index of the first cell with a quote out of place.
        var strayCell: Int
    }

    case needsMore
    case unclosed(breaks: Int)
    case repaired(Repaired)

    static func take(
        _ base: UnsafePointer<UInt8>,
        _ start: Int,
        _ end: Int,
        delimiter: UInt8,
        isLast: Bool,
        feedsFirst: Bool
    ) -> RecordRepair {
        var result = Repaired(text: [], close: start, breaks: 0, largest: 0, strayCell: -1)
        var cell = start
        var index = 0
        func cellEnd(_ from: Int) -> Int {
            var stop = from
            while stop < end, !RecordMeasure.isEnd(base[stop], delimiter) { stop += 1 }
            return stop
        }
        while true {
            var stop: Int
            var isStray = false
            if cell < end, base[cell] == 0x22 {
                guard case .closed(let behind) = QuotedCell.take(base, cell, end, isLast: isLast) else {
                    return isLast ? .unclosed(breaks: result.breaks) : .needsMore
                }
                let breaks = ByteSearch.lineBreaks(base, cell, behind, feedsFirst: feedsFirst)
                stop = behind
                if behind == end || RecordMeasure.isEnd(base[behind], delimiter) {
                    result.breaks += breaks
                } else {
                    isStray = true
                    stop = cellEnd(breaks == 0 ? behind : cell)
                }
            } else {
                stop = cellEnd(cell)
                isStray = ByteSearch.byte(0x22, base, cell, stop) != nil
            }
            if stop == end, !isLast { return .needsMore }
            let bytes = UnsafeBufferPointer(start: base + cell, count: stop - cell)
            if isStray {
                if result.strayCell < 0 { result.strayCell = index }
                result.text.append(0x22)
                for byte in bytes {
                    if byte == 0x22 { result.text.append(0x22) }
                    result.text.append(byte)
                }
                result.text.append(0x22)
            } else {
                result.text += bytes
            }
            result.largest = max(result.largest, stop - cell)
            guard stop < end, base[stop] == delimiter else {
                result.text.append(0x0A)
                result.close = stop
                return .repaired(result)
            }
            result.text.append(delimiter)
            cell = stop + 1
            index += 1
        }
    }
}
