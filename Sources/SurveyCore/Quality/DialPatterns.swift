/// A dial as far as the patterns of one surveyor's day depend on it.
package struct PatternDial: Hashable, Sendable {
    package var call: Int
    package var outcome: Disposition
    package var at: Timestamp
    package var until: Timestamp?
    /// False when only the day is known.
    package var isTimed: Bool
    /// In the questions' order; empty unless every question was answered.
    package var answers: [Score]

    package init(
        call: Int,
        outcome: Disposition,
        at: Timestamp,
        until: Timestamp? = nil,
        isTimed: Bool = true,
        answers: [Score] = []
    ) {
        self.call = call
        self.outcome = outcome
        self.at = at
        self.until = until
        self.isTimed = isTimed
        self.answers = answers
    }

    fileprivate var isInterview: Bool { outcome == .completed }
}

/// What the dials of one surveyor show by themselves (quality.md §Patterns).
package enum DialPatterns {
    /// An interview with its opening and its questions takes longer.
    package static let shortest = 30

    /// Calls that overlap: another began before one had ended, or two interviews began in the same minute.
    /// - Parameter dials: of one surveyor, by time.
    package static func overlapping(_ dials: [PatternDial]) -> [Int] {
        var found: Set<Int> = []
        var longest: PatternDial?
        var interview: PatternDial?
        for dial in dials where dial.isTimed {
            if let open = longest, let until = open.until, dial.at < until { found.formUnion([open.call, dial.call]) }
            if dial.until ?? dial.at > longest?.until ?? longest?.at ?? Timestamp(seconds: Int.min) { longest = dial }
            guard dial.isInterview else { continue }
            if let before = interview, before.at.minute == dial.at.minute { found.formUnion([before.call, dial.call]) }
            interview = dial
        }
        return found.sorted()
    }

    /// Completed interviews that were over, or followed by the next dial, before they can have been held. A time without seconds
    /// may be up to 59 later than it says.
    package static func short(_ dials: [PatternDial]) -> [Int] {
        let timed = dials.filter(\.isTimed)
        return timed.indices.filter { place in
            let dial = timed[place]
            guard dial.isInterview else { return false }
            let next = place + 1 < timed.count ? timed[place + 1].at : nil
            guard let end = [dial.until, next].compactMap({ $0 }).min() else { return false }
            let slack = dial.at.seconds % 60 == 0 && end.seconds % 60 == 0 ? 59 : 0
            return end.seconds + slack - dial.at.seconds < shortest
        }.map { timed[$0].call }
    }

    /// The longest run of interviews with the same answers, where so many in a row are next to impossible among the answers that
    /// all others give.
    /// - Parameters:
    ///   - all: how often each set of answers was given, by anybody.
    ///   - least: fewer in a row are never named.
    package static func sameAnswers(
        _ dials: [PatternDial],
        all: [[Score]: Int],
        least: Int = leastSame
    ) -> (answers: [Score], calls: [Int])? {
        let interviews = dials.filter { $0.isInterview && !$0.answers.isEmpty }
        let total = all.values.reduce(0, +)
        var best: [PatternDial] = []
        var run: [PatternDial] = []
        for dial in interviews {
            if run.last?.answers != dial.answers { run = [] }
            run.append(dial)
            if run.count > best.count { best = run }
        }
        guard best.count >= least, let answers = best.first?.answers else { return nil }
        let outside = (all[answers] ?? best.count) - best.count
        let share = Fraction(outside + 1, max(total - best.count, outside) + 2)
        guard Chance.isSmall(share, times: best.count, tries: total) else { return nil }
        return (answers, best.map(\.call))
    }

    /// The answers given most often, where all interviews together are too much alike: two of them, taken at random, agree more
    /// often than in one case of four, or in four of five where every question is answered by a choice.
    /// - Parameter all: how often each set of answers was given, by anybody.
    package static func alike(_ all: [[Score]: Int], byChoices: Bool) -> (answers: [Score], interviews: Int)? {
        let total = all.values.reduce(0, +)
        guard total >= leastAlike else { return nil }
        let agreeing = all.values.reduce(0) { $0 + $1 * ($1 - 1) }
        let limit = byChoices ? Fraction(4, 5) : Fraction(1, 4)
        guard Fraction(agreeing, total * (total - 1)) > limit else { return nil }
        // Of equally frequent ones the highest.
        let most = all.max { a, b in
            a.value != b.value
                ? a.value < b.value : a.key.lexicographicallyPrecedes(b.key) { $0.hundredths < $1.hundredths }
        }
        return most.map { ($0.key, $0.value) }
    }

    /// Of fewer interviews nothing is said.
    package static let leastAlike = 20

    /// Whether the answers say that the respondent knew little and was fully satisfied: the first below 60, the last 100.
    package static func isLowAndFull(_ answers: [Score]) -> Bool {
        guard answers.count > 1, let first = answers.first, let last = answers.last else { return false }
        return first.hundredths < 6000 && last.hundredths == 10_000
    }

    /// Fewer in a row are never named.
    package static let leastSame = 8

    /// Fewer are never named.
    package static let leastLowAndFull = 5

    /// Pairs of surveyors who confirm each other's dead numbers and nobody else's, where others were there to do it.
    /// - Parameters:
    ///   - confirmed: by the surveyor who found a number dead, then by who confirmed it: the calls of both.
    ///   - dials: of each surveyor.
    package static func confirmingPairs(
        _ confirmed: [Int: [Int: [[Int]]]],
        dials: [Int: Int]
    ) -> [(first: Int, second: Int, counts: (Int, Int), calls: [Int])] {
        let all = dials.values.reduce(0, +)
        /// Of the dials of all but the other.
        func share(_ surveyor: Int, without other: Int) -> Fraction {
            Fraction(dials[surveyor] ?? 0, max(1, all - (dials[other] ?? 0)))
        }
        var pairs: [(first: Int, second: Int, counts: (Int, Int), calls: [Int])] = []
        for first in confirmed.keys.sorted() {
            // Neither's numbers were ever confirmed by anybody else.
            guard let there = confirmed[first], there.count == 1, let (second, a) = there.first, first < second,
                let back = confirmed[second], back.count == 1, let b = back[first], a.count + b.count >= leastConfirmed
            else { continue }
            let powers: [(share: Fraction, times: Int)] = [
                (share(second, without: first), a.count), (share(first, without: second), b.count),
            ]
            guard Chance.isSmall(powers) else { continue }
            pairs.append((first, second, (a.count, b.count), (a + b).flatMap { $0 }.sorted()))
        }
        return pairs
    }

    /// Fewer are never named.
    package static let leastConfirmed = 5
}
