import Naive
import Testing

@testable import SurveyCore

/// A unit by its contacts' fates, graded by the naive survey's words of log.md §Grades.
private struct NaiveUnit {
    enum Contact: Equatable {
        case score(Int)
        case reached, unreachable
        case open(wasReached: Bool)
        case notFinished, undrawn
    }

    /// A score is Σ weight × hundredths.
    var contacts: [Contact]
    var perUnit: Int
    var late: Bool
    var refused: Int
    var closed: Bool
    var readings: Readings
    var totalWeight: Int

    var drawn: Int { contacts.count { $0 != .undrawn } }
    var due: Int { drawn >= perUnit ? 0 : Swift.min(perUnit - drawn, contacts.count - drawn) }

    /// `nil` is 待裁定.
    func grade() -> Grade? {
        if contacts.isEmpty { return refused == 0 ? .poor : nil }
        var rules = NaiveRules()
        rules.causesReading = readings.causes.rawValue
        rules.shortfallReading = readings.shortfall.rawValue
        rules.weights = [totalWeight]
        var facts = NaiveVerdict()
        facts.late = late
        facts.shortfall = max(0, rules.quota - contacts.count)
        let scores = contacts.compactMap { if case .score(let score) = $0 { score } else { nil } }
        let unreachable = contacts.count { $0 == .unreachable }
        return NaiveSurvey(rules: rules).outcome(scores, unreachable, of: drawn + due, facts).grade
            .flatMap(Grade.init(rawValue:))
    }

    /// All grades that the unit can end with when each pending contact scores `points` or, where it can, is unreachable.
    func ends(points: Int, orUnreachable: Bool) -> [Grade] {
        var unit = self
        for _ in 0..<(closed ? 0 : due) {
            unit.contacts[unit.contacts.firstIndex(of: .undrawn)!] = .open(wasReached: false)
        }
        var ends = [unit]
        for index in unit.contacts.indices {
            guard case .open(let wasReached) = unit.contacts[index] else { continue }
            ends = ends.flatMap { end in
                (orUnreachable && !wasReached ? [Contact.score(points), .unreachable] : [.score(points)]).map {
                    var end = end
                    end.contacts[index] = $0
                    return end
                }
            }
        }
        return ends.compactMap { $0.grade() }
    }

    var tally: UnitTally {
        var tally = UnitTally(perUnit: perUnit)
        tally.provided = contacts.count
        tally.refused = refused
        tally.drawn = drawn
        tally.undrawn = contacts.count - drawn
        tally.closed = closed
        tally.received = contacts.isEmpty ? nil : HandInDays(on: TestRules.day(late ? "09-22" : "09-19"))
        for contact in contacts {
            switch contact {
            case .score(let score): (tally.scored, tally.weightedSum) = (tally.scored + 1, tally.weightedSum + score)
            case .reached: tally.reached += 1
            case .unreachable: tally.unreachable += 1
            case .open(let wasReached):
                tally.open += 1
                if !wasReached { tally.openNeverReached += 1 }
            case .notFinished: tally.notFinished += 1
            case .undrawn: break
            }
        }
        return tally
    }
}

@Suite struct GradingPropertyTests {
    /// Units with scores near the limits, to a hundredth, and every kind of contact.
    private static func units(seed: Int, count: Int) -> [NaiveUnit] {
        var random = SplitMix64(seed)
        return (0..<count).map { _ in
            let weight = Int.random(in: 1...3, using: &random)
            let near = [9000, 8500, 7000].randomElement(using: &random)!
            let closed = Bool.random(using: &random)
            let kinds = Int.random(in: 0...6, using: &random)
            let contacts = (0..<Int.random(in: 0...11, using: &random)).map { _ -> NaiveUnit.Contact in
                switch Int.random(in: 0...(kinds + 3), using: &random) {
                case 0 where kinds > 0: .unreachable
                case 1: .reached
                case 2 where closed: .notFinished
                case 2: .open(wasReached: Bool.random(using: &random))
                case 3 where kinds > 3: .undrawn
                default: .score(weight * near + Int.random(in: -2...2, using: &random))
                }
            }
            return NaiveUnit(
                contacts: contacts,
                perUnit: Bool.random(using: &random) ? 10 : Int.random(in: 1...11, using: &random),
                late: Bool.random(using: &random),
                refused: Int.random(in: 0...1, using: &random),
                closed: closed,
                readings: Readings(
                    causes: Readings.Causes.allCases.randomElement(using: &random)!,
                    shortfall: Readings.Shortfall.allCases.randomElement(using: &random)!
                ),
                totalWeight: weight
            )
        }
    }

    private func verdict(_ unit: NaiveUnit) -> Verdict {
        TestRules.grading(unit.readings)
            .verdict(of: unit.tally, calendar: TestRules.calendar, totalWeight: unit.totalWeight)
    }

    @Test(arguments: 1...10) func everyGradeIsTheNaiveOne(seed: Int) {
        for unit in Self.units(seed: seed, count: 1000) {
            let verdict = verdict(unit)
            #expect(verdict.grade == unit.grade(), "\(unit)")
            let pending =
                unit.contacts.contains { if case .open = $0 { true } else { false } } || !unit.closed && unit.due > 0
            #expect((verdict.status == .provisional) == pending, "\(unit)")
        }
    }

    @Test(arguments: 1...4) func bestAndWorstAreThoseOfEveryPossibleEnd(seed: Int) {
        var provisional = 0
        for unit in Self.units(seed: seed * 1000, count: 500) {
            let verdict = verdict(unit)
            guard verdict.status == .provisional, let possible = verdict.possible else { continue }
            provisional += 1
            let full = 10_000 * unit.totalWeight
            #expect(possible.best == unit.ends(points: full, orUnreachable: false).max(), "\(unit)")
            #expect(possible.worst == unit.ends(points: 0, orUnreachable: true).min(), "\(unit)")
            #expect(possible.worst <= possible.best)
            if let standing = verdict.grade { #expect(possible.worst <= standing) }
        }
        #expect(provisional > 50)
    }

    @Test(arguments: 1...4) func aPrintedAverageNeverContradictsItsBand(seed: Int) throws {
        let lowest = [Grade.excellent: 9000, .good: 8500, .fair: 7000, .poor: 0]
        var seen = 0
        for unit in Self.units(seed: seed * 77, count: 2000) {
            guard let average = verdict(unit).average else { continue }
            let digits = average.value.text.split(separator: ".")
            let printed = try #require(Int(digits[0] + digits[1]))
            #expect(digits[1].count == 2)
            #expect(printed >= lowest[average.band]!)
            for (grade, from) in lowest where grade > average.band { #expect(printed < from, "\(average)") }
            seen += 1
        }
        #expect(seen > 500)
    }
}
