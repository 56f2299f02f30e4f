/// What people did, as raw as it comes. Contacts are named by key, calls by their running number.
package enum NaiveAct: Sendable {
    /// A table of units, some with another name that they go by.
    case units([String], aliases: [String: String] = [:])
    /// Name and the units to avoid, by any of their names; a surveyor named again has these instead, and once a draw has
    /// used the avoidances these as well.
    case surveyors([NaiveSurveyor])
    case handIn(NaiveHandIn)
    /// Puts the date of a unit's hand-in right; nil: back to what it was.
    case received(unit: String, date: Int?)
    /// A unit that a surveyor need no longer avoid.
    case release(surveyor: String, unit: String)
    /// `surveyors` empty: all; `perUnit` nil: as in the last draw; the seed as typed, perhaps in full-width digits;
    /// `rosterGiven`: with the digest of a published roster.
    case draw(seed: String, surveyors: [String], perUnit: Int?, rosterGiven: Bool = false)
    case reassign(from: String, unit: String?, to: [String])
    case record(NaiveDial)
    /// A call sheet that comes back.
    case results([NaiveDial])
    case amend(call: Int, NaiveChange)
    case void(call: Int)
    /// `back`: the number as handed in is put back.
    case correctNumber(contact: String, at: Int, back: Bool)
    case confirmNumber(contact: String)
    case withdrawUnit(String)
    /// The name shown from now on; acts go on naming the unit by its first.
    case rename(unit: String, name: String)
    case forget(contact: String)
    case rule(unit: String, grade: String)
    case withdrawRuling(unit: String)
    case publish
    case close
    case reopen
}

/// Who writes an act down, and when: what every entry of the log says of itself.
package struct NaiveHand: Hashable, Sendable {
    /// By the office's clock, which may have been put back.
    package var written: Int
    package var by: String
    /// The system's name of the user.
    package var login: String

    package init(written: Int, by: String, login: String) {
        self.written = written
        self.by = by
        self.login = login
    }
}

package struct NaiveSurveyor: Sendable {
    package var name: String
    package var avoids: [String]

    package init(name: String, avoids: [String] = []) {
        self.name = name
        self.avoids = avoids
    }
}

/// One file of one unit.
package struct NaiveHandIn: Sendable {
    package struct Row: Sendable {
        /// The row's own date.
        package var received: Int?
        /// The import had to complete the number.
        package var completed: Bool
        /// The reader refused the row.
        package var refused: Bool
        /// Another unit's contact whose number was handed in here, too.
        package var shares: String?

        package init(received: Int? = nil, completed: Bool = false, refused: Bool = false) {
            self.received = received
            self.completed = completed
            self.refused = refused
        }
    }

    package var unit: String
    package var rows: [Row]
    /// `--received`
    package var received: Int?
    package var replace = false
    package var keepDate = false

    package init(unit: String, rows: [Row], received: Int?) {
        self.unit = unit
        self.rows = rows
        self.received = received
    }
}

package struct NaiveDial: Hashable, Sendable {
    package var contact: String
    package var surveyor: String
    /// The two digits.
    package var code: String
    /// Hundredths in the questions' order; empty where the outcome has none.
    package var scores: [Int]
    package var at: Int
    package var appointment: Int?
    package var incoming = false
    package var review = false

    package init(contact: String, surveyor: String, code: String, scores: [Int] = [], at: Int) {
        self.contact = contact
        self.surveyor = surveyor
        self.code = code
        self.scores = scores
        self.at = at
    }
}

/// What an amendment names; nil is taken over, as far as the new outcome can have it.
package struct NaiveChange: Sendable {
    package var surveyor: String?
    package var code: String?
    package var scores: [Int]?
    package var at: Int?

    package init(surveyor: String? = nil, code: String? = nil, scores: [Int]? = nil, at: Int? = nil) {
        self.surveyor = surveyor
        self.code = code
        self.scores = scores
        self.at = at
    }
}
