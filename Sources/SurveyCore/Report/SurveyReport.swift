/// Everything that the annex to the official letter prints. Nothing in it tells of a contact.
package struct SurveyReport: Sendable {
    /// Of all units, as they stand now. `published` is what ``publication`` said, where there is one.
    package var grades: GradeReport
    /// 类别 by the units' shown names, of those that have one.
    package var kinds: [String: String]
    /// Whose grades are printed; `nil` prints those that stand.
    package var publication: Publication?
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
    /// The grades as `publish` froze them.
    package struct Publication: Hashable, Sendable {
        /// From 1.
        package let number: Int
        package let at: Timestamp
        /// The log's digest with its entry.
        package let head: String
        /// Units that it graded and that take part no longer, by shown name.
        package var gone: [Gone]

        package struct Gone: Hashable, Sendable {
            package let unit: String
            package let grade: Grade?

            package init(unit: String, grade: Grade?) {
                self.unit = unit
                self.grade = grade
            }
        }

        package init(number: Int, at: Timestamp, head: String, gone: [Gone] = []) {
            self.number = number
            self.at = at
            self.head = head
            self.gone = gone
        }
    }

    package struct Draw: Hashable, Sendable {
        package let seed: String
        package let rosterDigest: String
        package let at: Timestamp
        package let contacts: Int

        package init(seed: String, rosterDigest: String, at: Timestamp, contacts: Int) {
            self.seed = seed
            self.rosterDigest = rosterDigest
            self.at = at
            self.contacts = contacts
        }
    }

    /// The records that stand, of contacts that take part: without incoming calls, review dials and our own faults.
    package struct Dials: Hashable, Sendable {
        package struct Slice: Hashable, Sendable {
            package var dials = 0
            /// Somebody answered.
            package var answered = 0

            package init() {}
        }

        package private(set) var outcomes: [Disposition: Int] = [:]
        /// In the rulebook's order; the last one is of dials outside all slices, or whose time nobody wrote down.
        package private(set) var slices: [Slice]
        package private(set) var first: Timestamp?
        package private(set) var last: Timestamp?

        package var total: Int { outcomes.values.reduce(0, +) }

        /// - Parameter slices: of the rulebook.
        package init(slices: Int) { self.slices = Array(repeating: Slice(), count: slices + 1) }

        /// - Parameter slice: `nil` outside all of them.
        package mutating func add(_ outcome: Disposition, at time: Timestamp, slice: Int?) {
            outcomes[outcome, default: 0] += 1
            let place = slice ?? slices.count - 1
            slices[place].dials += 1
            if outcome.kind == .reached { slices[place].answered += 1 }
            first = min(first ?? time, time)
            last = max(last ?? time, time)
        }
    }
}
