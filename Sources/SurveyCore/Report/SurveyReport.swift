/// Everything that the annex to the official letter prints. Nothing in it tells of a contact.
package struct SurveyReport: Sendable {
    /// Of all units: as they stood when ``publication`` was made, where there is one, else as they stand now. All other figures
    /// are of the same moment.
    package var grades: GradeReport
    /// 类别 by the units' shown names, of those that have one.
    package var kinds: [String: String]
    /// Whose table it is; `nil` is that which stands.
    package var publication: Publication?
    /// The end of fieldwork, if it had ended.
    package var closedAt: Timestamp?
    package var rates: ResponseRates
    package var dials: Dials
    package var draws: [Draw]
    package var surveyors: Int
    /// Contacts who deny having dealt with the unit, and units of such.
    package var denials: (contacts: Int, units: Int)
    package var otherReadings: [WhatIf.Outcome]

    package init(
        grades: GradeReport,
        kinds: [String: String] = [:],
        publication: Publication? = nil,
        closedAt: Timestamp? = nil,
        rates: ResponseRates,
        dials: Dials = Dials(slices: 0),
        draws: [Draw] = [],
        surveyors: Int = 0,
        denials: (contacts: Int, units: Int) = (0, 0),
        otherReadings: [WhatIf.Outcome] = []
    ) {
        self.grades = grades
        self.kinds = kinds
        self.publication = publication
        self.closedAt = closedAt
        self.rates = rates
        self.dials = dials
        self.draws = draws
        self.surveyors = surveyors
        self.denials = denials
        self.otherReadings = otherReadings
    }

    /// Whose table it is: while fieldwork is open it stays in the office, afterwards units read it.
    package var edition: Edition { closedAt == nil ? .office : .unit }
}

extension SurveyReport {
    /// When a table was published, and what has become of it since.
    package struct Publication: Hashable, Sendable {
        /// From 1.
        package let number: Int
        /// How many there are now.
        package let last: Int
        package let at: Timestamp
        /// The log's digest with its entry.
        package let head: String
        /// The units that take part now, in the official order.
        package var now: [Now]
        /// Units as it graded them that take part no longer.
        package var gone: [UnitGrade]
        /// Fieldwork is open now: what units would become is not told.
        package var isOpenNow: Bool

        package struct Now: Hashable, Sendable {
            package let unit: UnitGrade
            /// `nil` where it was not there.
            package let published: UnitGrade?

            package init(unit: UnitGrade, published: UnitGrade?) {
                self.unit = unit
                self.published = published
            }

            package var hasOtherGrade: Bool { published.map { $0.grade != unit.grade } ?? false }
        }

        package init(
            number: Int,
            last: Int,
            at: Timestamp,
            head: String,
            now: [Now] = [],
            gone: [UnitGrade] = [],
            isOpenNow: Bool = false
        ) {
            self.number = number
            self.last = last
            self.at = at
            self.head = head
            self.now = now
            self.gone = gone
            self.isOpenNow = isOpenNow
        }
    }

    package struct Draw: Hashable, Sendable {
        package let seed: String
        package let rosterDigest: String
        /// The digest was given with the draw, as one published before is.
        package let rosterGiven: Bool
        package let at: Timestamp
        package let contacts: Int

        package init(seed: String, rosterDigest: String, rosterGiven: Bool, at: Timestamp, contacts: Int) {
            self.seed = seed
            self.rosterDigest = rosterDigest
            self.rosterGiven = rosterGiven
            self.at = at
            self.contacts = contacts
        }
    }

    /// The dials that are counted (rates.md §Which dials are counted), and when they were made.
    package struct Dials: Hashable, Sendable {
        package struct Slice: Hashable, Sendable {
            package var dials = 0
            /// Somebody answered.
            package var answered = 0

            package init() {}
        }

        package private(set) var counts = DialCounts()
        /// In the rulebook's order; the last one is of dials outside all slices, or whose time nobody wrote down.
        package private(set) var slices: [Slice]
        package private(set) var first: Timestamp?
        package private(set) var last: Timestamp?

        package var outcomes: [Disposition: Int] { counts.outcomes }

        /// Not among the outcomes: no dial was made.
        package var ourFaults: Int { counts.apart[.ourFault] ?? 0 }

        package var total: Int { counts.total }

        /// - Parameter slices: of the rulebook.
        package init(slices: Int) { self.slices = Array(repeating: Slice(), count: slices + 1) }

        /// - Parameter attempt: neither voided nor replaced, of a contact that takes part.
        package mutating func add(_ attempt: Attempt, _ rules: ContactRules) {
            let apart = DialCounts.Apart(
                attempt.outcome,
                incoming: attempt.incoming,
                review: attempt.review,
                isWithdrawn: false
            )
            counts.add(attempt.outcome, apart: apart)
            guard apart == nil else { return }
            let place = rules.workingSlice(at: attempt.at) ?? slices.count - 1
            slices[place].dials += 1
            if attempt.outcome.kind == .reached { slices[place].answered += 1 }
            first = min(first ?? attempt.at, attempt.at)
            last = max(last ?? attempt.at, attempt.at)
        }
    }
}
