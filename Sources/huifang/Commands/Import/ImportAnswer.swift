import SurveyCore
import SurveyReports
import SurveyWords

/// What an import answers, and the exit code that follows from it (contract.md §Exit codes).
struct ImportAnswer {
    var files: [FileReport] = []
    var units: UnitReports?
    /// Findings about units as a whole, after the run's last file.
    var afterwards: [Finding] = []

    /// Adds what the survey did with a file to what its reader said. The survey's findings name fields; the file has the columns.
    mutating func add(_ report: FileReport, _ taken: FileTaken) {
        var report = report
        // The reader's last word on a file it gave up stands in both.
        let said = report.unusable ? Set(report.findings) : []
        let own = taken.findings.filter { !said.contains($0) }
        report.taken = taken.taken
        report.refused += taken.refused
        report.unchanged = taken.unchanged
        report.findings = (report.findings + own.map { $0.inColumn(of: report) }).inFileOrder
        report.unusable = report.unusable || taken.unusable
        files.append(report)
    }

    var findings: [Finding] { files.flatMap(\.findings) + afterwards }

    mutating func renameUnits(_ names: [String: String]) {
        for file in files.indices {
            for index in files[file].findings.indices {
                let unit = files[file].findings[index].unit
                files[file].findings[index].unit = unit.flatMap { names[$0] } ?? unit
            }
        }
    }

    func give(_ session: Session, _ words: Words) throws {
        // Shortfalls and excesses are of no single file: in JSON they stand with the run's last one.
        var counted = files
        if !counted.isEmpty { counted[counted.count - 1].findings += afterwards }
        let text = FindingsText(files: files, units: units, afterwards: afterwards)
        try session.answer(
            lines: { try text.lines(words, width: session.context.columns, $0) },
            json: importJSON(files: counted, units: units, words)
        )
        if files.contains(where: \.unusable) { throw ExitStatus.unusable }
        if findings.contains(where: { $0.severity != .note }) { throw ExitStatus.withFindings }
    }
}

extension Finding {
    /// What the survey itself finds in a hand-in is in the number's column or in the unit's.
    fileprivate func inColumn(of report: FileReport) -> Finding {
        guard column == nil, record != nil else { return self }
        var finding = self
        switch kind {
        case .duplicateInUnit, .alreadyContact, .sharedAcrossUnits, .numberChanged:
            finding.column = report.columns["phone"]
        case .unknownUnit: finding.column = report.columns["unit"] ?? report.columns["avoid"]
        case .duplicateSurveyor: finding.column = report.columns["name"]
        case .sharedLogin: finding.column = report.columns["login"]
        case .avoidanceKept, .contactsBarred, .avoidsAgain, .statesChanged: finding.column = report.columns["avoid"]
        case .noHeader, .missingColumn, .unclosedQuote, .emptyFile, .notATable, .unreadableEncoding, .receivedUnknown,
            .noUnit, .badDate, .receivedInFuture, .notUpdated, .tooLarge, .emptyCell, .controlCharacters,
            .unknownContact, .unknownOutcome,
            .unknownSurveyor, .badScore, .scoresMissing, .scoresNotExpected, .badTime, .recordedOtherwise,
            .undiallableNumber, .numberDamagedBySpreadsheet, .areaCodeAssumed, .severalNumbers, .shortfall, .excess,
            .raggedRow, .strayQuote, .receivedToday, .unusualScore, .carriedDown, .leadingZeroRestored,
            .alreadyImported, .alreadyRecorded, .remarked, .passedOver:
            break
        }
        return finding
    }
}
