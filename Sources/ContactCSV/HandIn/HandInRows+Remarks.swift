import SurveyCore

extension HandInRows {
    /// What the source says of the cells of a row. Answers the columns of numbers, and 区号, whose cells hold none to be read; `nil` when the row
    /// cannot be taken.
    mutating func takeRemarks(
        _ slot: RecordBlock.Slot,
        _ block: RecordBlock,
        _ row: inout HandInBatch.Row
    ) -> [Int]? {
        let remarks = block.remarks(of: slot).filter { !isOnRow($0) }
        guard takeRemarksOnRow(slot, block, &row) else { return nil }
        guard !remarks.isEmpty else { return [] }
        let numbers = columns.numbers
        let spoilt = remarks.filter {
            numbers.contains($0.cell) || $0.cell == columns.areaCode && $0.kind != .numberDamagedBySpreadsheet
        }.map(\.cell)
        let damaged = remarks.filter { numbers.contains($0.cell) && $0.kind == .numberDamagedBySpreadsheet }.map(\.cell)
        // An error is no number; a damaged one is kept as what was handed in.
        let hasNumber =
            !damaged.isEmpty
            || numbers.contains { column in
                !spoilt.contains(column) && !CellBytes.trim(block.bytes, block.range(slot, column)).isEmpty
            }
        var isGood = true
        for remark in remarks {
            let isNeeded =
                remark.cell == columns.unit || remark.cell == columns.receivedOn
                || (numbers.contains(remark.cell) && !hasNumber)
            let isRead = columns.read.contains(remark.cell)
            let kind: Finding.Kind
            switch remark.kind {
            case .errorCell where isRead: kind = .errorCell(required: isNeeded)
            case .formulaWithoutValue where isRead: kind = .formulaWithoutValue(required: isNeeded)
            case .numberDamagedBySpreadsheet where numbers.contains(remark.cell): kind = remark.kind
            default: continue
            }
            if case .error = kind.severity { isGood = false }
            if remark.cell == columns.unit {
                carried = .nothing
                row.unit = .init()
            }
            table.add(finding(kind, slot, remark.cell, row, value: block.text(slot, remark.cell)))
        }
        guard isGood else { return nil }
        if let first = damaged.first, spoilt.contains(columns.phone) {
            row.phoneAsGiven = cell(block.range(slot, first))
        }
        return spoilt
    }

    /// Cells of a merged range hold for each of its rows, as people see them; a number is one contact's.
    mutating func takeMerged(_ slot: RecordBlock.Slot, _ block: RecordBlock, _ row: inout HandInBatch.Row) {
        for merged in block.merged(of: slot) {
            let text = merged.text.withUnsafeBufferPointer { Array($0[CellBytes.trim($0, 0..<$0.count)]) }
            for (kept, column) in columns.kept
            where column == merged.cell && kept != .phoneAsGiven && row[kept].isEmpty {
                row[kept] = append(text)
            }
            if columns.receivedOn == merged.cell, row.receivedAsGiven.isEmpty { row.receivedAsGiven = append(text) }
        }
    }

    private func isOnRow(_ remark: RecordBlock.Remark) -> Bool {
        if case .mixedEncoding = remark.kind { true } else { false }
    }

    /// What the source says of the row as a whole; `false` when it cannot be taken.
    private mutating func takeRemarksOnRow(
        _ slot: RecordBlock.Slot,
        _ block: RecordBlock,
        _ row: inout HandInBatch.Row
    ) -> Bool {
        var isGood = true
        for remark in block.remarks(of: slot) where isOnRow(remark) {
            if case .error = remark.kind.severity {
                isGood = false
                // A name that may be another one is nobody's to carry on.
                carried = .nothing
                row.unit = .init()
            }
            table.add(finding(remark.kind, slot, remark.cell, row, value: block.text(slot, remark.cell)))
        }
        return isGood
    }
}
