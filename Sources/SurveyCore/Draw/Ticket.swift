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

/// The text that a hash is taken of, built up piece by piece in one buffer.
struct HashText {
    private(set) var bytes: [UInt8] = []

    mutating func restart(with prefix: [UInt8] = []) {
        bytes.removeAll(keepingCapacity: true)
        bytes.append(contentsOf: prefix)
    }

    mutating func append(_ text: [UInt8]) { bytes.append(contentsOf: text) }

    mutating func append(_ byte: UInt8) { bytes.append(byte) }

    /// At least two digits.
    mutating func append(ordinal: Int) {
        if ordinal < 100 {
            bytes.append(0x30 + UInt8(ordinal / 10))
            bytes.append(0x30 + UInt8(ordinal % 10))
        } else {
            bytes.append(contentsOf: String(ordinal).utf8)
        }
    }

    mutating func truncate(to count: Int) { bytes.removeLast(bytes.count - count) }

    var ticket: Ticket { bytes.withUnsafeBytes(Ticket.init(hashing:)) }
}
