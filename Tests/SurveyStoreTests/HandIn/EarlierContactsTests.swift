import Glibc
import SurveyCore
import Testing

@testable import SurveyStore

/// Rows compared with those of an earlier import: twice as many are twice the work, also where all are of one person. Compared is the time
/// that this thread itself computed, as in `LinearityTests`.
@Suite(.serialized) struct EarlierContactsTests {
    private func clock() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    private func rows(_ numbers: Range<Int>) -> [HandedIn] {
        numbers.map { HandedIn("甲公司", "王一", "154" + padded($0, 8)) }
    }

    /// What the second import of as many rows costs.
    private func work(_ count: Int, again: Bool) throws -> Double {
        let folder = try Folder()
        let survey = try folder.create()
        try survey.take(rows(0..<count))
        let second = again ? rows(0..<count) : rows(count..<2 * count)
        let start = clock()
        let taken = try survey.take(second).0
        let work = clock() - start
        #expect(again ? taken.unchanged == count : taken.taken == count)
        return work
    }

    @Test(arguments: [true, false]) func eightTimesTheRowsOfOnePersonAreEightTimesTheWork(_ again: Bool) throws {
        let (small, large) = try (min(work(200, again: again), work(200, again: again)), work(1600, again: again))
        #expect(small > 0.0005, "nothing was measured")
        // Squared it would be 64 times.
        #expect(large < 20 * small + 0.05, "\(small) s, \(large) s")
    }

    /// What a hash finds is compared: position and number tell a row from one that has all else in common.
    @Test func aRowIsKnownAgainByAllItsCells() throws {
        let folder = try Folder()
        let survey = try folder.create()
        try survey.take(rows(0..<3))
        let (taken, _) = try survey.take(rows(1..<4))
        #expect(taken.unchanged == 2 && taken.taken == 1)
        let changed = taken.findings.compactMap { finding -> String? in
            guard case .numberChanged(let key, _, _, _) = finding.kind else { return nil }
            return key
        }
        #expect(changed == ["甲局-01"])
    }
}
