/// What an entry of the log says happened, with the fields of log.md §Acts.
/// Units stand by their key name, contacts by key, times in the rulebook's offset, texts of persons only as digests.
package enum LogAct: Hashable, Sendable {
    case created(title: String, rulebook: String, rules: JSONValue)
    case units([UnitNames])
    case surveyors([NamedAvoidance])
    /// The surveyor need not avoid the unit any longer.
    case released(surveyor: String, unit: String, reason: String)
    case contacts(HandIn)
    case withdrawn(unit: String, contacts: [String], whole: Bool, reason: String)
    case renamed(unit: String, name: String, reason: String)
    /// `receivedOn` nil: the contacts have the dates of their rows again.
    case received(unit: String, receivedOn: CivilDate?, reason: String)
    case drawn(DrawRecord)
    case reassigned(from: String, to: [NamedKeys], reason: String)
    case called(CallEntry)
    case amended(CallEntry, replaces: Int, reason: String)
    case voided(call: Int, reason: String)
    /// A surveyor left the contact for later once more, and had to say why.
    case skipped(contact: String, surveyor: String, reason: String)
    /// `number` nil: confirmed as the import assumed it.
    case numberCorrected(contact: String, at: Timestamp, number: String?, reason: String)
    case ruled(unit: String, grade: Grade, computed: Grade?, reason: String)
    case rulingWithdrawn(unit: String, reason: String)
    case published(grades: [UnitGradeName], reason: String)
    case closed(reason: String)
    case reopened(reason: String)
    case forgotten(contact: String, reason: String)
    case purged(contacts: Int, texts: Int, reason: String)

    /// A unit of a units' table, by key, with the aliases that the table gives it.
    package struct UnitNames: Hashable, Sendable {
        package var unit: String
        package var aliases: [String]
        /// Empty where the table has none.
        package var kind: String
        package init(unit: String, aliases: [String], kind: String = "") {
            self.unit = unit
            self.aliases = aliases
            self.kind = kind
        }
    }

    package struct NamedAvoidance: Hashable, Sendable {
        package var name: String
        package var avoids: [String]
        /// As a surveyors' table gave it; empty where it has none, and in a draw.
        package var login: String
        package init(name: String, avoids: [String], login: String = "") {
            self.name = name
            self.avoids = avoids
            self.login = login
        }
    }

    package struct NamedKeys: Hashable, Sendable {
        package var surveyor: String
        package var keys: [String]
        package init(surveyor: String, keys: [String]) {
            self.surveyor = surveyor
            self.keys = keys
        }
    }

    /// A unit's grade as published; `nil` while undetermined.
    package struct UnitGradeName: Hashable, Sendable {
        package var unit: String
        package var grade: Grade?
        package init(unit: String, grade: Grade?) {
            self.unit = unit
            self.grade = grade
        }
    }

    /// One entry a unit and file.
    package struct HandIn: Hashable, Sendable {
        package var unit: String
        /// Digests of the file's name and of the SHA-256 of its bytes in hexadecimal digits.
        package var name: String
        package var file: String
        package var refused: Int
        package var contacts: [Contact]

        package struct Contact: Hashable, Sendable {
            package var ordinal: Int
            package var receivedOn: CivilDate
            package var digest: String
            package var assumed: Bool
        }

        package init(unit: String, name: String, file: String, refused: Int, contacts: [Contact]) {
            self.unit = unit
            self.name = name
            self.file = file
            self.refused = refused
            self.contacts = contacts
        }
    }

    package struct DrawRecord: Hashable, Sendable {
        package var seed: String
        package var perUnit: Int
        package var rosterDigest: String
        /// The digest was given with `--roster`: it was published before.
        package var rosterGiven: Bool
        /// All who took part, with the units each avoids, by key name.
        package var surveyors: [NamedAvoidance]
        package var drawn: Int

        package init(
            seed: String,
            perUnit: Int,
            rosterDigest: String,
            rosterGiven: Bool,
            surveyors: [NamedAvoidance],
            drawn: Int
        ) {
            self.seed = seed
            self.perUnit = perUnit
            self.rosterDigest = rosterDigest
            self.rosterGiven = rosterGiven
            self.surveyors = surveyors
            self.drawn = drawn
        }
    }

    package struct CallEntry: Hashable, Sendable {
        package var contact: String
        package var attempt: Attempt
        /// Digest of the note.
        package var note: String?
        package var source: DialSource
        /// Digest that all entries of one sheet have in common.
        package var sheet: String?
        package init(
            contact: String,
            attempt: Attempt,
            note: String?,
            source: DialSource = .record,
            sheet: String? = nil
        ) {
            self.contact = contact
            self.attempt = attempt
            self.note = note
            self.source = source
            self.sheet = sheet
        }
    }

    /// The value of `act`.
    package var name: String { kind.rawValue }

    package enum Kind: String, CaseIterable, Hashable, Sendable {
        case created, units, surveyors, released, contacts, withdrawn, renamed, received, drawn, reassigned, called,
            amended, voided, skipped
        case numberCorrected, ruled, rulingWithdrawn, published, closed, reopened, forgotten, purged
    }

    package var kind: Kind {
        switch self {
        case .created: .created
        case .units: .units
        case .surveyors: .surveyors
        case .released: .released
        case .contacts: .contacts
        case .withdrawn: .withdrawn
        case .renamed: .renamed
        case .received: .received
        case .drawn: .drawn
        case .reassigned: .reassigned
        case .called: .called
        case .amended: .amended
        case .voided: .voided
        case .skipped: .skipped
        case .numberCorrected: .numberCorrected
        case .ruled: .ruled
        case .rulingWithdrawn: .rulingWithdrawn
        case .published: .published
        case .closed: .closed
        case .reopened: .reopened
        case .forgotten: .forgotten
        case .purged: .purged
        }
    }
}

/// An act with who did it and when it was written.
package struct LogEntry: Hashable, Sendable {
    package var act: LogAct
    package var written: Timestamp
    package var by: String
    /// The system's user behind `by`, which anybody may type.
    package var login: String

    package init(act: LogAct, written: Timestamp, by: String, login: String) {
        self.act = act
        self.written = written
        self.by = by
        self.login = login
    }

    /// Bytes. Some hundred thousand contacts of one unit in one file; beyond, nothing is taken and nothing is read.
    package static let longest = 64 << 20

    /// The previous hash of the first entry.
    package static let origin = String(repeating: "0", count: 64)

    /// SHA-256 of the previous hash, a newline and the entry's text.
    package static func hash(previous: String, text: String) -> String {
        var text = text
        return text.withUTF8 { hash(previous: previous, utf8: UnsafeRawBufferPointer($0)) }
    }

    /// Of an entry whose text lies in a buffer.
    package static func hash(previous: String, utf8 text: UnsafeRawBufferPointer) -> String {
        var digest = RunningDigest()
        var head = previous + "\n"
        head.withUTF8 { digest.update(UnsafeRawBufferPointer($0)) }
        digest.update(text)
        return digest.finish().hex
    }
}
