/// How many dials were made, by outcome: the one count that every page gives (rates.md §Which dials are counted).
package struct DialCounts: Hashable, Sendable {
    package private(set) var outcomes: [Disposition: Int] = [:]
    /// Records that stand and are none of the dials that are counted.
    package private(set) var apart: [Apart: Int] = [:]

    package init() {}

    package enum Apart: String, CaseIterable, Hashable, Sendable {
        case withdrawn
        case review
        case ourFault = "our-fault"
        case incoming

        /// What keeps a record that stands apart, by the first reason that fits; `nil` where it is a dial that is counted.
        /// - Parameter isWithdrawn: the contact takes part no longer.
        package init?(_ outcome: Disposition, incoming: Bool, review: Bool, isWithdrawn: Bool) {
            if isWithdrawn {
                self = .withdrawn
            } else if review {
                self = .review
            } else if outcome == .ourFault {
                self = .ourFault
            } else if incoming {
                self = .incoming
            } else {
                return nil
            }
        }
    }

    package var total: Int { outcomes.values.reduce(0, +) }

    /// - Parameter apart: as ``Apart`` says of them.
    package mutating func add(_ outcome: Disposition, apart: Apart?, dials: Int = 1) {
        if let apart { self.apart[apart, default: 0] += dials } else { outcomes[outcome, default: 0] += dials }
    }

    /// Most frequent first, then by code.
    package var byFrequency: [(outcome: Disposition, dials: Int)] {
        outcomes.sorted { ($1.value, $0.key.code) < ($0.value, $1.key.code) }.map { ($0.key, $0.value) }
    }

    /// `{"our-fault":2,…}`, all of them.
    package var apartJSON: JSONValue {
        .object(Apart.allCases.map { .init(key: $0.rawValue, value: .int(apart[$0] ?? 0)) })
    }

    /// `{"completed":248,…}`, every outcome of a dial.
    package var outcomesJSON: JSONValue {
        .object(
            Disposition.allCases.filter { $0 != .ourFault }.map {
                .init(key: $0.rawValue, value: .int(outcomes[$0] ?? 0))
            }
        )
    }
}
