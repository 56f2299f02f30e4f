/// A person's decision on a unit (R5; log.md §Grades), as it is in force.
package struct Ruling: Hashable, Sendable {
    package let grade: Grade
    package let reason: String
    package let by: String
    package let at: Timestamp
    /// What was computed when it was made; `nil` when nothing could be.
    package let computed: Grade?
    /// The log entry that holds it.
    package let sequence: Int

    package init(grade: Grade, reason: String, by: String, at: Timestamp, computed: Grade?, sequence: Int) {
        self.grade = grade
        self.reason = reason
        self.by = by
        self.at = at
        self.computed = computed
        self.sequence = sequence
    }

    /// A ruling made while nothing could be computed fills a gap: it holds only as long as the unit has no score.
    package func holds(over verdict: Verdict) -> Bool { computed != nil || verdict.tally.scored == 0 }
}

/// What the last `publish` said about a unit; `grade` is `nil` while undetermined or without a score yet.
package struct PublishedGrade: Hashable, Sendable {
    package let grade: Grade?
    package let at: Timestamp
    /// Publications are counted from 1.
    package let number: Int
    /// Fieldwork had ended by then, and has not gone on since: who had no grade was undetermined.
    package var closed: Bool

    package init(grade: Grade?, at: Timestamp, number: Int, closed: Bool = false) {
        self.grade = grade
        self.at = at
        self.number = number
        self.closed = closed
    }
}

/// One unit of `grade`: the computed verdict with what people decided about it.
package struct UnitGrade: Hashable, Sendable {
    package enum Status: String, CaseIterable, Hashable, Sendable { case final, provisional, undetermined }

    /// The shown name.
    package var unit: String
    package internal(set) var verdict: Verdict
    /// The ruling that decides the grade: the last one not withdrawn, if it holds over the verdict.
    package private(set) var ruling: Ruling?
    package var published: PublishedGrade?
    /// Keys of contacts whose number was answered for another unit.
    package var conflicts: [String]
    /// The unit was withdrawn with a drawn contact, and is graded again by others.
    package var replacedAfterDraw: Bool

    package init(
        unit: String,
        verdict: Verdict,
        ruling: Ruling? = nil,
        published: PublishedGrade? = nil,
        conflicts: [String] = [],
        replacedAfterDraw: Bool = false
    ) {
        self.unit = unit
        self.verdict = verdict
        self.ruling = ruling.flatMap { $0.holds(over: verdict) ? $0 : nil }
        self.published = published
        self.conflicts = conflicts
        self.replacedAfterDraw = replacedAfterDraw
    }

    /// The grade as it stands: the ruling's, else the computed one.
    package var grade: Grade? { ruling?.grade ?? verdict.grade }

    /// A ruling makes final what it decides, but not while contacts are still open (log.md §Grades).
    package var status: Status {
        guard ruling != nil else { return verdict.status }
        return verdict.tally.open > 0 ? .provisional : .final
    }
}

extension Verdict {
    package var status: UnitGrade.Status {
        switch conclusion {
        case .nothingProvided, .allUnreachable, .averaged: .final
        case .undetermined: .undetermined
        case .provisional, .withheld: .provisional
        }
    }

    /// The computed grade; of a provisional verdict the one that would stand if the open contacts were left out.
    package var grade: Grade? {
        switch conclusion {
        case .nothingProvided, .allUnreachable: .poor
        case .averaged(let average): average.grade
        case .undetermined, .withheld: nil
        case .provisional(let standing, _, _): standing?.grade
        }
    }

    package var average: Average? {
        switch conclusion {
        case .averaged(let average): average
        case .provisional(let standing, _, _): standing
        case .nothingProvided, .allUnreachable, .undetermined, .withheld: nil
        }
    }

    /// The band of the average before any downgrade; `nil` without an average, so under C8, too.
    package var band: Grade? { average?.band }

    package var downgrades: [Downgrade] { average?.downgrades ?? [] }

    /// What the unit can still become; `nil` where a person must rule.
    package var possible: (best: Grade, worst: Grade)? {
        switch conclusion {
        case .nothingProvided, .allUnreachable: (.poor, .poor)
        case .averaged(let average): (average.grade, average.grade)
        case .undetermined, .withheld: nil
        case .provisional(_, let best, let worst): (best, worst)
        }
    }
}
