/// Strict UTF-8 (Unicode 15, table 3-7), and whether any sign in it needs a second look.
enum UTF8Check {
    struct Result {
        /// Index of the first byte that is not part of a whole, valid sequence; the end when all is well.
        var stop: Int
        /// The bytes at `stop` may be the beginning of a valid sequence that goes on behind the end.
        var isCut: Bool
        /// There are control characters other than TAB, LF and CR, invisible or direction-changing ones, or there may be.
        var isSuspicious: Bool
        /// The bytes may make sense in GB18030, too: there is a sequence of two bytes, or no byte from 0x80 to 0x9F.
        var isAmbiguous = false
    }

    static func run(_ base: UnsafePointer<UInt8>, from start: Int, to end: Int) -> Result {
        let raw = UnsafeRawPointer(base)
        var index = start
        var suspicious = false
        var hasPair = false
        // Bits that all bytes behind lead bytes have; the highest one until there is any.
        var common: UInt32 = 0xFFFF_FFFF
        while index < end {
            let byte = base[index]
            if byte < 0x80 {
                if index + 8 <= end {
                    let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                    let high = word & 0x8080_8080_8080_8080
                    // A byte below 0x20 stays below 0x80 when 0x60 is added.
                    if high == 0, ~(word &+ 0x6060_6060_6060_6060) & 0x8080_8080_8080_8080 == 0 {
                        index += 8
                        continue
                    }
                }
                if byte < 0x20, byte != 0x0A, byte != 0x0D, byte != 0x09 { suspicious = true }
                if byte == 0x7F { suspicious = true }
                index += 1
            } else if byte >= 0xE3, byte <= 0xEC, index + 4 <= end,
                case let word = raw.loadUnaligned(fromByteOffset: index, as: UInt32.self).littleEndian,
                word & 0x00C0_C0F0 == 0x0080_80E0
            {
                // Nearly all Chinese characters.
                common &= word & 0x00FF_FFFF
                index += 3
            } else if byte >= 0xE0, byte < 0xF0 {
                guard index + 2 < end else { return cut(base, index, end, suspicious) }
                let second = base[index + 1]
                guard second & 0xC0 == 0x80, base[index + 2] & 0xC0 == 0x80, byte != 0xE0 || second >= 0xA0,
                    byte != 0xED || second < 0xA0
                else { return Result(stop: index, isCut: false, isSuspicious: suspicious) }
                // U+2000–U+207F, U+FEFF.
                if byte == 0xE2 { if second <= 0x81 { suspicious = true } }
                if byte == 0xEF, second == 0xBB { suspicious = true }
                common &= UInt32(second) << 8 | UInt32(base[index + 2]) << 16
                index += 3
            } else if byte >= 0xC2, byte < 0xE0 {
                guard index + 1 < end else { return cut(base, index, end, suspicious) }
                guard base[index + 1] & 0xC0 == 0x80 else {
                    return Result(stop: index, isCut: false, isSuspicious: suspicious)
                }
                if byte == 0xC2, base[index + 1] < 0xA0 || base[index + 1] == 0xAD { suspicious = true }
                if byte == 0xD8 { suspicious = true }
                hasPair = true
                index += 2
            } else if byte >= 0xF0, byte < 0xF5 {
                guard index + 3 < end else { return cut(base, index, end, suspicious) }
                let second = base[index + 1]
                guard second & 0xC0 == 0x80, base[index + 2] & 0xC0 == 0x80, base[index + 3] & 0xC0 == 0x80,
                    byte != 0xF0 || second >= 0x90, byte != 0xF4 || second < 0x90
                else { return Result(stop: index, isCut: false, isSuspicious: suspicious) }
                if byte == 0xF3 { suspicious = true }
                common &= UInt32(second) << 8 | UInt32(base[index + 2]) << 16
                index += 4
            } else {
                return Result(stop: index, isCut: false, isSuspicious: suspicious)
            }
        }
        let isHigh = common & 0x8020_2000 == 0x0020_2000
        return Result(stop: end, isCut: false, isSuspicious: suspicious, isAmbiguous: hasPair || isHigh)
    }

    /// Fewer bytes than the lead byte announces: are they a beginning?
    private static func cut(_ base: UnsafePointer<UInt8>, _ index: Int, _ end: Int, _ suspicious: Bool) -> Result {
        var begins = true
        if index + 1 < end {
            let byte = base[index]
            let second = base[index + 1]
            let low: UInt8 = byte == 0xE0 ? 0xA0 : byte == 0xF0 ? 0x90 : 0x80
            let high: UInt8 = byte == 0xED ? 0x9F : byte == 0xF4 ? 0x8F : 0xBF
            begins = (low...high).contains(second)
        }
        if index + 2 < end { begins = begins && base[index + 2] & 0xC0 == 0x80 }
        return Result(stop: index, isCut: begins, isSuspicious: suspicious)
    }
}
