/// How much a grade hangs on: the units whose computed grade one number, or less than a point, would change.
package struct Margins: Hashable, Sendable {
    /// Had one unreachable number been reached.
    package let byOneUnreachable: [String]
    /// Had one more number been unreachable.
    package let byOneMore: [String]
    /// Had the average been less than one point higher or lower.
    package let byLessThanAPoint: [String]
}

extension GradingRules {
    /// - Parameter units: in the order in which they are to be named.
    package func margins(
        of units: [(unit: String, tally: UnitTally)],
        calendar: WorkCalendar,
        totalWeight: Int
    ) -> Margins {
        let verdicts = units.map { ($0.unit, verdict(of: $0.tally, calendar: calendar, totalWeight: totalWeight)) }
        func changing(_ other: (UnitTally) -> UnitTally?) -> [String] {
            verdicts.filter { _, verdict in
                guard let tally = other(verdict.tally) else { return false }
                return self.verdict(of: tally, calendar: calendar, totalWeight: totalWeight).grade != verdict.grade
            }.map(\.0)
        }
        return Margins(
            byOneUnreachable: changing(withOneReached),
            byOneMore: changing(withOneLost),
            byLessThanAPoint: verdicts.filter { $0.1.average.map(hangsOnAPoint) ?? false }.map(\.0)
        )
    }

    /// The average stays as it is: nothing is assumed about what the one would have said.
    private func withOneReached(_ tally: UnitTally) -> UnitTally? {
        guard tally.unreachable > 0 else { return nil }
        var reached = tally
        reached.unreachable -= 1
        reached.reached += 1
        return reached
    }

    /// Nor about what the other did say.
    private func withOneLost(_ tally: UnitTally) -> UnitTally? {
        guard tally.unreachable < tally.drawn else { return nil }
        var lost = tally
        lost.unreachable += 1
        return lost
    }

    /// A band's limit lies within less than a point, and beyond it the grade is another; below 差 nothing lies.
    private func hangsOnAPoint(_ average: Verdict.Average) -> Bool {
        zip(bands, bands.dropFirst()).contains { above, below in
            let limit = Fraction(above.from.hundredths, 100)
            // The limit belongs to the band above: reached from below, left by the least fall.
            let beyond = average.value < limit ? above.grade : below.grade
            let distance = average.value.numerator * 100 - above.from.hundredths * average.value.denominator
            return abs(distance) < 100 * average.value.denominator && beyond.lowered(by: average.steps) != average.grade
        }
    }
}
