/// A file of contacts as a unit sends it, and what must become of every record of it (columns.md).
package struct TableFile: Sendable, CustomStringConvertible {
    /// Without a folder.
    package var name: String
    package var bytes: [UInt8]
    /// What the call knows beside the file: the units' table and `--unit`.
    package var knownUnits: [String]
    package var unit: String?
    package var form: FileForm
    /// In the file's order; the first is record 1.
    package var records: [TableRecord]
    /// The code of the error with which the file as a whole is given up; nothing of it is taken then.
    package var givenUp: String?
    /// How many different groups of columns no field reads.
    package var unreadColumns = 0
    /// Contacts whose unit only the file's name tells.
    package var contactsOfNamedUnit = 0

    package var description: String {
        let lines = records.enumerated().map { "\($0.offset + 1) \($0.element.fate) \($0.element.cells)" }
        return (["\(name) \(form) \(unit ?? "")"] + lines).joined(separator: "\n")
    }
}

/// One record of a file.
package struct TableRecord: Hashable, Sendable {
    package var cells: [String]
    package var fate: Fate
    /// The physical line on which it begins, from 1.
    package var line = 0

    package init(_ cells: [String], _ fate: Fate) {
        self.cells = cells
        self.fate = fate
    }
}

/// What must become of a record.
package enum Fate: Hashable, Sendable, CustomStringConvertible {
    /// `further`: the severity of the finding that names a further table here.
    case header(further: String?)
    case blank
    /// Named in a finding, of this code where only one is right.
    case passedOver(code: String?)
    case contact(WrittenContact)
    /// Refused with a finding, of this code where only one is right.
    case refused(code: String?)

    package var description: String {
        switch self {
        case .header(let further): "header(\(further ?? "first"))"
        case .blank: "blank"
        case .passedOver(let code): "passedOver(\(code ?? "any"))"
        case .contact(let contact): "contact(\(contact.unit))"
        case .refused(let code): "refused(\(code ?? "any"))"
        }
    }
}

/// A contact as the record of a file must be read: without blanks at either end, its numbers to the letter.
package struct WrittenContact: Hashable, Sendable {
    package var unit = ""
    package var organisation = ""
    package var position = ""
    package var person = ""
    /// Of a column 区号.
    package var areaCode = ""
    /// Of several columns each that is filled.
    package var numbers: [String] = []
}

/// How many records of a file there are, and of which kind.
package struct RecordCounts: Hashable, Sendable {
    package var records = 0
    package var header = 0
    package var blank = 0
    package var passedOver = 0
    package var taken = 0
    package var refused = 0
    package var unchanged = 0

    package init() {}

    /// columns.md: every record is one of these.
    package var sum: Int { header + blank + passedOver + taken + refused + unchanged }
}

extension TableFile {
    package var counts: RecordCounts {
        var counts = RecordCounts()
        counts.records = records.count
        for record in records {
            switch record.fate {
            case .header: counts.header += 1
            case .blank: counts.blank += 1
            case .passedOver: counts.passedOver += 1
            case .contact: counts.taken += 1
            case .refused: counts.refused += 1
            }
        }
        return counts
    }
}
