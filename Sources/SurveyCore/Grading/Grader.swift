extension GradingRules {
    /// The days of a unit's hand-in (log.md §Grades).
    /// - Parameter dates: of the contacts provided, in any order; `nil` when there are none.
    package func handInDays(_ dates: [CivilDate]) -> HandInDays? {
        let sorted = dates.sorted()
        return sorted.isEmpty ? nil : HandInDays(first: sorted[0], complete: sorted[min(quota, sorted.count) - 1])
    }

    /// The day that counts (C4), as R8 reads it.
    package func receivedOn(_ days: HandInDays) -> CivilDate {
        switch readings.completion {
        case .complete: days.complete
        case .first: days.first
        }
    }

    /// The last day in time, as R1 reads the deadline (C4).
    private func lastDayInTime(_ calendar: WorkCalendar) -> CivilDate {
        switch readings.deadline {
        case .inclusive: deadline
        case .exclusive: deadline.adding(days: -1)
        case .nextWorkingDay: calendar.isWorkingDay(deadline) ? deadline : calendar.workingDay(after: deadline)
        }
    }

    /// Whether a hand-in of `date` is late (C7).
    package func late(_ date: CivilDate, calendar: WorkCalendar) -> Bool { date > lastDayInTime(calendar) }

    /// The grade of a unit with its reasons (log.md §Grades).
    /// - Parameter totalWeight: Σ weights of the questions.
    package func verdict(of tally: UnitTally, calendar: WorkCalendar, totalWeight: Int) -> Verdict {
        let lastDay = lastDayInTime(calendar).daysSinceEpoch
        let receivedOn = tally.received.map(receivedOn)
        let daysLate = max(0, receivedOn.map { $0.daysSinceEpoch - lastDay } ?? 0)
        let judgement = Judgement(rules: self, late: daysLate > 0, totalWeight: totalWeight)
        return Verdict(
            tally: tally,
            receivedOn: receivedOn,
            daysLate: daysLate,
            shortfall: max(0, quota - tally.provided),
            causes: judgement.causes(tally),
            hasFewScores: tally.scored > 0 && tally.scored < fewScores,
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
        let pending = tally.open + tally.toDraw
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
        return Verdict.Average(
            sum: Fraction(tally.weightedSum, totalWeight * 100),
            value: value,
            band: rules.band(of: value),
            downgrades: downgrades(tally)
        )
    }

    /// C7 and R3.
    func causes(_ tally: UnitTally) -> [Downgrade.Cause] {
        let shortfall = rules.readings.shortfall == .downgrade && tally.provided < rules.quota
        return (late ? [.late] : []) + (tally.unreachable > 0 ? [.unreachable] : []) + (shortfall ? [.shortfall] : [])
    }

    /// R2: one downgrade for all causes, or one for the date and one for the numbers. A shortfall (R3) is a number's cause.
    private func downgrades(_ tally: UnitTally) -> [Downgrade] {
        let causes = causes(tally)
        let byDate = Downgrade(causes: causes.filter { $0 == .late }, steps: rules.lateSteps)
        let byNumber = Downgrade(causes: causes.filter { $0 != .late }, steps: rules.unreachableSteps)
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
        let unreachable = min(pending, tally.openNeverReached + tally.toDraw)
        return (0...unreachable)
            .compactMap { ended(tally, unreachable: $0, scored: pending - $0, points: 0) }
            .min()!
    }

    /// The grade once the pending contacts have ended so; `nil` where nobody scored and C8 does not apply.
    private func ended(_ tally: UnitTally, unreachable: Int, scored: Int, points: Int) -> Grade? {
        var tally = tally
        let taken = tally.toDraw
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

extension Rulebook {
    /// Whether a hand-in of this date is after the deadline.
    package func isLate(_ date: CivilDate) -> Bool { grading.late(date, calendar: calendar) }
}
