/// The encodings of hand-ins, decided once per file (columns.md §Files).
enum TextEncoding: String {
    case utf8 = "UTF-8"
    case gb18030 = "GB18030"
    case utf16LittleEndian = "UTF-16LE"
    case utf16BigEndian = "UTF-16BE"

    enum Decision: Equatable {
        /// `mark`: how many bytes of a byte order mark to pass over.
        case encoding(TextEncoding, mark: Int)
        /// Nothing but ASCII so far.
        case undecided
        /// Nothing fits; the offset of the first byte that is to blame.
        case unreadable(offset: Int)
    }

    /// Decides by the file's first bytes: byte order mark, zero bytes, UTF-8 if its text beyond ASCII is that, else GB18030.
    static func decide(_ bytes: UnsafeBufferPointer<UInt8>, atStart: Bool) -> Decision {
        if atStart {
            if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return .encoding(.utf8, mark: 3) }
            if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
                return .unreadable(offset: 0)
            }
            if bytes.starts(with: [0xFF, 0xFE]) { return .encoding(.utf16LittleEndian, mark: 2) }
            if bytes.starts(with: [0xFE, 0xFF]) { return .encoding(.utf16BigEndian, mark: 2) }
            if bytes.starts(with: [0x84, 0x31, 0x95, 0x33]) { return .encoding(.gb18030, mark: 4) }
            if let zeros = byZeroBytes(bytes) { return .encoding(zeros, mark: 0) }
        }
        return byText(bytes)
    }

    /// UTF-16, with a mark or without one.
    static func wide(_ bytes: UnsafeBufferPointer<UInt8>) -> TextEncoding? {
        guard case .encoding(let encoding, _) = decide(bytes, atStart: true) else { return nil }
        return encoding == .utf16LittleEndian || encoding == .utf16BigEndian ? encoding : nil
    }

    /// UTF-16 without a mark: every digit, comma and line end has a zero byte, always on the same side.
    static func byZeroBytes(_ bytes: UnsafeBufferPointer<UInt8>) -> TextEncoding? {
        let sample = bytes.prefix(65_536)
        var zeros = [0, 0]
        // The full-width blank (U+3000) and 一 (U+4E00), frequent as they are, have one on the other side.
        var others = [0, 0]
        // Characters that such a text hardly has, if the second byte, or the first, is the higher one.
        var odd = [0, 0]
        var pairs = 0
        // Two together are padding, in any encoding.
        for index in stride(from: 0, to: sample.count - 1, by: 2) where sample[index] | sample[index + 1] != 0 {
            pairs += 1
            for side in 0...1 where !isUsual(high: sample[index + side]) { odd[side] += 1 }
            guard let side = (0...1).first(where: { sample[index + $0] == 0 }) else { continue }
            zeros[side] += 1
            let other = sample[index + 1 - side]
            if other != 0x30, other != 0x4E { others[side] += 1 }
        }
        // However long the cells are in which there is none.
        let many = max(2, min(pairs / 20, 100))
        if zeros[1] >= many, others[0] * 10 <= zeros[1], odd[1] * 10 <= pairs { return .utf16LittleEndian }
        if zeros[0] >= many, others[1] * 10 <= zeros[0], odd[0] * 10 <= pairs { return .utf16BigEndian }
        return nil
    }

    /// Latin letters, signs, Chinese characters. As higher bytes digits, commas and line ends of other texts give none of these.
    private static func isUsual(high byte: UInt8) -> Bool {
        switch byte {
        case 0, 1, 0x20...0x26, 0x30, 0x4E...0x9F, 0xFE...0xFF: true
        default: false
        }
    }

    /// Judged by the share of the text beyond ASCII that makes whole sequences, so that one broken byte, or a row in the other
    /// encoding, does not turn a file of UTF-8 into GB18030: of Chinese text in that less than a third passes for UTF-8, and
    /// so each of its characters gives more bad bytes than sequences.
    private static func byText(_ bytes: UnsafeBufferPointer<UInt8>) -> Decision {
        guard let base = bytes.baseAddress, let first = bytes.firstIndex(where: { $0 >= 0x80 }) else {
            return .undecided
        }
        var sequences = 0
        var bad = 0
        var index = first
        while index < bytes.count {
            let result = UTF8Check.run(base, from: index, to: bytes.count)
            sequences += (index..<result.stop).reduce(0) { $0 + (base[$1] >= 0xC0 ? 1 : 0) }
            index = result.stop
            guard index < bytes.count else { break }
            if result.isCut { break }
            bad += 1
            index += 1
        }
        if bad == 0 { return sequences == 0 ? .undecided : .encoding(.utf8, mark: 0) }
        if sequences > bad { return .encoding(.utf8, mark: 0) }
        let check = GB18030Check.run(bytes)
        // A text in GB18030 may hold a broken byte, too; one in which every fourth is broken is none.
        guard let firstBad = check.firstBad, check.bad * 4 > check.beyond else { return .encoding(.gb18030, mark: 0) }
        return .unreadable(offset: firstBad)
    }
}

/// The byte structure of GB18030, for judging.
enum GB18030Check {
    static func run(_ bytes: UnsafeBufferPointer<UInt8>) -> (beyond: Int, bad: Int, firstBad: Int?) {
        var (beyond, bad, index) = (0, 0, 0)
        var firstBad: Int?
        while index < bytes.count {
            let byte = bytes[index]
            if byte < 0x80 {
                index += 1
                continue
            }
            beyond += 1
            guard index + 1 < bytes.count else { break }
            let second = bytes[index + 1]
            if byte > 0x80, byte < 0xFF, second >= 0x40, second != 0x7F, second < 0xFF {
                index += 2
            } else if byte > 0x80, byte < 0xFF, (0x30...0x39).contains(second) {
                index += 4
            } else {
                bad += 1
                firstBad = firstBad ?? index
                index += 1
            }
        }
        return (beyond, bad, firstBad)
    }
}
