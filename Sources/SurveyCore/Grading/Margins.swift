/// How much a grade hangs on: the units whose computed grade one number, or less than a point, would change.
package struct Margins: Hashable, Sendable {
    /// Had one unreachable number been answered, or one more been unreachable.
    package let byOneNumber: [String]
    /// Had the average been less than one point higher or lower.
    package let byLessThanAPoint: [String]

    package init(byOneNumber: [String], byLessThanAPoint: [String]) {
        self.byOneNumber = byOneNumber
        self.byLessThanAPoint = byLessThanAPoint
    }
}

extension GradingRules {
    /// - Parameter units: in the order in which they are to be named.
    package func margins(
        of units: [(unit: String, tally: UnitTally)],
        calendar: WorkCalendar,
        totalWeight: Int
    ) -> Margins {
        let verdicts = units.map { ($0.unit, verdict(of: $0.tally, calendar: calendar, totalWeight: totalWeight)) }
        return Margins(
            byOneNumber: verdicts.filter { _, verdict in
                neighbours(verdict.tally).contains {
                    self.verdict(of: $0, calendar: calendar, totalWeight: totalWeight).grade != verdict.grade
                }
            }.map(\.0),
            byLessThanAPoint: verdicts.filter { $0.1.average.map(hangsOnAPoint) ?? false }.map(\.0)
        )
    }

    /// The unit with one unreachable number fewer, and with one more. The average stays as it is: nothing is assumed about
    /// what the one would have said, or the other did say.
    private func neighbours(_ tally: UnitTally) -> [UnitTally] {
        var answered = tally
        answered.unreachable -= 1
        answered.reached += 1
        var lost = tally
        lost.unreachable += 1
        return (tally.unreachable > 0 ? [answered] : []) + (tally.unreachable < tally.drawn ? [lost] : [])
    }

    /// A band's limit lies within less than a point, and beyond it the grade is another; below 差 nothing lies.
    private func hangsOnAPoint(_ average: Verdict.Average) -> Bool {
        let steps = average.downgrades.reduce(0) { $0 + $1.steps }
        return zip(bands, bands.dropFirst()).contains { above, below in
            let limit = Fraction(above.from.hundredths, 100)
            // The limit belongs to the band above: reached from below, left by the least fall.
            let beyond = average.value < limit ? above.grade : below.grade
            let distance = average.value.numerator * 100 - above.from.hundredths * average.value.denominator
            return abs(distance) < 100 * average.value.denominator && beyond.lowered(by: steps) != average.grade
        }
    }
}

/// What `whatif` answers: per combination of readings the units that change, and how much hangs on little.
package struct WhatIf: Hashable, Sendable {
    package struct Outcome: Hashable, Sendable {
        package let readings: [Reading]
        package let changes: [GradeChange]

        package init(readings: [Reading], changes: [GradeChange]) {
            self.readings = readings
            self.changes = changes
        }
    }

    package let outcomes: [Outcome]
    package let units: Int
    package let margins: Margins

    package init(outcomes: [Outcome], units: Int, margins: Margins) {
        self.outcomes = outcomes
        self.units = units
        self.margins = margins
    }
}
