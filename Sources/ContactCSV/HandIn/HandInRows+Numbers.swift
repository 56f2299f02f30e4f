import SurveyCore

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
        if !header.furtherPhones.isEmpty { joinPhones(&cell, &plain, besides: spoilt, slot, block, &row) }
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
            for kind in reading.findings {
                table.add(finding(kind, slot, columns.phone, row, value: batch.text(row.phoneAsGiven)))
            }
        }
        return true
    }

    /// A table with 手机 and 座机: what stands in each counts as one cell with several numbers.
    private mutating func joinPhones(
        _ cell: inout Range<Int>,
        _ plain: inout PlainCells.Number,
        besides spoilt: [Int],
        _ slot: RecordBlock.Slot,
        _ block: RecordBlock,
        _ row: inout HandInBatch.Row
    ) {
        let columns = header.furtherPhones.filter { !spoilt.contains($0) }
        let further = columns.map { CellBytes.trim(block.bytes, block.range(slot, $0)) }.filter {
            !$0.isEmpty
        }
        guard !further.isEmpty else { return }
        let joined = ([cell] + further).filter { !$0.isEmpty }.map { Array(batch.bytes[$0]) }.joined(
            separator: " / ".utf8
        )
        row.phoneAsGiven = append(Array(joined))
        cell = row.phoneAsGiven.range
        plain = batch.bytes.withUnsafeBufferPointer { PlainCells.number(Bytes(rebasing: $0[cell])) }
    }
}
