/// One thing an import has to say about a file or a row. Many are collected and shown together; none stops the others.
package struct Finding: Hashable, Sendable {
    package let kind: Kind
    /// Counts every record of the file from 1, titles and blank ones too; `nil` for the file as a whole.
    package var record: Int?
    /// The physical line on which the record (or an unclosed quote) begins.
    package var line: Int?
    /// The sheet's name, in a workbook; then ``line`` is the row in that sheet.
    package var sheet: String?
    /// The cell as spreadsheets name it (`E9`), in a workbook and where one cell is meant.
    package var cell: String?
    /// The column's name as the file has it.
    package var column: String?
    /// The cell as handed in.
    package var value: String?
    /// The unit concerned, by its shown name, where it is known.
    package var unit: String?

    package init(
        _ kind: Kind,
        record: Int? = nil,
        line: Int? = nil,
        column: String? = nil,
        value: String? = nil,
        unit: String? = nil
    ) {
        self.kind = kind
        self.record = record
        self.line = line
        self.column = column
        self.value = value
        self.unit = unit
    }

    package enum Severity: String, Sendable { case error, warning, note }

    /// The codes of columns.md §Findings, with what their wording needs.
    package enum Kind: Hashable, Sendable {
        // The file.
        case noHeader(required: [String])
        /// A header whose names are divided by a sign that is not read.
        case unknownDelimiter(sign: String)
        case missingColumn(name: String, field: String, found: [String])
        case unclosedQuote
        case emptyFile
        case notATable(ForeignFormat)
        case unreadableWorkbook(WorkbookFault)
        /// `offset` counts bytes from 1; the file as a whole when `record` is nil.
        case unreadableEncoding(offset: Int)
        /// A row in another encoding than its file, or one that may be; both named as in ``FileReport/encoding``.
        case mixedEncoding(row: String, file: String, taken: Bool)
        case receivedUnknown(today: CivilDate)
        /// Two rows of a surveyors' table with one name.
        case duplicateSurveyor(record: Int, name: String)
        /// A login that another surveyor has; `record` is nil where an earlier table said so.
        case sharedLogin(record: Int?, surveyor: String)
        /// A name or alias of a units' table that is another unit's; `record` is nil where that unit is in the survey already.
        case nameTaken(record: Int?, unit: String, isAlias: Bool)
        // Rows.
        /// A table whose header does not fit, or (without `missing`) a sheet without one; `isLoss` where contacts may stand in it.
        case unreadTable(missing: String?, found: [String], rows: Int, isLoss: Bool)
        // The row.
        /// It looks like a total, a remark or a signature, or stands above the header, and has a telephone.
        case doubtfulRow(isAbove: Bool)
        case unknownUnit(nearest: String?)
        case noUnit
        case duplicateInUnit(record: Int?, key: String)
        /// A row of a fix list whose contact is there already, with another number: `old` and `new` as handed in, `phone`
        /// the new one in normal form; `nil` when it is not one that can be dialled.
        case alreadyContact(key: String, old: String, new: String, phone: String?)
        case badDate
        /// A hand-in dated after today.
        case receivedInFuture(CivilDate)
        case tooLarge(bytes: Int, limit: Int)
        /// `#N/A` and the like; `required`: the row was not taken.
        case errorCell(required: Bool)
        /// A formula of which the workbook keeps no value; `required`: the row was not taken.
        case formulaWithoutValue(required: Bool)
        /// `required`: the row was not taken; `wholeColumn`: the table has no such column.
        case emptyCell(required: Bool, wholeColumn: Bool = false)
        /// Scalars shown as U+200B; with NUL the row was not taken.
        case controlCharacters(scalars: [UInt32])
        // The row of a call sheet.
        case unknownContact
        /// A cell of the row tells of somebody else than the contact that the row names; `listed`: what the survey has instead.
        case otherContact(contact: Int, listed: String)
        /// `keypad`: the outcome on that key, when a single digit was given.
        case unknownOutcome(nearest: Disposition?, keypad: Disposition?)
        case unknownSurveyor(known: [String])
        case badScore
        case scoresMissing(outcome: Disposition, dimension: String)
        case scoresNotExpected(outcome: Disposition, score: Score)
        case badTime(TimeFault)
        case recordedOtherwise(contact: Int, at: Timestamp, call: Int, stored: Disposition, given: Disposition)
        // Warnings: taken, look at it.
        case undiallableNumber(PhoneNumber.Fault)
        case numberDamagedBySpreadsheet
        case areaCodeAssumed(areaCode: String, number: String)
        case severalNumbers([String])
        /// Digits beside a number that are in none.
        case digitsLeftOver([String])
        case sharedAcrossUnits(key: String, unit: String)
        /// `deadline` is nil where the first day counts (R8) and was in time: whatever is added changes nothing in that.
        case shortfall(quota: Int, provided: Int, deadline: CivilDate?, afterDeadline: Bool)
        case excess(quota: Int, provided: Int)
        /// `otherColumns`: the fields stand elsewhere than in the table above.
        case furtherTable(names: [String], otherColumns: Bool)
        case raggedRow(cells: Int, columns: Int)
        case strayQuote
        /// A row that its sheet does not show.
        case hiddenRow
        case receivedToday(CivilDate)
        /// A contact that is there already, with another date than it has.
        case receivedOtherwise(given: CivilDate, counts: CivilDate)
        case numberChanged(key: String, old: String, new: String, provided: Int)
        case unusualScore(UnusualScore)
        /// The remark of a row whose dial is recorded, but counts no more; `amend` is the record that took its place.
        case remarkNotKept(call: Int, amend: Int?)
        /// Units that a surveyors' table no longer names, and the surveyor must avoid nevertheless.
        case avoidanceKept(surveyor: String, units: [String])
        /// Unfinished contacts on the list of somebody who must now avoid their unit.
        case contactsBarred(surveyor: String, unit: String, contacts: Int)
        /// A table names a unit from which the surveyor was released.
        case avoidsAgain(surveyor: String, unit: String, released: Timestamp)
        /// Contacts whose state changed because others may call the unit now than before.
        case statesChanged(unit: String, StateChanges)
        // Notes.
        case carriedDown(unit: String)
        case leadingZeroRestored(number: String)
        /// Digits beside a number that are no telephone's: a QQ number, a room, an address.
        case noTelephone([String])
        case alreadyImported(at: Timestamp)
        /// An unchanged row with another officer or remark than the contact was taken with.
        case notUpdated(key: String)
        case alreadyRecorded(call: Int)
        /// A dial that is recorded already, but without the row's remark: it was amended.
        case remarkAdded(call: Int, replaces: Int)
        /// What is to be said of so many dials of a call sheet, which were taken; a code of ``Doubt/remarks``.
        case remarked(Doubt, dials: Int)
        case passedOver(text: String)
        /// Sheets of a workbook that were not read.
        case hiddenSheets([String])
        /// The rows of a run above a header, by their first cells.
        case titles([String])
        case unitFromName(unit: String)
        case unreadColumns([String])
        /// Rows of a call sheet without an outcome.
        case notCalled(rows: Int)
    }

    package enum ForeignFormat: String, Hashable, Sendable, CaseIterable {
        case encrypted, binaryWorkbook, excel95, openDocument, otherOffice
        /// `.doc` and `.wps`; RTF; a `.docx` that has none.
        case oldWord, richText, wordWithoutTable
        case pdf, picture, archive, other
        case vCard, calendar, webPage, webArchive, xmlSpreadsheet, xml, json, email
        /// Texts in encodings that are not read.
        case big5, utf32
    }

    /// Why a workbook or Word document cannot be read (workbooks.md §Faults), and where.
    package struct WorkbookFault: Hashable, Sendable {
        package enum Reason: String, Hashable, Sendable, CaseIterable {
            // Damaged.
            case directory, overlap, duplicate, missingPart, compression, checksum, xml, reference, sharedText, record
            // Larger than any table.
            case part, file, cell, sheet, count, markup
            // Made to do harm.
            case doctype
        }

        package var reason: Reason
        /// A part of the file as it is named there; empty for the file itself.
        package var part: String
        /// Bytes from the part's beginning.
        package var offset: Int

        package init(_ reason: Reason, part: String, offset: Int) {
            self.reason = reason
            self.part = part
            self.offset = offset
        }
    }

    package enum TimeFault: Hashable, Sendable {
        case missing, unreadable
        /// A day without a time, where the dial's minute is needed.
        case dayOnly
        case inFuture
        /// The first day of fieldwork.
        case beforeFieldwork(CivilDate)
        case afterClosing(Timestamp)
        /// The call would end before it began.
        case endsBeforeDial
        /// An agreed time beside an outcome that has none.
        case appointmentNotExpected
        /// The agreed time is past at the dial.
        case appointmentBeforeDial
    }

    package enum UnusualScore: Hashable, Sendable {
        /// Two answers lie more than 40 points apart.
        case apart(Score, Score)
        /// One digit: was another forgotten?
        case oneDigit(Score)
    }
}

extension Finding.Kind {
    /// It speaks of a table and its rows that are no contacts: of the file, when no unit is named.
    package var isOfTable: Bool {
        switch self {
        case .unknownDelimiter, .missingColumn, .unreadTable, .furtherTable, .unreadColumns, .titles, .unitFromName:
            true
        default: false
        }
    }
}

extension Finding {
    /// What programs know a finding by (columns.md §Findings).
    package enum Code: String, CaseIterable, Sendable {
        case noHeader = "no-header"
        case unknownDelimiter = "unknown-delimiter"
        case missingColumn = "missing-column"
        case unclosedQuote = "unclosed-quote"
        case emptyFile = "empty-file"
        case notATable = "not-a-table"
        case unreadableWorkbook = "unreadable-workbook"
        case unreadableEncoding = "unreadable-encoding"
        case mixedEncoding = "mixed-encoding"
        case receivedUnknown = "received-unknown"
        case duplicateSurveyor = "duplicate-surveyor"
        case sharedLogin = "shared-login"
        case nameTaken = "name-taken"
        case unreadTable = "unread-table"
        case doubtfulRow = "doubtful-row"
        case unknownUnit = "unknown-unit"
        case noUnit = "no-unit"
        case duplicateInUnit = "duplicate-in-unit"
        case badDate = "bad-date"
        case tooLarge = "too-large"
        case errorCell = "error-cell"
        case formulaWithoutValue = "formula-without-value"
        case emptyCell = "empty-cell"
        case controlCharacters = "control-characters"
        case unknownContact = "unknown-contact"
        case otherContact = "other-contact"
        case unknownOutcome = "unknown-outcome"
        case unknownSurveyor = "unknown-surveyor"
        case badScore = "bad-score"
        case scoresMissing = "scores-missing"
        case scoresNotExpected = "scores-not-expected"
        case badTime = "bad-time"
        case recordedOtherwise = "recorded-otherwise"
        case undiallableNumber = "undiallable-number"
        case numberDamagedBySpreadsheet = "number-damaged-by-spreadsheet"
        case areaCodeAssumed = "area-code-assumed"
        case severalNumbers = "several-numbers"
        case digitsLeftOver = "digits-left-over"
        case sharedAcrossUnits = "shared-across-units"
        case shortfall
        case excess
        case furtherTable = "further-table"
        case raggedRow = "ragged-row"
        case strayQuote = "stray-quote"
        case hiddenRow = "hidden-row"
        case receivedToday = "received-today"
        case receivedOtherwise = "received-otherwise"
        case numberChanged = "number-changed"
        case unusualScore = "unusual-score"
        case remarkNotKept = "remark-not-kept"
        case avoidanceKept = "avoidance-kept"
        case contactsBarred = "contacts-barred"
        case avoidsAgain = "avoids-again"
        case statesChanged = "states-changed"
        case carriedDown = "carried-down"
        case leadingZeroRestored = "leading-zero-restored"
        case noTelephone = "no-telephone"
        case alreadyImported = "already-imported"
        case notUpdated = "not-updated"
        case alreadyRecorded = "already-recorded"
        case remarkAdded = "remark-added"
        case passedOver = "passed-over"
        case hiddenSheets = "hidden-sheets"
        case unitFromName = "unit-from-name"
        case unreadColumns = "unread-columns"
        case notCalled = "not-called"
        // Remarks on the dials of a call sheet.
        case mustAvoid = "must-avoid"
        case oldNumber = "old-number"
        case dayOff = "day-off"
        case outsideSlices = "outside-slices"
        case tooSoon = "too-soon"
        case thirdInADay = "third-in-a-day"
        case unreachableTakenBack = "unreachable-taken-back"
        case secondInterview = "second-interview"
        case farFromClock = "far-from-clock"
        case anotherYear = "another-year"
    }

    package var code: String {
        if case .remarked(let doubt, _) = kind { return doubt.code }
        return codeOfKind!.rawValue
    }

    /// `nil` of a remark, which has its code from the dial's doubt.
    private var codeOfKind: Code? {
        switch kind {
        case .remarked: nil
        case .noHeader: .noHeader
        case .unknownDelimiter: .unknownDelimiter
        case .missingColumn: .missingColumn
        case .unclosedQuote: .unclosedQuote
        case .emptyFile: .emptyFile
        case .notATable(.big5), .notATable(.utf32): .unreadableEncoding
        case .notATable: .notATable
        case .unreadableWorkbook: .unreadableWorkbook
        case .unreadableEncoding: .unreadableEncoding
        case .mixedEncoding: .mixedEncoding
        case .receivedUnknown: .receivedUnknown
        case .duplicateSurveyor: .duplicateSurveyor
        case .sharedLogin: .sharedLogin
        case .nameTaken: .nameTaken
        case .unreadTable: .unreadTable
        case .doubtfulRow: .doubtfulRow
        case .unknownUnit: .unknownUnit
        case .noUnit: .noUnit
        case .duplicateInUnit, .alreadyContact: .duplicateInUnit
        case .badDate, .receivedInFuture: .badDate
        case .tooLarge: .tooLarge
        case .errorCell: .errorCell
        case .formulaWithoutValue: .formulaWithoutValue
        case .emptyCell: .emptyCell
        case .controlCharacters: .controlCharacters
        case .unknownContact: .unknownContact
        case .otherContact: .otherContact
        case .unknownOutcome: .unknownOutcome
        case .unknownSurveyor: .unknownSurveyor
        case .badScore: .badScore
        case .scoresMissing: .scoresMissing
        case .scoresNotExpected: .scoresNotExpected
        case .badTime: .badTime
        case .recordedOtherwise: .recordedOtherwise
        case .undiallableNumber: .undiallableNumber
        case .numberDamagedBySpreadsheet: .numberDamagedBySpreadsheet
        case .areaCodeAssumed: .areaCodeAssumed
        case .severalNumbers: .severalNumbers
        case .digitsLeftOver: .digitsLeftOver
        case .sharedAcrossUnits: .sharedAcrossUnits
        case .shortfall: .shortfall
        case .excess: .excess
        case .furtherTable: .furtherTable
        case .raggedRow: .raggedRow
        case .strayQuote: .strayQuote
        case .hiddenRow: .hiddenRow
        case .receivedToday: .receivedToday
        case .receivedOtherwise: .receivedOtherwise
        case .numberChanged: .numberChanged
        case .unusualScore: .unusualScore
        case .remarkNotKept: .remarkNotKept
        case .avoidanceKept: .avoidanceKept
        case .contactsBarred: .contactsBarred
        case .avoidsAgain: .avoidsAgain
        case .statesChanged: .statesChanged
        case .carriedDown: .carriedDown
        case .leadingZeroRestored: .leadingZeroRestored
        case .noTelephone: .noTelephone
        case .alreadyImported: .alreadyImported
        case .notUpdated: .notUpdated
        case .alreadyRecorded: .alreadyRecorded
        case .remarkAdded: .remarkAdded
        case .passedOver, .titles: .passedOver
        case .hiddenSheets: .hiddenSheets
        case .unitFromName: .unitFromName
        case .unreadColumns: .unreadColumns
        case .notCalled: .notCalled
        }
    }

    package var severity: Severity { kind.severity }
}

extension Finding.Kind {
    package var severity: Finding.Severity {
        switch self {
        case .noHeader, .unknownDelimiter, .doubtfulRow, .missingColumn, .unclosedQuote, .emptyFile, .notATable,
            .unreadableWorkbook,
            .unreadableEncoding, .receivedUnknown,
            .duplicateSurveyor, .sharedLogin, .nameTaken, .unknownUnit, .noUnit, .duplicateInUnit, .alreadyContact,
            .badDate,
            .receivedInFuture, .tooLarge, .unknownContact, .otherContact, .unknownOutcome, .unknownSurveyor, .badScore,
            .scoresMissing,
            .scoresNotExpected, .badTime, .recordedOtherwise:
            .error
        case .emptyCell(let required, _), .errorCell(let required), .formulaWithoutValue(let required):
            required ? .error : .warning
        case .mixedEncoding(_, _, let taken): taken ? .warning : .error
        case .controlCharacters(let scalars): scalars.contains(0) ? .error : .warning
        case .unreadTable(_, _, _, let isLoss): isLoss ? .error : .note
        case .furtherTable(_, let otherColumns): otherColumns ? .warning : .note
        case .undiallableNumber, .numberDamagedBySpreadsheet, .areaCodeAssumed, .severalNumbers, .digitsLeftOver,
            .sharedAcrossUnits,
            .shortfall, .excess, .raggedRow, .strayQuote, .hiddenRow, .receivedToday, .receivedOtherwise,
            .numberChanged, .unusualScore, .remarkNotKept,
            .avoidanceKept, .contactsBarred, .avoidsAgain, .statesChanged:
            .warning
        case .carriedDown, .leadingZeroRestored, .noTelephone, .alreadyImported, .notUpdated, .alreadyRecorded,
            .remarkAdded, .remarked, .passedOver, .titles, .hiddenSheets, .unitFromName, .unreadColumns, .notCalled:
            .note
        }
    }
}

extension Finding {
    /// The fields in whose column the survey itself finds this: the number's in a hand-in, or the unit's; the first that the
    /// table has.
    package var ownFields: [String] {
        switch kind {
        case .duplicateInUnit, .alreadyContact, .sharedAcrossUnits, .numberChanged: ["phone"]
        case .receivedOtherwise: ["receivedOn"]
        case .unknownUnit: ["unit", "avoid"]
        case .duplicateSurveyor: ["name"]
        case .sharedLogin: ["login"]
        case .nameTaken(_, _, let isAlias): [isAlias ? "alias" : "unit"]
        case .avoidanceKept, .contactsBarred, .avoidsAgain, .statesChanged: ["avoid"]
        default: []
        }
    }
}

/// Everything an import says about one file (contract.md §JSON).
package struct FileReport: Hashable, Sendable {
    package var file: String
    /// `UTF-8`, `GB18030`, `UTF-16LE`, `UTF-16BE`; `nil` when the file was not decoded.
    package var encoding: String?
    package var delimiter: String?
    package var headerRecord: Int?
    /// The sum of the six counts below (columns.md §Counts).
    package var records = 0
    package var header = 0
    package var blank = 0
    package var passedOver = 0
    package var taken = 0
    package var refused = 0
    package var unchanged = 0
    package var findings = FindingList()
    /// The tables that were read, in the file's order.
    package var tables: [Table] = []
    /// Whose a file is that was given up, where something says it.
    package var unit: String?
    /// The file as a whole was not usable; the call ends with 65.
    package var unusable = false

    package init(file: String) { self.file = file }

    /// A column as its header has it; `index` from 0.
    package struct Column: Hashable, Sendable {
        package let name: String
        package let index: Int

        package init(name: String, index: Int) {
            self.name = name
            self.index = index
        }
    }

    package struct Table: Hashable, Sendable {
        package let firstRecord: Int
        /// The sheet's name, in a workbook.
        package let sheet: String?
        /// By field.
        package let columns: [String: Column]
        /// One field, beside columns that are not read.
        package let isWeak: Bool

        package init(firstRecord: Int, sheet: String? = nil, columns: [String: Column], isWeak: Bool = false) {
            self.firstRecord = firstRecord
            self.sheet = sheet
            self.columns = columns
            self.isWeak = isWeak
        }
    }

    /// The table in which a record stands; of a file as a whole the first.
    package func table(of record: Int?) -> Table? {
        guard let record else { return tables.first }
        return tables.last { $0.firstRecord <= record }
    }

    /// The first table's columns' names, by field.
    package var columns: [String: String] { tables.first?.columns.mapValues(\.name) ?? [:] }

    /// A cell as spreadsheets name it: `E9`.
    package static func cell(column: Int, row: Int) -> String {
        var letters = ""
        var rest = column
        repeat {
            letters = String(UnicodeScalar(UInt8(0x41 + rest % 26))) + letters
            rest = rest / 26 - 1
        } while rest >= 0
        return letters + String(row)
    }

    /// With `--strict` another row's error refuses what could have been taken.
    package mutating func refuseTaken() {
        refused += taken
        taken = 0
    }

    /// A file given up takes nothing: what is neither header, blank nor passed over is refused.
    package mutating func giveUp() {
        unusable = true
        taken = 0
        unchanged = 0
        refused = max(0, records - header - blank - passedOver)
    }
}
