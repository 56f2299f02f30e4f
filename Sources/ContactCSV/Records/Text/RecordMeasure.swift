/// Finds where a record with quotes ends, and whether it is well-formed by RFC 4180.
enum RecordMeasure {
    case needsMore
    /// A quote is open at the file's end; `breaks` line ends stand between the record's begin and it.
    case unclosed(breaks: Int)
    case found(Extent)
    /// Some quote stands where none may, or a cell is ``ForcedText``: ``repair(_:_:_:delimiter:isLast:feedsFirst:)`` reads such
    /// a record.
    case stray

    struct Extent {
        /// The record's line end, or the file's.
        var close: Int
        /// Line ends inside.
        var breaks = 0
        /// The largest cell's bytes.
        var largest = 0
        var repaired: Repaired?
    }

    struct Repaired {
        /// The record, made well-formed, with a line end.
        var text: [UInt8] = []
        /// Index of the first cell with a quote out of place; -1 where there is none.
        var strayCell = -1
    }

    static func take(
        _ base: UnsafePointer<UInt8>,
        _ start: Int,
        _ end: Int,
        delimiter: UInt8,
        isLast: Bool,
        feedsFirst: Bool
    ) -> RecordMeasure {
        var extent = Extent(close: start)
        var cell = start
        while true {
            var stop = cell
            if cell < end, base[cell] == 0x22 {
                switch QuotedCell.take(base, cell, end, isLast: isLast) {
                case .open: return isLast ? .unclosed(breaks: extent.breaks) : .needsMore
                case .closed(let behind):
                    stop = behind
                    guard stop == end || isEnd(base[stop], delimiter), !ForcedText.isQuoted(base, cell, stop) else {
                        return .stray
                    }
                    extent.breaks += ByteSearch.lineBreaks(base, cell, stop, feedsFirst: feedsFirst)
                }
            } else {
                while stop < end, !isEnd(base[stop], delimiter) {
                    if base[stop] == 0x22 { return .stray }
                    stop += 1
                }
            }
            extent.largest = max(extent.largest, stop - cell)
            extent.close = stop
            if stop == end { return isLast ? .found(extent) : .needsMore }
            guard base[stop] == delimiter else { return .found(extent) }
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

extension RecordMeasure {
    /// Reads a record with quotes out of place so that nothing is lost: a cell is kept to the letter, and a quote that runs
    /// over line ends without closing properly was never meant to open a cell.
    static func repair(
        _ base: UnsafePointer<UInt8>,
        _ start: Int,
        _ end: Int,
        delimiter: UInt8,
        isLast: Bool,
        feedsFirst: Bool
    ) -> RecordMeasure {
        var extent = Extent(close: start)
        var repaired = Repaired()
        var cell = start
        var index = 0
        var forced = ForcedText(base, end)
        func cellEnd(_ from: Int) -> Int {
            var stop = from
            while stop < end, !isEnd(base[stop], delimiter) { stop += 1 }
            return stop
        }
        while true {
            var stop: Int
            var isStray = false
            var text: Range<Int>?
            if let behind = forced.behind(cell), behind == end || isEnd(base[behind], delimiter) {
                stop = behind
                text = cell + 1..<behind
            } else if cell < end, base[cell] == 0x22 {
                guard case .closed(let behind) = QuotedCell.take(base, cell, end, isLast: isLast) else {
                    return isLast ? .unclosed(breaks: extent.breaks) : .needsMore
                }
                let breaks = ByteSearch.lineBreaks(base, cell, behind, feedsFirst: feedsFirst)
                stop = behind
                if behind == end || isEnd(base[behind], delimiter) {
                    extent.breaks += breaks
                    if ForcedText.isQuoted(base, cell, behind) {
                        // The quotes of the cell stay.
                        text = cell + 3..<behind - 2
                    }
                } else {
                    isStray = true
                    stop = cellEnd(breaks == 0 ? behind : cell)
                }
            } else {
                stop = cellEnd(cell)
                isStray = ByteSearch.byte(0x22, base, cell, stop) != nil
            }
            if stop == end, !isLast { return .needsMore }
            let kept = text ?? cell..<stop
            let bytes = UnsafeBufferPointer(start: base + kept.lowerBound, count: kept.count)
            if isStray {
                if repaired.strayCell < 0 { repaired.strayCell = index }
                repaired.text.append(0x22)
                for byte in bytes {
                    if byte == 0x22 { repaired.text.append(0x22) }
                    repaired.text.append(byte)
                }
                repaired.text.append(0x22)
            } else {
                repaired.text += bytes
            }
            extent.largest = max(extent.largest, stop - cell)
            guard stop < end, base[stop] == delimiter else {
                repaired.text.append(0x0A)
                extent.close = stop
                extent.repaired = repaired
                return .found(extent)
            }
            repaired.text.append(delimiter)
            cell = stop + 1
            index += 1
        }
    }
}
