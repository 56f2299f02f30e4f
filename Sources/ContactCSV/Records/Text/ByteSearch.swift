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

    /// Physical line ends in `start..<end`: LF, CRLF and CR count one each.
    static func lineBreaks(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int {
        var (total, index) = (0, start)
        while index < end {
            if base[index] == 0x0A {
                total += 1
            } else if base[index] == 0x0D {
                total += 1
                if index + 1 < end, base[index + 1] == 0x0A { index += 1 }
            }
            index += 1
        }
        return total
    }
}
