import SurveyCore

/// Whose a row is (columns.md §Units).
extension HandInRows {
    /// What says it where the row does not: the call, a line of the sheet, the sheet's name, the file's name.
    var fileUnit: String? { settings.unit ?? titleUnit ?? sheetUnit ?? nameUnit }

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
                if settings.unit == nil, titleUnit == nil { noteName() }
            }
            row.unit = fileUnitCell!
            return
        }
        // One note a merged range: it says which rows it begins with.
        guard !carriedNoted else { return }
        carriedNoted = true
        table.add(finding(.carriedDown(unit: batch.text(row.unit)), slot, columns.unit, row))
    }

    mutating func refuseWithoutUnit(_ row: HandInBatch.Row, _ slot: RecordBlock.Slot, _ block: RecordBlock) {
        table.add(finding(.noUnit(inColumn: columns.unit >= 0), slot, columns.unit, row))
        unitless += 1
        refuse(row, slot, block)
    }

    /// A name alone says whose the rows are: once a sheet, or once a file.
    private mutating func noteName() {
        guard let sheetUnit else {
            isNameUsed = true
            return
        }
        guard !isSheetUsed else { return }
        isSheetUsed = true
        var finding = Finding(.unitFromName(unit: sheetUnit, isSheet: true), unit: sheetUnit)
        finding.sheet = table.block.sheet?.name
        table.add(finding)
    }

    /// The unit that the lines above a header name.
    mutating func takeUnitOfTitles() {
        // 执法单位,检查事项 in a header that is a title names columns.
        let lines = titles.filter { !table.search.isHeader($0) }
        if let unit = Titles.unit(above: lines, isLabel: table.search.isLabel) { takeTitleUnit(unit) }
        titles = []
    }

    /// - Parameter slot: the line, where it stands below rows.
    mutating func takeTitleUnit(_ unit: String, below slot: RecordBlock.Slot? = nil) {
        // Those above are farther away.
        titles = []
        titleUnit = unit
        fileUnitCell = nil
        guard let slot, unitless > 0 else { return }
        table.add(table.finding(.unitBelow(unit: unit, rows: unitless), slot, value: unit))
        unitless = 0
    }
}
