/// Something that waits for somebody: what `huifang` alone names, each with its command. In the order of the cases the most
/// urgent comes first.
package enum Waiting: Hashable, Sendable {
    /// The last day of fieldwork is past, and nobody ended it.
    case fieldworkOver(until: CivilDate, open: Int)
    /// The agreed time passed longer ago than ``CallOrder/appointmentGrace``, and nobody called.
    case overdue([Appointment], now: Timestamp)
    /// The agreed time has come.
    case dueNow([Appointment])
    /// On lists of surveyors who must avoid their unit: nobody is offered them.
    case toReassign([ContactListing])
    /// Units that handed in nothing.
    case missing(units: [String], deadline: CivilDate, today: CivilDate)
    /// Units that handed in fewer than they must, and how many each.
    case incomplete([HandIn], quota: Int, deadline: CivilDate, today: CivilDate)
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

    /// Published grades that are other ones now, and units that came or went since; once fieldwork is closed.
    case republish(GradeReport.SincePublished)

    package struct HandIn: Hashable, Sendable {
        package var unit: String
        package var provided: Int

        package init(unit: String, provided: Int) {
            self.unit = unit
            self.provided = provided
        }
    }

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
        case .dueNow: "due-now"
        case .toReassign: "to-reassign"
        case .missing: "missing"
        case .incomplete: "incomplete"
        case .numberChecks: "number-checks"
        case .appointments: "appointments"
        case .confirming: "confirming"
        case .toDraw: "to-draw"
        case .left: "left"
        case .republish: "republish"
        }
    }

    /// How many contacts or, of hand-ins, units.
    package var count: Int {
        switch self {
        case .fieldworkOver(_, let open): open
        case .overdue(let appointments, _), .dueNow(let appointments), .appointments(let appointments):
            appointments.count
        case .toReassign(let contacts): contacts.count
        case .missing(let units, _, _): units.count
        case .incomplete(let units, _, _, _): units.count
        case .numberChecks(let contacts): contacts.count
        case .confirming(let contacts), .toDraw(let contacts): contacts
        case .left(let left, _, _): left.reduce(0) { $0 + $1.contacts }
        case .republish(let since): since.changed.count + since.added.count + since.withdrawn.count
        }
    }
}
