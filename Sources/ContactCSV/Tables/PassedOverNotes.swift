import SurveyCore

/// The notes on blank rows, one for a run, and whose hand-in it is in which they stand.
struct PassedOverNotes {
    private var blank: RecordBlock.Slot?
    private var nextRecord = 0
    private var sheet: String?
    private var first: String?
    private var isOfOneUnit = true

    /// The unit whose hand-in this is; `nil` in a table of several.
    var unit: String? { isOfOneUnit ? first : nil }

    /// A row's unit as written.
    mutating func saw(_ unit: some Collection<UInt8>) {
        guard isOfOneUnit, !unit.isEmpty else { return }
        guard let known = first else {
            first = String(decoding: unit, as: UTF8.self)
            return
        }
        isOfOneUnit = unit.elementsEqual(known.utf8)
    }

    /// A blank row, or a run of them.
    mutating func blank(_ slot: RecordBlock.Slot, _ table: TableReader) {
        let count = slot.state == .blank ? slot.cellCount : 1
        if blank != nil, nextRecord == slot.record, sheet == table.block.sheet?.name {
            nextRecord += count
            return
        }
        flush(table)
        blank = slot
        sheet = table.block.sheet?.name
        nextRecord = slot.record + count
    }

    mutating func finish(_ table: TableReader) {
        flush(table)
    }

    private mutating func flush(_ table: TableReader) {
        guard let slot = blank else { return }
        var finding = slot.finding(.passedOver(text: ""), unit: unit)
        finding.sheet = sheet
        table.add(finding)
        blank = nil
    }
}
