import SurveyCore
import SurveyReports
import SurveyWords

/// What an import answers, and the exit code that follows from it (contract.md §Exit codes).
struct ImportAnswer {
    var files: [FileReport] = []
    let passedOver: [PassedOverFiles]
    var units: UnitReports?
    /// Findings about units as a whole, after the run's last file.
    var afterwards = FindingList()
    /// `--strict`, and there was an error.
    var isHeldBack = false

    init(passedOver: [PassedOverFiles]) { self.passedOver = passedOver }

    /// Adds what the survey did with a file to what its reader said. The survey's findings name fields; the file has the columns.
    mutating func add(_ report: FileReport, _ taken: FileTaken) {
        var report = report
        var own = taken.findings
        own.update { $0.locate(in: report) }
        report.taken = taken.taken
        report.refused += taken.refused
        report.unchanged = taken.unchanged
        report.findings.append(contentsOf: own)
        if report.unusable || taken.unusable { report.giveUp() }
        files.append(report)
    }

    /// How many files were of use.
    var usable: Int { files.count { !$0.unusable } }

    /// The units that the findings of files name.
    var unitsNamed: Set<String> { Set(files.flatMap(\.findings.units)) }

    mutating func renameUnits(_ names: [String: String]) {
        for file in files.indices {
            files[file].findings.update { finding in finding.unit = finding.unit.map { names[$0] ?? $0 } }
        }
    }

    func give(_ session: Session, _ words: Words) throws {
        let text = FindingsText(
            files: files,
            passedOver: passedOver,
            units: units,
            afterwards: afterwards,
            isHeldBack: isHeldBack
        )
        try session.answer(
            lines: { try text.lines(words, width: session.context.columns, $0) },
            json: importJSON(files: files, passedOver: passedOver, units: units, afterwards: afterwards, words)
        )
        if files.contains(where: \.unusable) { throw ExitStatus.unusable }
        if (files.map(\.findings) + [afterwards]).contains(where: \.asks) { throw ExitStatus.withFindings }
    }
}

extension Finding {
    /// What the survey itself finds is in a field's column of the table in which the record stands: it names that of the file's
    /// first table, or leaves it to the kind.
    fileprivate mutating func locate(in report: FileReport) {
        guard let record, sheet == nil, let table = report.table(of: record) else { return }
        sheet = table.sheet
        let named = column.flatMap { name in report.tables.first?.columns.first { $0.value.name == name }?.key }
        let fields = column == nil ? ownFields : named.map { [$0] } ?? []
        guard let found = fields.lazy.compactMap({ table.columns[$0] }).first else { return }
        column = found.name
        if table.sheet != nil, let line { cell = FileReport.cell(column: found.index, row: line) }
    }
}
