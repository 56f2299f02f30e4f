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

/// A row of numbers and texts as Excel, WPS, LibreOffice, openpyxl and xlsxwriter write it: no blanks but one before each
/// attribute, no formulas, no rich texts.
enum PlainRow {
    static let end = Array("</row>".utf8)
    static let data = Array("<sheetData>".utf8)

    /// Reads a row at the beginning of `bytes`. `nil`, and nothing, when it is in another form, or cut.
    /// - Parameter isUTF8: the part is said to be in that, so that bytes beyond ASCII are what they seem.
    static func take(
        _ bytes: UnsafeRawBufferPointer,
        after last: Int,
        into block: RowBlock,
        _ styles: Styles,
        isUTF8: Bool
    ) -> (row: Int, length: Int)? {
        let base = bytes.baseAddress!.assumingMemoryBound(to: UInt8.self)
        var reader = Reader(base: base, count: bytes.count, isUTF8: isUTF8)
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
        let isUTF8: Bool
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
            var isText = false
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
                    isText = isName(found.value, "inlineStr")
                    isShared = isName(found.value, "s")
                    guard isText || isShared || isName(found.value, "n") else { return false }
                default: break
                }
            }
            guard next > column, next <= Limits.columns else { return false }
            column = next
            if take("/>") { return true }
            if isText {
                let place = block.bytes.count
                guard text(into: &block.bytes) else { return false }
                if let pattern = styles.text(style) { return block.add(column: column, pattern, from: place) }
                block.add(column: column, .text, from: place)
                return true
            }
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

        /// A text that stands in its cell, with the references by which XML writes signs that it cannot write plainly.
        private mutating func text(into bytes: inout ByteStore) -> Bool {
            guard take("><is><t>") || take("><is><t xml:space=\"preserve\">") else { return false }
            let place = bytes.count
            var isASCII = true
            while true {
                let start = at
                while at < count, base[at] != 0x3C, base[at] != 0x26 {
                    guard base[at] >= 0x20 || base[at] == 0x0A || base[at] == 0x09, base[at] != 0x3E else {
                        return false
                    }
                    if base[at] >= 0x80 { isASCII = false }
                    at += 1
                }
                guard at < count else { return false }
                bytes.append(base + start, at - start)
                if base[at] == 0x3C { break }
                guard let scalar = scalar() else { return false }
                bytes.append(scalar: scalar)
            }
            guard take("</t></is></c>") else { return false }
            guard isASCII || isUTF8 && Self.isText(bytes.bytes(from: place)) else { return false }
            bytes.cut(to: place + EscapedText.unescape(bytes.base + place, bytes.count - place))
            return true
        }

        /// UTF-8 that XML allows.
        private static func isText(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
            guard (try? UTF8Span(validating: bytes.span)) != nil else { return false }
            // U+FFFE and U+FFFF.
            return !bytes.indices.contains {
                bytes[$0] == 0xEF && bytes[$0 + 1] == 0xBF && bytes[$0 + 2] > 0xBD
            }
        }

        /// What a reference to a character stands for.
        private mutating func scalar() -> UInt32? {
            for (name, scalar) in Self.names where take(name) { return scalar }
            guard take("&#") else { return nil }
            let isHex = take("x")
            let start = at
            var scalar: UInt32 = 0
            while at < count, base[at] != 0x3B {
                let digit: UInt8
                switch base[at] {
                case 0x30...0x39: digit = base[at] - 0x30
                case 0x41...0x46 where isHex: digit = base[at] - 0x37
                case 0x61...0x66 where isHex: digit = base[at] - 0x57
                default: return nil
                }
                guard at - start < 7 else { return nil }
                scalar = scalar * (isHex ? 16 : 10) + UInt32(digit)
                at += 1
            }
            guard at < count, at > start else { return nil }
            at += 1
            switch scalar {
            case 0x09, 0x0A, 0x0D, 0x20..<0xD800, 0xE000..<0xFFFE, 0x10000..<0x110000: return scalar
            default: return nil
            }
        }

        private static let names: [(StaticString, UInt32)] = [
            ("&amp;", 0x26), ("&lt;", 0x3C), ("&gt;", 0x3E), ("&quot;", 0x22), ("&apos;", 0x27),
        ]

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
