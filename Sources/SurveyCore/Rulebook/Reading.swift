/// One reading of the notice's words (notice.md §Readings), as `whatif --reading R1=exclusive` names it.
package enum Reading: Hashable, Sendable {
    case deadline(Readings.Deadline)
    case causes(Readings.Causes)
    case shortfall(Readings.Shortfall)
    case completion(Readings.Completion)

    /// Every reading there is, by key.
    package static let all: [Reading] =
        Readings.Deadline.allCases.map(Reading.deadline) + Readings.Causes.allCases.map(Reading.causes)
        + Readings.Shortfall.allCases.map(Reading.shortfall) + Readings.Completion.allCases.map(Reading.completion)

    /// Reads `R1=exclusive`.
    package init?(_ text: String) {
        guard let reading = Reading.all.first(where: { "\($0.key)=\($0.value)" == text }) else { return nil }
        self = reading
    }

    package var key: String {
        switch self {
        case .deadline: "R1"
        case .causes: "R2"
        case .shortfall: "R3"
        case .completion: "R8"
        }
    }

    package var value: String {
        switch self {
        case .deadline(let reading): reading.rawValue
        case .causes(let reading): reading.rawValue
        case .shortfall(let reading): reading.rawValue
        case .completion(let reading): reading.rawValue
        }
    }
}

extension Readings {
    /// These readings, one of each key.
    package var taken: [Reading] {
        [.deadline(deadline), .causes(causes), .shortfall(shortfall), .completion(completion)]
    }

    /// These readings with `others` instead; of two for one key the later stands.
    package func with(_ others: [Reading]) -> Readings {
        others.reduce(into: self) { readings, other in
            switch other {
            case .deadline(let reading): readings.deadline = reading
            case .causes(let reading): readings.causes = reading
            case .shortfall(let reading): readings.shortfall = reading
            case .completion(let reading): readings.completion = reading
            }
        }
    }

    /// Every reading that is not taken here, each to be tried alone.
    package var otherReadings: [Reading] { Reading.all.filter { with([$0]) != self } }
}
