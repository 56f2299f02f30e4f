/// GB18030 → UTF-8 without the platform's converters: those of glibc are modules, which a static binary cannot load.
///
/// The two-byte area is GB18030-2000 with what later editions changed; the four-byte area is computed. So it equals glibc's
/// converter but for 18 four-byte codes (``later``).
struct GB18030: @unchecked Sendable {
    /// Made once, when the first such text is met; never written again.
    static let shared = GB18030()

    /// By lead byte without its highest bit, and trail byte: up to three bytes of UTF-8 from the lowest up, in the highest
    /// byte their number and ``mark``; 0 where there is no such code, or one beyond the BMP.
    private let pairs: UnsafeMutablePointer<UInt32>
    /// The four-byte area of the BMP.
    private let fours: UnsafeMutablePointer<UInt16>
    /// By scalar of the BMP.
    private let costs: UnsafeMutablePointer<UInt8>

    /// In what the codes of a line have in common: some of its bytes may be the beginning of a longer sequence of UTF-8.
    static let mark: UInt32 = 0x8000_0000

    /// Two-byte codes that GB18030-2000 gave a private character, for want of a real one. The 2005 edition changed A8BC, the
    /// 2022 one those down to FEA0; the last six have their characters beyond the BMP, where glibc and browsers read them,
    /// too. In four bytes the same characters stand where the 2000 edition had them: so did those who wrote them (the
    /// newest edition has the private ones there, which nobody writes, and glibc 2.36 none).
    static let later: [(code: Int, scalar: UInt32)] = [
        (0xA8BC, 0x1E3F), (0xA6D9, 0xFE10), (0xA6DA, 0xFE12), (0xA6DB, 0xFE11), (0xA6DC, 0xFE13), (0xA6DD, 0xFE14),
        (0xA6DE, 0xFE15), (0xA6DF, 0xFE16), (0xA6EC, 0xFE17), (0xA6ED, 0xFE18), (0xA6F3, 0xFE19), (0xFE59, 0x9FB4),
        (0xFE61, 0x9FB5), (0xFE66, 0x9FB6), (0xFE67, 0x9FB7), (0xFE6D, 0x9FB8), (0xFE7E, 0x9FB9), (0xFE90, 0x9FBA),
        (0xFEA0, 0x9FBB), (0xFE51, 0x20087), (0xFE52, 0x20089), (0xFE53, 0x200CC), (0xFE6C, 0x215D7),
        (0xFE76, 0x2298F), (0xFE91, 0x241FE),
    ]

    private static let fourCount = 39_420
    /// Four-byte codes from here on are those beyond the BMP, in order.
    private static let beyond = 189_000

    private init() {
        pairs = .allocate(capacity: 1 << 15)
        pairs.initialize(repeating: 0, count: 1 << 15)
        fours = .allocate(capacity: Self.fourCount)
        costs = .allocate(capacity: 1 << 16)
        costs.initialize(repeating: Cost.rare, count: 1 << 16)
        var isPair = [Bool](repeating: false, count: 1 << 16)
        for run in GB18030Characters.privateUse {
            for index in 0..<run.count {
                // 7F is no trail byte.
                let isBehind = run.code & 0xFF < 0x7F && run.code & 0xFF + index >= 0x7F
                set(run.code + index + (isBehind ? 1 : 0), run.scalar + UInt32(index), &isPair)
            }
        }
        GB18030Characters.others.withUTF8Buffer { text in
            var at = 0
            for code in 0x8140...0xFEFE {
                let trail = code & 0xFF
                guard trail >= 0x40, trail != 0x7F, trail != 0xFF, pairs[code - 0x8000] == 0 else { continue }
                let length = text[at] < 0xE0 ? 2 : 3
                var scalar = UInt32(text[at]) & (length == 2 ? 0x1F : 0xF)
                for next in 1..<length { scalar = scalar << 6 | UInt32(text[at + next]) & 0x3F }
                at += length
                set(code, scalar, &isPair)
            }
        }
        var count = 0
        for scalar in 0x80..<0x10000 where !isPair[scalar] && scalar & 0xF800 != 0xD800 {
            fours[count] = UInt16(scalar)
            count += 1
        }
        // ḿ has its two bytes since 2005; the private character in its stead took over its four.
        fours[7457] = 0xE7C7
        for (code, scalar) in Self.later {
            if scalar > 0xFFFF { pairs[code - 0x8000] = 0 } else { set(code, scalar, &isPair) }
        }
    }

    private func set(_ code: Int, _ scalar: UInt32, _ isPair: inout [Bool]) {
        let (lead, trail) = (code >> 8, code & 0xFF)
        let bytes =
            scalar < 0x800
            ? 0x0200_0000 | (0xC0 | scalar >> 6) | (0x80 | scalar & 0x3F) << 8
            : 0x0300_0000 | (0xE0 | scalar >> 12) | (0x80 | scalar >> 6 & 0x3F) << 8 | (0x80 | scalar & 0x3F) << 16
        let mayBeUTF8 = (0x80...0xBF).contains(trail) && ((0xC2...0xC3).contains(lead) || (0xE0...0xF4).contains(lead))
        pairs[code - 0x8000] = mayBeUTF8 ? bytes | Self.mark : bytes
        isPair[Int(scalar)] = true
        costs[Int(scalar)] = Cost.of(lead, trail, scalar)
    }

    /// Decodes `start..<end` to `out` onwards, where there must be room for twice as many bytes and 16; answers where it
    /// stopped: at the end, or where no whole character begins. Adds what the codes have in common to `marks`.
    @inline(__always)
    func decode(
        _ base: UnsafePointer<UInt8>,
        _ start: Int,
        _ end: Int,
        to target: UnsafeMutablePointer<UInt8>,
        _ out: inout Int,
        marks: inout UInt32
    ) -> Int {
        let raw = UnsafeRawPointer(base)
        let rawTarget = UnsafeMutableRawPointer(target)
        var (index, place, seen) = (start, out, marks)
        defer { (out, marks) = (place, seen) }
        while index < end {
            let lead = base[index]
            if lead < 0x80 {
                if index + 8 <= end {
                    // Eight bytes are copied, and as many of them counted as are ASCII.
                    let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                    rawTarget.storeBytes(of: word, toByteOffset: place, as: UInt64.self)
                    let high = word.littleEndian & 0x8080_8080_8080_8080
                    let count = high == 0 ? 8 : high.trailingZeroBitCount >> 3
                    index += count
                    place += count
                } else {
                    target[place] = lead
                    index += 1
                    place += 1
                }
                continue
            }
            guard index + 1 < end else { break }
            let pair = pairs[Int(lead & 0x7F) << 8 | Int(base[index + 1])]
            if pair != 0 {
                rawTarget.storeBytes(of: pair.littleEndian, toByteOffset: place, as: UInt32.self)
                index += 2
                place += Int(pair >> 24 & 3)
                seen |= pair
                continue
            }
            guard let (scalar, length) = scalar(base, index, end) else { break }
            index += length
            for byte in UTF8.encode(Unicode.Scalar(scalar)!)! {
                target[place] = byte
                place += 1
            }
        }
        return index
    }

    /// The character at `index` and the number of its bytes.
    func scalar(_ base: UnsafePointer<UInt8>, _ index: Int, _ end: Int) -> (UInt32, length: Int)? {
        guard index + 1 < end, base[index] > 0x80, base[index] < 0xFF else { return nil }
        let (first, second) = (Int(base[index]), Int(base[index + 1]))
        guard (0x30...0x39).contains(second) else {
            let pair = pairs[(first & 0x7F) << 8 | second]
            switch pair >> 24 & 3 {
            case 2: return ((pair & 0x1F) << 6 | pair >> 8 & 0x3F, 2)
            case 3: return ((pair & 0xF) << 12 | (pair >> 8 & 0x3F) << 6 | pair >> 16 & 0x3F, 2)
            default: return Self.later.first { $0.code == first << 8 | second }.map { ($0.scalar, 2) }
            }
        }
        guard index + 3 < end else { return nil }
        let (third, fourth) = (Int(base[index + 2]), Int(base[index + 3]))
        guard (0x81...0xFE).contains(third), (0x30...0x39).contains(fourth) else { return nil }
        let place = ((first - 0x81) * 10 + second - 0x30) * 1260 + (third - 0x81) * 10 + fourth - 0x30
        if place < Self.fourCount { return (UInt32(fours[place]), 4) }
        guard place >= Self.beyond, place - Self.beyond < 0x10_0000 else { return nil }
        return (UInt32(0x10000 + place - Self.beyond), 4)
    }

    /// How much speaks against a text in which this character stands (``TextWeight``).
    func cost(_ scalar: UInt32) -> Int {
        if scalar < 0x10000 { return Int(costs[Int(scalar)]) }
        return Int(
            (0x20000..<0x2EBF0).contains(scalar) || (0x30000..<0x323B0).contains(scalar) ? Cost.rare : Cost.alien
        )
    }

    /// Bits, about: how rarely such a character stands in Chinese text.
    enum Cost {
        /// The first level of GB2312, and its signs.
        static let common: UInt8 = 8
        /// The second level of GB2312.
        static let uncommon: UInt8 = 16
        /// All other characters.
        static let rare: UInt8 = 22
        /// What stands in no text: private characters, bytes that do not decode.
        static let alien: UInt8 = 40

        fileprivate static func of(_ lead: Int, _ trail: Int, _ scalar: UInt32) -> UInt8 {
            if (0xE000..<0xF900).contains(scalar) { return alien }
            guard trail >= 0xA1 else { return rare }
            return switch lead {
            case 0xA1...0xA3, 0xB0...0xD7: common
            case 0xD8...0xF7: uncommon
            default: rare
            }
        }
    }
}
