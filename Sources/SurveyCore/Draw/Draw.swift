import Crypto

/// SHA-256 of UTF-8 text as 64 lower-case hexadecimal digits: what `sha256sum` prints.
package func sha256(_ text: String) -> String { hex(SHA256.hash(data: Array(text.utf8))) }

/// Lower-case hexadecimal digits of bytes.
package func hex(_ bytes: some Sequence<UInt8>) -> String {
    var digits: [UInt8] = []
    digits.reserveCapacity(64)
    for byte in bytes {
        digits.append(hexDigit(byte >> 4))
        digits.append(hexDigit(byte & 15))
    }
    return String(decoding: digits, as: UTF8.self)
}

/// The lower-case digit of 0…15, as ASCII.
@inlinable package func hexDigit(_ nibble: UInt8) -> UInt8 { nibble < 10 ? 0x30 + nibble : 0x57 + nibble }
