import Crypto

/// A SHA-256 as its 32 bytes, in four big-endian words: a million of them are kept and sorted without touching the heap.
/// Compares as its lower-case hexadecimal digits do.
package struct Digest: Hashable, Comparable, Sendable {
    package static let length = 32

    private let a: UInt64
    private let b: UInt64
    private let c: UInt64
    private let d: UInt64

    /// The SHA-256 of `message`.
    package init(hashing message: UnsafeRawBufferPointer) {
        var hash = RunningDigest()
        hash.update(message)
        self = hash.finish()
    }

    fileprivate init(_ hash: SHA256.Digest) { self = hash.withUnsafeBytes { Digest($0)! } }

    /// A digest made before.
    /// - Parameter bytes: 32; `nil` for any other number of them.
    package init?(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count == Digest.length else { return nil }
        func word(_ place: Int) -> UInt64 {
            UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: place * 8, as: UInt64.self))
        }
        (a, b, c, d) = (word(0), word(1), word(2), word(3))
    }

    /// - Parameter text: 64 lower-case hexadecimal digits; `nil` for anything else.
    package init?(hex text: String) {
        var text = text
        let bytes = text.withUTF8 { digits -> [UInt8]? in
            guard digits.count == 2 * Digest.length else { return nil }
            var bytes = [UInt8](repeating: 0, count: Digest.length)
            for (place, digit) in digits.enumerated() {
                let nibble: UInt8
                switch digit {
                case 0x30...0x39: nibble = digit - 0x30
                case 0x61...0x66: nibble = digit - 0x57
                default: return nil
                }
                bytes[place / 2] = bytes[place / 2] << 4 | nibble
            }
            return bytes
        }
        guard let bytes else { return nil }
        self = bytes.withUnsafeBytes { Digest($0)! }
    }

    /// 64 lower-case hexadecimal digits, what `sha256sum` prints.
    package var hex: String {
        String(unsafeUninitializedCapacity: 2 * Digest.length) { digits in
            writeHex { digits[$0] = $1 }
            return 2 * Digest.length
        }
    }

    /// Appends the digits of ``hex``.
    package func appendHex(to text: inout [UInt8]) {
        writeHex { text.append($1) }
    }

    private func writeHex(_ write: (_ place: Int, _ digit: UInt8) -> Void) {
        for (index, word) in [a, b, c, d].enumerated() {
            for place in 0..<16 {
                write(index * 16 + place, hexDigit(UInt8(truncatingIfNeeded: word >> UInt64(60 - place * 4)) & 15))
            }
        }
    }

    package static func < (left: Digest, right: Digest) -> Bool {
        if left.a != right.a { return left.a < right.a }
        if left.b != right.b { return left.b < right.b }
        if left.c != right.c { return left.c < right.c }
        return left.d < right.d
    }
}

/// SHA-256 over bytes as they come, for texts that never become a String (the roster, the rows of a hand-in).
package struct RunningDigest {
    private var hasher = SHA256()

    package init() {}

    package mutating func update(_ bytes: UnsafeRawBufferPointer) { hasher.update(bufferPointer: bytes) }

    package mutating func update(_ bytes: [UInt8]) { bytes.withUnsafeBytes { update($0) } }

    /// Writes the 32 bytes of the digest to `target`.
    package func finish(into target: UnsafeMutableRawBufferPointer) {
        hasher.finalize().withUnsafeBytes { target.copyMemory(from: $0) }
    }

    package func finish() -> Digest { Digest(hasher.finalize()) }
}

/// SHA-256 of UTF-8 text as 64 lower-case hexadecimal digits: what `sha256sum` prints.
package func sha256(_ text: String) -> String {
    var text = text
    return text.withUTF8 { Digest(hashing: UnsafeRawBufferPointer($0)) }.hex
}

/// Lower-case hexadecimal digits of bytes.
package func hex(_ bytes: some Sequence<UInt8>) -> String {
    var digits: [UInt8] = []
    digits.reserveCapacity(2 * Digest.length)
    for byte in bytes {
        digits.append(hexDigit(byte >> 4))
        digits.append(hexDigit(byte & 15))
    }
    return String(decoding: digits, as: UTF8.self)
}

/// The lower-case digit of 0…15, as ASCII.
@inlinable package func hexDigit(_ nibble: UInt8) -> UInt8 { nibble < 10 ? 0x30 + nibble : 0x57 + nibble }
