import GRDB
import SurveyCore

extension Survey {
    /// The computed grades under other readings; rulings play no part.
    /// - Parameter combination: tried together; none: every reading that the rulebook does not take, each alone.
    package func whatIf(_ combination: [Reading] = []) throws -> WhatIf {
        try read { db in
            let units = try Grades(db, rulebook).all(db).map { (unit: $0.grade.unit, tally: $0.grade.verdict.tally) }
            let rules = rulebook.grading
            let tried = combination.isEmpty ? rules.readings.otherReadings.map { [$0] } : [combination]
            return WhatIf(
                outcomes: tried.map { readings in
                    WhatIf.Outcome(
                        readings: readings,
                        changes: rules.changes(
                            under: readings,
                            units: units,
                            calendar: rulebook.calendar,
                            totalWeight: rulebook.totalWeight
                        )
                    )
                },
                units: units.count,
                margins: rules.margins(of: units, calendar: rulebook.calendar, totalWeight: rulebook.totalWeight),
                marginReadings: rules.readings.taken
            )
        }
    }
}
