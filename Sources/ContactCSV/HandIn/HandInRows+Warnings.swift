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
    /// `false` when the number stands behind the last column.
    func checkShape(_ row: HandInBatch.Row, _ slot: RecordBlock.Slot, _ block: RecordBlock) -> Bool {
        if slot.state == .stray {
            table.add(finding(.strayQuote, slot, slot.detail, row, value: block.text(slot, slot.detail)))
        }
        if slot.isHidden { table.add(finding(.hiddenRow, slot, nil, row)) }
        guard slot.cellCount != header.width else { return true }
        guard slot.cellCount > header.width else {
            // A sheet holds only the cells of a row that were filled in.
            guard block.sheet == nil else { return true }
            table.add(finding(.raggedRow(cells: slot.cellCount, columns: header.width), slot, nil, row))
            return true
        }
        let behind = (header.width..<slot.cellCount).filter {
            !CellBytes.trim(block.bytes, block.range(slot, $0)).isEmpty
        }
        guard !behind.isEmpty else { return true }
        let cells = behind.prefix(1000).map { trimmed(block.text(slot, $0)) }
        let isShifted =
            !columns.numbers.contains { isTelephone(block.text(slot, $0)) }
            && cells.prefix(100).contains(where: isTelephone)
        let kind = Finding.Kind.raggedRow(cells: slot.cellCount, columns: header.width, isShifted: isShifted)
        table.add(finding(kind, slot, nil, row, value: ClosingRow.text(cells)))
        return !isShifted
    }

    /// Whether the columns of a second contact are filled in, and says so.
    func hasSecondContact(_ row: HandInBatch.Row, _ slot: RecordBlock.Slot, _ block: RecordBlock) -> Bool {
        let filled = header.beside.filter { !CellBytes.trim(block.bytes, block.range(slot, $0)).isEmpty }
        guard let first = filled.first else { return false }
        let cells = filled.map { trimmed(block.text(slot, $0)) }
        let value = cells.joined(separator: " | ")
        table.add(finding(.secondContact(cells), slot, first, row, value: value))
        return true
    }

    /// Warns of control characters in the cells that are read; `false` when one holds a NUL.
    func checkHidden(_ row: HandInBatch.Row, _ slot: RecordBlock.Slot, _ block: RecordBlock) -> Bool {
        var isGood = true
        for column in columns.read.sorted() {
            let scalars = CellBytes.hidden(Bytes(rebasing: block.bytes[block.range(slot, column)]))
            guard !scalars.isEmpty else { continue }
            let value = block.text(slot, column)
            table.add(finding(.controlCharacters(scalars: scalars), slot, column, row, value: value))
            if scalars.contains(0) { isGood = false }
        }
        return isGood
    }
}
