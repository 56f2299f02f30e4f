/// Everything that `grade --explain` says about one unit (contract.md §Pages).
package struct UnitExplanation: Hashable, Sendable {
    package var grade: UnitGrade
    package var closedAt: Timestamp?
    package var publishedOn: CivilDate?
    package var logHead: String
    /// The drawn contacts in the order of their keys.
    package var contacts: [Contact]
    /// The computed grade under each other reading alone (``Readings/otherReadings``).
    package var otherReadings: [ReadingOutcome]
    /// 工号 by surveyor's name.
    package var surveyorNumbers: [String: Int]
    package var history = History()
    /// Numbers unreachable for one unit and answered for another, this unit being either.
    package var conflicts: [Conflict] = []
    /// All dials of the survey were entered under one login, which then tells nobody from anybody.
    package var hasOneLogin = false

    package struct Conflict: Hashable, Sendable {
        /// A contact by its key, with the grade of its unit.
        package struct Side: Hashable, Sendable {
            package let key: String
            package let unit: UnitGrade

            package init(key: String, unit: UnitGrade) {
                self.key = key
                self.unit = unit
            }
        }

        package let unreachable: Side
        package let answered: Side

        package init(unreachable: Side, answered: Side) {
            self.unreachable = unreachable
            self.answered = answered
        }
    }

    package struct Contact: Hashable, Sendable {
        package var id: Int
        package var key: String
        package var organisation: String
        /// The number in force; `nil` when no telephone can dial it.
        package var phone: String?
        /// Empty once the contact's personal data was erased.
        package var phoneAsGiven: String
        /// The import had to assume part of the number handed in.
        package var numberAssumed = false
        /// In the order of the log.
        package var corrections: [NumberCorrection] = []
        package var status: ContactStatus
        /// Not voided and not replaced, by time.
        package var attempts: [Attempt]
        /// Records that another one replaced, by their numbers; and the ones that replaced them.
        package var amended: [Amendment] = []
        package var voided: [Int] = []
        /// By call, why an attempt does not count.
        package var notCounted: [Int: NotCounted] = [:]
        /// Of the attempts that make the number unreachable those that one may doubt, by time.
        package var doubtful: [DoubtfulDial] = []
        /// What was changed after the end of fieldwork, in the order of the log.
        package var lateChanges: [LateChange] = []

        package init(
            id: Int,
            key: String,
            organisation: String,
            phone: String?,
            phoneAsGiven: String,
            status: ContactStatus,
            attempts: [Attempt]
        ) {
            self.id = id
            self.key = key
            self.organisation = organisation
            self.phone = phone
            self.phoneAsGiven = phoneAsGiven
            self.status = status
            self.attempts = attempts
        }

        /// Its number was replaced; a confirmation leaves it as it is.
        package var isCorrected: Bool { corrections.contains { $0.number != nil } }
    }

    /// A dial on which a downgrade rests, with what makes one doubt it.
    package struct DoubtfulDial: Hashable, Sendable {
        package let call: Int
        package let entry: DialEntry
        package let doubts: [Doubt]

        package init(call: Int, entry: DialEntry, doubts: [Doubt]) {
            self.call = call
            self.entry = entry
            self.doubts = doubts
        }
    }

    package struct Amendment: Hashable, Sendable {
        package let call: Int
        package let replaces: Int

        package init(call: Int, replaces: Int) {
            self.call = call
            self.replaces = replaces
        }
    }

    package struct ReadingOutcome: Hashable, Sendable {
        package let reading: Reading
        package let grade: Grade?

        package init(reading: Reading, grade: Grade?) {
            self.reading = reading
            self.grade = grade
        }
    }

    /// What happened to the unit beside its calls, in the order of time.
    package struct History: Hashable, Sendable {
        /// Contacts provided, by their dates of hand-in.
        package var handIns: [Share] = []
        /// How their date was put right, where it was.
        package var dated: Dated?
        /// Contacts that a later hand-in replaced.
        package var replaced = 0
        /// Contacts that each draw took.
        package var draws: [Share] = []
        /// Contacts that went from one surveyor to others.
        package var reassigned: [Share] = []
        /// Rulings that are no longer in force.
        package var pastRulings: [PastRuling] = []
        /// The unit was withdrawn with drawn contacts, in the order of the log.
        package var withdrawals: [Withdrawal] = []
        /// The last publication, with the head of the log that it made.
        package var publication: Publication?

        package init() {}
    }

    package struct Publication: Hashable, Sendable {
        /// From 1.
        package let number: Int
        package let head: String

        package init(number: Int, head: String) {
            self.number = number
            self.head = head
        }
    }

    /// A unit that was taken out after contacts of it had been drawn.
    package struct Withdrawal: Hashable, Sendable {
        /// A drawn contact as it stood then.
        package struct Contact: Hashable, Sendable {
            package let key: String
            package let state: ContactState
            /// All records that there were, by their numbers.
            package let calls: [Call]
            /// In the order of the log.
            package let lateChanges: [LateChange]

            package init(key: String, state: ContactState, calls: [Call], lateChanges: [LateChange] = []) {
                self.key = key
                self.state = state
                self.calls = calls
                self.lateChanges = lateChanges
            }
        }

        package struct Call: Hashable, Sendable {
            package enum End: Hashable, Sendable { case voided, amended }

            package let number: Int
            /// `nil` while it stood.
            package let end: End?

            package init(_ number: Int, _ end: End? = nil) {
                self.number = number
                self.end = end
            }
        }

        package let at: Timestamp
        package let by: String
        /// 工号, where `by` is a surveyor.
        package let surveyorNumber: Int?
        package let reason: String
        /// Empty where the counts alone are told.
        package private(set) var contacts: [Contact]
        /// The drawn contacts by their states.
        package let states: [ContactState: Int]
        /// Each once, however often its record was amended.
        package let dials: Int

        package var drawn: Int { states.values.reduce(0, +) }

        package init(at: Timestamp, by: String, surveyorNumber: Int? = nil, reason: String, contacts: [Contact]) {
            self.at = at
            self.by = by
            self.surveyorNumber = surveyorNumber
            self.reason = reason
            self.contacts = contacts
            states = Dictionary(contacts.map { ($0.state, 1) }, uniquingKeysWith: +)
            dials = contacts.reduce(0) { $0 + $1.calls.count { $0.end != .amended } }
        }

        /// As whoever may not know the contacts is told of it.
        var withoutContacts: Withdrawal {
            var counts = self
            counts.contacts = []
            return counts
        }
    }

    /// So many contacts on a day.
    package struct Share: Hashable, Sendable {
        package let day: CivilDate
        package let contacts: Int

        package init(day: CivilDate, contacts: Int) {
            self.day = day
            self.contacts = contacts
        }
    }

    /// A date of hand-in that a person put right.
    package struct Dated: Hashable, Sendable {
        package let to: CivilDate
        package let by: String
        package let on: CivilDate
        package let sequence: Int
        package let reason: String

        package init(to: CivilDate, by: String, on: CivilDate, sequence: Int, reason: String) {
            self.to = to
            self.by = by
            self.on = on
            self.sequence = sequence
            self.reason = reason
        }
    }

    package struct PastRuling: Hashable, Sendable {
        package enum End: Hashable, Sendable {
            case withdrawn(on: CivilDate, sequence: Int)
            /// A later ruling took its place.
            case superseded(sequence: Int)
            /// It filled a gap, and the unit has a score now (``Ruling/holds(over:)``).
            case lapsed
        }

        package let grade: Grade
        package let day: CivilDate
        package let sequence: Int
        package let end: End

        package init(grade: Grade, day: CivilDate, sequence: Int, end: End) {
            self.grade = grade
            self.day = day
            self.sequence = sequence
            self.end = end
        }
    }

    package init(
        grade: UnitGrade,
        closedAt: Timestamp?,
        publishedOn: CivilDate?,
        logHead: String,
        contacts: [Contact],
        otherReadings: [ReadingOutcome],
        surveyorNumbers: [String: Int]
    ) {
        self.grade = grade
        self.closedAt = closedAt
        self.publishedOn = publishedOn
        self.logHead = logHead
        self.contacts = contacts
        self.otherReadings = otherReadings
        self.surveyorNumbers = surveyorNumbers
    }
}
