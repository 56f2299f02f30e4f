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
    /// Under which the margins hold: the rulebook's own, whatever was tried.
    package let marginReadings: [Reading]

    package init(outcomes: [Outcome], units: Int, margins: Margins, marginReadings: [Reading]) {
        self.outcomes = outcomes
        self.units = units
        self.margins = margins
        self.marginReadings = marginReadings
    }
}

/// A unit whose computed grade is another under other readings; `nil` is 待裁定 or no score yet.
package struct GradeChange: Hashable, Sendable {
    package let unit: String
    package let from: Grade?
    package let to: Grade?

    package init(unit: String, from: Grade?, to: Grade?) {
        self.unit = unit
        self.from = from
        self.to = to
    }
}

extension GradingRules {
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
