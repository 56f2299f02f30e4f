/// How many drawn contacts count as what, and the outcome rates that follow (rates.md).
package struct ResponseRates: Hashable, Sendable {
    private var counts: [RateGroup: Int] = [:]
    /// Drawn, and no dial counts: cases only once fieldwork is closed.
    package private(set) var undialled = 0
    package let isClosed: Bool

    package init(isClosed: Bool) { self.isClosed = isClosed }

    /// - Parameter group: the strongest of the contact's dials that count; `nil` where none does.
    package mutating func add(_ group: RateGroup?, contacts: Int = 1) {
        if let group { counts[group, default: 0] += contacts } else { undialled += contacts }
    }

    /// Cases of a group. Whoever was not called until the close is a non-contact, unless nobody was called at all.
    package subscript(group: RateGroup) -> Int {
        let called = counts[group] ?? 0
        return group == .nonContact && isClosed && !counts.isEmpty ? called + undialled : called
    }

    /// Cases of all groups.
    package var cases: Int { RateGroup.allCases.reduce(0) { $0 + self[$1] } }

    /// - Returns: `nil` (undefined) where the denominator is 0.
    package subscript(rate: Rate) -> Value? {
        let (numerator, denominator) = rate.terms
        func sum(_ groups: [RateGroup]) -> Int { groups.reduce(0) { $0 + self[$1] } }
        return Value(numerator: sum(numerator), denominator: sum(denominator))
    }

    /// A rate with the counts that it is made of, not in lowest terms: 486 of 558.
    package struct Value: Hashable, Sendable {
        package let numerator: Int
        package let denominator: Int

        fileprivate init?(numerator: Int, denominator: Int) {
            guard denominator > 0 else { return nil }
            (self.numerator, self.denominator) = (numerator, denominator)
        }

        package var fraction: Fraction { Fraction(numerator, denominator) }

        /// With two decimals, cut and never rounded: `87.09`.
        package var percent: String { Fraction(numerator * 100, denominator).text }
    }

    /// The sixteen outcome rates of AAPOR's *Standard Definitions*. They differ in what they make of cases of unknown
    /// eligibility, of which a list of named contacts has none.
    package enum Rate: String, CaseIterable, Hashable, Sendable {
        case rr1 = "RR1"
        case rr2 = "RR2"
        case rr3 = "RR3"
        case rr4 = "RR4"
        case rr5 = "RR5"
        case rr6 = "RR6"
        case coop1 = "COOP1"
        case coop2 = "COOP2"
        case coop3 = "COOP3"
        case coop4 = "COOP4"
        case ref1 = "REF1"
        case ref2 = "REF2"
        case ref3 = "REF3"
        case con1 = "CON1"
        case con2 = "CON2"
        case con3 = "CON3"

        /// Those that differ from each other here, with the ones that cooperation is usually told by.
        package static let printed: [Rate] = [.rr1, .rr2, .coop1, .coop3, .ref1, .con1]

        fileprivate var terms: (numerator: [RateGroup], denominator: [RateGroup]) {
            let all: [RateGroup] = [.interview, .partial, .refusal, .nonContact, .other]
            let contacted: [RateGroup] = [.interview, .partial, .refusal, .other]
            let asked: [RateGroup] = [.interview, .partial, .refusal]
            return switch self {
            case .rr1, .rr3, .rr5: ([.interview], all)
            case .rr2, .rr4, .rr6: ([.interview, .partial], all)
            case .coop1: ([.interview], contacted)
            case .coop2: ([.interview, .partial], contacted)
            case .coop3: ([.interview], asked)
            case .coop4: ([.interview, .partial], asked)
            case .ref1, .ref2, .ref3: ([.refusal], all)
            case .con1, .con2, .con3: (contacted, all)
            }
        }
    }

    /// `{"cases":{"I":n,…},"notCalled":n,"RR1":{fraction,"percent"} or null,…}`, all sixteen.
    package var json: JSONValue {
        let cases = RateGroup.allCases.reversed().map { JSONValue.Member(key: $0.rawValue, value: .int(self[$0])) }
        let rates = Rate.allCases.map { rate in
            JSONValue.Member(key: rate.rawValue, value: self[rate].map(\.json) ?? .null)
        }
        return .object(
            [.init(key: "cases", value: .object(cases)), .init(key: "notCalled", value: .int(undialled))] + rates
        )
    }
}

extension ResponseRates.Value {
    package var json: JSONValue {
        [
            "numerator": .int(fraction.numerator), "denominator": .int(fraction.denominator),
            "text": .string(fraction.text), "percent": .string(percent),
        ]
    }
}
