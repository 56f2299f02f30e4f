import Crypto

/// A SHA-256 as its 32 bytes; compares as its lower-case hexadecimal digits do (product.md §4).
package struct Ticket: Hashable, Comparable, Sendable {
    // Four big-endian words: a million tickets are sorted without touching the heap.
    private let a: UInt64
    private let b: UInt64
    private let c: UInt64
    private let d: UInt64

    /// The ticket of `key` (a contact's or a unit's name) in the draw with `seed`: SHA-256 of `<seed>,<key>`.
    package init(seed: String, key: String) {
        self = Array("\(seed),\(key)".utf8).withUnsafeBytes(Ticket.init(hashing:))
    }

    init(hashing message: UnsafeRawBufferPointer) {
        var hash = SHA256()
        hash.update(bufferPointer: message)
        self = hash.finalize().withUnsafeBytes { digest in
            func word(_ index: Int) -> UInt64 {
                UInt64(bigEndian: digest.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self))
            }
            return Ticket(a: word(0), b: word(1), c: word(2), d: word(3))
        }
    }

    private init(a: UInt64, b: UInt64, c: UInt64, d: UInt64) {
        (self.a, self.b, self.c, self.d) = (a, b, c, d)
    }

    /// 64 lower-case hexadecimal digits, what `sha256sum` prints.
    package var hex: String {
        String(unsafeUninitializedCapacity: 64) { digits in
            for (index, word) in [a, b, c, d].enumerated() {
                for place in 0..<16 {
                    let nibble = UInt8(truncatingIfNeeded: word >> UInt64(60 - place * 4)) & 15
                    digits[index * 16 + place] = nibble < 10 ? 0x30 + nibble : 0x57 + nibble
                }
            }
            return 64
        }
    }

    package static func < (left: Ticket, right: Ticket) -> Bool {
        if left.a != right.a { return left.a < right.a }
        if left.b != right.b { return left.b < right.b }
        if left.c != right.c { return left.c < right.c }
        return left.d < right.d
    }
}

/// A contact's key, `郑州市公安局-01`: the unit's key name and the contact's ordinal within it (product.md §4).
package func contactKey(unit: String, ordinal: Int) -> String { "\(unit)-\(padded(ordinal, 2))" }

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
