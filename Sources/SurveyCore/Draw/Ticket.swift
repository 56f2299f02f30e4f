/// The ticket of a contact or a unit in a draw: a digest, by which they are put in order (draw.md §Tickets).
package typealias Ticket = Digest

extension Ticket {
    /// The ticket of `key` (a contact's or a unit's name) in the draw with `seed`: SHA-256 of `<seed>,<key>`.
    package init(seed: String, key: String) {
        self = Array("\(seed),\(key)".utf8).withUnsafeBytes(Ticket.init(hashing:))
    }
}

/// The text that a hash is taken of, written into one buffer that serves for a million of them.
struct HashText {
    private var bytes: [UInt8] = []
    /// How much of the buffer is text; what lies behind it is room for a suffix.
    private var count = 0

    mutating func set(_ text: [UInt8]) {
        if bytes.count < text.count { bytes.append(contentsOf: repeatElement(0, count: text.count - bytes.count)) }
        bytes.replaceSubrange(0..<text.count, with: text)
        count = text.count
    }

    /// - Parameter prefix: `<seed>,<unit>-`; the ordinal follows in at least two digits.
    mutating func set(_ prefix: [UInt8], ordinal: Int) {
        set(prefix)
        var digits = 2
        var power = 100
        while ordinal >= power { (digits, power) = (digits + 1, power * 10) }
        var rest = ordinal
        makeRoom(for: digits)
        for place in stride(from: digits - 1, through: 0, by: -1) {
            bytes[count + place] = 0x30 + UInt8(rest % 10)
            rest /= 10
        }
        count += digits
    }

    private mutating func makeRoom(for suffix: Int) {
        if bytes.count < count + suffix {
            bytes.append(contentsOf: repeatElement(0, count: count + suffix - bytes.count))
        }
    }

    var ticket: Ticket { bytes.withUnsafeBytes { Ticket(hashing: UnsafeRawBufferPointer(rebasing: $0[..<count])) } }

    /// The ticket of the text with `suffix` behind it; the text itself stays.
    mutating func ticket(appending suffix: UnsafeRawBufferPointer) -> Ticket {
        makeRoom(for: suffix.count)
        return bytes.withUnsafeMutableBytes { buffer in
            UnsafeMutableRawBufferPointer(rebasing: buffer[count...]).copyMemory(from: suffix)
            return Ticket(hashing: UnsafeRawBufferPointer(rebasing: buffer[..<(count + suffix.count)]))
        }
    }
}
