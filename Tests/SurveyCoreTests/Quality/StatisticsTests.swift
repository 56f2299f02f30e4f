import Foundation
import Naive
import SurveyCore
import Testing

@Suite struct StatisticsTests {
    /// R. G. Newcombe, *Statistics in Medicine* 17 (1998), table I, method 3: without continuity correction.
    @Test(arguments: [(81, 263, 2553, 3662), (15, 148, 624, 1605), (0, 20, 0, 1611), (1, 29, 61, 1718)])
    func wilsonsIntervalIsTheOnePublished(count: Int, of: Int, low: Int, high: Int) {
        let interval = Wilson(count, of: of)
        #expect(interval.low == low && interval.high == high, "\(interval)")
    }

    @Test func wilsonsIntervalIsTheSameFromBothSides() {
        for n in [1, 2, 20, 263, 1_000_000] {
            for k in [0, 1, n / 3, n] {
                let (a, b) = (Wilson(k, of: n), Wilson(n - k, of: n))
                // Rounded halves go up on either side.
                #expect(abs(a.low + b.high - 10_000) <= 1 && abs(a.high + b.low - 10_000) <= 1)
                #expect(a.low * n <= k * 10_000 + n && a.high * n >= k * 10_000 - n)
            }
        }
    }

    /// D. Böhning's and everybody's textbook case of Cochran, Mantel and Haenszel with one stratum is the hypergeometric: n 5 of N 10
    /// with 4 of the 5 ones: expected 2.5, variance 5·5·5·5/(100·9) = 0.694…, so 3.24 = (1.5)²/0.694…
    @Test func aComparisonIsTheHypergeometric() throws {
        var shared = SharedUnits()
        for place in 0..<10 { shared.add([1, 1, 1, 1, 0, 1, 0, 0, 0, 0][place], unit: 1, surveyor: place < 5 ? 1 : 2) }
        let first = try #require(shared.comparisons.first)
        #expect(first.own == 5 && first.ownSum == 4 && first.others == 5 && first.othersSum == 1)
        #expect(first.expectedMean(scale: 10_000) == 5_000)
        // 2.5 ± √20 · 0.8333 = 2.5 ± 3.7268: over five contacts -24.53 % (so 0) to 124.53 %.
        #expect(first.byLot(scale: 10_000).low == 0 && first.byLot(scale: 10_000).high == 12_453)
        #expect(!first.isMarked)
    }

    @Test func whoSharesNoUnitIsNotCompared() {
        var shared = SharedUnits()
        for place in 0..<60 { shared.add(place % 2, unit: place % 3, surveyor: place % 3) }
        #expect(shared.comparisons.allSatisfy { $0.own == 0 && !$0.isMarked })
    }

    @Test func fewContactsAreNeverMarked() {
        var shared = SharedUnits()
        for unit in 0..<19 {
            shared.add(1, unit: unit, surveyor: 1)
            for _ in 0..<9 { shared.add(0, unit: unit, surveyor: 2) }
        }
        #expect(shared.comparisons.allSatisfy { !$0.isMarked })
        shared.add(1, unit: 19, surveyor: 1)
        for _ in 0..<9 { shared.add(0, unit: 19, surveyor: 2) }
        #expect(shared.comparisons.allSatisfy { $0.isMarked })
    }

    @Test func largeSurveysDoNotOverflow() {
        var shared = SharedUnits()
        for unit in 0..<20_000 {
            for place in 0..<10 { shared.add(place < 5 ? 20_000 : 0, unit: unit, surveyor: place < 5 ? 1 : 2) }
        }
        #expect(shared.comparisons.allSatisfy { $0.isMarked })
    }

    // MARK: Honest surveys

    private struct Honest {
        var unreachable = SharedUnits()
        var scores = SharedUnits()
        var days: [Int: [PatternDial]] = [:]
        var answers: [[Score]: Int] = [:]
        var confirmed: [Int: [Int: [[Int]]]] = [:]

        /// Units differ in their numbers and in how content their contacts are; surveyors do not differ.
        init(_ seed: Int) {
            var random = SplitMix64(seed)
            let units = random.number(8...60)
            let surveyors = random.number(2...12)
            let isChoice = random.chance(40)
            for unit in 0..<units {
                let (dead, mean) = (random.number(0...20), random.number(62...99))
                let turn = random.number(0...surveyors - 1)
                for (place, ticket) in random.shuffle(Array(0..<10)).enumerated() {
                    let surveyor = 1 + (ticket + turn) % surveyors
                    let isDead = random.chance(dead)
                    let call = unit * 10 + place
                    unreachable.add(isDead ? 1 : 0, unit: unit, surveyor: surveyor)
                    if isDead, surveyors > 1 {
                        let others = (1...surveyors).filter { $0 != surveyor }
                        confirmed[surveyor, default: [:]][random.one(of: others), default: []].append([
                            call, 1000 + call,
                        ])
                    }
                    let given = isDead || random.chance(10) ? [] : Self.answers(&random, mean, isChoice)
                    if !given.isEmpty {
                        scores.add(given.reduce(0) { $0 + $1.hundredths }, unit: unit, surveyor: surveyor)
                        answers[given, default: 0] += 1
                    }
                    days[surveyor, default: []].append(
                        PatternDial(
                            call: call,
                            outcome: given.isEmpty ? .noAnswer : .completed,
                            at: Timestamp(seconds: call * 300),
                            answers: given
                        )
                    )
                }
            }
        }

        private static func answers(_ random: inout SplitMix64, _ mean: Int, _ isChoice: Bool) -> [Score] {
            let points = (0..<2).map { _ -> Int in
                let spread = (0..<4).reduce(0) { sum, _ in sum + random.number(-9...9) }
                let given = max(0, min(100, mean + spread))
                return isChoice ? (given + 10) / 20 * 20 : given
            }
            return points.map { Score(hundredths: $0 * 100)! }
        }

        var marks: [String] {
            let (numbers, means) = (unreachable.comparisons, scores.comparisons)
            let total = answers.values.reduce(0, +)
            let allLow = answers.filter { DialPatterns.isLowAndFull($0.key) }.values.reduce(0, +)
            var marks = numbers.filter(\.isMarked).map { "unreachable \($0.surveyor)" }
            marks += means.filter(\.isMarked).map { "mean \($0.surveyor)" }
            marks += DialPatterns.confirmingPairs(confirmed, dials: days.mapValues(\.count)).map { "pair \($0.first)" }
            for (surveyor, dials) in days {
                if DialPatterns.sameAnswers(dials, all: answers) != nil { marks.append("same \(surveyor)") }
                let own = dials.filter { !$0.answers.isEmpty }
                let low = own.count { DialPatterns.isLowAndFull($0.answers) }
                if low >= DialPatterns.leastLowAndFull,
                    Chance.isMore(low, of: own.count, than: allLow - low, of: total - own.count)
                {
                    marks.append("low \(surveyor)")
                }
            }
            return marks
        }
    }

    /// HUIFANG_HONEST=1000 for their full number.
    @Test func honestSurveysAreRarelyMarked() {
        let surveys = asked("HUIFANG_HONEST", or: 100)
        let marked = (1...surveys).map { Honest($0).marks }.filter { !$0.isEmpty }
        #expect(marked.count * 100 <= surveys, "\(marked)")
    }

    /// The same surveys, with one surveyor who makes a difference, are not passed over.
    @Test func oneWhoMakesADifferenceIsMarked() {
        var found = (mean: 0, share: 0)
        for seed in 1...20 {
            var random = SplitMix64(seed)
            var (numbers, scores) = (SharedUnits(), SharedUnits())
            for unit in 0..<40 {
                for place in 0..<10 {
                    let surveyor = 1 + place % 4
                    numbers.add(random.chance(surveyor == 1 ? 40 : 6) ? 1 : 0, unit: unit, surveyor: surveyor)
                    scores.add(
                        8000 + random.number(-900...900) + (surveyor == 1 ? 800 : 0),
                        unit: unit,
                        surveyor: surveyor
                    )
                }
            }
            found.share += numbers.comparisons.filter(\.isMarked).map(\.surveyor).contains(1) ? 1 : 0
            found.mean += scores.comparisons.filter(\.isMarked).map(\.surveyor).contains(1) ? 1 : 0
        }
        #expect(found.mean == 20 && found.share == 20)
    }
}
