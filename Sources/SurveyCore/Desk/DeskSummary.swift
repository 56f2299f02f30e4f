/// A surveyor's day (console.md §End of the day).
package struct DeskSummary: Hashable, Sendable {
    package struct Appointment: Hashable, Sendable {
        package var at: Timestamp
        package var contact: Int
        package var person: String
        package var position: String
        package var organisation: String

        package init(at: Timestamp, contact: Int, person: String, position: String, organisation: String) {
            self.at = at
            self.contact = contact
            self.person = person
            self.position = position
            self.organisation = organisation
        }
    }

    package var date: CivilDate
    /// First dial and last end of a dial today; `nil` without a dial.
    package var from: Timestamp?
    package var until: Timestamp?
    /// Dials of today that stand, by outcome; incoming calls apart.
    package var outcomes: [Disposition: Int]
    /// Different contacts dialled.
    package var contacts: Int
    package var incoming: Int
    package var incomingCompleted: Int
    /// Records of today taken back or amended.
    package var putRight: Int
    /// All records of today.
    package var records: Int
    package var appointments: [Appointment]
    /// Found dead by this surveyor, to be confirmed by others.
    package var confirmedByOthers: [Int]
    /// Never dialled, and the protocol's days just fit until the end of fieldwork.
    package var firstDialDue: [Int]
    /// The newest entry of the log.
    package var head: EntryReceipt

    package init(
        date: CivilDate,
        from: Timestamp?,
        until: Timestamp?,
        outcomes: [Disposition: Int],
        contacts: Int,
        incoming: Int = 0,
        incomingCompleted: Int = 0,
        putRight: Int = 0,
        records: Int,
        appointments: [Appointment] = [],
        confirmedByOthers: [Int] = [],
        firstDialDue: [Int] = [],
        head: EntryReceipt
    ) {
        self.date = date
        self.from = from
        self.until = until
        self.outcomes = outcomes
        self.contacts = contacts
        self.incoming = incoming
        self.incomingCompleted = incomingCompleted
        self.putRight = putRight
        self.records = records
        self.appointments = appointments
        self.confirmedByOthers = confirmedByOthers
        self.firstDialDue = firstDialDue
        self.head = head
    }

    /// Our own fault is no dial.
    package var dialled: Int { outcomes.reduce(0) { $0 + ($1.key == .ourFault ? 0 : $1.value) } }
}
