/// What a fix list says of one finding, in the words of the call's language.
package struct FixListNote: Hashable, Sendable {
    /// Place of the file in the call; `nil` for what is of no single file.
    package var file: Int?
    package var record: Int?
    package var line: Int?
    /// In a workbook, where the reader named it; the survey's findings are in the sheet of their table.
    package var sheet: String?
    package var unit: String?
    package var severity: Finding.Severity
    package var column: String?
    /// The fields in whose column the survey found it, where the finding does not name the column.
    package var fields: [String] = []
    package var value: String?
    package var texts: Texts
    /// What a unit reads instead, which must not learn what others handed in.
    package var textsForUnit: Texts?
    /// Contacts that are missing.
    package var missing = 0

    /// What is wrong, and what to do about it.
    package struct Texts: Hashable, Sendable {
        package var wrong: String
        package var next: String

        package init(wrong: String, next: String) {
            self.wrong = wrong
            self.next = next
        }
    }

    package init(severity: Finding.Severity, texts: Texts) {
        self.severity = severity
        self.texts = texts
    }
}
