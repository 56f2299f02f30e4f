import SurveyCore

/// Whose a row is (columns.md §Units).
extension HandInRows {
    /// What says it where the row does not: the call, a line of the sheet, the file's name.
    var fileUnit: String? { settings.unit ?? titleUnit ?? nameUnit }

    mutating func takeUnit(_ cell: Range<Int>, _ slot: RecordBlock.Slot, _ row: inout HandInBatch.Row) {
        if !cell.isEmpty {
            row.unit = self.cell(cell)
            carried = .cell(row.unit)
            carriedNoted = false
            return
        }
        switch carried {
        case .cell(let cell): row.unit = cell
        case .saved(let bytes):
            row.unit = append(bytes)
            carried = .cell(row.unit)
        case .unreadable: return
        case .nothing:
            guard let fileUnit else { return }
            if fileUnitCell == nil {
                fileUnitCell = append(Array(fileUnit.utf8))
                isNameUsed = isNameUsed || settings.unit == nil && titleUnit == nil
            }
            row.unit = fileUnitCell!
            return
        }
        // One note a merged range: it says which rows it begins with.
        guard !carriedNoted else { return }
        carriedNoted = true
        table.add(finding(.carriedDown(unit: batch.text(row.unit)), slot, columns.unit, row))
    }

    mutating func refuseWithoutUnit(_ row: HandInBatch.Row, _ slot: RecordBlock.Slot) {
        // Where no row can have one, the file's first row says it for all.
        if columns.unit >= 0 || !noUnitSaid {
            table.add(finding(.noUnit, slot, columns.unit, row))
            noUnitSaid = true
        }
        refuse(row)
    }

    /// The unit that the lines above a header name.
    mutating func takeUnitOfTitles() {
        if let unit = Titles.unit(in: titleCells) { takeTitleUnit(unit) }
        titleCells = []
    }

    mutating func takeTitleUnit(_ unit: String) {
        titleUnit = unit
        fileUnitCell = nil
    }
}
