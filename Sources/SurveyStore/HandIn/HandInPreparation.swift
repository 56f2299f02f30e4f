import SurveyCore

/// The second stage of an import, on the thread that reads: what is done to rows without looking at the survey.
final class HandInPreparation: @unchecked Sendable {
    // Filled before the reading begins, used on the reader's thread from then on.
    let numbers = NumberFilter()

    func prepared(_ batch: HandInBatch) -> PreparedBatch {
        let batch = NormalForm.batch(batch)
        let mayBeShared = batch.bytes.withUnsafeBufferPointer { bytes in
            batch.rows.map { !$0.phone.isEmpty && numbers.note(UnsafeBufferPointer(rebasing: bytes[$0.phone.range])) }
        }
        return PreparedBatch(batch: batch, mayBeShared: mayBeShared)
    }
}

/// Rows in NFC.
struct PreparedBatch: Sendable {
    let batch: HandInBatch
    /// Of each row whether a row or contact before it may have its number; `false` when certainly none has.
    let mayBeShared: [Bool]
}

/// What is stored and digested is in NFC, so that a digest is the same wherever it is made.
enum NormalForm {
    /// The batch itself when all of it is plain, as Chinese text nearly always is; else one with its cells normalised.
    static func batch(_ batch: HandInBatch) -> HandInBatch {
        guard !batch.bytes.withUnsafeBufferPointer(isPlain) else { return batch }
        var normal = HandInBatch()
        normal.bytes.reserveCapacity(batch.bytes.count)
        normal.rows.reserveCapacity(batch.rows.count)
        for row in batch.rows {
            var row = row
            func normalise(_ cell: inout HandInBatch.Cell) {
                let start = normal.bytes.count
                normal.bytes.append(contentsOf: nfc(batch.text(cell)).utf8)
                cell = HandInBatch.Cell(start: Int32(start), count: Int32(normal.bytes.count - start))
            }
            normalise(&row.unit)
            for kept in KeptCell.allCases { normalise(&row[kept]) }
            normalise(&row.phone)
            normalise(&row.otherPhones)
            normalise(&row.takenAs)
            normal.rows.append(row)
        }
        return normal
    }

    /// Whether no scalar of the text can change under NFC: U+0000–02FF, 3000–3029, 4E00–9FFF and FF00–FFFF only.
    static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = 0
        while index < bytes.count {
            switch bytes[index] {
            case 0..<0x80: index += 1
            case 0x80..<0xCC: index += 2
            case 0xE3 where index + 2 < bytes.count && bytes[index + 1] == 0x80 && bytes[index + 2] < 0xAA: index += 3
            case 0xE4 where index + 1 < bytes.count && bytes[index + 1] >= 0xB8: index += 3
            case 0xE5...0xE9: index += 3
            case 0xEF where index + 1 < bytes.count && bytes[index + 1] >= 0xBC: index += 3
            default: return false
            }
        }
        return true
    }
}
