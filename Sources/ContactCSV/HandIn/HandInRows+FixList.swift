import SurveyCore

/// A fix list that comes back (``FixListTable``): what its writer did to the cells is undone, what was left blank is nobody.
extension HandInRows {
    /// Nothing was filled in: findings of a file or a unit, and places for contacts that are missing.
    func isLeftBlank(_ slot: RecordBlock.Slot, _ block: RecordBlock) -> Bool {
        [columns.organisation, columns.position, columns.person, columns.phone, columns.takenAs].allSatisfy { column in
            column < 0 || CellBytes.trim(block.bytes, block.range(slot, column)).isEmpty
        }
    }

    func trimmedRange(_ cell: HandInBatch.Cell) -> Range<Int> {
        batch.bytes.withUnsafeBufferPointer { CellBytes.trim($0, cell.range) }
    }

    mutating func restore(_ row: inout HandInBatch.Row, _ takenAs: Range<Int>) {
        row.takenAs = cell(takenAs)
        for kept in [\HandInBatch.Row.organisation, \.position, \.person, \.officer, \.remark, \.phoneAsGiven] {
            let cell = row[keyPath: kept]
            let written = Array(batch.bytes[cell.range])
            guard !written.contains(undecodable) else { continue }
            let text = String(decoding: written, as: UTF8.self)
            var original = CSVWriter.original(text)
            if kept == \.phoneAsGiven { original = FixListTable.ungrouped(original) }
            if original != text { row[keyPath: kept] = append(Array(original.utf8)) }
        }
    }
}
