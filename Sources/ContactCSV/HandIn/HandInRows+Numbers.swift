import SurveyCore

/// The number's cell of a row: of one column, or joined of several (numbers.md §Columns of one row).
extension HandInRows {
    /// - Parameter spoilt: columns of numbers whose cells hold none (``takeRemarks(_:_:_:)``).
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
        if !header.furtherPhones.isEmpty || columns.areaCode >= 0 {
            joinPhones(&cell, &plain, besides: spoilt, slot, block, &row)
        }
        guard !cell.isEmpty else {
            guard spoilt.isEmpty else { return true }
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
        let numbers = numbers(slot, block, besides: spoilt)
        if let joined = joined(numbers, slot, block) {
            row.phoneAsGiven = joined
            guard !numbers.isEmpty else { return }
        } else {
            // To the letter, where it stands in the number's own column.
            guard cell.isEmpty, let number = numbers.first else { return }
            row.phoneAsGiven = self.cell(number)
        }
        cell = row.phoneAsGiven.range
        plain = batch.bytes.withUnsafeBufferPointer { PlainCells.number(Bytes(rebasing: $0[cell])) }
    }

    /// The number's cell of a row that is not read.
    mutating func phoneOfRefused(_ row: HandInBatch.Row, _ slot: RecordBlock.Slot, _ block: RecordBlock)
        -> HandInBatch.Cell
    {
        let numbers = numbers(slot, block, besides: [])
        return joined(numbers, slot, block) ?? (row.phoneAsGiven.isEmpty ? numbers.first.map(cell) : nil)
            ?? row.phoneAsGiven
    }

    /// The columns of numbers in which something stands, in the table's order.
    private func numberColumns(_ slot: RecordBlock.Slot, _ block: RecordBlock, besides spoilt: [Int]) -> [Int] {
        guard !header.furtherPhones.isEmpty else { return [columns.phone] }
        return ([columns.phone] + header.furtherPhones).sorted().filter {
            !spoilt.contains($0) && !CellBytes.trim(block.bytes, block.range(slot, $0)).isEmpty
        }
    }

    private func numbers(_ slot: RecordBlock.Slot, _ block: RecordBlock, besides spoilt: [Int]) -> [Range<Int>] {
        ([columns.phone] + header.furtherPhones).sorted().filter { !spoilt.contains($0) }.map {
            CellBytes.trim(block.bytes, block.range(slot, $0))
        }.filter { !$0.isEmpty }
    }

    /// What stands in several columns of a row, as one cell; `nil` where there is only one number and no area code.
    private mutating func joined(_ numbers: [Range<Int>], _ slot: RecordBlock.Slot, _ block: RecordBlock)
        -> HandInBatch.Cell?
    {
        let area = columns.areaCode < 0 ? 0..<0 : CellBytes.trim(block.bytes, block.range(slot, columns.areaCode))
        guard !area.isEmpty || numbers.count > 1 else { return nil }
        var parts = numbers.map { Array(batch.bytes[$0]) }
        if !area.isEmpty { parts.insert(Array("区号 ".utf8) + batch.bytes[area], at: 0) }
        return append(Array(parts.joined(separator: " | ".utf8)))
    }
}
