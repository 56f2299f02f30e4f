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

    /// - Parameter line: 0 stands for none: paragraphs beside a table of a document are in none of its rows.
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
        self.line = line == 0 ? nil : line
        self.column = column
        self.value = value
        self.unit = unit
    }

    package enum Severity: String, Sendable { case error, warning, note }
}

extension Finding {
    package var severity: Severity { kind.severity }

    /// Its value is the row as a whole.
    package var isOfRow: Bool {
        switch kind {
        case .doubtfulRow, .passedOver, .titles, .outcomeForgotten: true
        default: false
        }
    }

    /// The fields in whose column the survey itself finds this: the number's in a hand-in, or the unit's; the first that the
    /// table has.
    package var ownFields: [String] {
        switch kind {
        case .duplicateInUnit, .alreadyContact, .sharedAcrossUnits, .numberChanged: ["phone"]
        case .receivedOtherwise, .receivedInFuture: ["receivedOn"]
        case .unknownUnit: ["unit", "avoid"]
        case .duplicateSurveyor: ["name"]
        case .sharedLogin: ["login"]
        case .nameTaken(_, _, let isAlias): [isAlias ? "alias" : "unit"]
        case .avoidanceKept, .contactsBarred, .avoidsAgain, .statesChanged: ["avoid"]
        default: []
        }
    }
}
