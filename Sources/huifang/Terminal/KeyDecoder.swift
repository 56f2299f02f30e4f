/// What a terminal sends → keys. Sequences may arrive in pieces; ``flush()`` ends one that does not go on.
struct KeyDecoder {
    enum Input: Hashable {
        case key(ConsoleKey)
        /// Ctrl-L.
        case redraw
    }

    private var pending: [UInt8] = []
    /// The text of a paste that has begun (bracketed paste).
    private var paste: [UInt8]?

    /// No note is as long; the rest of a paste is let go.
    private static let longestPaste = 4096

    /// For how many milliseconds what was begun may still go on; `nil` when nothing was. A lone Escape must be answered, the
    /// bytes of one character may come over a slow line, and the end of a paste must never be taken for keys.
    var patience: Int? {
        if paste != nil { return 5000 }
        guard let first = pending.first else { return nil }
        return first == 0x1B ? 50 : 2000
    }

    mutating func feed(_ bytes: [UInt8]) -> [Input] {
        pending += bytes
        var inputs: [Input] = []
        while let (input, length) = paste == nil ? next() : pasted() {
            pending.removeFirst(length)
            if let input { inputs.append(input) }
        }
        return inputs
    }

    /// A lone Escape, or a sequence cut off.
    mutating func flush() -> [Input] {
        defer { (pending, paste) = ([], nil) }
        if let paste { return [.key(.paste(KeyDecoder.text(paste + pending)))] }
        guard let first = pending.first else { return [] }
        return [.key(pending.count == 1 && first == 0x1B ? .escape : .other)]
    }

    /// The first key and how many bytes it took; `nil` while it is incomplete.
    private mutating func next() -> (Input?, Int)? {
        guard let first = pending.first else { return nil }
        switch first {
        case 0x1B: return escape()
        case 0x0C: return (.redraw, 1)
        case 0x20..<0x7F: return (.key(.character(Character(Unicode.Scalar(first)))), 1)
        case 0x80...: return character(first)
        default: return (.key(KeyDecoder.control[first] ?? .other), 1)
        }
    }

    private func character(_ first: UInt8) -> (Input?, Int)? {
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        // A continuation byte without a beginning, or a byte that UTF-8 does not have.
        guard (0xC2...0xF4).contains(first) else { return (.key(.other), 1) }
        // What does not continue it is a key of its own.
        let rest = pending.dropFirst().prefix(length - 1)
        if let end = rest.firstIndex(where: { $0 & 0xC0 != 0x80 }) { return (.key(.other), end) }
        guard pending.count >= length else { return nil }
        guard let text = String(validating: pending.prefix(length), as: UTF8.self), let character = text.first else {
            return (.key(.other), 1)
        }
        return (.key(.character(character)), length)
    }

    private mutating func escape() -> (Input?, Int)? {
        guard pending.count >= 2 else { return nil }
        switch pending[1] {
        case 0x4F:  // ESC O: the keypad in application mode
            guard pending.count >= 3 else { return nil }
            return (.key(KeyDecoder.keypad[pending[2]] ?? .other), 3)
        case 0x5B:  // ESC [ … up to a final byte
            guard let end = pending.dropFirst(2).firstIndex(where: { (0x40...0x7E).contains($0) }) else {
                return pending.count > 32 ? (.key(.other), pending.count) : nil
            }
            let sequence = String(decoding: pending[2...end], as: UTF8.self)
            if sequence == "200~" {
                paste = []
                return (nil, end + 1)
            }
            return (.key(KeyDecoder.sequences[sequence] ?? .other), end + 1)
        case 0x1B: return (.key(.escape), 1)
        default: return (.key(.other), 2)
        }
    }

    /// Text up to the end of a paste, which may be cut anywhere.
    private mutating func pasted() -> (Input?, Int)? {
        let end = Array("\u{1B}[201~".utf8)
        let last = pending.count - end.count
        if last >= 0, let start = (0...last).first(where: { pending[$0...].starts(with: end) }) {
            let text = KeyDecoder.text(paste! + pending[..<start])
            paste = nil
            return (.key(.paste(text)), start + end.count)
        }
        // What may be the beginning of the end waits.
        let kept = (1..<end.count).reversed().first { pending.suffix($0).elementsEqual(end.prefix($0)) } ?? 0
        let length = pending.count - kept
        guard length > 0 else { return nil }
        paste! += pending.prefix(min(length, max(0, KeyDecoder.longestPaste - paste!.count)))
        return (nil, length)
    }

    /// Pasted text on one line: line breaks and tabs are blanks, other controls nothing.
    private static func text(_ bytes: [UInt8]) -> String {
        // A cut in the middle of a character, or no UTF-8 at all, is shown as such.
        String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).joined(separator: " ")
            .unicodeScalars.reduce(into: "") { text, scalar in
                if scalar == "\t" {
                    text += " "
                } else if scalar.value >= 0x20, scalar.value != 0x7F {
                    text.unicodeScalars.append(scalar)
                }
            }
    }

    private static let control: [UInt8: ConsoleKey] = [
        0x0D: .enter, 0x0A: .enter, 0x08: .backspace, 0x7F: .backspace, 0x01: .home, 0x05: .end, 0x15: .clearLine,
        0x04: .endOfInput,
    ]

    private static let sequences: [String: ConsoleKey] = [
        "A": .up, "B": .down, "C": .right, "D": .left, "H": .home, "F": .end, "1~": .home, "7~": .home, "4~": .end,
        "8~": .end, "3~": .delete, "5~": .up, "6~": .down,
    ]

    /// DECKPAM: `ESC O p`…`y` are the digits, `j k m n o` the signs, `M` Enter. PuTTY sends `Q R S l` for `/ * - +`.
    private static let keypad: [UInt8: ConsoleKey] = {
        var keys: [UInt8: ConsoleKey] = [
            0x4D: .enter, 0x6A: .character("*"), 0x6B: .character("+"), 0x6D: .character("-"), 0x6E: .character("."),
            0x6F: .character("/"), 0x51: .character("/"), 0x52: .character("*"), 0x53: .character("-"),
            0x6C: .character("+"), 0x41: .up, 0x42: .down, 0x43: .right, 0x44: .left, 0x48: .home, 0x46: .end,
        ]
        for digit in UInt8(0)...9 { keys[0x70 + digit] = .character(Character(Unicode.Scalar(0x30 + digit))) }
        return keys
    }()
}
