extension Finding {
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
        case noUnit(inColumn: Bool)
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
        /// The header has a contact's columns twice, and the second ones are filled in; their cells.
        case secondContact([String])
        /// The header says a column twice, and the second one has something else; its cells.
        case secondValue([String])
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
        case raggedRow(cells: Int, columns: Int, isShifted: Bool = false)
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
        /// `isPlusDropped`: as it was written it would be a number abroad.
        case leadingZeroRestored(number: String, isPlusDropped: Bool)
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
        /// The file's name, or the sheet's, alone says whose it is.
        case unitFromName(unit: String, isSheet: Bool)
        /// A line below rows says whose they are; so many were refused because nothing above it does.
        case unitBelow(unit: String, rows: Int)
        case unreadColumns([UnreadColumn])
        /// Rows of a call sheet without an outcome.
        case notCalled(rows: Int)
        /// A row without an outcome in which something else was filled in.
        case outcomeForgotten
    }

    package struct UnreadColumn: Hashable, Sendable {
        package var name: String
        /// As spreadsheets call it (`F`), where another column of its name was read.
        package var letters: String?
        /// There are telephones in it.
        package var holdsNumbers: Bool

        package init(name: String, letters: String? = nil, holdsNumbers: Bool = false) {
            self.name = name
            self.letters = letters
            self.holdsNumbers = holdsNumbers
        }
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
        /// A share of one: was a percentage meant?
        case belowOne(Score)
    }
}

extension Finding.Kind {
    /// It speaks of a table and its rows that are no contacts: of the file, when no unit is named.
    package var isOfTable: Bool {
        switch self {
        case .unknownDelimiter, .missingColumn, .unreadTable, .furtherTable, .unreadColumns, .titles, .unitFromName,
            .unitBelow:
            true
        default: false
        }
    }
}

extension Finding.Kind {
    package var severity: Finding.Severity {
        switch self {
        case .noHeader, .unknownDelimiter, .doubtfulRow, .missingColumn, .unclosedQuote, .emptyFile, .notATable,
            .unreadableWorkbook,
            .unreadableEncoding, .receivedUnknown,
            .duplicateSurveyor, .sharedLogin, .nameTaken, .unknownUnit, .noUnit, .duplicateInUnit, .alreadyContact,
            .badDate, .secondContact, .secondValue,
            .receivedInFuture, .tooLarge, .unknownContact, .otherContact, .unknownOutcome, .unknownSurveyor, .badScore,
            .scoresMissing,
            .scoresNotExpected, .badTime, .recordedOtherwise:
            .error
        case .emptyCell(let required, _), .errorCell(let required), .formulaWithoutValue(let required):
            required ? .error : .warning
        case .mixedEncoding(_, _, let taken): taken ? .warning : .error
        case .raggedRow(_, _, let isShifted): isShifted ? .error : .warning
        case .controlCharacters(let scalars): scalars.contains(0) ? .error : .warning
        case .unreadTable(_, _, _, let isLoss): isLoss ? .error : .note
        case .furtherTable(_, let otherColumns): otherColumns ? .warning : .note
        case .undiallableNumber, .numberDamagedBySpreadsheet, .areaCodeAssumed, .severalNumbers, .digitsLeftOver,
            .sharedAcrossUnits,
            .shortfall, .excess, .strayQuote, .outcomeForgotten, .hiddenRow, .receivedToday, .receivedOtherwise,
            .numberChanged, .unusualScore, .remarkNotKept,
            .avoidanceKept, .contactsBarred, .avoidsAgain, .statesChanged:
            .warning
        case .leadingZeroRestored(_, let isPlusDropped): isPlusDropped ? .warning : .note
        case .unreadColumns(let columns): columns.contains(where: \.holdsNumbers) ? .warning : .note
        case .carriedDown, .noTelephone, .alreadyImported, .notUpdated, .alreadyRecorded,
            .remarkAdded, .remarked, .passedOver, .titles, .hiddenSheets, .unitFromName, .unitBelow, .notCalled:
            .note
        }
    }
}
