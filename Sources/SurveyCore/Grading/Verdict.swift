/// What a unit's grade is computed from: counts over its drawn contacts, the sum of their scores, its dates.
/// One value serves the live grade, the explanation, verification and "what if" (log.md §Grades).
package struct UnitTally: Hashable, Sendable {
    /// Rows taken and not replaced, and rows of the unit that were refused (a refused file counts 1).
    package var provided = 0
    package var refused = 0
    /// Drawn contacts, and provided ones not drawn.
    package var drawn = 0
    package var undrawn = 0
    /// K: the last draw's contacts per unit; before the first draw the quota.
    package var perUnit: Int
    /// Contacts with scores, and the sum over them of Σ weight × score in hundredths.
    package var scored = 0
    package var weightedSum = 0
    /// Closed without a score after somebody answered.
    package var reached = 0
    package var unreachable = 0
    /// Open or awaiting confirmation; those of them never reached can still become unreachable.
    package var open = 0
    package var openNeverReached = 0
    /// Left over when fieldwork was closed.
    package var notFinished = 0
    /// Contacts whose number was corrected.
    package var corrected = 0
    /// `nil` when nothing is provided.
    package var received: HandInDays?
    /// A provided contact has the date of `unit received`.
    package var receivedCorrected = false
    package var closed = false

    package init(perUnit: Int) { self.perUnit = perUnit }

    /// Contacts that a draw would still take (log.md §Grades, due).
    package var due: Int { max(0, min(perUnit - drawn, undrawn)) }
    /// The same, as far as there will be another draw: none after the end of fieldwork.
    package var toDraw: Int { closed ? 0 : due }
}

/// The days on which a unit's provided contacts were handed in, as far as a grade may follow from them (R8).
package struct HandInDays: Hashable, Sendable {
    /// That of its first contacts.
    package var first: CivilDate
    /// That on which they reached the quota; the latest where there are fewer.
    package var complete: CivilDate

    package init(first: CivilDate, complete: CivilDate) {
        self.first = first
        self.complete = complete
    }

    /// All on one day.
    package init(on day: CivilDate) { self.init(first: day, complete: day) }
}

/// Why a unit is graded lower (C7; a shortfall only under R3=downgrade).
package struct Downgrade: Hashable, Sendable {
    package enum Cause: String, Hashable, Sendable, CaseIterable { case late, unreachable, shortfall }

    package let causes: [Cause]
    /// Steps by the rulebook; the grade itself never falls below 差.
    package let steps: Int
}

/// The computed grade of a unit with its reasons.
package struct Verdict: Hashable, Sendable {
    package enum Conclusion: Hashable, Sendable {
        /// C8: nothing was handed in.
        case nothingProvided
        /// C8: every drawn number is unreachable.
        case allUnreachable
        /// C6 and C7: the average's band, lowered.
        case averaged(Average)
        /// R5 and refused hand-ins: a person must rule.
        case undetermined(Undetermined)
        /// Something is still open; `standing` is what would stand if the open contacts were left out.
        case provisional(standing: Average?, best: Grade, worst: Grade)
        /// Not told to the reader, since it follows from scores while fieldwork is open (``UnitGrade/told(in:)``).
        case withheld
    }

    package struct Average: Hashable, Sendable {
        /// Over the contacts scored, their scores added up; `value` is the sum divided by their number.
        package let sum: Fraction
        package let value: Fraction
        package let band: Grade
        package let downgrades: [Downgrade]
        /// Of all downgrades together.
        package let steps: Int
        package let grade: Grade

        package init(sum: Fraction, value: Fraction, band: Grade, downgrades: [Downgrade]) {
            self.sum = sum
            self.value = value
            self.band = band
            self.downgrades = downgrades
            steps = downgrades.reduce(0) { $0 + $1.steps }
            grade = band.lowered(by: steps)
        }
    }

    package enum Undetermined: Hashable, Sendable {
        /// Files or rows were refused and nothing was taken.
        case handInRefused
        /// Contacts are there, nobody gave a score, and C8 does not apply.
        case nobodyScored
    }

    package private(set) var tally: UnitTally
    /// The day of the hand-in, as R8 reads it; `nil` when nothing is provided.
    package let receivedOn: CivilDate?
    /// Days between the last day in time, as R1 reads the deadline, and the hand-in; 0 in time.
    package let daysLate: Int
    /// Contacts missing from the quota.
    package let shortfall: Int
    /// What lowers the grade, or would lower it if there were an average.
    package let causes: [Downgrade.Cause]
    /// There are scores, but fewer than a grade should rest on.
    package let hasFewScores: Bool
    package private(set) var conclusion: Conclusion

    init(
        tally: UnitTally,
        receivedOn: CivilDate?,
        daysLate: Int,
        shortfall: Int,
        causes: [Downgrade.Cause],
        hasFewScores: Bool,
        conclusion: Conclusion
    ) {
        self.tally = tally
        self.receivedOn = receivedOn
        self.daysLate = daysLate
        self.shortfall = shortfall
        self.causes = causes
        self.hasFewScores = hasFewScores
        self.conclusion = conclusion
    }

    /// Nothing in it follows from scores.
    var withoutScores: Verdict {
        var verdict = self
        verdict.tally.weightedSum = 0
        switch conclusion {
        case .averaged, .provisional: verdict.conclusion = .withheld
        case .nothingProvided, .allUnreachable, .undetermined, .withheld: break
        }
        return verdict
    }

    package var late: Bool { daysLate > 0 }
}
