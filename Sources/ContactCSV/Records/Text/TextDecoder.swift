import SurveyCore

/// Bytes of one encoding → UTF-8, line by line: a line may be in another encoding than its file (``LineReading``). A byte that
/// does not decode becomes ``undecodable``, and its place in the file is kept.
final class TextDecoder {
    /// A line that is not in the file's encoding, or may not be.
    struct OddLine {
        /// Where it begins in all text that was decoded into the buffer.
        var start: Int
        let kind: Finding.Kind
    }

    let encoding: TextEncoding
    /// Places in the file (from 1) of the bytes that did not decode, in order.
    private(set) var badOffsets: [Int] = []
    private(set) var oddLines: [OddLine] = []
    /// Something in the text decoded last needs a second look (``UTF8Check/Result/isSuspicious``).
    private(set) var isSuspicious = false
    /// In a line too long to be judged as a whole; its record is too large in any case.
    private var isInLongLine = false
    private var hasBegun = false
    /// NEL and U+2028 end lines, in a file that has no other line ends.
    private var hasRareBreaks = false

    /// The file begins with a byte order mark.
    private let isMarked: Bool

    init(_ encoding: TextEncoding, isMarked: Bool = false) {
        self.encoding = encoding
        self.isMarked = isMarked
    }

    /// Decodes `bytes`, which begin at `offset` of the file, to the end of `out`; answers how many were used. What is left
    /// is the beginning of a line or of a character, to be given again with more behind it; at the end of the file nothing is.
    func decode(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int, isLast: Bool, into out: ByteBuffer) -> Int {
        isSuspicious = false
        guard let base = bytes.baseAddress, !bytes.isEmpty else { return 0 }
        let begin = out.end
        let used =
            switch encoding {
            case .utf8, .gb18030: decodeLines(base, bytes.count, offset, isLast, out)
            case .utf16LittleEndian: decodeUTF16(base, bytes.count, offset, isLast, out, high: 1)
            case .utf16BigEndian: decodeUTF16(base, bytes.count, offset, isLast, out, high: 0)
            }
        guard out.end > begin else { return used }
        if encoding != .utf8 { lookAgain(out, from: begin) }
        if !hasBegun {
            hasBegun = true
            hasRareBreaks = isSuspicious && ByteSearch.lineBreaks(out.base, begin, out.end) == 0
        }
        if hasRareBreaks, isSuspicious {
            moveOddLines(in: out) { out.end = ByteSearch.replaceRareBreaks(out.base, begin, out.end, moving: &$0) }
        }
        return used
    }

    func forgetBadOffsets() { badOffsets.removeAll(keepingCapacity: true) }

    /// Where odd lines begin in `out` as `change` makes it.
    func moveOddLines(in out: ByteBuffer, _ change: (inout [Int]) -> Void) {
        var places = oddLines.map { $0.start - out.dropped }
        change(&places)
        for (index, place) in places.enumerated() { oddLines[index].start = place + out.dropped }
    }

    func forgetOddLines() { oddLines.removeAll(keepingCapacity: true) }

    private func lookAgain(_ out: ByteBuffer, from begin: Int) {
        if !isSuspicious { isSuspicious = UTF8Check.run(out.base, from: begin, to: out.end).isSuspicious }
    }

    private func reject(_ place: Int, _ out: ByteBuffer) {
        out.append(undecodable)
        badOffsets.append(place + 1)
        isSuspicious = true
    }

    // MARK: - UTF-8 and GB18030

    private func decodeLines(
        _ base: UnsafePointer<UInt8>,
        _ count: Int,
        _ offset: Int,
        _ isLast: Bool,
        _ out: ByteBuffer
    ) -> Int {
        let whole = isLast ? count : ByteSearch.behindLastBreak(base, count)
        guard whole > 0 else {
            guard count > RecordScanner.recordLimit else { return 0 }
            isInLongLine = true
            let begin = out.end
            defer { lookAgain(out, from: begin) }
            return decodeRun(base, 0, count, offset, as: encoding, isLast: false, out).stop
        }
        // In a file of CRs those end its lines.
        let ending: UInt8 = ByteSearch.byte(0x0A, base, 0, whole) == nil ? 0x0D : 0x0A
        func behindLine(_ start: Int) -> Int { (ByteSearch.byte(ending, base, start, whole) ?? whole - 1) + 1 }
        var index = 0
        if isInLongLine {
            isInLongLine = false
            index = behindLine(0)
            let begin = out.end
            decodeRun(base, 0, index, offset, as: encoding, isLast: true, out)
            lookAgain(out, from: begin)
        }
        // Lines of a file in UTF-8 that need no other look are copied together.
        var copied = index
        while index < whole {
            let next = behindLine(index)
            let start = index + lengthOfMark(base, index, next)
            if encoding == .utf8 {
                let check = UTF8Check.run(base, from: start, to: next)
                if check.isSuspicious { isSuspicious = true }
                if start > index || check.stop < next || check.isAmbiguous {
                    out.append(base + copied, count: index - copied)
                    let begin = out.end
                    decodeJudged(base, start, next, offset, out)
                    lookAgain(out, from: begin)
                    copied = next
                }
            } else {
                decodeGB18030Line(base, start, next, offset, out)
            }
            index = next
        }
        if encoding == .utf8 { out.append(base + copied, count: whole - copied) }
        return whole
    }

    private func decodeGB18030Line(
        _ base: UnsafePointer<UInt8>,
        _ start: Int,
        _ end: Int,
        _ offset: Int,
        _ out: ByteBuffer
    ) {
        let (begin, bad) = (out.end, badOffsets.count)
        let marks = decodeRun(base, start, end, offset, as: .gb18030, isLast: true, out).marks
        guard marks & GB18030.mark != 0 else { return }
        out.end = begin
        badOffsets.removeLast(badOffsets.count - bad)
        decodeJudged(base, start, end, offset, out)
    }

    /// A byte order mark at the beginning of a line: two files were joined there.
    private func lengthOfMark(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int {
        switch base[start] {
        case 0xEF: start + 2 < end && base[start + 1] == 0xBB && base[start + 2] == 0xBF ? 3 : 0
        case 0x84 where encoding == .gb18030:
            start + 3 < end && base[start + 1] == 0x31 && base[start + 2] == 0x95 && base[start + 3] == 0x33 ? 4 : 0
        default: 0
        }
    }

    private func decodeJudged(
        _ base: UnsafePointer<UInt8>,
        _ start: Int,
        _ end: Int,
        _ offset: Int,
        _ out: ByteBuffer
    ) {
        let other: TextEncoding = encoding == .utf8 ? .gb18030 : .utf8
        var index = start
        while index < end {
            let next = (ByteSearch.byte(0x0D, base, index, end) ?? end - 1) + 1
            let line = TextLine(base: base, start: index, end: next)
            let reading = encoding == .utf8 ? LineReading.inUTF8(line, isMarked: isMarked) : .inGB18030(line)
            if reading != .own {
                let kind = Finding.Kind.mixedEncoding(
                    row: other.rawValue,
                    file: encoding.rawValue,
                    taken: reading == .other
                )
                oddLines.append(OddLine(start: out.dropped + out.end, kind: kind))
            }
            let chosen = reading == .other ? other : encoding
            decodeRun(base, index, next, offset, as: chosen, isLast: true, out)
            index = next
        }
    }

    /// Answers how far it came, and the marks of what it met in GB18030.
    @discardableResult
    private func decodeRun(
        _ base: UnsafePointer<UInt8>,
        _ start: Int,
        _ end: Int,
        _ offset: Int,
        as encoding: TextEncoding,
        isLast: Bool,
        _ out: ByteBuffer
    ) -> (stop: Int, marks: UInt32) {
        if encoding == .gb18030 { out.reserve((end - start) * 2 + 16) }
        var marks: UInt32 = 0
        var index = start
        while true {
            let isCut: Bool
            if encoding == .gb18030 {
                index = GB18030.shared.decode(base, index, end, to: out.base, &out.end, marks: &marks)
                // Four bytes are the longest: with fewer left, more may make a character.
                isCut = end - index < 4
            } else {
                let check = UTF8Check.run(base, from: index, to: end)
                out.append(base + index, count: check.stop - index)
                index = check.stop
                isCut = check.isCut
            }
            guard index < end, isLast || !isCut else { return (index, marks) }
            reject(offset + index, out)
            index += 1
        }
    }

    // MARK: - UTF-16

    private func decodeUTF16(
        _ base: UnsafePointer<UInt8>,
        _ count: Int,
        _ offset: Int,
        _ isLast: Bool,
        _ out: ByteBuffer,
        high: Int
    ) -> Int {
        out.reserve(count / 2 * 3 + 16)
        let (target, low) = (out.base, 1 - high)
        var end = out.end
        var index = 0
        while index + 1 < count {
            let unit = UInt32(base[index + high]) << 8 | UInt32(base[index + low])
            if unit < 0x80 {
                target[end] = UInt8(unit)
                end += 1
            } else if unit < 0x800 {
                target[end] = UInt8(0xC0 | unit >> 6)
                target[end + 1] = UInt8(0x80 | unit & 0x3F)
                end += 2
            } else if unit & 0xF800 != 0xD800 {
                target[end] = UInt8(0xE0 | unit >> 12)
                target[end + 1] = UInt8(0x80 | unit >> 6 & 0x3F)
                target[end + 2] = UInt8(0x80 | unit & 0x3F)
                // A byte order mark at the beginning of a line: two files were joined there.
                let isMark = unit == 0xFEFF && (end == 0 || target[end - 1] == 0x0A || target[end - 1] == 0x0D)
                if !isMark { end += 3 }
            } else {
                if unit < 0xDC00, index + 3 >= count, !isLast { break }
                let trail = index + 3 < count ? UInt32(base[index + 2 + high]) << 8 | UInt32(base[index + 2 + low]) : 0
                if unit < 0xDC00, trail & 0xFC00 == 0xDC00 {
                    let scalar = 0x10000 + (unit & 0x3FF) << 10 + trail & 0x3FF
                    target[end] = UInt8(0xF0 | scalar >> 18)
                    target[end + 1] = UInt8(0x80 | scalar >> 12 & 0x3F)
                    target[end + 2] = UInt8(0x80 | scalar >> 6 & 0x3F)
                    target[end + 3] = UInt8(0x80 | scalar & 0x3F)
                    end += 4
                    index += 2
                } else {
                    target[end] = undecodable
                    end += 1
                    badOffsets.append(offset + index + 1)
                    isSuspicious = true
                }
            }
            index += 2
        }
        out.end = end
        if isLast, index < count {
            // Half of a line end is one nevertheless: the file was cut there.
            switch base[index] {
            case 0x0A where high == 1, 0x0D where high == 1: out.append(base[index])
            case 0 where high == 0: break
            default: reject(offset + index, out)
            }
            index = count
        }
        return index
    }
}

/// Faults of the program or its platform, never of a file.
package enum ContactCSVFault: Error {
    /// libcsv refused what the scanner took for well-formed.
    case parserDisagrees(record: Int)
}
