import Foundation
import SurveyCore
import Testing

@Suite struct ResponseRatesTests {
    private func rates(i: Int = 0, p: Int = 0, r: Int = 0, nc: Int = 0, o: Int = 0, closed: Bool = true)
        -> ResponseRates
    {
        var rates = ResponseRates(isClosed: closed)
        for (group, count) in [(RateGroup.interview, i), (.partial, p), (.refusal, r), (.nonContact, nc), (.other, o)]
        where count > 0 { rates.add(group, contacts: count) }
        return rates
    }

    /// outcomerate (rOpenSci), tests/testthat: the fifth of its cases, without one of unknown eligibility.
    @Test func fifthCaseOfOutcomerate() {
        let rates = rates(i: 5, p: 3, r: 2, nc: 1, o: 2)
        #expect(rates[.rr5]?.fraction == Fraction(5, 13))
        #expect(rates[.rr6]?.fraction == Fraction(8, 13))
        #expect(rates[.coop1]?.fraction == Fraction(5, 12))
        #expect(rates[.coop3]?.fraction == Fraction(1, 2))
        #expect(rates[.ref3]?.fraction == Fraction(2, 13))
        #expect(rates[.con3]?.fraction == Fraction(12, 13))
    }

    /// The sixth, published with eight decimals.
    @Test func sixthCaseOfOutcomerate() {
        let rates = rates(i: 760, p: 339, r: 59, nc: 288, o: 1)
        let published: [(ResponseRates.Rate, Int)] = [
            (.rr5, 52_522_460), (.coop1, 65_573_770), (.coop3, 65_630_397), (.ref3, 4_077_402), (.con3, 80_096_752),
        ]
        for (rate, value) in published {
            let fraction = rates[rate]!.fraction
            // Published rounded, so within half of the last decimal.
            let doubled = 2 * fraction.numerator * 100_000_000
            #expect(abs(doubled - 2 * value * fraction.denominator) <= fraction.denominator, "\(rate)")
        }
    }

    /// responserates (T. J. Leeper), README: `rates(list(i = 100, nc = 20))`.
    @Test func exampleOfResponserates() {
        let rates = rates(i: 100, nc: 20)
        for rate in ResponseRates.Rate.allCases {
            let expected =
                rate.rawValue.hasPrefix("COOP")
                ? Fraction(1, 1) : rate.rawValue.hasPrefix("REF") ? Fraction(0, 1) : Fraction(5, 6)
            #expect(rates[rate]?.fraction == expected, "\(rate)")
        }
        #expect(rates[.rr1]?.percent == "83.33")
        #expect(rates[.rr1]?.numerator == 100 && rates[.rr1]?.denominator == 120)
    }

    @Test func withoutUnknownEligibilitySomeAreTheSame() {
        let rates = rates(i: 5, p: 3, r: 2, nc: 1, o: 2)
        let same: [[ResponseRates.Rate]] = [
            [.rr1, .rr3, .rr5], [.rr2, .rr4, .rr6], [.ref1, .ref2, .ref3], [.con1, .con2, .con3],
        ]
        for group in same { #expect(Set(group.map { rates[$0] }).count == 1) }
        #expect(Set(ResponseRates.Rate.printed.map { rates[$0] }).count == ResponseRates.Rate.printed.count)
    }

    @Test(arguments: [false, true]) func nothingCalledIsUndefined(closed: Bool) {
        var rates = ResponseRates(isClosed: closed)
        rates.add(nil, contacts: 229)
        for rate in ResponseRates.Rate.allCases { #expect(rates[rate] == nil) }
        #expect(rates.cases == 0 && rates.undialled == 229)
    }

    @Test func whoWasNotCalledIsNoCaseBeforeTheClose() {
        var open = rates(i: 3, closed: false)
        open.add(nil)
        #expect(open[.rr1]?.fraction == Fraction(1, 1))
        var closed = rates(i: 3)
        closed.add(nil)
        #expect(closed[.rr1]?.fraction == Fraction(3, 4))
        #expect(closed[.nonContact] == 1)
    }

    /// Cooperation of nobody: everybody was called, nobody was reached.
    @Test func aRateIsUndefinedAlone() {
        let rates = rates(nc: 4)
        #expect(rates[.coop1] == nil && rates[.coop3] == nil)
        #expect(rates[.rr1]?.percent == "0.00" && rates[.con1]?.percent == "0.00")
    }

    /// rates.md §What a contact counts as has every outcome as it is counted.
    @Test func theDocumentSaysWhatIsCounted() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../Sources/SurveyCore/Rates/rates.md")
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        for outcome in Disposition.allCases {
            let row =
                "| \(outcome.code) | `\(outcome.rawValue)` | \(outcome.standardCode ?? "–") | \(outcome.rateGroup?.rawValue ?? "–")"
            #expect(lines.contains { $0.hasPrefix(row + " ") }, "\(row)")
        }
    }

    @Test func anInterviewOutweighsARefusalAndThatTheRest() {
        #expect(RateGroup.allCases.sorted() == [.nonContact, .other, .refusal, .partial, .interview])
    }
}
