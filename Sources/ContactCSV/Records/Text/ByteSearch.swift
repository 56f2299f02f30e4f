import Glibc

/// Searches that the scanner lives on.
enum ByteSearch {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highs: UInt64 = 0x8080_8080_8080_8080

    @inline(__always)
    private static func zeroBytes(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & highs }

    /// Index of the first quote, CR or LF in `start..<end`, else `end`. Eight bytes at a time.
    static func quoteOrBreak(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int {
        let raw = UnsafeRawPointer(base)
        var index = start
        while index + 8 <= end {
            let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            let found =
                zeroBytes(word ^ (ones &* 0x22)) | zeroBytes(word ^ (ones &* 0x0A)) | zeroBytes(word ^ (ones &* 0x0D))
            // The lowest mark is exact; those above it may be borrowed.
            if found != 0 { return index + found.trailingZeroBitCount / 8 }
            index += 8
        }
        while index < end {
            let byte = base[index]
            if byte == 0x22 || byte == 0x0A || byte == 0x0D { return index }
            index += 1
        }
        return end
    }

    static func byte(_ wanted: UInt8, _ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int? {
        guard start < end, let found = memchr(base + start, Int32(wanted), end - start) else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }

    static func count(_ wanted: UInt8, _ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int {
        var (total, index) = (0, start)
        while let found = byte(wanted, base, index, end) {
            total += 1
            index = found + 1
        }
        return total
    }

    /// Behind the last CR or LF of `count` bytes; 0 when there is none.
    static func behindLastBreak(_ base: UnsafePointer<UInt8>, _ count: Int) -> Int {
        var index = count
        while index > 0, base[index - 1] != 0x0A, base[index - 1] != 0x0D { index -= 1 }
        return index
    }

    /// Behind the line end at `stop`, or the end there: LF, CRLF, CR CR LF (a text written twice as one with CRLF), CR, and with
    /// `feedsFirst` LF CR. `nil` when what stands behind `end` decides.
    @inline(__always)
    static func behindBreak(
        _ base: UnsafePointer<UInt8>,
        _ stop: Int,
        _ end: Int,
        isLast: Bool,
        feedsFirst: Bool = false
    ) -> Int? {
        guard stop < end else { return end }
        if base[stop] == 0x0A {
            guard feedsFirst else { return stop + 1 }
            guard stop + 1 < end else { return isLast ? end : nil }
            return base[stop + 1] == 0x0D ? stop + 2 : stop + 1
        }
        // More than three are a file's own way to end its lines.
        for ahead in 1...3 {
            guard stop + ahead < end else { return isLast ? stop + 1 : nil }
            if base[stop + ahead] == 0x0A { return stop + ahead + 1 }
            if base[stop + ahead] != 0x0D { break }
        }
        return stop + 1
    }

    /// Physical line ends in `start..<end`.
    static func lineBreaks(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int, feedsFirst: Bool = false) -> Int {
        var (total, index) = (0, start)
        while index < end {
            if base[index] == 0x0A || base[index] == 0x0D {
                total += 1
                index = behindBreak(base, index, end, isLast: true, feedsFirst: feedsFirst) ?? end
            } else {
                index += 1
            }
        }
        return total
    }

    /// Whether every line end in `start..<end` is LF CR.
    static func feedsFirst(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
        guard let first = (start..<end).first(where: { base[$0] == 0x0A || base[$0] == 0x0D }), base[first] == 0x0A
        else { return false }
        var (index, count) = (first, 0)
        while index + 1 < end {
            if base[index] == 0x0A {
                guard base[index + 1] == 0x0D else { return false }
                count += 1
                index += 1
            } else if base[index] == 0x0D {
                return false
            }
            index += 1
        }
        return count > 0
    }

    /// NEL, U+2028 and U+2029 in `start..<end` become LF, as with ``narrow(_:_:_:moving:_:)``.
    static func replaceRareBreaks(
        _ base: UnsafeMutablePointer<UInt8>,
        _ start: Int,
        _ end: Int,
        moving places: inout [Int]
    ) -> Int {
        narrow(base, start, end, moving: &places) { index in
            switch base[index] {
            case 0xC2 where index + 1 < end && base[index + 1] == 0x85: (0x0A, 2)
            case 0xE2 where index + 2 < end && base[index + 1] == 0x80 && base[index + 2] & 0xFE == 0xA8: (0x0A, 3)
            default: (base[index], 1)
            }
        }
    }

    /// Puts single bytes in the place of signs of several in `start..<end`: `sign` answers the byte for a place and how many
    /// stand there for it. `places`, in rising order, move with the text behind them. Answers where the text ends then.
    @inline(__always)
    static func narrow(
        _ base: UnsafeMutablePointer<UInt8>,
        _ start: Int,
        _ end: Int,
        moving places: inout [Int],
        _ sign: (Int) -> (byte: UInt8, length: Int)
    ) -> Int {
        var (from, to) = (start, start)
        var next = places.firstIndex { $0 >= start } ?? places.endIndex
        while from < end {
            while next < places.endIndex, places[next] <= from {
                places[next] = to
                next += 1
            }
            let (byte, length) = sign(from)
            base[to] = byte
            from += length
            to += 1
        }
        return to
    }
}
