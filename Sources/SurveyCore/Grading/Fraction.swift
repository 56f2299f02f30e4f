/// An exact non-negative fraction in lowest terms. Averages are compared by cross-multiplication, never as decimals; whatever
/// prints one prints ``text``, ``decimals`` or ``exact``, none of which ever rounds up.
package struct Fraction: Hashable, Comparable, Sendable {
    package let numerator: Int
    package let denominator: Int

    /// - Precondition: `numerator >= 0`, `denominator > 0`.
    package init(_ numerator: Int, _ denominator: Int) {
        precondition(numerator >= 0 && denominator > 0, "a fraction of counts")
        let divisor = Fraction.greatestCommonDivisor(numerator, denominator)
        self.numerator = numerator / divisor
        self.denominator = denominator / divisor
    }

    private static func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
        var (a, b) = (a, b)
        while b != 0 { (a, b) = (b, a % b) }
        return max(a, 1)
    }

    /// Two decimals, cut and never rounded: 89.995 is `89.99` (notice.md §Examples).
    package var text: String { "\(numerator / denominator).\(padded(remainder * 100 / denominator, 2))" }

    /// Whether ``text`` is the whole value.
    package var textIsExact: Bool { remainder * 100 % denominator == 0 }

    /// As a sum or quotient is written out: two to four decimals where they are all, else three, cut, and `...` (`92.555...`).
    package var decimals: String {
        let whole = numerator / denominator
        for (places, power) in [(2, 100), (3, 1000), (4, 10_000)] where remainder * power % denominator == 0 {
            return "\(whole).\(padded(remainder * power / denominator, places))"
        }
        return "\(whole).\(padded(remainder * 1000 / denominator, 3))..."
    }

    /// The exact value: `1403/16`, a whole one as `95`.
    package var exact: String { denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)" }

    private var remainder: Int { numerator % denominator }

    package var json: JSONValue {
        ["numerator": .int(numerator), "denominator": .int(denominator), "text": .string(text)]
    }

    package static func < (a: Fraction, b: Fraction) -> Bool {
        // Full-width products: no pair of counts can overflow the comparison.
        let left = a.numerator.multipliedFullWidth(by: b.denominator)
        let right = b.numerator.multipliedFullWidth(by: a.denominator)
        return (left.high, left.low) < (right.high, right.low)
    }
}
