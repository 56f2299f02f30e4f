import SurveyCore

/// The units' table: who must hand in. Throws a ``Refusal`` when the file cannot be read.
package func readUnits(_ input: TableInput) throws -> (rows: [UnitRow], report: FileReport) {
    let columns = TableColumns.units
    var rows: [UnitRow] = []
    var reader = try TextRows(input, columns)
    try reader.read { row in
        rows.append(
            UnitRow(
                record: row.record,
                line: row.line,
                name: row.cells[columns.index("unit")],
                aliases: splitNames(row.cells[columns.index("alias")]),
                kind: row.cells[columns.index("kind")]
            )
        )
    }
    return (reader.report.unusable ? [] : rows, reader.report)
}

/// The surveyors' table with the units each must avoid.
package func readSurveyors(_ input: TableInput) throws -> (rows: [SurveyorRow], report: FileReport) {
    let columns = TableColumns.surveyors
    var rows: [SurveyorRow] = []
    var reader = try TextRows(input, columns)
    try reader.read { row in
        rows.append(
            SurveyorRow(
                record: row.record,
                line: row.line,
                name: row.cells[columns.index("name")],
                avoids: splitNames(row.cells[columns.index("avoid")]),
                login: row.cells[columns.index("login")]
            )
        )
    }
    return (reader.report.unusable ? [] : rows, reader.report)
}

/// A call sheet that comes back filled in. Rows without an outcome were not called and are left out, unless scores stand
/// in them: those are refused, so that no answer is lost.
package func readResults(
    _ input: TableInput,
    questions: [Rulebook.Question],
    listener: FindingListener? = nil
) throws -> (rows: [ResultRow], report: FileReport) {
    let columns = TableColumns.results(questions)
    var rows: [ResultRow] = []
    var reader = try TextRows(input, columns, listener: listener)
    let table = reader.table
    var notCalled = 0
    try reader.read(speaks: "outcome") { row in
        func cell(_ key: String) -> String { row.cells[columns.index(key)] }
        var scores: [String: String] = [:]
        for question in questions where !cell(question.key).isEmpty { scores[question.key] = cell(question.key) }
        guard !cell("outcome").isEmpty else {
            guard !scores.isEmpty else {
                let written = ["at", "until", "appointment", "note"].map(cell).filter { !$0.isEmpty }
                if written.isEmpty {
                    notCalled += 1
                } else {
                    table.add(table.finding(.outcomeForgotten, row.slot, value: ClosingRow.text(written)))
                }
                return table.countPassedOver()
            }
            let column = table.header?.columns[columns.index("outcome")]
            table.add(table.finding(.emptyCell(required: true), row.slot, column: column))
            return table.countRefused()
        }
        var result = ResultRow(
            record: row.record,
            line: row.line,
            contact: cell("contact"),
            outcome: cell("outcome"),
            scores: scores,
            at: cell("at"),
            until: cell("until"),
            appointment: cell("appointment"),
            surveyor: cell("surveyor"),
            note: cell("note")
        )
        // As they were before the sheet was written.
        result.unit = CSVWriter.original(cell("unit"))
        result.organisation = CSVWriter.original(cell("organisation"))
        result.person = CSVWriter.original(cell("person"))
        result.phone = CSVWriter.original(cell("phone"))
        rows.append(result)
    }
    if notCalled > 0 { table.add(Finding(.notCalled(rows: notCalled))) }
    return (reader.report.unusable ? [] : rows, reader.report)
}

/// Several names in a cell, joined by 、 ； ; or a line break.
private func splitNames(_ cell: String) -> [String] {
    cell.split { "、；;".contains($0) || $0.isNewline }.map { trimmed(String($0)) }.filter { !$0.isEmpty }
}
