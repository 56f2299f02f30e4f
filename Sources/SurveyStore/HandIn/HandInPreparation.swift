import SurveyCore

/// What is done to the rows of a call before they are looked at in the survey; on one thread at a time, which need not be
/// the survey's.
package final class HandInPreparation: @unchecked Sendable {
    let numbers = NumberFilter()

    package func prepared(_ batch: HandInBatch) -> PreparedBatch {
        let batch = NormalForm.batch(batch)
        let mayBeShared = batch.bytes.withUnsafeBufferPointer { bytes in
            batch.rows.map { !$0.phone.isEmpty && numbers.note(UnsafeBufferPointer(rebasing: bytes[$0.phone.range])) }
        }
        return PreparedBatch(batch: batch, mayBeShared: mayBeShared)
    }
}

/// Rows in NFC.
package struct PreparedBatch: Sendable {
    let batch: HandInBatch
    /// Of each row whether a row or contact before it may have its number; `false` when certainly none has.
    let mayBeShared: [Bool]

    fileprivate init(batch: HandInBatch, mayBeShared: [Bool]) {
        self.batch = batch
        self.mayBeShared = mayBeShared
    }
}
