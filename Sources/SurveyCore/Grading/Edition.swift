/// Who reads an explanation or a table of grades: the unit learns the scores by size only, never who gave which (contract.md §Pages).
package enum Edition: String, CaseIterable, Sendable {
    case unit, office

    /// Below so many scores none is listed, whatever a rulebook's `few-scores`: nobody is to be found out.
    private static let fewest = 5

    /// - Parameter few: a rulebook's `fewScores`.
    package func scores(of tally: UnitTally, few: Int) -> ScoresShown {
        if self == .office { return .all }
        guard tally.closed else { return .none }
        return tally.scored < 2 ? .band : tally.scored < max(few, Edition.fewest) ? .average : .all
    }
}

/// What an edition gives of a unit's scores: a unit may well know its contacts, and learns nothing by which one of them could be
/// told who gave which score.
package enum ScoresShown: Hashable, Sendable {
    /// While fieldwork is open: pages with two and then three scores would give the third away.
    case none
    /// One score, and the average that is the same figure, are its respondent's.
    case band
    /// The exact average and the number of scores.
    case average
    /// Every score, by size.
    case all

    package var hasAverage: Bool { self == .average || self == .all }
}

extension UnitGrade {
    /// What an edition may tell of it: whatever renders this gives away no more.
    package func told(in edition: Edition) -> UnitGrade {
        guard edition == .unit else { return self }
        var told = self
        // A unit learns nothing of another's contacts.
        told.conflicts = []
        guard !verdict.tally.closed else { return told }
        told.verdict = verdict.withoutScores
        // The table of grades as it was published while fieldwork was open follows from scores as well.
        told.published = nil
        return told
    }
}

extension GradeReport {
    package func told(in edition: Edition) -> GradeReport {
        guard edition == .unit else { return self }
        var told = self
        told.units = units.map { $0.told(in: edition) }
        // Of another unit's contacts the counts alone.
        told.withdrawn = withdrawn.map { unit in
            Withdrawn(unit: unit.unit, withdrawals: unit.withdrawals.map(\.withoutContacts))
        }
        if !closed { told.sincePublished = nil }
        return told
    }
}

extension UnitExplanation {
    package func told(in edition: Edition, few: Int) -> UnitExplanation {
        guard edition == .unit else { return self }
        var told = self
        told.grade = grade.told(in: edition)
        told.conflicts = []
        if told.grade.verdict.conclusion == .withheld {
            told.otherReadings = []
            // A trial publication is not this page's: what it froze is not told here.
            told.publishedOn = nil
            told.history.publication = nil
        }
        if edition.scores(of: grade.verdict.tally, few: few) != .all {
            for index in told.contacts.indices { told.contacts[index].status.scores = [:] }
        }
        return told
    }
}
