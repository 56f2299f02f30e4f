/// What a draw is computed from (draw.md). Names are key names in NFC; nothing else of a contact plays a part.
package struct DrawInput: Hashable, Sendable {
    package var seed: String
    /// K: how many contacts of each unit are on lists after the draw.
    package var perUnit: Int
    /// What `perUnit` may be: no unit hands in more.
    package static let perUnitLimits = 1...1_000_000
    package var units: [DrawUnit]
    /// All who take part.
    package var surveyors: [DrawSurveyor]

    /// A seed as it was typed from paper or a screen: blanks at both ends are cut, full-width digits become 0 to 9, nothing
    /// else changes (draw.md §What is drawn).
    package static func folded(seed: String) -> String {
        let digits: ClosedRange<Unicode.Scalar> = "０"..."９"
        let plain = trimmed(seed).unicodeScalars.map { digits.contains($0) ? $0.halfWidth : $0 }
        return String(String.UnicodeScalarView(plain))
    }

    package init(seed: String, perUnit: Int, units: [DrawUnit], surveyors: [DrawSurveyor]) {
        self.seed = seed
        self.perUnit = perUnit
        self.units = units
        self.surveyors = surveyors
    }
}

package struct DrawUnit: Hashable, Sendable {
    package var name: String
    /// Provided contacts, drawn ones among them.
    package var contacts: [DrawContact]
    /// How many of this unit's contacts a surveyor holds from earlier draws, finished ones included; absent is 0.
    package var held: [String: Int]

    package init(name: String, contacts: [DrawContact], held: [String: Int] = [:]) {
        self.name = name
        self.contacts = contacts
        self.held = held
    }
}

package struct DrawContact: Hashable, Sendable {
    package var id: Int
    package var ordinal: Int
    package var drawn: Bool

    package init(id: Int, ordinal: Int, drawn: Bool = false) {
        self.id = id
        self.ordinal = ordinal
        self.drawn = drawn
    }
}

package struct DrawSurveyor: Hashable, Sendable {
    package var name: String
    /// Key names of the units that the surveyor must not call.
    package var avoids: Set<String>
    /// Contacts of all units held already, finished ones included.
    package var held: Int

    package init(name: String, avoids: Set<String> = [], held: Int = 0) {
        self.name = name
        self.avoids = avoids
        self.held = held
    }
}

/// What a draw decides. Units and surveyors are indices into the input, so that a million places stay small.
package struct DrawOutcome: Hashable, Sendable {
    package struct Place: Hashable, Sendable {
        package let id: Int
        package let ordinal: Int
        package let unit: Int
        package let ticket: Ticket
        package let surveyor: Int
    }

    /// One list a surveyor of the input, in ticket order; empty ones, too.
    package var lists: [[Place]]
    /// Units of which contacts were taken although only one surveyor was eligible (protocol.md §State, rule 3).
    package var unitsOfOneSurveyor: Set<Int>

    package var drawn: Int { lists.reduce(0) { $0 + $1.count } }
}
