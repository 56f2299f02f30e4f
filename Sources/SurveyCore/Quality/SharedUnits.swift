/// Surveyors compared on the units that they share, so that nobody is judged by which units the draw gave them
/// (quality.md §Comparisons). Within a unit the draw decides by lot whose a contact is; what a surveyor's share of a unit would be
/// by that lot alone is known exactly, with its spread, and so is the sum over all shared units.
package struct SharedUnits: Hashable, Sendable {
    /// What is known of a unit: per surveyor number, how many values and their sum; of all, the sum of squares.
    private struct Unit: Hashable, Sendable {
        var own: [Int: (Int, Int)] = [:]
        var count = 0
        var sum = 0
        var squares = 0

        static func == (a: Unit, b: Unit) -> Bool {
            (a.count, a.sum, a.squares) == (b.count, b.sum, b.squares)
                && a.own.mapValues { [$0.0, $0.1] } == b.own.mapValues { [$0.0, $0.1] }
        }

        func hash(into hasher: inout Hasher) { hasher.combine(count) }
    }

    private var units: [Int: Unit] = [:]

    package init() {}

    /// A contact's value: a score sum, or 1 and 0.
    package mutating func add(_ value: Int, unit: Int, surveyor: Int) {
        var all = units[unit] ?? Unit()
        let own = all.own[surveyor] ?? (0, 0)
        all.own[surveyor] = (own.0 + 1, own.1 + value)
        all.count += 1
        all.sum += value
        all.squares += value * value
        units[unit] = all
    }

    /// A unit that cannot be compared yet.
    package mutating func drop(unit: Int) { units[unit] = nil }

    package struct Comparison: Hashable, Sendable {
        package var surveyor: Int
        /// Shared units, the surveyor's values in them and their sum, and the others'.
        package var units = 0
        package var own = 0
        package var ownSum = 0
        package var others = 0
        package var othersSum = 0
        /// What the lot alone would give: the expected sum, and the variance of the sum, in millionths.
        fileprivate var expected: Int128 = 0
        fileprivate var variance: Int128 = 0

        fileprivate init(surveyor: Int) { self.surveyor = surveyor }

        /// The expected mean of the surveyor's values, in hundredths of the value's unit.
        package func expectedMean(scale: Int) -> Int {
            own == 0 ? 0 : Int(expected * Int128(scale) / (1_000_000 * Int128(own)))
        }

        /// Means between which the lot leaves a surveyor almost always: the expected one ± √``threshold`` spreads.
        package func byLot(scale: Int) -> (low: Int, high: Int) {
            guard own > 0 else { return (0, 0) }
            // In millionths of a value: the root of millionths of a square has thousandths.
            let spread = squareRoot(variance * Int128(SharedUnits.threshold) * 1_000_000)
            func mean(_ sum: Int128) -> Int { Int(max(0, sum) * Int128(scale) / (1_000_000 * Int128(own))) }
            return (mean(expected - spread), mean(expected + spread))
        }

        /// Far from what the lot gives, with enough contacts on both sides to say so.
        package var isMarked: Bool {
            guard own >= SharedUnits.least, others >= SharedUnits.least, variance > 0 else { return false }
            let off = Int128(ownSum) * 1_000_000 - expected
            return off * off > Int128(SharedUnits.threshold) * variance * 1_000_000
        }
    }

    /// The square of how many spreads a sum must lie away.
    package static let threshold = 20
    /// Fewer values say nothing of a surveyor.
    package static let least = 20

    /// By surveyor number, of all who have a value.
    package var comparisons: [Comparison] {
        var found: [Int: Comparison] = [:]
        for unit in units.values {
            for (surveyor, (own, sum)) in unit.own {
                var comparison = found[surveyor] ?? Comparison(surveyor: surveyor)
                if own < unit.count {
                    let (n, all) = (Int128(own), Int128(unit.count))
                    let total = Int128(unit.sum)
                    comparison.units += 1
                    comparison.own += own
                    comparison.ownSum += sum
                    comparison.others += unit.count - own
                    comparison.othersSum += unit.sum - sum
                    comparison.expected += n * total * 1_000_000 / all
                    // Sampling without replacement: n (N - n) / N × the variance of the unit's values.
                    let spread = all * Int128(unit.squares) - total * total
                    comparison.variance += n * (all - n) * spread * 1_000_000 / (all * all * (all - 1))
                }
                found[surveyor] = comparison
            }
        }
        return found.values.sorted { $0.surveyor < $1.surveyor }
    }
}
