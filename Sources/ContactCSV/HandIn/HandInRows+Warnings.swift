import SurveyCore

extension HandInRows {
    func warn(_ row: HandInBatch.Row, _ slot: RecordBlock.Slot, _ block: RecordBlock) {
        if row.organisation.isEmpty, columns.organisation >= 0 {
            table.add(finding(.emptyCell(required: false), slot, columns.organisation, row))
        }
        if row.position.isEmpty, columns.position >= 0 {
            table.add(finding(.emptyCell(required: false), slot, columns.position, row))
        }
    }

    /// Before all else, since a comma too many explains what else is wrong with the row.
    func warnOfShape(_ row: HandInBatch.Row, _ slot: RecordBlock.Slot, _ block: RecordBlock) {
        if slot.state == .stray {
            table.add(finding(.strayQuote, slot, slot.detail, row, value: block.text(slot, slot.detail)))
        }
        if slot.isHidden { table.add(finding(.hiddenRow, slot, nil, row)) }
        guard slot.cellCount != header.width else { return }
        // A sheet holds only the cells of a row that were filled in.
        let isRagged =
            slot.cellCount < header.width
            ? block.sheet == nil
            : (header.width..<slot.cellCount).contains { !CellBytes.trim(block.bytes, block.range(slot, $0)).isEmpty }
        if isRagged {
            table.add(finding(.raggedRow(cells: slot.cellCount, columns: header.width), slot, nil, row))
        }
    }

    /// Warns of control characters in the cells that are kept; `false` when one holds a NUL.
    func checkHidden(_ row: HandInBatch.Row, _ slot: RecordBlock.Slot, _ block: RecordBlock) -> Bool {
        var isGood = true
        for column in [columns.unit] + columns.kept.map(\.column) + [columns.receivedOn] where column >= 0 {
            let scalars = CellBytes.hidden(Bytes(rebasing: block.bytes[block.range(slot, column)]))
            guard !scalars.isEmpty else { continue }
            let value = block.text(slot, column)
            table.add(finding(.controlCharacters(scalars: scalars), slot, column, row, value: value))
            if scalars.contains(0) { isGood = false }
        }
        return isGood
    }
}
