/// A dial as the console hands it over for saving.
package struct DeskDraft: Hashable, Sendable, TellsOfDial {
    package var contact: Int
    package var dial: Dial
    package var note: String?

    package init(contact: Int, dial: Dial, note: String? = nil) {
        self.contact = contact
        self.dial = dial
        self.note = note
    }
}

/// An attempt that the console saved.
package struct DeskSaved: Hashable, Sendable {
    package var call: SavedCall
    /// The claim had run out before; the attempt was kept all the same.
    package var late: Bool

    package init(_ call: SavedCall, late: Bool = false) {
        self.call = call
        self.late = late
    }
}

/// A record of today that its surveyor may take back.
package struct DeskRecord: Hashable, Sendable, TellsOfDial {
    package var call: Int
    package var contact: Int
    package var dial: Dial

    package init(call: Int, contact: Int, dial: Dial) {
        self.call = call
        self.contact = contact
        self.dial = dial
    }
}

/// A contact found for an incoming call.
package struct DeskFound: Hashable, Sendable, ShowsContact {
    package var identity: ContactIdentity
    package var last: DeskDial?
    /// Whose list it is on.
    package var surveyor: DeskSurveyor?
    package var state: ContactState

    package init(
        identity: ContactIdentity,
        last: DeskDial? = nil,
        surveyor: DeskSurveyor? = nil,
        state: ContactState = .open
    ) {
        self.identity = identity
        self.last = last
        self.surveyor = surveyor
        self.state = state
    }
}

/// Why a contact cannot be had.
package enum DeskTaken: Hashable, Sendable {
    /// Another console shows this number, as that contact.
    case inUse(by: DeskSurveyor, contact: Int)
    /// Not on any call list.
    case notDrawn(contact: Int)
}

/// Why nothing was saved.
package enum DeskFailure: Hashable, Sendable {
    case diskFull
    case busy
    case readWrite
    case closed(at: Timestamp)
    /// Voided or replaced by somebody meanwhile.
    case recordGone(call: Int)
    /// The file does not permit it: rights, stage.
    case refused(Refusal)
}
