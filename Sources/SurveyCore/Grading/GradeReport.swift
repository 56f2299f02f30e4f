/// What `grade` answers: units in the order in which they were imported, unless another was asked for.
package struct GradeReport: Hashable, Sendable {
    package var rulebook: String
    package var closed: Bool
    package var logHead: String
    package var units: [UnitGrade]
    /// Since the last `publish`; `nil` before the first. Whatever is selected, these are of all units asked for by name.
    package var sincePublished: SincePublished?
    /// Units that were withdrawn after contacts of them had been drawn, and take part no longer: they have no grade.
    package var withdrawn: [Withdrawn] = []

    package struct Withdrawn: Hashable, Sendable {
        package let unit: String
        package let withdrawals: [UnitExplanation.Withdrawal]

        package init(unit: String, withdrawals: [UnitExplanation.Withdrawal]) {
            self.unit = unit
            self.withdrawals = withdrawals
        }
    }

    package struct SincePublished: Hashable, Sendable {
        package let at: Timestamp
        /// The publication's.
        package let number: Int
        /// Units with another grade than the published one.
        package var changed: [UnitGrade]
        /// Units that were not there, and units that take part no longer.
        package var added: [String]
        package var withdrawn: [String]

        package init(
            at: Timestamp,
            number: Int,
            changed: [UnitGrade] = [],
            added: [String] = [],
            withdrawn: [String] = []
        ) {
            self.at = at
            self.number = number
            self.changed = changed
            self.added = added
            self.withdrawn = withdrawn
        }

        package var isNothing: Bool { changed.isEmpty && added.isEmpty && withdrawn.isEmpty }
    }

    package init(
        rulebook: String,
        closed: Bool,
        logHead: String,
        units: [UnitGrade],
        sincePublished: SincePublished? = nil
    ) {
        self.rulebook = rulebook
        self.closed = closed
        self.logHead = logHead
        self.units = units
        self.sincePublished = sincePublished
    }
}

/// Which units `grade` shows, and in which order.
package struct GradeSelection: Hashable, Sendable {
    package enum Order: String, CaseIterable, Hashable, Sendable { case official, name, grade, average }

    package var order: Order
    /// Empty is any.
    package var grades: Set<Grade>
    package var statuses: Set<UnitGrade.Status>
    /// Those alone whose grade is another than the published one, or that were not published.
    package var changedOnly: Bool
    /// Whose table it is: an order must not tell what the table does not.
    package var edition: Edition
    private let few: Int

    package init(
        order: Order = .official,
        grades: Set<Grade> = [],
        statuses: Set<UnitGrade.Status> = [],
        changedOnly: Bool = false,
        edition: Edition = .office,
        few: Int = 0
    ) {
        self.order = order
        self.grades = grades
        self.statuses = statuses
        self.changedOnly = changedOnly
        self.edition = edition
        self.few = few
    }

    var isFilter: Bool { !grades.isEmpty || !statuses.isEmpty || changedOnly }

    func shows(_ unit: UnitGrade) -> Bool {
        (grades.isEmpty || unit.grade.map(grades.contains) ?? false)
            && (statuses.isEmpty || statuses.contains(unit.status))
            && (!changedOnly || unit.published.map { $0.grade != unit.grade } ?? true)
    }

    /// Best first, without a grade or an average last; ties stay in the official order.
    func sorted(_ units: [UnitGrade]) -> [UnitGrade] {
        switch order {
        case .official: units
        case .name: stably(units) { $0.unit.utf8.lexicographicallyPrecedes($1.unit.utf8) }
        case .grade: stably(units) { GradeSelection.isFirst($0.grade, $1.grade) }
        case .average: stably(units) { GradeSelection.isFirst(average($0), average($1)) }
        }
    }

    private func average(_ unit: UnitGrade) -> Fraction? {
        edition.scores(of: unit.verdict.tally, few: few).hasAverage ? unit.verdict.average?.value : nil
    }

    private static func isFirst<Value: Comparable>(_ a: Value?, _ b: Value?) -> Bool {
        guard let a else { return false }
        return b.map { a > $0 } ?? true
    }

    private func stably(_ units: [UnitGrade], _ isFirst: (UnitGrade, UnitGrade) -> Bool) -> [UnitGrade] {
        units.enumerated().sorted { a, b in
            isFirst(a.element, b.element) || !isFirst(b.element, a.element) && a.offset < b.offset
        }.map(\.element)
    }
}

extension GradeReport {
    package func selecting(_ selection: GradeSelection) -> GradeReport {
        var report = self
        report.units = selection.sorted(units.filter(selection.shows))
        // They have no grade and no status by which they could be selected.
        if selection.isFilter { report.withdrawn = [] }
        return report
    }
}
