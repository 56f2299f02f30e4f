extension GradingRules {
    /// The date on which a unit's provided contacts reached the quota; the latest where there are fewer (C4, log.md §Grades).
    /// - Parameter dates: of the contacts provided, in any order; `nil` when there are none.
    package func receivedOn(_ dates: [CivilDate]) -> CivilDate? {
        dates.isEmpty ? nil : dates.sorted()[min(quota, dates.count) - 1]
    }

    /// Whether a hand-in of `date` is after the deadline, as R1 reads it (C4, C7).
    package func late(_ date: CivilDate, calendar: WorkCalendar) -> Bool {
        switch readings.deadline {
        case .inclusive: date > deadline
        case .exclusive: date >= deadline
        case .nextWorkingDay:
            date > (calendar.isWorkingDay(deadline) ? deadline : calendar.workingDay(after: deadline))
        }
    }

    /// The grade of a unit with its reasons (log.md §Grades).
    /// - Parameter totalWeight: Σ weights of the questions.
    package func verdict(of tally: UnitTally, calendar: WorkCalendar, totalWeight: Int) -> Verdict {
        let late = tally.receivedOn.map { self.late($0, calendar: calendar) } ?? false
        let judgement = Judgement(rules: self, late: late, totalWeight: totalWeight)
        return Verdict(
            tally: tally,
            late: late,
            shortfall: max(0, quota - tally.provided),
            conclusion: judgement.conclusion(tally)
        )
    }

    /// The best band whose lower limit `average` reaches; limits belong to the band above (C6, C9).
    package func band(of average: Fraction) -> Grade {
        bands.first { Fraction($0.from.hundredths, 100) <= average }?.grade ?? .poor
    }
}

/// One unit before the rules.
private struct Judgement {
    let rules: GradingRules
    let late: Bool
    let totalWeight: Int

    func conclusion(_ tally: UnitTally) -> Verdict.Conclusion {
        guard tally.provided > 0 else {
            // What was sent and could not be read is no "未提供".
            return tally.refused > 0 ? .undetermined(.handInRefused) : .nothingProvided
        }
        if isAllUnreachable(tally) { return .allUnreachable }
        let pending = tally.open + (tally.closed ? 0 : tally.due)
        if pending > 0 {
            return .provisional(
                standing: average(tally),
                best: best(tally, pending: pending),
                worst: worst(tally, pending: pending)
            )
        }
        return average(tally).map(Verdict.Conclusion.averaged) ?? .undetermined(.nobodyScored)
    }

    private func isAllUnreachable(_ tally: UnitTally) -> Bool {
        tally.drawn > 0 && tally.unreachable == tally.drawn && tally.due == 0
    }

    /// C6 and C7; `nil` without a score.
    private func average(_ tally: UnitTally) -> Verdict.Average? {
        guard tally.scored > 0 else { return nil }
        let value = Fraction(tally.weightedSum, tally.scored * totalWeight * 100)
        let band = rules.band(of: value)
        let downgrades = downgrades(tally)
        let steps = downgrades.reduce(0) { $0 + $1.steps }
        return Verdict.Average(value: value, band: band, downgrades: downgrades, grade: band.lowered(by: steps))
    }

    /// R2: one downgrade for all causes, or one for the date and one for the numbers. A shortfall (R3) is a number's cause.
    private func downgrades(_ tally: UnitTally) -> [Downgrade] {
        let shortfall = rules.readings.shortfall == .downgrade && tally.provided < rules.quota
        let byDate = Downgrade(causes: late ? [.late] : [], steps: rules.lateSteps)
        let byNumber = Downgrade(
            causes: (tally.unreachable > 0 ? [.unreachable] : []) + (shortfall ? [.shortfall] : []),
            steps: rules.unreachableSteps
        )
        let all = [byDate, byNumber].filter { !$0.causes.isEmpty && $0.steps > 0 }
        guard rules.readings.causes == .once, all.count > 1 else { return all }
        return [Downgrade(causes: all.flatMap(\.causes), steps: all.map(\.steps).max()!)]
    }

    /// All pending contacts score 100.
    private func best(_ tally: UnitTally, pending: Int) -> Grade {
        ended(tally, unreachable: 0, scored: pending, points: 100)!
    }

    /// Every number of the pending contacts that can still become unreachable is tried, the others score 0: one downgrade
    /// may cost more or less than zeros do, and all of them unreachable is C8.
    private func worst(_ tally: UnitTally, pending: Int) -> Grade {
        let unreachable = min(pending, tally.openNeverReached + (tally.closed ? 0 : tally.due))
        return (0...unreachable)
            .compactMap { ended(tally, unreachable: $0, scored: pending - $0, points: 0) }
            .min()!
    }

    /// The grade once the pending contacts have ended so; `nil` where nobody scored and C8 does not apply.
    private func ended(_ tally: UnitTally, unreachable: Int, scored: Int, points: Int) -> Grade? {
        var tally = tally
        let taken = tally.closed ? 0 : tally.due
        tally.drawn += taken
        tally.undrawn -= taken
        tally.open = 0
        tally.openNeverReached = 0
        tally.unreachable += unreachable
        tally.scored += scored
        tally.weightedSum += scored * points * 100 * totalWeight
        return isAllUnreachable(tally) ? .poor : average(tally)?.grade
    }
}
