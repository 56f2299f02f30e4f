import Testing

@testable import SurveyCore

/// The cases of log.md §Grades that the notice's own examples do not reach.
@Suite struct GraderTests {
    func tally(_ change: (inout UnitTally) -> Void) -> UnitTally {
        var tally = UnitTally(perUnit: 10)
        (tally.provided, tally.drawn, tally.received) = (10, 10, HandInDays(on: TestRules.day("09-18")))
        change(&tally)
        return tally
    }

    func verdict(_ tally: UnitTally, _ rules: GradingRules = TestRules.grading()) -> Verdict {
        rules.verdict(of: tally, calendar: TestRules.calendar, totalWeight: 2)
    }

    /// `count` contacts at `points` each, with two questions of weight 1.
    func sum(_ count: Int, _ points: Int) -> Int { count * points * 200 }

    @Test func whatWasRefusedDoesNotCountAsNotProvided() {
        let refused = verdict(tally { ($0.provided, $0.drawn, $0.refused, $0.received) = (0, 0, 3, nil) })
        #expect(refused.conclusion == .undetermined(.handInRefused))
        #expect(refused.late == false)
        #expect(refused.shortfall == 10)
    }

    /// C8.
    @Test(arguments: [
        ("one open", 9, 1, 0, 0, false, true), ("one not finished", 9, 0, 1, 0, true, false),
        ("one due", 9, 0, 0, 1, false, true), ("one due after close", 9, 0, 0, 1, true, false),
    ])
    func onlyWithEveryDrawnNumberUnreachableTheGradeIsPoor(
        _ name: String,
        unreachable: Int,
        open: Int,
        notFinished: Int,
        undrawn: Int,
        closed: Bool,
        provisional: Bool
    ) {
        let verdict = verdict(
            tally {
                $0.drawn = unreachable + open + notFinished
                ($0.unreachable, $0.open, $0.openNeverReached) = (unreachable, open, open)
                ($0.notFinished, $0.undrawn, $0.closed) = (notFinished, undrawn, closed)
            }
        )
        #expect(verdict.grade == nil, "\(name)")
        if provisional {
            #expect(verdict.conclusion == .provisional(standing: nil, best: .good, worst: .poor))
        } else {
            #expect(verdict.conclusion == .undetermined(.nobodyScored))
        }
    }

    @Test func contactsBeyondKAreNotDue() {
        let verdict = verdict(
            tally { ($0.perUnit, $0.drawn, $0.undrawn, $0.scored, $0.weightedSum) = (5, 5, 5, 5, sum(5, 92)) }
        )
        #expect(verdict.status == .final)
        #expect(verdict.grade == .excellent)
    }

    @Test func beforeTheDrawEverythingIsPossible() {
        let verdict = verdict(tally { ($0.drawn, $0.undrawn) = (0, 10) })
        #expect(verdict.conclusion == .provisional(standing: nil, best: .excellent, worst: .poor))
    }

    @Test func aProvisionalGradeLeavesTheOpenContactsOut() {
        let verdict = verdict(
            tally { ($0.scored, $0.weightedSum, $0.open, $0.openNeverReached) = (9, sum(9, 96), 1, 1) }
        )
        // One unreachable: 优 becomes 良. One zero: 86.4 is 良, too.
        #expect(verdict.status == .provisional)
        #expect(verdict.grade == .excellent)
        #expect(verdict.possible! == (.excellent, .good))
    }

    @Test func aZeroMayCostMoreThanADowngradeOrLess() {
        let zero = verdict(tally { ($0.scored, $0.weightedSum, $0.open) = (9, sum(9, 94), 1) })
        #expect(zero.possible! == (.excellent, .fair), "84.6 by a zero")
        let downgrade = verdict(
            tally { ($0.scored, $0.weightedSum, $0.open, $0.openNeverReached) = (9, sum(9, 100), 1, 1) }
        )
        #expect(downgrade.possible! == (.excellent, .good), "90 by a zero, 良 by C7")
    }

    /// C8 again.
    @Test func whileAllAreOpenEveryOneMayBecomeUnreachable() {
        let verdict = verdict(tally { ($0.unreachable, $0.open, $0.openNeverReached) = (9, 1, 1) })
        #expect(verdict.possible! == (.good, .poor))
    }

    @Test func contactsDueCountLikeOpenOnesUntilClose() {
        let due = tally { ($0.drawn, $0.undrawn, $0.scored, $0.weightedSum) = (9, 1, 9, sum(9, 99)) }
        #expect(verdict(due).possible! == (.excellent, .good))
        var closed = due
        closed.closed = true
        #expect(verdict(closed).status == .final)
        #expect(verdict(closed).grade == .excellent)
    }

    @Test func stepsAreTheRulebooksAndTheLargerStandsForBothOrTheyAddUp() {
        let both = tally {
            ($0.scored, $0.weightedSum, $0.unreachable, $0.received) = (
                9, sum(9, 95), 1, HandInDays(on: TestRules.day("09-21"))
            )
        }
        let once = verdict(both, TestRules.grading(lateSteps: 1, unreachableSteps: 2))
        #expect(once.grade == .fair)
        #expect(once.downgrades == [Downgrade(causes: [.late, .unreachable], steps: 2)])
        let each = verdict(both, TestRules.grading(Readings(causes: .each), lateSteps: 1, unreachableSteps: 2))
        #expect(each.grade == .poor)
        let harmless = verdict(both, TestRules.grading(lateSteps: 0, unreachableSteps: 1))
        #expect(harmless.downgrades == [Downgrade(causes: [.unreachable], steps: 1)])
    }

    @Test func theDateIsThatOfTheQuotaOrTheLatest() {
        let rules = TestRules.grading()
        let tenth = Array(repeating: TestRules.day("09-18"), count: 9) + [TestRules.day("09-25")]
        #expect(rules.handInDays(tenth.reversed())?.complete == TestRules.day("09-25"))
        #expect(rules.handInDays(tenth + [TestRules.day("09-19")])?.complete == TestRules.day("09-19"))
        #expect(
            rules.handInDays([TestRules.day("09-25"), TestRules.day("09-18")])
                == HandInDays(first: TestRules.day("09-18"), complete: TestRules.day("09-25"))
        )
        #expect(rules.handInDays([]) == nil)
    }

    func ruling(_ grade: Grade, computed: Grade?) -> Ruling {
        Ruling(
            grade: grade,
            reason: "经研究决定",
            by: "办公室",
            at: TestRules.time("12-01 09:00"),
            computed: computed,
            sequence: 9
        )
    }

    @Test func aRulingDecidesAnUndeterminedUnitOnlyAsLongAsItHasNoScore() {
        let filling = ruling(.fair, computed: nil)
        let none = UnitGrade(unit: "甲", verdict: verdict(tally { $0.reached = 10 }), ruling: filling)
        #expect(none.grade == .fair && none.status == .final && none.ruling == filling)
        let scored = tally { ($0.reached, $0.scored, $0.weightedSum) = (9, 1, sum(1, 91)) }
        let answered = UnitGrade(unit: "甲", verdict: verdict(scored), ruling: filling)
        #expect(answered.grade == .excellent && answered.status == .final && answered.ruling == nil)
    }

    @Test func aRulingOverridesAComputedGradeAndStaysProvisionalWhileContactsAreOpen() {
        let over = ruling(.excellent, computed: .good)
        let open = tally { ($0.scored, $0.weightedSum, $0.open) = (9, sum(9, 88), 1) }
        let grade = UnitGrade(unit: "甲", verdict: verdict(open), ruling: over)
        #expect(grade.grade == .excellent && grade.status == .provisional && grade.verdict.grade == .good)
        let due = tally { ($0.drawn, $0.undrawn, $0.scored, $0.weightedSum) = (9, 1, 9, sum(9, 88)) }
        #expect(UnitGrade(unit: "甲", verdict: verdict(due), ruling: over).status == .final)
        #expect(UnitGrade(unit: "甲", verdict: verdict(due)).status == .provisional)
    }

    @Test func everyOtherReadingAloneChangesWhatItShould() {
        let names = Readings().otherReadings.map { "\($0.key)=\($0.value)" }
        #expect(names == ["R1=exclusive", "R1=next-working-day", "R2=each", "R3=downgrade", "R8=first"])
        #expect(names.map(Reading.init) == Readings().otherReadings)
        #expect(Reading("R1=late") == nil && Reading("R2=inclusive") == nil)
    }

    @Test func aCombinationOfReadingsChangesWhatItShould() {
        let onTheDay = tally {
            ($0.scored, $0.weightedSum, $0.received) = (10, sum(10, 95), HandInDays(on: TestRules.day("09-20")))
        }
        let short = tally { ($0.provided, $0.drawn, $0.scored, $0.weightedSum) = (9, 9, 9, sum(9, 95)) }
        func changes(_ readings: [Reading]) -> [GradeChange] {
            TestRules.grading()
                .changes(
                    under: readings,
                    units: [("甲", onTheDay), ("乙", short)],
                    calendar: TestRules.calendar,
                    totalWeight: 2
                )
        }
        let late = GradeChange(unit: "甲", from: .excellent, to: .good)
        let few = GradeChange(unit: "乙", from: .excellent, to: .good)
        #expect(changes([.deadline(.exclusive)]) == [late])
        #expect(changes([.shortfall(.downgrade)]) == [few])
        #expect(changes([.deadline(.exclusive), .shortfall(.downgrade)]) == [late, few])
        #expect(changes([.deadline(.nextWorkingDay), .causes(.each)]).isEmpty)
    }
}
