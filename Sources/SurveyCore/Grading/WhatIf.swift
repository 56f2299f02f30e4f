/// What `whatif` answers: per combination of readings the units that change, and how much hangs on little.
package struct WhatIf: Hashable, Sendable {
    package struct Outcome: Hashable, Sendable {
        package let readings: [Reading]
        package let changes: [GradeChange]
    }

    package let outcomes: [Outcome]
    package let units: Int
    package let margins: Margins
    /// Under which the margins hold: the rulebook's own, whatever was tried.
    package let marginReadings: [Reading]
}

/// A unit whose computed grade is another under other readings; `nil` is 待裁定 or no score yet.
package struct GradeChange: Hashable, Sendable {
    package let unit: String
    package let from: Grade?
    package let to: Grade?
}

extension GradingRules {
    /// The computed grades under other readings; rulings play no part.
    /// - Parameter combination: tried together; none: every reading that these rules do not take, each alone.
    package func whatIf(
        _ combination: [Reading],
        units: [(unit: String, tally: UnitTally)],
        calendar: WorkCalendar,
        totalWeight: Int
    ) -> WhatIf {
        let tried = combination.isEmpty ? readings.otherReadings.map { [$0] } : [combination]
        return WhatIf(
            outcomes: tried.map { other in
                let changes = changes(under: other, units: units, calendar: calendar, totalWeight: totalWeight)
                return WhatIf.Outcome(readings: other, changes: changes)
            },
            units: units.count,
            margins: margins(of: units, calendar: calendar, totalWeight: totalWeight),
            marginReadings: readings.taken
        )
    }

    /// Which units' computed grades change under `readings`; rulings play no part.
    package func changes(
        under readings: [Reading],
        units: [(unit: String, tally: UnitTally)],
        calendar: WorkCalendar,
        totalWeight: Int
    ) -> [GradeChange] {
        var other = self
        other.readings = self.readings.with(readings)
        return units.compactMap { unit, tally in
            let from = verdict(of: tally, calendar: calendar, totalWeight: totalWeight).grade
            let to = other.verdict(of: tally, calendar: calendar, totalWeight: totalWeight).grade
            return from == to ? nil : GradeChange(unit: unit, from: from, to: to)
        }
    }
}
