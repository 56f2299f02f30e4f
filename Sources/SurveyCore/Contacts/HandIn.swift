/// Rows of a hand-in on their way from the file to the store, in batches: all cells lie in one buffer of UTF-8,
/// so that a row costs no allocation.
package struct HandInBatch: Sendable {
    /// A cell: bytes of ``HandInBatch/bytes``.
    package struct Cell: Sendable {
        package var start: Int32
        package var count: Int32

        package init(start: Int32 = 0, count: Int32 = 0) {
            self.start = start
            self.count = count
        }

        package var isEmpty: Bool { count == 0 }
        package var range: Range<Int> { Int(start)..<Int(start + count) }
    }

    package struct Row: Sendable {
        package var record: Int
        package var line: Int
        /// The unit as written (carried down, from `--unit`, the line above the header or the file's name); never empty in a row to be taken.
        package var unit = Cell()
        package var organisation = Cell()
        package var position = Cell()
        package var person = Cell()
        package var phoneAsGiven = Cell()
        /// The number in normal form; empty when no telephone can dial it (R7).
        package var phone = Cell()
        /// Further numbers of the cell in normal form, joined by line feeds.
        package var otherPhones = Cell()
        package var officer = Cell()
        package var remark = Cell()
        /// The date's cell as written.
        package var receivedAsGiven = Cell()
        /// The key of the contact that an earlier import made of this row: only in a fix list that comes back.
        package var takenAs = Cell()
        package var receivedOn: CivilDate?
        /// The import had to assume part of a number of the cell (its area code, a lost zero): protocol.md §State, rule 3.
        package var assumed = false
        /// The reader refused the row; only its unit is of use, for the count in the log.
        package var refused = false

        package init(record: Int, line: Int) {
            self.record = record
            self.line = line
        }
    }

    package var bytes: [UInt8] = []
    package var rows: [Row] = []

    package init() {}

    package func text(_ cell: Cell) -> String { String(decoding: bytes[cell.range], as: UTF8.self) }
}

/// The first stage of an import: gives the rows of one file from front to back. Used on one thread, which is not the
/// survey's; the survey asks for the rest when ``next()`` has answered `nil`.
package protocol HandInSource: AnyObject {
    /// The next rows in the order of the file; `nil` at the end. Throws a ``Refusal`` when the file cannot be read.
    func next() throws -> HandInBatch?
    /// How much of the file is read, for a progress bar.
    var bytesRead: Int { get }
    /// What the reader says of the file. When it is unusable at the end, nothing of the file may be kept.
    var report: FileReport { get }
    /// SHA-256 of the file's bytes, as 64 lower-case hexadecimal digits.
    var digest: String { get }
    /// The unit that the call, a title or the file's name say; also of a file that is of no use.
    var fileUnit: String? { get }
    /// What the first rows say in the column of units, if there is one.
    var firstUnits: [String] { get }
}

/// How a run of `import contacts` takes its files.
package struct HandInOptions: Hashable, Sendable {
    /// `--received`: for rows without a date of their own.
    package var received: CivilDate?
    /// `--keep-date`: every row gets the date its unit had before the run.
    package var keepDate = false
    /// `--replace`: what earlier runs took is withdrawn, once per run and unit.
    package var replace = false
    /// `--check`: findings only, nothing is taken.
    package var check = false
    /// `--strict`: the run's files are taken only when none has an error.
    package var strict = false

    package init() {}
}

/// A row of the units' table.
package struct UnitRow: Hashable, Sendable {
    package var record: Int
    package var line: Int
    package var name: String
    package var aliases: [String]
    package var kind: String

    package init(record: Int, line: Int, name: String, aliases: [String] = [], kind: String = "") {
        self.record = record
        self.line = line
        self.name = name
        self.aliases = aliases
        self.kind = kind
    }
}

/// A row of the surveyors' table.
package struct SurveyorRow: Hashable, Sendable {
    package var record: Int
    package var line: Int
    package var name: String
    package var avoids: [String]
    /// The name under which he logs in on the office's computers; empty where the table has none.
    package var login: String

    package init(record: Int, line: Int, name: String, avoids: [String] = [], login: String = "") {
        self.record = record
        self.line = line
        self.name = name
        self.avoids = avoids
        self.login = login
    }
}

/// A row of a filled-in call sheet, cells as written; what they mean is decided against the survey.
package struct ResultRow: Hashable, Sendable {
    package var record: Int
    package var line: Int
    package var contact: String
    package var outcome: String
    /// By question key; empty cells are left out.
    package var scores: [String: String]
    package var at: String
    package var until: String
    package var appointment: String
    package var surveyor: String
    package var note: String
    /// What tells whether the row is of the contact that it names.
    package var unit = ""
    package var organisation = ""
    package var person = ""
    package var phone = ""

    package init(
        record: Int,
        line: Int,
        contact: String,
        outcome: String,
        scores: [String: String] = [:],
        at: String = "",
        until: String = "",
        appointment: String = "",
        surveyor: String = "",
        note: String = ""
    ) {
        self.record = record
        self.line = line
        self.contact = contact
        self.outcome = outcome
        self.scores = scores
        self.at = at
        self.until = until
        self.appointment = appointment
        self.surveyor = surveyor
        self.note = note
    }
}

/// What the store has to say about one file of a hand-in, beside what the reader found.
package struct FileTaken: Hashable, Sendable {
    package var taken = 0
    /// Rows that the reader or the survey refused.
    package var refused = 0
    package var unchanged = 0
    package var findings = FindingList()
    /// The file as a whole was refused; nothing of it was taken.
    package var unusable = false

    package init() {}
}
