import SurveyCore

/// The number's cell of a row: of one column, or joined of several (numbers.md §Columns of one row).
extension HandInRows {
    /// - Parameter spoilt: columns of numbers, and 区号, whose cells hold none (``takeRemarks(_:_:_:)``).
    mutating func takePhone(
        _ cell: Range<Int>,
        _ plain: PlainCells.Number,
        besides spoilt: [Int],
        _ slot: RecordBlock.Slot,
        _ block: RecordBlock,
        _ row: inout HandInBatch.Row
    ) -> Bool {
        var cell = spoilt.contains(columns.phone) ? 0..<0 : cell
        var plain = plain
        if columns.numbers.count > 1 || columns.areaCode >= 0 {
            joinPhones(&cell, &plain, besides: spoilt, slot, block, &row)
        }
        guard !cell.isEmpty else {
            guard !columns.numbers.contains(where: spoilt.contains) else { return true }
            table.add(finding(.emptyCell(required: true), slot, columns.phone, row))
            return false
        }
        switch plain {
        case .same: row.phone = self.cell(cell)
        case .mobile(let digits):
            let start = batch.bytes.count
            var divisor: UInt64 = 10_000_000_000
            for _ in 0..<11 {
                batch.bytes.append(UInt8(truncatingIfNeeded: digits / divisor % 10) + 0x30)
                divisor /= 10
            }
            row.phone = .init(start: Int32(start), count: 11)
        case .other:
            let reading = batch.bytes.withUnsafeBufferPointer {
                PhoneNumber.read(utf8: Bytes(rebasing: $0[cell]), areaCode: settings.areaCode)
            }
            if let number = reading.number { row.phone = append(Array(number.normal.utf8)) }
            if !reading.others.isEmpty {
                row.otherPhones = append(Array(reading.others.map(\.normal).joined(separator: "\n").utf8))
            }
            row.assumed = reading.assumed
            let filled = numberColumns(slot, block, besides: spoilt)
            for kind in reading.findings {
                let column = filled.first ?? columns.phone
                var finding = finding(kind, slot, column, row, value: batch.text(row.phoneAsGiven))
                if filled.count > 1 { finding.column = filled.compactMap { header.name($0) }.joined(separator: "、") }
                table.add(finding)
            }
        }
        return true
    }

    /// What stands in 手机, 座机 and the like counts as one cell, in the columns' order; 区号 holds for its local numbers. Without a
    /// number the cell stays empty: an area code is none.
    private mutating func joinPhones(
        _ cell: inout Range<Int>,
        _ plain: inout PlainCells.Number,
        besides spoilt: [Int],
        _ slot: RecordBlock.Slot,
        _ block: RecordBlock,
        _ row: inout HandInBatch.Row
    ) {
        let filled = numberColumns(slot, block, besides: spoilt)
        if let joined = joined(filled, slot, block, besides: spoilt) {
            row.phoneAsGiven = joined
            guard !filled.isEmpty else { return }
            cell = joined.range
        } else {
            // To the letter, as in the number's own column.
            guard cell.isEmpty, let column = filled.first else { return }
            row.phoneAsGiven = self.cell(block.range(slot, column))
            cell = CellBytes.trim(block.bytes, block.range(slot, column))
        }
        plain = batch.bytes.withUnsafeBufferPointer { PlainCells.number(Bytes(rebasing: $0[cell])) }
    }

    /// The number's cell of a row that is not read.
    mutating func phoneOfRefused(_ row: HandInBatch.Row, _ slot: RecordBlock.Slot, _ block: RecordBlock)
        -> HandInBatch.Cell
    {
        let filled = numberColumns(slot, block, besides: [])
        return joined(filled, slot, block, besides: [])
            ?? (row.phoneAsGiven.isEmpty ? filled.first.map { cell(block.range(slot, $0)) } : nil) ?? row.phoneAsGiven
    }

    /// The columns of numbers in which something stands, in the table's order.
    private func numberColumns(_ slot: RecordBlock.Slot, _ block: RecordBlock, besides spoilt: [Int]) -> [Int] {
        columns.numbers.filter {
            !spoilt.contains($0) && !CellBytes.trim(block.bytes, block.range(slot, $0)).isEmpty
        }
    }

    /// What stands in several columns of a row, as one cell; `nil` where there is only one number and no area code.
    private mutating func joined(
        _ filled: [Int],
        _ slot: RecordBlock.Slot,
        _ block: RecordBlock,
        besides spoilt: [Int]
    ) -> HandInBatch.Cell? {
        let hasArea = columns.areaCode >= 0 && !spoilt.contains(columns.areaCode)
        let area = hasArea ? CellBytes.trim(block.bytes, block.range(slot, columns.areaCode)) : 0..<0
        guard !area.isEmpty || filled.count > 1 else { return nil }
        var parts = filled.map { Array(batch.bytes[CellBytes.trim(block.bytes, block.range(slot, $0))]) }
        if !area.isEmpty { parts.insert(Array("区号 ".utf8) + batch.bytes[area], at: 0) }
        return append(Array(parts.joined(separator: " | ".utf8)))
    }
}
