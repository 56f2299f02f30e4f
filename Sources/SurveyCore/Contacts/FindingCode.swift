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
        case secondContact = "second-contact"
        case secondValue = "second-value"
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
        case unitBelow = "unit-below"
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
        case .secondContact: .secondContact
        case .secondValue: .secondValue
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
        case .unitBelow: .unitBelow
        case .unreadColumns: .unreadColumns
        case .notCalled, .outcomeForgotten: .notCalled
        }
    }
}
