import SurveyCore

extension TableReader {
    /// The columns of a header in ``block`` that no field reads, and whether telephones stand in the rows below.
    func unreadColumns(_ header: TableHeader) -> [Finding.UnreadColumn] {
        let below = block.slots.filter { $0.record > header.lastRecord && $0.isRow }.prefix(Self.headerDepth)
        let read = Set(header.names.indices).subtracting(header.unread).map { header.names[$0] }
        return header.unread.map { column in
            let name = header.names[column]
            // A number's column that is not read is the officer's.
            let holdsNumbers =
                columns.isMappable && !search.isName(name)
                && below.contains { slot in
                    guard column < slot.cellCount else { return false }
                    let reading = PhoneNumber.parse(block.text(slot, column), areaCode: "")
                    return reading.number != nil && !reading.assumed
                }
            return .init(
                name: name,
                letters: read.contains(name) ? FileReport.letters(ofColumn: column) : nil,
                holdsNumbers: holdsNumbers
            )
        }
    }

    /// A finding in a record of ``block``, in one of its cells where a column is named.
    func finding(
        _ kind: Finding.Kind,
        _ slot: RecordBlock.Slot,
        column: Int? = nil,
        value: String? = nil,
        unit: String? = nil
    ) -> Finding {
        var finding = slot.finding(kind, column: header?.name(column), value: value, unit: unit)
        if let sheet = block.sheet {
            finding.sheet = sheet.name
            if let column, let row = finding.line { finding.cell = FileReport.cell(column: column, row: row) }
        }
        return finding
    }
}
