/// Bytes of a terminal → keys. Sequences may arrive in pieces; ``flush()`` ends one that does not go on.
struct KeyDecoder {
    private var pending: [UInt8] = []

    /// Something begun that may go on.
    var isWaiting: Bool { !pending.isEmpty }

    mutating func feed(_ bytes: [UInt8]) -> [ConsoleKey] {
        pending += bytes
        var keys: [ConsoleKey] = []
        while let (key, length) = next() {
            pending.removeFirst(length)
            if let key { keys.append(key) }
        }
        return keys
    }

    /// A lone Escape, or a sequence cut off.
    mutating func flush() -> [ConsoleKey] {
        defer { pending = [] }
        return pending.isEmpty ? [] : [.other]
    }

    /// The first key and how many bytes it took; `nil` while it is incomplete.
    private func next() -> (ConsoleKey?, Int)? {
        guard let first = pending.first else { return nil }
        switch first {
        case 0x1B: return escape()
        case 0x0D, 0x0A: return (.enter, 1)
        case 0x08, 0x7F: return (.backspace, 1)
        // Ctrl-D ends the day as the end of the input does.
        case 0x04: return (.character("q"), 1)
        case 0..<0x20: return (.other, 1)
        case 0..<0x80: return (.character(Character(Unicode.Scalar(first))), 1)
        default: return character(first)
        }
    }

    private func character(_ first: UInt8) -> (ConsoleKey?, Int)? {
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        // A continuation byte without a beginning, or a byte that UTF-8 does not have.
        guard (0xC2...0xF4).contains(first) else { return (.other, 1) }
        guard pending.count >= length else { return nil }
        guard let text = String(validating: pending.prefix(length), as: UTF8.self), let character = text.first else {
            return (.other, 1)
        }
        return (.character(character), length)
    }

    private func escape() -> (ConsoleKey?, Int)? {
        guard pending.count >= 2 else { return nil }
        switch pending[1] {
        case 0x4F:  // ESC O: the keypad in application mode
            guard pending.count >= 3 else { return nil }
            return (KeyDecoder.keypad[pending[2]] ?? .other, 3)
        case 0x5B:  // ESC [ … up to a final byte
            guard let end = pending.dropFirst(2).firstIndex(where: { (0x40...0x7E).contains($0) }) else {
                return pending.count > 32 ? (.other, pending.count) : nil
            }
            return (.other, end + 1)
        case 0x1B: return (.other, 1)
        default: return (.other, 2)
        }
    }

    /// DECKPAM: `ESC O p`…`y` are the digits, `j k m n o` the signs, `M` Enter.
    private static let keypad: [UInt8: ConsoleKey] = {
        var keys: [UInt8: ConsoleKey] = [
            0x4D: .enter, 0x6A: .character("*"), 0x6B: .character("+"), 0x6D: .character("-"), 0x6E: .character("."),
            0x6F: .character("/"),
        ]
        for digit in UInt8(0)...9 { keys[0x70 + digit] = .character(Character(Unicode.Scalar(0x30 + digit))) }
        return keys
    }()
}
