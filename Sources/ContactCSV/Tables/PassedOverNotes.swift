import SurveyCore

/// The notes on rows that are no contacts: one for each, but one for a run of blank rows.
struct PassedOverNotes {
    private var blank: RecordBlock.Slot?
    private var nextRecord = 0
    private var pending: [Finding] = []

    /// A blank row, or a run of them.
    mutating func blank(_ slot: RecordBlock.Slot) {
        let count = slot.state == .blank ? slot.cellCount : 1
        if blank != nil, nextRecord == slot.record {
            nextRecord += count
            return
        }
        flush()
        blank = slot
        nextRecord = slot.record + count
    }

    mutating func passedOver(_ slot: RecordBlock.Slot, text: String, _ table: TableReader) {
        table.add(Finding(.passedOver(text: text), record: slot.record, line: slot.line, value: text))
    }

    mutating func finish(_ table: TableReader) {
        flush()
        pending.forEach(table.add)
        pending = []
    }

    private mutating func flush() {
        guard let slot = blank else { return }
        pending.append(Finding(.passedOver(text: ""), record: slot.record, line: slot.line))
        blank = nil
    }
}
