import Glibc

/// A piece of a sheet's bytes, with what is left of the one before it in front.
final class PlainPiece {
    private static let size = 1 << 16
    private let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 2 * size, alignment: 8)
    private var end = 0
    private var isLast = false
    var at = 0

    deinit { room.deallocate() }

    var rest: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: room[at..<end]) }

    /// `false` when there is nothing left.
    func fill(from stream: PartStream) throws(Fault) -> Bool {
        guard !isLast else { return false }
        let left = end - at
        memmove(room.baseAddress!, room.baseAddress! + at, left)
        let count = try stream.read(into: UnsafeMutableRawBufferPointer(rebasing: room[left..<(left + Self.size)]))
        at = 0
        end = left + count
        isLast = count < Self.size
        return true
    }

    /// Whether a row begins here that may end in the next piece.
    var waits: Bool { !isLast && end - at < Self.size && (end == at || !contains(PlainRow.end)) }

    /// The bytes through the next tag behind which a row may begin, which are used up; all where there is none.
    func throughNextMark() -> UnsafeRawBufferPointer {
        var stop = end
        for mark in [PlainRow.end, PlainRow.data] {
            if let found = find(mark) { stop = min(stop, found + mark.count) }
        }
        defer { at = stop }
        return UnsafeRawBufferPointer(rebasing: room[at..<stop])
    }

    private func contains(_ mark: [UInt8]) -> Bool { find(mark) != nil }

    private func find(_ mark: [UInt8]) -> Int? {
        let base = UnsafeRawPointer(room.baseAddress!)
        var from = at
        while end - from >= mark.count, let found = memchr(base + from, Int32(mark[0]), end - from - mark.count + 1) {
            if memcmp(found, mark, mark.count) == 0 { return UnsafeRawPointer(found) - base }
            from = UnsafeRawPointer(found) - base + 1
        }
        return nil
    }
}

/// A row of numbers and shared texts as Excel, WPS and LibreOffice write it: no blanks but one before each attribute, no
/// entities, no formulas.
enum PlainRow {
    static let end = Array("</row>".utf8)
    static let data = Array("<sheetData>".utf8)

    /// Reads a row at the beginning of `bytes`. `nil`, and nothing, when it is in another form, or cut.
    static func take(_ bytes: UnsafeRawBufferPointer, after last: Int, into block: RowBlock, _ styles: Styles) -> (
        row: Int, length: Int
    )? {
        var reader = Reader(base: bytes.baseAddress!.assumingMemoryBound(to: UInt8.self), count: bytes.count)
        let mark = block.mark
        guard let row = reader.row(after: last, block, styles) else {
            block.cut(to: mark)
            return nil
        }
        return (row, reader.at)
    }

    private struct Reader {
        let base: UnsafePointer<UInt8>
        let count: Int
        var at = 0

        @inline(__always)
        private mutating func take(_ text: StaticString) -> Bool {
            let length = text.utf8CodeUnitCount
            guard count - at >= length, memcmp(base + at, text.utf8Start, length) == 0 else { return false }
            at += length
            return true
        }

        /// An attribute with the blank before it.
        @inline(__always)
        private mutating func attribute() -> (name: Range<Int>, value: Range<Int>)? {
            guard at < count, base[at] == 0x20 else { return nil }
            let name = at + 1
            var next = name
            while next < count, base[next] != 0x3D {
                guard base[next] > 0x2D, base[next] < 0x7B, base[next] != 0x2F, base[next] != 0x3C, base[next] != 0x3E
                else { return nil }
                next += 1
            }
            guard next > name, count - next > 2, base[next + 1] == 0x22 else { return nil }
            let value = next + 2
            var end = value
            while end < count, base[end] != 0x22 {
                guard base[end] >= 0x20, base[end] < 0x7F, base[end] != 0x3C, base[end] != 0x26 else { return nil }
                end += 1
            }
            guard end < count else { return nil }
            at = end + 1
            return (name..<next, value..<end)
        }

        /// At most nine digits.
        @inline(__always)
        private func number(_ range: Range<Int>) -> Int? {
            guard !range.isEmpty, range.count <= 9 else { return nil }
            var value = 0
            for index in range {
                guard base[index] &- 0x30 < 10 else { return nil }
                value = value * 10 + Int(base[index] - 0x30)
            }
            return value
        }

        private func isName(_ range: Range<Int>, _ text: StaticString) -> Bool {
            range.count == text.utf8CodeUnitCount && memcmp(base + range.lowerBound, text.utf8Start, range.count) == 0
        }

        mutating func row(after last: Int, _ block: RowBlock, _ styles: Styles) -> Int? {
            while at < count, base[at] == 0x0A || base[at] == 0x0D { at += 1 }
            guard take("<row") else { return nil }
            var row = last + 1
            while let found = attribute() {
                // Hidden ones are few.
                if isName(found.name, "hidden") { return nil }
                guard isName(found.name, "r") else { continue }
                guard let given = number(found.value) else { return nil }
                row = given
            }
            guard row > 0, row <= Limits.rows, take(">") else { return nil }
            var column = 0
            while take("<c") {
                guard cell(row, &column, block, styles) else { return nil }
            }
            guard take("</row>"), block.closeRow(number: row, isHidden: false) == nil else { return nil }
            return row
        }

        private mutating func cell(_ row: Int, _ column: inout Int, _ block: RowBlock, _ styles: Styles) -> Bool {
            var next = column + 1
            var style = 0
            var isShared = false
            while let found = attribute() {
                guard found.name.count == 1 else { continue }
                switch base[found.name.lowerBound] {
                case 0x72:
                    guard let place = reference(found.value, row) else { return false }
                    next = place
                case 0x73:
                    guard let number = number(found.value) else { return false }
                    style = number
                case 0x74:
                    guard found.value.count == 1 else { return false }
                    switch base[found.value.lowerBound] {
                    case 0x73: isShared = true
                    case 0x6E: break
                    default: return false
                    }
                default: break
                }
            }
            guard next > column, next <= Limits.columns else { return false }
            column = next
            if take("/>") { return true }
            guard take("><v>") else { return false }
            let start = at
            while at < count, base[at] != 0x3C {
                guard base[at] > 0x20, base[at] < 0x7F, base[at] != 0x26 else { return false }
                at += 1
            }
            let value = start..<at
            guard !value.isEmpty, value.count < 64, take("</v></c>") else { return false }
            if isShared {
                guard styles.text(style) == nil, let index = number(value) else { return false }
                return block.add(column: column, shared: index)
            }
            let place = block.bytes.count
            block.bytes.append(base + value.lowerBound, value.count)
            let kind = styles.settle(&block.bytes, from: place, style: style)
            block.add(column: column, kind, from: place)
            return true
        }

        /// The column of `B7` in row 7.
        @inline(__always)
        private func reference(_ range: Range<Int>, _ row: Int) -> Int? {
            var column = 0
            var next = range.lowerBound
            while next < range.upperBound, next - range.lowerBound < 4, base[next] &- 0x41 < 26 {
                column = column * 26 + Int(base[next] - 0x40)
                next += 1
            }
            guard next - range.lowerBound <= 3, number(next..<range.upperBound) == row else { return nil }
            return column
        }
    }
}
