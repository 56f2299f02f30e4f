/// The grades of the notice, best first; labels (优 良 中 差) are the rulebook's.
package enum Grade: String, CaseIterable, Hashable, Comparable, Sendable {
    case excellent, good, fair, poor

    /// `steps` grades lower, never below 差 (C7; "nothing lies below").
    package func lowered(by steps: Int) -> Grade {
        Grade.allCases[min(Grade.allCases.count - 1, rank + max(0, steps))]
    }

    private var rank: Int { Grade.allCases.firstIndex(of: self)! }

    /// A better grade is the greater one.
    package static func < (a: Grade, b: Grade) -> Bool { a.rank > b.rank }
}
