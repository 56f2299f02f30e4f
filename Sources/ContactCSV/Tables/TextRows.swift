import SurveyCore

/// Reads a table whose rows are few enough to be Strings: units, surveyors, call sheets.
struct TextRows {
    struct Row {
        var record: Int
        var line: Int
        /// By field, trimmed; empty where the table has no such column.
        var cells: [String]
    }

    let table: TableReader
    private let header: TableHeader?
    private var notes = PassedOverNotes()

    init(_ input: TableInput, _ columns: TableColumns, listener: FindingListener? = nil) throws {
        table = try TableReader(input, columns: columns, listener: listener)
        header = table.header
    }

    /// Gives every row to `body`, which answers whether it was meant to be one. Sees to blank and closing rows, to what
    /// cannot be read, and to the field that must be there (`key`).
    mutating func read(key: String, _ body: (Row) -> Void) throws {
        guard let header else { return }
        let columns = table.columns
        let keyField = columns.index(key)
        var seen = 0
        while try table.next() {
            let block = table.block
            for slot in block.slots where slot.record > header.lastRecord || slot.state == .blank {
                if slot.state == .blank {
                    if slot.record + slot.cellCount - 1 > header.lastRecord { notes.blank(slot, table) }
                    continue
                }
                if slot.state == .tooLarge {
                    seen += 1
                    let limit =
                        slot.detail > RecordScanner.recordLimit ? RecordScanner.recordLimit : RecordScanner.cellLimit
                    refuse(slot.finding(.tooLarge(bytes: slot.detail, limit: limit)))
                    continue
                }
                let cells = (0..<slot.cellCount).map { trimmed(block.text(slot, $0)) }
                guard let first = cells.first(where: { !$0.isEmpty }) else {
                    notes.blank(slot, table)
                    continue
                }
                let row = Row(
                    record: slot.record,
                    line: slot.line,
                    cells: header.columns.map { column in
                        column.flatMap { $0 < cells.count ? cells[$0] : nil } ?? ""
                    }
                )
                let isOneColumn = header.names.count { !$0.isEmpty } == 1
                if Titles.isClosing(first), isOneColumn || row.cells[keyField].isEmpty || row.cells[keyField] == first {
                    notes.passedOver(slot, text: first, table)
                    continue
                }
                seen += 1
                if isUsable(row, slot, block, keyField) { body(row) }
            }
        }
        notes.finish(table)
        if !table.report.unusable, seen == 0 { try table.fail(Finding(.emptyFile)) }
    }

    var report: FileReport { table.report }

    func refuse(_ finding: Finding) {
        table.add(finding)
        table.countRefused()
    }

    private func isUsable(_ row: Row, _ slot: RecordBlock.Slot, _ block: RecordBlock, _ keyField: Int) -> Bool {
        func finding(_ kind: Finding.Kind, _ column: Int?, value: String? = nil) -> Finding {
            slot.finding(kind, column: header?.name(column), value: value)
        }
        if slot.badOffset > 0 {
            refuse(finding(.unreadableEncoding(offset: slot.badOffset), nil))
            return false
        }
        var isGood = true
        if block.isSuspicious {
            for case let column? in header?.columns ?? [] {
                let range = block.range(slot, column)
                let scalars = CellBytes.hidden(UnsafeBufferPointer(rebasing: block.bytes[range]))
                guard !scalars.isEmpty else { continue }
                table.add(finding(.controlCharacters(scalars: scalars), column, value: block.text(slot, column)))
                if scalars.contains(0) { isGood = false }
            }
        }
        for remark in block.remarks(of: slot) where header?.columns.contains(remark.cell) == true {
            let kind: Finding.Kind
            switch remark.kind {
            case .errorCell: kind = .errorCell(required: true)
            case .formulaWithoutValue: kind = .formulaWithoutValue(required: true)
            default: continue
            }
            table.add(finding(kind, remark.cell, value: block.text(slot, remark.cell)))
            isGood = false
        }
        if isGood, saysNothing(row.cells[keyField]) {
            table.add(finding(.emptyCell(required: true), header?.columns[keyField]))
            isGood = false
        }
        guard isGood else {
            table.countRefused()
            return false
        }
        if slot.isHidden { table.add(finding(.hiddenRow, nil)) }
        if slot.state == .stray {
            table.add(finding(.strayQuote, slot.detail, value: block.text(slot, slot.detail)))
        }
        if let width = header?.width, slot.cellCount != width {
            let extra = (width..<max(width, slot.cellCount)).contains { !trimmed(block.text(slot, $0)).isEmpty }
            // A sheet holds only the cells of a row that were filled in.
            if slot.cellCount < width && block.sheet == nil || extra {
                table.add(finding(.raggedRow(cells: slot.cellCount, columns: width), nil))
            }
        }
        return true
    }
}
