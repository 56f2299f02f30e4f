/// How far fieldwork is, for the office: what `status` shows (contract.md §Board).
package struct Board: Hashable, Sendable {
    package var title: String
    package var at: Timestamp
    /// When fieldwork was closed; `nil` while it is open.
    package var closedAt: Timestamp?
    /// Days of fieldwork, by the rulebook.
    package var from: CivilDate
    package var until: CivilDate
    /// Working days from today to the last day of fieldwork, both included; 0 when it is past.
    package var workingDaysLeft: Int
    package var total = Progress()
    /// In the order of their numbers.
    package var surveyors: [SurveyorLine] = []
    /// In the official order.
    package var units: [UnitLine] = []
    package var dials = DialCounts()
    package var due = Due()
    package var rates: ResponseRates

    package init(
        title: String,
        at: Timestamp,
        closedAt: Timestamp?,
        fieldwork: (from: CivilDate, until: CivilDate),
        workingDaysLeft: Int
    ) {
        self.title = title
        self.at = at
        self.closedAt = closedAt
        (from, until) = fieldwork
        self.workingDaysLeft = workingDaysLeft
        rates = ResponseRates(isClosed: closedAt != nil)
    }

    /// Drawn contacts by what became of them.
    package struct Progress: Hashable, Sendable {
        private var counts: [ContactState: Int] = [:]

        package init() {}

        package mutating func add(_ state: ContactState, _ contacts: Int = 1) { counts[state, default: 0] += contacts }

        package subscript(state: ContactState) -> Int { counts[state] ?? 0 }

        package var drawn: Int { counts.values.reduce(0, +) }

        /// Nothing is left to do.
        package var finished: Int { self[.scored] + self[.reached] + self[.unreachable] }

        /// Left to be dialled or confirmed.
        package var open: Int { self[.open] + self[.awaitingConfirmation] }
    }

    package struct SurveyorLine: Hashable, Sendable {
        package var number: Int
        package var name: String
        /// Of the surveyor's own list.
        package var list = Progress()
        /// By the surveyor, whosever list (rates.md §Which dials are counted).
        package var dials = 0
        package var dialsToday = 0

        package init(number: Int, name: String) {
            self.number = number
            self.name = name
        }
    }

    package struct UnitLine: Hashable, Sendable {
        package var name: String
        package var provided = 0
        package var contacts = Progress()

        package init(name: String) { self.name = name }
    }

    /// What waits, in numbers of contacts.
    package struct Due: Hashable, Sendable {
        /// The agreed time passed longer ago than ``CallOrder/appointmentGrace``.
        package var overdue = 0
        /// The agreed time has come.
        package var dueNow = 0
        /// Agreed for later today.
        package var appointments = 0
        /// To be confirmed by another surveyor, from now or later today on.
        package var confirming = 0
        /// Others that may be called now.
        package var callable = 0
        /// Others that may be called later today.
        package var laterToday = 0
        /// Numbers of which the import assumed a part: the office asks the unit.
        package var numberChecks = 0

        package init() {}

        package var isNothing: Bool { self == Due() }
    }
}
