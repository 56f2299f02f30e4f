/// Questions to the bytes of a cell.
enum CellBytes {
    typealias Bytes = UnsafeBufferPointer<UInt8>

    /// `range` without blanks at either end: ASCII ones, no-break and full-width ones, zero-width no-break.
    @inline(__always)
    static func trim(_ all: Bytes, _ range: Range<Int>) -> Range<Int> {
        guard !range.isEmpty else { return range }
        let first = all[range.lowerBound]
        let last = all[range.upperBound - 1]
        // 0x80–0xBF ends every Chinese character, so look twice only where it can be a blank.
        if first > 0x20, first != 0xC2, first != 0xE2, first != 0xE3, first != 0xEF, last > 0x20,
            last != 0x80 && last != 0xA0 && last != 0xBF && (last < 0x80 || last > 0x8A)
        {
            return range
        }
        var start = range.lowerBound
        var end = range.upperBound
        while start < end {
            let length = blank(all, at: start, end)
            if length == 0 { break }
            start += length
        }
        while start < end {
            if blank(all, at: end - 1, end) == 1 {
                end -= 1
            } else if end - start >= 2, all[end - 2] == 0xC2, blank(all, at: end - 2, end) == 2 {
                end -= 2
            } else if end - start >= 3, blank(all, at: end - 3, end) == 3 {
                end -= 3
            } else {
                break
            }
        }
        return start..<end
    }

    /// The length of the blank that begins at `index`, or 0.
    private static func blank(_ all: Bytes, at index: Int, _ end: Int) -> Int {
        let byte = all[index]
        // NUL and the other control characters are findings, not blanks.
        if byte == 0x20 || (0x09...0x0D).contains(byte) { return 1 }
        guard byte >= 0xC2, index + 1 < end else { return 0 }
        let second = all[index + 1]
        if byte == 0xC2 { return second == 0xA0 || second == 0x85 ? 2 : 0 }
        guard index + 2 < end else { return 0 }
        let third = all[index + 2]
        switch (byte, second) {
        case (0xE3, 0x80): return third == 0x80 ? 3 : 0
        case (0xE2, 0x80): return third <= 0x8A || third == 0xA8 || third == 0xA9 || third == 0xAF ? 3 : 0
        case (0xE2, 0x81): return third == 0x9F ? 3 : 0
        case (0xEF, 0xBB): return third == 0xBF ? 3 : 0
        default: return 0
        }
    }

    /// How many ASCII digits a cell has, counted as far as `limit`.
    static func digits(_ cell: Bytes, upTo limit: Int) -> Int {
        var count = 0
        for byte in cell where byte &- 0x30 <= 9 {
            count += 1
            if count == limit { break }
        }
        return count
    }

    /// Whether a cell may be a column's name: it has few digits, or letters.
    static func mayBeWords(_ cell: Bytes) -> Bool {
        digits(cell, upTo: 5) < 5 || cell.contains { $0 >= 0xE3 || 0x61...0x7A ~= $0 | 0x20 }
    }

    /// How many digits of any script.
    static func digits(_ cell: String) -> Int { cell.unicodeScalars.count { $0.properties.numericType == .decimal } }

    /// Control characters (TAB, LF and CR apart), invisible and direction-changing ones, each once, in order.
    static func hidden(_ cell: Bytes) -> [UInt32] {
        guard !cell.contains(undecodable) else { return [] }
        var found: [UInt32] = []
        var decoder = UTF8()
        var iterator = cell.makeIterator()
        while case .scalarValue(let scalar) = decoder.decode(&iterator) {
            if isHidden(scalar.value), !found.contains(scalar.value) { found.append(scalar.value) }
        }
        return found
    }

    static func isHidden(_ value: UInt32) -> Bool {
        switch value {
        case 0x09, 0x0A, 0x0D: false
        case 0..<0x20, 0x7F..<0xA0, 0xAD, 0x61C, 0x180E, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF,
            0xFFF9...0xFFFB, 0xE0000...0xE007F:
            true
        default: false
        }
    }
}
