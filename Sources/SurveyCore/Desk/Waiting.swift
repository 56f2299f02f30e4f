/// Something that waits for somebody: what `huifang` alone names, each with its command. In the order of the cases the most
/// urgent comes first.
package enum Waiting: Hashable, Sendable {
    /// The last day of fieldwork is past, and nobody ended it.
    case fieldworkOver(until: CivilDate, open: Int)
    /// The agreed time has passed.
    case overdue([Appointment])
    /// On lists of surveyors who must avoid their unit: nobody is offered them.
    case toReassign([ContactListing])
    /// Units that handed in nothing.
    case missing(units: [String], deadline: CivilDate, today: CivilDate)
    /// Numbers of which the import assumed a part: they are offered to nobody until the office has asked.
    case numberChecks(contacts: [Int])
    /// Agreed for later today.
    case appointments([Appointment])
    /// To be confirmed by another surveyor today.
    case confirming(contacts: Int)
    /// Handed in and on no list.
    case toDraw(contacts: Int)
    /// Who has how much left, and the working days for it, today included.
    case left([Left], workingDays: Int, until: CivilDate)

    package struct Appointment: Hashable, Sendable {
        package var contact: Int
        package var at: Timestamp
        /// On whose list.
        package var surveyor: String

        package init(contact: Int, at: Timestamp, surveyor: String) {
            self.contact = contact
            self.at = at
            self.surveyor = surveyor
        }
    }

    package struct Left: Hashable, Sendable {
        package var surveyor: String
        package var contacts: Int

        package init(surveyor: String, contacts: Int) {
            self.surveyor = surveyor
            self.contacts = contacts
        }
    }

    /// What programs know it by.
    package var code: String {
        switch self {
        case .fieldworkOver: "fieldwork-over"
        case .overdue: "overdue"
        case .toReassign: "to-reassign"
        case .missing: "missing"
        case .numberChecks: "number-checks"
        case .appointments: "appointments"
        case .confirming: "confirming"
        case .toDraw: "to-draw"
        case .left: "left"
        }
    }

    /// How many contacts or, of hand-ins, units.
    package var count: Int {
        switch self {
        case .fieldworkOver(_, let open): open
        case .overdue(let appointments), .appointments(let appointments): appointments.count
        case .toReassign(let contacts): contacts.count
        case .missing(let units, _, _): units.count
        case .numberChecks(let contacts): contacts.count
        case .confirming(let contacts), .toDraw(let contacts): contacts
        case .left(let left, _, _): left.reduce(0) { $0 + $1.contacts }
        }
    }
}
