/// Wilson's score interval for a share, at 95 % and without continuity correction (E. B. Wilson, JASA 22, 1927; the method 3 of
/// R. G. Newcombe, Statistics in Medicine 17, 1998). In whole numbers, so that everybody gets the same digits.
package struct Wilson: Hashable, Sendable {
    package let count: Int
    package let of: Int
    /// In ten-thousandths, rounded.
    package let low: Int
    package let high: Int

    /// The square of the normal quantile 1.959964, in millionths.
    private static let squaredQuantile: Int128 = 3_841_459

    /// - Precondition: `0 <= count <= n`, `n > 0`.
    package init(_ count: Int, of n: Int) {
        precondition(count >= 0 && count <= n && n > 0, "a share")
        (self.count, of) = (count, n)
        // (2k + z² ± √(z⁴ + 4 z² k (n - k) / n)) / (2 (n + z²)), everything in millionths.
        let million: Int128 = 1_000_000
        let (k, whole, squared) = (Int128(count), Int128(n), Self.squaredQuantile)
        let root = squareRoot(squared * squared + 4 * squared * million * k * (whole - k) / whole)
        let below = 2 * (whole * million + squared)
        let middle = 2 * k * million + squared
        func rounded(_ above: Int128) -> Int { Int((2 * max(0, above) * 10_000 + below) / (2 * below)) }
        low = rounded(middle - root)
        high = min(10_000, rounded(middle + root))
    }
}

/// The largest whole number whose square is not above `value`.
func squareRoot(_ value: Int128) -> Int128 {
    guard value > 1 else { return max(0, value) }
    // Newton's method from above.
    var root = Int128(1) << ((128 - value.leadingZeroBitCount + 1) / 2)
    while case let next = (root + value / root) / 2, next < root { root = next }
    return root
}
