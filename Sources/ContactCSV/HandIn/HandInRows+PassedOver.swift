import SurveyCore

/// Rows of a hand-in that are no contacts: blank ones, titles, totals, remarks, signatures (columns.md §Tables in a file).
extension HandInRows {
    mutating func takeBlank(_ slot: RecordBlock.Slot) {
        carried = .nothing
        table.countBlank(slot)
        notes.blank(slot, table)
    }

    mutating func takeTitle(_ slot: RecordBlock.Slot, _ block: RecordBlock) {
        carried = .nothing
        let cells = (0..<slot.cellCount).map { block.text(slot, $0) }
        titles.append(cells)
        // A paragraph.
        if slot.line == 0, let unit = Titles.unit(in: cells, isLabel: table.search.isLabel) { documentUnit = unit }
        table.passOverTitle(slot)
    }

    /// A row above the first header, or of a table that does not fit.
    mutating func passOutsideTables(_ slot: RecordBlock.Slot, _ block: RecordBlock) {
        let cells = (0..<slot.cellCount).map { trimmed(block.text(slot, $0)) }
        guard let first = cells.first(where: { !$0.isEmpty }) else { return takeBlank(slot) }
        carried = .nothing
        let holdsNumber = cells.indices.contains { isTelephone(cells[$0]) && !isLabelled($0, cells) }
        guard table.isAbove else {
            if let unit = Titles.unit(in: cells, isLabel: table.search.isLabel) { takeTitleUnit(unit, below: slot) }
            return table.passOverUnread(holdsNumber: holdsNumber)
        }
        guard holdsNumber, !ClosingRow.begins(first), !Titles.isLabel(first) else { return takeTitle(slot, block) }
        refuseDoubtful(slot, block, cells, isAbove: true)
    }

    /// Passes over what is no contact of the table in hand.
    mutating func passOver(at index: Int, _ block: RecordBlock, phone: Range<Int>, plain: PlainCells.Number) -> Bool {
        let (slot, all) = (block.slots[index], block.bytes)
        var first = 0..<0
        var column = 0
        while column < slot.cellCount, first.isEmpty {
            first = CellBytes.trim(all, block.range(slot, column))
            column += 1
        }
        if first.isEmpty || isFixList && isLeftBlank(slot, block) {
            takeBlank(slot)
            return true
        }
        guard !isFixList else { return refuseClosing(slot, block) }
        if case .other = plain, table.isTitle(at: index) {
            takeTitle(slot, block)
            return true
        }
        if phone.isEmpty, header.width > 1, block.filledCells(slot, upTo: 2) == 1 {
            let text = batch.text(cell(first))
            if ClosingRow.isDateOrPage(text) {
                carried = .nothing
                table.passOver(slot, text: text, unit: notes.unit)
                return true
            }
        }
        let bytes = Bytes(rebasing: all[first])
        guard Titles.mayBegin(bytes) || column - 1 == columns.unit && ClosingRow.mayBeSubtotal(bytes) else {
            return false
        }
        return passOverClosing(slot, block, firstColumn: column - 1, plain)
    }

    private mutating func passOverClosing(
        _ slot: RecordBlock.Slot,
        _ block: RecordBlock,
        firstColumn: Int,
        _ plain: PlainCells.Number
    ) -> Bool {
        let cells = (0..<slot.cellCount).map { trimmed(block.text(slot, $0)) }
        func cell(_ column: Int) -> String {
            cells.indices.contains(column) && column != firstColumn ? cells[column] : ""
        }
        let mayNameUnit = cell(columns.organisation).isEmpty || Titles.isLabel(cells[firstColumn])
        let unit = mayNameUnit ? Titles.unit(in: cells, isLabel: table.search.isLabel) : nil
        let isSubtotal = firstColumn == columns.unit && ClosingRow.isSubtotal(cells[firstColumn])
        guard unit != nil || isSubtotal || ClosingRow.begins(cells[firstColumn]) else { return false }
        let numbers = columns.numbers.filter { isTelephone(cell($0)) }
        func speaks(_ column: Int) -> Bool {
            ClosingRow.speaks(cell(column)) && !table.search.isLabel(cell(column))
        }
        let organisation = speaks(columns.organisation)
        let person = speaks(columns.position) || speaks(columns.person)
        // What makes a contact is one, whatever stands before it.
        let isNamed =
            organisation
            || person && (firstColumn == columns.position || !isSubtotal && !ClosingRow.isBare(cells[firstColumn]))
        if !numbers.isEmpty ? isNamed : organisation && person { return false }
        // What follows is no longer of the unit above.
        carried = .nothing
        // `--unit` stands above what the tables say of themselves.
        if let unit {
            takeTitleUnit(unit, below: slot)
        } else if !numbers.allSatisfy({ isLabelled($0, cells) }) {
            refuseDoubtful(slot, block, cells, isAbove: false)
            return true
        }
        table.passOver(slot, text: ClosingRow.text(cells), unit: notes.unit)
        return true
    }

    /// A row of a fix list that was doubtful before and was not put right.
    private mutating func refuseClosing(_ slot: RecordBlock.Slot, _ block: RecordBlock) -> Bool {
        let organisation = CellBytes.trim(block.bytes, block.range(slot, columns.organisation))
        guard Titles.mayBegin(Bytes(rebasing: block.bytes[organisation])),
            CellBytes.trim(block.bytes, block.range(slot, columns.takenAs)).isEmpty,
            ClosingRow.isBare(batch.text(cell(organisation))),
            isTelephone(trimmed(block.text(slot, columns.phone)))
        else { return false }
        let kept = columns.kept.map { trimmed(block.text(slot, $0.column)) }
        refuseDoubtful(slot, block, kept, isAbove: false)
        return true
    }

    /// - Parameter cells: that tell what row it is.
    private mutating func refuseDoubtful(
        _ slot: RecordBlock.Slot,
        _ block: RecordBlock,
        _ cells: [String],
        isAbove: Bool
    ) {
        countSeen()
        var row = HandInBatch.Row(record: slot.record, line: slot.line)
        if !isAbove { takeCells(slot, block, &row) }
        let unit = CellBytes.trim(block.bytes, block.range(slot, columns.unit))
        let named = unit.isEmpty ? "" : batch.text(cell(unit))
        if !unit.isEmpty, !ClosingRow.begins(named), !ClosingRow.isSubtotal(named) {
            row.unit = cell(unit)
        } else if let unit = fileUnit ?? notes.unit {
            row.unit = append(Array(unit.utf8))
        }
        table.add(finding(.doubtfulRow(isAbove: isAbove), slot, nil, row, value: ClosingRow.text(cells)))
        refuse(row, slot, block)
    }

    /// A number behind a label, in its cell or in the one before, is whose that says.
    private func isLabelled(_ place: Int, _ cells: [String]) -> Bool {
        table.search.isLabelled(cells[place])
            || place > 0 && table.search.isLabel(cells[place - 1])
    }

    func isTelephone(_ cell: String) -> Bool {
        CellBytes.digits(cell) >= 3 && PhoneNumber.parse(cell, areaCode: settings.areaCode).number != nil
    }
}
