import SurveyCore
import Testing

@Suite struct MarginsTests {
    /// `scored` contacts with this average in hundredths; one question of weight 1.
    private func tally(_ average: Int, scored: Int = 9, reached: Int = 0, unreachable: Int = 0) -> UnitTally {
        var tally = UnitTally(perUnit: 10)
        tally.provided = 10
        tally.drawn = scored + reached + unreachable
        (tally.scored, tally.reached, tally.unreachable) = (scored, reached, unreachable)
        tally.weightedSum = average * scored
        tally.received = CivilDate(iso: "2020-09-18").map(HandInDays.init(on:))
        tally.closed = true
        return tally
    }

    private func margins(_ tally: UnitTally) -> (number: Bool, fewer: Bool, more: Bool, point: Bool) {
        let rulebook = Rulebook.zhengzhou2020
        let found = rulebook.grading.margins(of: [("U", tally)], calendar: rulebook.calendar, totalWeight: 1)
        let (fewer, more) = (!found.byOneUnreachable.isEmpty, !found.byOneMore.isEmpty)
        return (fewer || more, fewer, more, !found.byLessThanAPoint.isEmpty)
    }

    @Test(arguments: [
        (9_000, true), (9_099, true), (9_100, false), (8_900, false), (8_901, true), (8_999, true), (8_750, false),
        (7_000, true), (6_901, true), (6_900, false), (0, false), (10_000, false),
    ])
    func anAverageLessThanAPointFromALimitHangsOnIt(average: Int, hangs: Bool) {
        #expect(margins(tally(average)).point == hangs)
    }

    /// Lowered once, 70 is 差 on either side of its limit.
    @Test func nothingLiesBelowPoor() {
        #expect(!margins(tally(7_050, unreachable: 1)).point)
        #expect(margins(tally(8_550, unreachable: 1)).point)
    }

    @Test func oneNumberMoreOrFewerMayDecide() {
        // One unreachable makes the difference of a grade; a second none.
        #expect(margins(tally(9_200, unreachable: 1)).number)
        #expect(margins(tally(9_200, scored: 10)).number)
        #expect(!margins(tally(9_200, scored: 8, unreachable: 2)).number)
        #expect(!margins(tally(6_000)).number)
        // Which way: the one that cost a grade, and the one that would.
        #expect(margins(tally(9_200, unreachable: 1)).fewer && !margins(tally(9_200, unreachable: 1)).more)
        #expect(!margins(tally(9_200, scored: 10)).fewer && margins(tally(9_200, scored: 10)).more)
        // The last reached contact stands between a unit and C8.
        #expect(margins(tally(9_200, scored: 1, unreachable: 9)).number)
        #expect(margins(tally(0, scored: 0, unreachable: 10)).number)
    }
}
