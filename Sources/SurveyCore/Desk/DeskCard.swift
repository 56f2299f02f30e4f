/// A surveyor as consoles and sheets name one: `03 李敏`.
package struct DeskSurveyor: Hashable, Sendable {
    package var name: String
    /// 工号: the order of import, from 1.
    package var number: Int

    package init(name: String, number: Int) {
        self.name = name
        self.number = number
    }

    /// `03`
    package var code: String { padded(number, 2) }
    /// `03 李敏`
    package var label: String { "\(code) \(name)" }
}

/// A dial as the console tells of it.
package struct DeskDial: Hashable, Sendable {
    package var call: Int
    package var at: Timestamp
    package var outcome: Disposition
    package var incoming: Bool
    package var surveyor: DeskSurveyor
    package var notCounted: NotCounted?
    package var note: String?

    package init(
        call: Int,
        at: Timestamp,
        outcome: Disposition,
        incoming: Bool = false,
        surveyor: DeskSurveyor,
        notCounted: NotCounted? = nil,
        note: String? = nil
    ) {
        self.call = call
        self.at = at
        self.outcome = outcome
        self.incoming = incoming
        self.surveyor = surveyor
        self.notCounted = notCounted
        self.note = note
    }

    /// A number that somebody told.
    package var toldNumber: String? { ToldNumber.number(in: note, of: outcome) }
}

/// Another unit's contact with the same number.
package struct DeskShare: Hashable, Sendable {
    package var contact: Int
    package var unit: String
    package var last: DeskDial?
    /// Still to be called, and by this surveyor: who is on the line can be asked for it as well.
    package var mayBeAsked: Bool

    package init(contact: Int, unit: String, last: DeskDial?, mayBeAsked: Bool = false) {
        self.contact = contact
        self.unit = unit
        self.last = last
        self.mayBeAsked = mayBeAsked
    }
}

/// A contact on the screen of a surveyor: everything the console needs to know of it (console.md §Screen).
package struct DeskCard: Hashable, Sendable, ShowsContact {
    package enum Purpose: Hashable, Sendable {
        case list
        case appointment(Timestamp)
        /// Another surveyor found the number dead; what was heard is not shown before the new result is saved.
        case confirming(first: DeskDial)
        /// The contact rang back.
        case incoming
        /// Of a colleague's list, to help out.
        case helping(DeskSurveyor)
    }

    package var identity: ContactIdentity
    /// The area code that the import assumed, where the number in force is still as the import completed it.
    package var assumedAreaCode: String?
    package var status: ContactStatus
    /// Attempts that count, and those of surveyors who had to avoid the unit, by time, incoming calls among them.
    package var dials: [DeskDial]
    /// This surveyor must avoid the unit: what he dials does not count.
    package var isAvoided = false
    package var shared: [DeskShare]
    package var purpose: Purpose
    /// The number of the newest record of the contact, voided ones too.
    package var newest = 0
    /// Every attempt that stands with its note, by time; ``dials`` are those that the state rests on.
    package var history: [DeskDial] = []
    /// A console of this surveyor ended with the contact on its screen; when a key was last struck there.
    package var leftAt: Timestamp?

    package init(
        identity: ContactIdentity,
        assumedAreaCode: String? = nil,
        status: ContactStatus = ContactStatus(state: .open),
        dials: [DeskDial] = [],
        shared: [DeskShare] = [],
        purpose: Purpose = .list
    ) {
        self.identity = identity
        self.assumedAreaCode = assumedAreaCode
        self.status = status
        self.dials = dials
        self.shared = shared
        self.purpose = purpose
    }

    /// Whether the contact would not be called again after one more dial.
    package func isClosed(by dial: Dial, of surveyor: DeskSurveyor, _ rules: ContactRules) -> Bool {
        var attempts = dials.map {
            Attempt(
                call: $0.call,
                surveyor: $0.surveyor.name,
                dial: Dial($0.outcome, at: $0.at, incoming: $0.incoming),
                recused: $0.notCounted == .mustAvoid
            )
        }
        attempts.append(Attempt(call: Int.max, surveyor: surveyor.name, dial: dial, recused: isAvoided))
        return !rules.status(of: ContactHistory(attempts: attempts), closed: false).state.isOpen
    }
}

/// The bar at the top of the screen: a surveyor's day so far.
package struct DeskTally: Hashable, Sendable {
    package var dialled: Int
    package var completed: Int
    /// Open contacts on the surveyor's list.
    package var left: Int
    /// Of the surveyor's list, earliest first.
    package var agreed: [Agreed]

    /// An agreed time.
    package struct Agreed: Hashable, Sendable {
        package var contact: Int
        package var at: Timestamp

        package init(contact: Int, at: Timestamp) {
            self.contact = contact
            self.at = at
        }
    }

    package init(dialled: Int = 0, completed: Int = 0, left: Int = 0, agreed: [Agreed] = []) {
        self.dialled = dialled
        self.completed = completed
        self.left = left
        self.agreed = agreed
    }
}

/// What comes next at a desk.
package enum DeskNext: Hashable, Sendable {
    case card(DeskCard)
    /// Nothing may be called now.
    case nothing(DeskForecast)
}

/// What comes when, while nothing may be called (console.md §Nothing to call). Together the lines hold every open contact of the list.
package struct DeskForecast: Hashable, Sendable {
    package enum Reason: Hashable, Sendable {
        case busy(minutes: Int)
        case appointment
        /// Today again, in a slice not yet tried.
        case otherSlice
        /// Dialled twice today, or another day is needed.
        case otherDay
        /// Found dead by this surveyor; another one dials.
        case confirmedByOther
        /// The last attempt of a silent number is another surveyor's.
        case lastByOther
        /// A number that the import completed waits for the office.
        case numberCheck
        /// The surveyor has come to avoid the unit: the office reassigns it.
        case barred
        /// On somebody's screen now.
        case inUse
    }

    package struct Line: Hashable, Sendable {
        /// `nil`: not this surveyor's to call.
        package var at: Timestamp?
        package var contacts: [Int]
        package var organisation: String
        package var reason: Reason

        package init(at: Timestamp?, contacts: [Int], organisation: String, reason: Reason) {
            self.at = at
            self.contacts = contacts
            self.organisation = organisation
            self.reason = reason
        }
    }

    /// A colleague with contacts that could be called now.
    package struct Helping: Hashable, Sendable {
        package var surveyor: DeskSurveyor
        package var contacts: Int
        package init(surveyor: DeskSurveyor, contacts: Int) {
            self.surveyor = surveyor
            self.contacts = contacts
        }
    }

    /// By time, those of others last.
    package var lines: [Line]
    package var helping: Helping?

    package init(lines: [Line], helping: Helping? = nil) {
        self.lines = lines
        self.helping = helping
    }

    /// When the first of this surveyor's contacts may be called.
    package var next: Timestamp? { lines.compactMap(\.at).min() }
    package var contacts: Int { lines.reduce(0) { $0 + $1.contacts.count } }
}
