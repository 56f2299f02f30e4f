import SurveyCore
import Workbook

/// The rows of one sheet as records: cells straight into a block's bytes, the rows that are not there as blank ones.
struct SheetRows {
    private let reader: any RowReader
    private var covered: CoveredCells
    private var tall: TallRanges
    /// The number of the last row given.
    private var lastRow = 0
    private(set) var nextRecord: Int
    /// All cells of the records so far.
    private var cellCount = 0

    init(_ workbook: Workbook, _ sheet: Sheet, firstRecord: Int) throws(Fault) {
        let merged = try workbook.mergedRanges(of: sheet)
        covered = CoveredCells(merged)
        tall = TallRanges(merged)
        reader = try workbook.rows(of: sheet)
        nextRecord = firstRecord
    }

    /// A block is given when it holds so much.
    private static let blockBytes = 1 << 17
    private static let blockSlots = 1 << 12
    private static let blockCells = 1 << 20

    /// Adds rows to `block` until it holds enough. `false` at the end of the sheet.
    /// - Parameter textLeft: bytes of texts that may still come.
    mutating func fill(_ block: RecordBlock, cellLimit: Int, textLeft: inout Int) throws(Fault) -> Bool {
        // A header is searched in the first rows, below all paragraphs.
        while lastRow < TableReader.headerReach
            || block.slotCount < Self.blockSlots && block.bytes.count < Self.blockBytes
                && block.sink.pointee.cellCount < Self.blockCells
        {
            guard let row = try reader.next() else {
                check(block)
                return false
            }
            if row.number > lastRow + 1 { addBlank(row.number - lastRow - 1, to: block) }
            lastRow = max(lastRow, row.number)
            textLeft -= add(row, to: block)
            guard textLeft >= 0 else { throw .tooLarge(.count, Place(part: "", offset: 0, row: row.number)) }
            guard cellCount <= cellLimit else { throw .tooLarge(.sheet, Place(part: "", offset: 0, row: row.number)) }
        }
        check(block)
        return true
    }

    private mutating func addBlank(_ count: Int, to block: RecordBlock) {
        block.append(.init(record: nextRecord, line: lastRow + 1, state: .blank, cellCount: count))
        nextRecord += count
    }

    /// - Returns: the bytes of its texts.
    private mutating func add(_ row: Row, to block: RecordBlock) -> Int {
        let width = row[row.count - 1].column
        var length = 0
        var largest = 0
        for index in row.indices {
            let count = row[index].text.count
            length += count
            largest = max(largest, count)
        }
        var slot = RecordBlock.Slot(record: nextRecord, line: row.number, state: .whole, isHidden: row.isHidden)
        nextRecord += 1
        guard largest <= RecordScanner.cellLimit, length <= RecordScanner.recordLimit else {
            slot.state = .tooLarge
            slot.detail = largest > RecordScanner.cellLimit ? largest : length
            block.append(slot)
            return length
        }
        block.reserve(bytes: length, cells: width)
        let sink = block.sink
        slot.firstCell = sink.pointee.cellCount
        slot.cellCount = width
        cellCount += width
        var end = sink.pointee.byteCount
        var next = slot.firstCell
        for index in row.indices {
            let cell = row[index]
            // Cells without a value have their ends where the one before them ends.
            let place = slot.firstCell + cell.column - 1
            precondition(place >= next, "cells come in the order of their columns")
            if next < place {
                (sink.pointee.ends + next).update(repeating: Int32(truncatingIfNeeded: end), count: place - next)
                next = place
            }
            if !covered.contains(row: row.number, column: cell.column) {
                if let text = cell.text.baseAddress {
                    (sink.pointee.bytes + end).update(from: text, count: cell.text.count)
                    end += cell.text.count
                }
                if let kind = Self.remark(cell) {
                    block.remarks.append(.init(slot: block.slotCount, cell: cell.column - 1, kind: kind))
                }
            }
            sink.pointee.ends[next] = Int32(truncatingIfNeeded: end)
            next += 1
        }
        if !tall.isEmpty { tall.take(row, to: block) }
        sink.pointee.byteCount = end
        sink.pointee.cellCount = next
        sink.pointee.rowStart = next
        block.append(slot)
        return length
    }

    /// What there is to say of a cell that is no plain text. Of numbers that are not whole it matters only in a column of numbers
    /// to call.
    @inline(__always)
    private static func remark(_ cell: Cell) -> Finding.Kind? {
        switch cell.kind {
        case .text, .date, .dateTime, .time, .boolean: nil
        case .number: cell.text.first == 0x2D ? .numberDamagedBySpreadsheet : nil
        case .longNumber, .fraction: .numberDamagedBySpreadsheet
        case .error: .errorCell(required: false)
        case .formula: .formulaWithoutValue(required: false)
        }
    }

    private func check(_ block: RecordBlock) {
        let bytes = block.bytes
        guard let base = bytes.baseAddress, !bytes.isEmpty else { return }
        block.isSuspicious = UTF8Check.run(base, from: 0, to: bytes.count).isSuspicious
    }
}

/// Cells below and beside the first one of a merged range. Spreadsheets show nothing of them, whatever the file holds.
struct CoveredCells {
    /// By their first row, and by their last; how many of each lie behind.
    private let rising: [CellRange]
    private let falling: [CellRange]
    private var opened = 0
    private var closed = 0
    private var row = 0
    /// How many ranges cover each column of the row in hand.
    private var counts: [Int32] = []
    /// First columns of ranges that begin in it: these cells are shown.
    private var shown: [Int] = []

    init(_ ranges: [CellRange]) {
        rising = ranges.sorted { $0.rows.lowerBound < $1.rows.lowerBound }
        falling = ranges.sorted { $0.rows.upperBound < $1.rows.upperBound }
        let width = ranges.reduce(0) { max($0, $1.columns.upperBound) }
        counts = ranges.isEmpty ? [] : [Int32](repeating: 0, count: width + 1)
    }

    /// Rows are asked for in rising order; of one that comes later than it should nothing is covered.
    @inline(__always)
    mutating func contains(row: Int, column: Int) -> Bool {
        guard column < counts.count, row >= self.row else { return false }
        if row > self.row { advance(to: row) }
        return counts[column] > 0
    }

    private mutating func advance(to row: Int) {
        self.row = row
        for column in shown { counts[column] += 1 }
        shown.removeAll(keepingCapacity: true)
        while opened < rising.count, rising[opened].rows.lowerBound <= row {
            let range = rising[opened]
            for column in range.columns { counts[column] += 1 }
            if range.rows.lowerBound == row {
                counts[range.columns.lowerBound] -= 1
                shown.append(range.columns.lowerBound)
            }
            opened += 1
        }
        while closed < falling.count, falling[closed].rows.upperBound < row {
            for column in falling[closed].columns { counts[column] -= 1 }
            closed += 1
        }
    }
}
