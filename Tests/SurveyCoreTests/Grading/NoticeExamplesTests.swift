import Testing

@testable import SurveyCore

/// The examples of notice.md §Examples.
@Suite struct NoticeExamplesTests {
    /// A unit whose scored contacts (equal weights) have these averages in hundredths, handed in on `date`.
    func verdict(
        _ averages: [Int],
        unreachable: Int = 0,
        on date: String = "09-18",
        readings: Readings = Readings()
    ) -> Verdict {
        var tally = UnitTally(perUnit: 10)
        tally.provided = averages.count + unreachable
        tally.drawn = tally.provided
        tally.scored = averages.count
        tally.weightedSum = averages.reduce(0) { $0 + $1 * 2 }
        tally.unreachable = unreachable
        tally.received = tally.provided > 0 ? HandInDays(on: TestRules.day(date)) : nil
        return TestRules.grading(readings).verdict(of: tally, calendar: TestRules.calendar, totalWeight: 2)
    }

    let tenAt95 = Array(repeating: 9500, count: 10)
    let nineAt95 = Array(repeating: 9500, count: 9)

    @Test func anAverageOfExactly90IsExcellent() {
        #expect(verdict([8000, 10000]).grade == .excellent)
        #expect(verdict([8000, 10000]).average?.value == Fraction(90, 1))
    }

    @Test func anAverageOf89995IsGoodAndNeverPrintedAs90() {
        let average = verdict([8999, 9000]).average
        #expect(average?.value == Fraction(89995, 1000))
        #expect(average?.grade == .good)
        #expect(average?.value.text == "89.99")
    }

    @Test func anAverageOfExactly85IsGood() { #expect(verdict([8400, 8600]).grade == .good) }

    @Test func anAverageOfExactly70IsFair() { #expect(verdict([6900, 7100]).grade == .fair) }

    @Test func anAverageJustBelow70IsPoor() {
        let average = verdict([7000, 7000, 6999]).average
        #expect(average?.grade == .poor)
        #expect(average?.value.text == "69.99")
        #expect(average?.value.textIsExact == false)
    }

    @Test func anAverageOf95WithOneOfTenNumbersUnreachableIsGood() {
        let verdict = verdict(nineAt95, unreachable: 1)
        #expect(verdict.grade == .good)
        #expect(verdict.band == .excellent)
        #expect(verdict.downgrades == [Downgrade(causes: [.unreachable], steps: 1)])
    }

    @Test func tenOfTenUnreachableIsPoor() {
        let verdict = verdict([], unreachable: 10)
        #expect(verdict.conclusion == .allUnreachable)
        #expect(verdict.grade == .poor)
        #expect(verdict.band == nil && verdict.downgrades.isEmpty)
    }

    @Test func anAverageOf95HandedInLateIsGood() {
        let verdict = verdict(tenAt95, on: "09-25")
        #expect(verdict.grade == .good)
        #expect(verdict.late)
        #expect(verdict.downgrades == [Downgrade(causes: [.late], steps: 1)])
    }

    /// R2.
    @Test func lateAndOneUnreachableIsGoodOrFairByTheReadingOfCauses() {
        let once = verdict(nineAt95, unreachable: 1, on: "09-25")
        #expect(once.grade == .good)
        #expect(once.downgrades == [Downgrade(causes: [.late, .unreachable], steps: 1)])
        let each = verdict(nineAt95, unreachable: 1, on: "09-25", readings: Readings(causes: .each))
        #expect(each.grade == .fair)
        #expect(each.downgrades == [Downgrade(causes: [.late], steps: 1), Downgrade(causes: [.unreachable], steps: 1)])
    }

    @Test func anAverageOf60HandedInLateIsPoorForNothingLiesBelow() {
        let verdict = verdict(Array(repeating: 6000, count: 10), on: "09-25")
        #expect(verdict.grade == .poor)
        #expect(verdict.downgrades.count == 1)
    }

    @Test func nothingHandedInIsPoor() {
        #expect(verdict([]).conclusion == .nothingProvided)
        #expect(verdict([]).grade == .poor)
    }

    /// R1: 2020-09-20 is a Sunday.
    @Test(arguments: [
        (Readings.Deadline.inclusive, "09-20", false), (.inclusive, "09-21", true),
        (.exclusive, "09-19", false), (.exclusive, "09-20", true),
        (.nextWorkingDay, "09-20", false), (.nextWorkingDay, "09-21", false), (.nextWorkingDay, "09-22", true),
    ])
    func aDeadlineOnASundayIsReadInTwoWays(reading: Readings.Deadline, date: String, late: Bool) {
        let rules = TestRules.grading(Readings(deadline: reading))
        #expect(rules.late(TestRules.day(date), calendar: TestRules.calendar) == late)
    }

    /// R8: begun in time, completed late.
    @Test func theDayThatCountsIsThatOfTheQuotaOrOfTheFirst() {
        var tally = UnitTally(perUnit: 10)
        (tally.provided, tally.drawn, tally.scored, tally.weightedSum) = (10, 10, 10, 10 * 9500 * 2)
        tally.received = HandInDays(first: TestRules.day("09-18"), complete: TestRules.day("09-23"))
        func verdict(_ completion: Readings.Completion) -> Verdict {
            TestRules.grading(Readings(completion: completion))
                .verdict(of: tally, calendar: TestRules.calendar, totalWeight: 2)
        }
        #expect(verdict(.complete).receivedOn == TestRules.day("09-23") && verdict(.complete).daysLate == 3)
        #expect(verdict(.complete).grade == .good)
        #expect(verdict(.first).receivedOn == TestRules.day("09-18") && !verdict(.first).late)
        #expect(verdict(.first).grade == .excellent)
    }

    /// R3, once with C7.
    @Test func nineContactsAreReportedOrCountAsAnUnreachableNumber() {
        #expect(verdict(nineAt95).grade == .excellent)
        #expect(verdict(nineAt95).shortfall == 1)
        let downgrading = Readings(causes: .each, shortfall: .downgrade)
        #expect(verdict(nineAt95, readings: downgrading).downgrades == [Downgrade(causes: [.shortfall], steps: 1)])
        let both = verdict(Array(nineAt95.dropLast()), unreachable: 1, readings: downgrading)
        #expect(both.downgrades == [Downgrade(causes: [.unreachable, .shortfall], steps: 1)])
        #expect(both.grade == .good)
    }

    /// R5.
    @Test func whereEverybodyWasReachedAndNobodyAnsweredTheGradeIsUndetermined() {
        var tally = UnitTally(perUnit: 10)
        (tally.provided, tally.drawn, tally.reached, tally.received) = (
            10, 10, 10, HandInDays(on: TestRules.day("09-01"))
        )
        let verdict = TestRules.grading().verdict(of: tally, calendar: TestRules.calendar, totalWeight: 2)
        #expect(verdict.conclusion == .undetermined(.nobodyScored))
        #expect(verdict.grade == nil && verdict.possible == nil && verdict.status == .undetermined)
    }
}
