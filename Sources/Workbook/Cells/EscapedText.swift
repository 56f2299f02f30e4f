import Glibc

/// `_x000D_` stands for a character that XML cannot hold, `_x005F_` for an underline that begins no such thing (ECMA-376
/// part 1, 22.4.2.4, ST_Xstring).
enum EscapedText {
    /// Puts the characters in the place of their escapes. Answers the new length, which is never more.
    static func unescape(_ base: UnsafeMutablePointer<UInt8>, _ count: Int) -> Int {
        guard count >= 7, memchr(base, 0x5F, count) != nil else { return count }
        var read = 0
        var written = 0
        while read < count {
            guard base[read] == 0x5F, var unit = unit(base + read, count - read) else {
                base[written] = base[read]
                read += 1
                written += 1
                continue
            }
            var length = 7
            if unit & 0xFC00 == 0xD800, let low = self.unit(base + read + 7, count - read - 7), low & 0xFC00 == 0xDC00 {
                unit = 0x10000 + (unit & 0x3FF) << 10 + low & 0x3FF
                length = 14
            }
            // Half a pair is no character: it stays as it is written.
            guard let scalar = Unicode.Scalar(unit) else {
                base[written] = base[read]
                read += 1
                written += 1
                continue
            }
            for byte in UTF8.encode(scalar).unsafelyUnwrapped {
                base[written] = byte
                written += 1
            }
            read += length
        }
        return written
    }

    /// The code unit of the escape at `base`, if there is one.
    private static func unit(_ base: UnsafeMutablePointer<UInt8>, _ count: Int) -> UInt32? {
        guard count >= 7, base[0] == 0x5F, base[1] == 0x78, base[6] == 0x5F else { return nil }
        var unit: UInt32 = 0
        for index in 2...5 {
            let byte = base[index]
            let digit: UInt8
            switch byte {
            case 0x30...0x39: digit = byte - 0x30
            case 0x41...0x46: digit = byte - 0x37
            case 0x61...0x66: digit = byte - 0x57
            default: return nil
            }
            unit = unit << 4 | UInt32(digit)
        }
        return unit
    }
}
