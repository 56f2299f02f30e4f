import SurveyCore

/// Reads a table whose rows are few enough to be Strings: units, surveyors, call sheets.
struct TextRows {
    struct Row {
        var slot: RecordBlock.Slot
        /// By field, trimmed; empty where the table has no such column.
        var cells: [String]
        var record: Int { slot.record }
        var line: Int { slot.line }
    }

    let table: TableReader
    private var notes = PassedOverNotes()
    /// Rows that were meant to be some, taken or refused.
    private var seen = 0

    init(_ input: TableInput, _ columns: TableColumns, listener: FindingListener? = nil) throws {
        table = try TableReader(records(of: input), name: input.name, columns: columns, listener: listener)
    }

    /// Gives every row to `body`. Sees to headers, blank and closing rows, to what cannot be read, and to the field that must be
    /// there.
    /// - Parameter speaks: a further field whose cell, where it is filled, makes a row one, whatever it begins with.
    mutating func read(speaks: String? = nil, _ body: (Row) -> Void) throws {
        while try table.next() {
            var index = 0
            while index < table.block.slotCount { index += take(at: index, speaks.map(table.columns.index), body) }
        }
        notes.finish(table)
        try table.finish()
        if !table.report.unusable, seen == 0 { try table.fail(Finding(.emptyFile)) }
    }

    /// What becomes of the record at `index`; answers how many it took.
    private mutating func take(at index: Int, _ speaking: Int?, _ body: (Row) -> Void) -> Int {
        let (block, columns) = (table.block, table.columns)
        let slot = block.slots[index]
        let cells = slot.isRow ? (0..<slot.cellCount).map { trimmed(block.text(slot, $0)) } : []
        if slot.state == .tooLarge {
            seen += 1
            let limit = slot.detail > RecordScanner.recordLimit ? RecordScanner.recordLimit : RecordScanner.cellLimit
            refuse(table.finding(.tooLarge(bytes: slot.detail, limit: limit), slot))
            return 1
        }
        guard let first = cells.first(where: { !$0.isEmpty }) else {
            table.countBlank(slot)
            notes.blank(slot, table)
            return 1
        }
        switch table.begins(at: index) {
        case .table(let rows): return rows
        case .unread(let rows) where rows > 0: return rows
        case .title:
            table.passOverTitle(slot)
            return 1
        case .unread, nil: break
        }
        guard let header = table.header else {
            if table.isAbove { table.passOverTitle(slot) } else { table.passOverUnread(holdsNumber: false) }
            return 1
        }
        let row = Row(
            slot: slot,
            cells: header.columns.map { column in column.flatMap { $0 < cells.count ? cells[$0] : nil } ?? "" }
        )
        let key = row.cells[columns.key]
        if header.width > 1, key.isEmpty, table.isTitle(at: index) {
            table.passOverTitle(slot)
            return 1
        }
        let isOneColumn = header.names.count { !$0.isEmpty } == 1
        let speaks = speaking.map { !row.cells[$0].isEmpty } ?? false
        let isClosing = ClosingRow.begins(first) && (isOneColumn || key.isEmpty || key == first)
        let isAlone = cells.count(where: { !$0.isEmpty }) == 1
        if !speaks, isClosing || isAlone && ClosingRow.isDateOrPage(first) {
            table.passOver(slot, text: ClosingRow.text(cells), unit: nil)
            return 1
        }
        seen += 1
        if isUsable(row, slot, block, header) { body(row) }
        return 1
    }

    var report: FileReport { table.report }

    func refuse(_ finding: Finding) {
        table.add(finding)
        table.countRefused()
    }

    private func isUsable(_ row: Row, _ slot: RecordBlock.Slot, _ block: RecordBlock, _ header: TableHeader) -> Bool {
        let keyField = table.columns.key
        func finding(_ kind: Finding.Kind, _ column: Int?, value: String? = nil) -> Finding {
            table.finding(kind, slot, column: column, value: value)
        }
        if slot.badOffset > 0 {
            refuse(finding(.unreadableEncoding(offset: slot.badOffset), nil))
            return false
        }
        var isGood = true
        if block.isSuspicious {
            for case let column? in header.columns {
                let range = block.range(slot, column)
                let scalars = CellBytes.hidden(UnsafeBufferPointer(rebasing: block.bytes[range]))
                guard !scalars.isEmpty else { continue }
                table.add(finding(.controlCharacters(scalars: scalars), column, value: block.text(slot, column)))
                if scalars.contains(0) { isGood = false }
            }
        }
        for remark in block.remarks(of: slot) {
            let isRead = header.columns.contains(remark.cell)
            let kind: Finding.Kind
            switch remark.kind {
            case .mixedEncoding: kind = remark.kind
            case .errorCell where isRead: kind = .errorCell(required: true)
            case .formulaWithoutValue where isRead: kind = .formulaWithoutValue(required: true)
            default: continue
            }
            table.add(finding(kind, remark.cell, value: block.text(slot, remark.cell)))
            if case .error = kind.severity { isGood = false }
        }
        func cell(_ column: Int) -> String { column < slot.cellCount ? trimmed(block.text(slot, column)) : "" }
        let again = header.again.filter { !cell($0.column).isEmpty && cell($0.column) != cell($0.first) }
        if let first = again.first {
            let values = again.map { cell($0.column) }
            table.add(finding(.secondValue(values), first.column, value: values.joined(separator: " | ")))
            isGood = false
        }
        if isGood, saysNothing(row.cells[keyField]) {
            table.add(finding(.emptyCell(required: true), header.columns[keyField]))
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
        let width = header.width
        if slot.cellCount != width {
            let behind = (width..<max(width, slot.cellCount)).map { trimmed(block.text(slot, $0)) }.filter {
                !$0.isEmpty
            }
            // A sheet holds only the cells of a row that were filled in.
            if slot.cellCount < width && block.sheet == nil || !behind.isEmpty {
                let value = behind.isEmpty ? nil : ClosingRow.text(behind)
                table.add(finding(.raggedRow(cells: slot.cellCount, columns: width), nil, value: value))
            }
        }
        return true
    }
}
