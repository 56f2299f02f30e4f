/// What an honest supervisor and a hostile auditor look for in the dials (quality.md), and surveyors side by side.
package struct QualityReport: Hashable, Sendable {
    /// By pattern, then by surveyor.
    package var findings: [Finding] = []
    /// By surveyor number.
    package var surveyors: [Side] = []
    /// Everything that was looked at.
    package var dials = DialCounts()

    package init() {}

    /// quality.md has a row for each.
    package enum Pattern: String, CaseIterable, Hashable, Sendable {
        case mustAvoid = "must-avoid"
        case notCounted = "not-counted"
        case doubtfulGround = "doubtful-ground"
        case lateEntry = "late-entry"
        case movedGrade = "moved-grade"
        case secondInterview = "second-interview"
        case overlap
        case short
        case confirmingPair = "confirming-pair"
        case sameAnswers = "same-answers"
        case alikeAnswers = "alike-answers"
        case lowAndFull = "low-and-full"
        case unreachableShare = "unreachable-share"
        case meanScore = "mean-score"

        /// May come about by chance: an honest survey has one in a hundred, at most.
        package var isStatistical: Bool {
            switch self {
            case .confirmingPair, .sameAnswers, .lowAndFull, .unreachableShare, .meanScore: true
            case .mustAvoid, .notCounted, .doubtfulGround, .lateEntry, .movedGrade, .secondInterview, .overlap, .short,
                .alikeAnswers:
                false
            }
        }
    }

    package struct Finding: Hashable, Sendable {
        package let pattern: Pattern
        /// Names.
        package let surveyors: [String]
        package let seen: Seen
        /// Calls to hear again, by number.
        package let calls: [Int]

        package init(_ pattern: Pattern, _ surveyors: [String], _ seen: Seen, calls: [Int]) {
            self.pattern = pattern
            self.surveyors = surveyors
            self.seen = seen
            self.calls = calls
        }
    }

    /// What was seen, beside the calls.
    package enum Seen: Hashable, Sendable {
        /// So many dials.
        case dials(Int)
        /// Dials that did not count, by reason.
        case reasons([Doubt: Int])
        case doubt(Doubt, dials: Int)
        case moved(Moved)
        /// The contact's number, and how many completed interviews.
        case interviews(contact: Int, Int)
        /// Dead numbers of either, each confirmed by the other alone.
        case confirmed(Int, Int)
        case sameAnswers([Score], Int)
        /// The answers given most often, how often, and of how many interviews of all surveyors.
        case alike([Score], Int, of: Int)
        /// Of the surveyor's interviews, and the others'.
        case shares(count: Int, of: Int, others: Int, ofOthers: Int)
        case compared(Compared)
    }

    /// A record amended or voided that changed its unit's computed grade.
    package struct Moved: Hashable, Sendable {
        package let unit: String
        package let by: String
        package let at: Timestamp
        package let isVoided: Bool
        /// `nil`: none could be computed.
        package let from: Grade?
        package let to: Grade?

        package init(unit: String, by: String, at: Timestamp, isVoided: Bool, from: Grade?, to: Grade?) {
            self.unit = unit
            self.by = by
            self.at = at
            self.isVoided = isVoided
            self.from = from
            self.to = to
        }
    }

    /// A surveyor's contacts on shared units, and the others'.
    package struct Compared: Hashable, Sendable {
        package let units: Int
        package let own: Int
        package let ownSum: Int
        package let others: Int
        package let othersSum: Int
        /// Of means, in hundredths of a point: what the units would give, and what the lot may make of it.
        package let expected: Int
        package let low: Int
        package let high: Int
        package let isMarked: Bool
        /// The surveyor's mean, in hundredths of a point.
        package let mean: Int

        /// - Parameter scale: hundredths of a point in a value of 1.
        package init(_ comparison: SharedUnits.Comparison, scale: (numerator: Int, denominator: Int)) {
            units = comparison.units
            own = comparison.own
            ownSum = comparison.ownSum
            others = comparison.others
            othersSum = comparison.othersSum
            let lot = comparison.byLot(scale: scale.numerator)
            expected = comparison.expectedMean(scale: scale.numerator) / scale.denominator
            (low, high) = (lot.low / scale.denominator, lot.high / scale.denominator)
            isMarked = comparison.isMarked
            mean = own == 0 ? 0 : ownSum * scale.numerator / (own * scale.denominator)
        }
    }

    /// One surveyor beside the others.
    package struct Side: Hashable, Sendable {
        package var surveyor: String
        /// Sums are counts of unreachable numbers.
        package var unreachable: Compared?
        /// Sums are of weighted scores in hundredths.
        package var scores: Compared?

        package init(surveyor: String) { self.surveyor = surveyor }
    }
}
