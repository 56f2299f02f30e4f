/// How unlikely something is, in whole numbers.
package enum Chance {
    /// Whether `share`^`times` × `tries` is below one thousandth.
    package static func isSmall(_ share: Fraction, times: Int, tries: Int = 1) -> Bool {
        isSmall([(share, times)], tries: tries)
    }

    /// Whether the product of the powers × `tries` is below one thousandth.
    package static func isSmall(_ powers: [(share: Fraction, times: Int)], tries: Int = 1) -> Bool {
        let one: Int128 = 1_000_000_000_000_000
        var chance = one * Int128(max(1, tries))
        for (share, times) in powers {
            for _ in 0..<times where chance > 0 {
                chance = chance * Int128(share.numerator) / Int128(share.denominator)
            }
        }
        return chance * 1000 < one
    }

    /// Whether `count` of `n` is more, by over six spreads, than the share `k` of `m` among the others would bring; one of each is
    /// added to theirs, so that nobody is compared with never.
    package static func isMore(_ count: Int, of n: Int, than k: Int, of m: Int) -> Bool {
        let (a, b) = (Int128(k + 1), Int128(m + 2))
        let off = Int128(count) * b - Int128(n) * a
        return off > 0 && off * off > 36 * Int128(n) * a * (b - a)
    }
}
