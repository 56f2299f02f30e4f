import SurveyCore
import Workbook

/// Records of one stretch of a table with their cells: of a text as libcsv gave them, of a workbook as its sheets hold them.
/// Never of two sheets; the first block of a sheet holds its first ``TableReader/headerReach`` records, or all that it has.
final class RecordBlock {
    /// A sheet of a workbook, or a table of a document.
    struct Sheet: Equatable {
        /// From 0, in the file's order.
        var index: Int
        var name: String
    }

    /// What the source has to say of a cell that is no plain text: an error, a damaged number, another encoding than the
    /// file's. One whose severity is ``Finding/Severity/error`` refuses its row.
    struct Remark {
        /// Places in ``RecordBlock/slots`` and in the record.
        var slot: Int
        var cell: Int
        var kind: Finding.Kind
    }

    /// A cell below the first one of a merged range, which shows what stands there.
    struct Merged {
        /// Places in ``RecordBlock/slots`` and in the record.
        var slot: Int
        var cell: Int
        /// What stands in the range's first cell.
        var text: [UInt8]
    }

    enum State: UInt8 {
        case whole
        /// `cellCount` blank lines, one record each.
        case blank
        /// A quote stands where none may; the cell was kept to the letter.
        case stray
        /// Over a limit; its cells were not kept.
        case tooLarge
    }

    struct Slot {
        /// From 1 over the whole file.
        var record: Int
        /// The physical line on which the record begins; in a sheet its row there.
        var line: Int
        var state: State
        /// The row is hidden in its sheet.
        var isHidden = false
        var firstCell = 0
        var cellCount = 0
        /// The place in the file (from 1) of the first byte that did not decode; 0 for none.
        var badOffset = 0
        /// The bytes of a cell or record that is too large; the index of a cell with a stray quote.
        var detail = 0
    }

    /// What libcsv's callbacks write to. All room is made beforehand, so that they do nothing but copy.
    struct Sink {
        var bytes: UnsafeMutablePointer<UInt8>
        var byteCount = 0
        var ends: UnsafeMutablePointer<Int32>
        var cellCount = 0
        var rowStart = 0
        var slots: UnsafeMutablePointer<Slot>
        /// The next slot whose cells are to come.
        var filled = 0
    }

    let sink: UnsafeMutablePointer<Sink>
    private var byteRoom = 0
    private var cellRoom = 0
    private var slotRoom = 0
    private(set) var slotCount = 0
    /// Cells may hold control characters or bytes that did not decode.
    var isSuspicious = false
    /// Whose records these are; `nil` in a text.
    var sheet: Sheet?
    /// In the order of slots and cells.
    var remarks: [Remark] = []
    /// In the order of slots.
    var merged: [Merged] = []

    init() {
        sink = .allocate(capacity: 1)
        sink.initialize(
            to: Sink(
                bytes: Room.grow(nil, &byteRoom, toHold: 1 << 19),
                ends: Room.grow(nil, &cellRoom, toHold: 1 << 16),
                slots: Room.grow(nil, &slotRoom, toHold: 1 << 13)
            )
        )
    }

    deinit {
        Room.free(sink.pointee.bytes)
        Room.free(sink.pointee.ends)
        Room.free(sink.pointee.slots)
        sink.deallocate()
    }

    var bytes: UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: sink.pointee.bytes, count: sink.pointee.byteCount)
    }
    var slots: UnsafeBufferPointer<Slot> { UnsafeBufferPointer(start: sink.pointee.slots, count: slotCount) }

    /// The bytes of cell `index` of `slot` as a range of ``bytes``; empty beyond the record's cells.
    @inline(__always)
    func range(_ slot: Slot, _ index: Int) -> Range<Int> {
        guard index >= 0, index < slot.cellCount else { return 0..<0 }
        let cell = slot.firstCell + index
        let ends = sink.pointee.ends
        return (cell == 0 ? 0 : Int(ends[cell - 1]))..<Int(ends[cell])
    }

    /// How many cells have text, counted as far as `limit`.
    func filledCells(_ slot: Slot, upTo limit: Int) -> Int {
        var count = 0
        for column in 0..<slot.cellCount where count < limit {
            if !CellBytes.trim(bytes, range(slot, column)).isEmpty { count += 1 }
        }
        return count
    }

    /// The text of a cell, without bytes that did not decode.
    func text(_ slot: Slot, _ index: Int) -> String {
        let cell = UnsafeBufferPointer(rebasing: bytes[range(slot, index)])
        guard cell.contains(undecodable) else { return String(decoding: cell, as: UTF8.self) }
        return String(decoding: cell.filter { $0 != undecodable }, as: UTF8.self)
    }

    /// What there is to say of the cells of a record.
    func remarks(of slot: Slot) -> ArraySlice<Remark> {
        guard !remarks.isEmpty else { return [] }
        var low = 0
        var high = remarks.count
        while low < high {
            let middle = (low + high) / 2
            if slots[remarks[middle].slot].record < slot.record { low = middle + 1 } else { high = middle }
        }
        return remarks[low...].prefix { slots[$0.slot].record == slot.record }
    }

    /// The cells of a record that show what stands above them.
    func merged(of slot: Slot) -> ArraySlice<Merged> {
        var (low, high) = (0, merged.count)
        while low < high {
            let middle = (low + high) / 2
            if slots[merged[middle].slot].record < slot.record { low = middle + 1 } else { high = middle }
        }
        return merged[low...].prefix { slots[$0.slot].record == slot.record }
    }

    func clear() {
        slotCount = 0
        sink.pointee.byteCount = 0
        sink.pointee.cellCount = 0
        sink.pointee.rowStart = 0
        sink.pointee.filled = 0
        isSuspicious = false
        sheet = nil
        remarks.removeAll(keepingCapacity: true)
        merged.removeAll(keepingCapacity: true)
    }

    /// Moves remarks on a record to its first cell beyond ASCII.
    func moveRemarks(from first: Int) {
        for index in first..<remarks.count {
            let slot = slots[remarks[index].slot]
            let cell = (0..<slot.cellCount).first { bytes[range(slot, $0)].contains { $0 >= 0x80 } }
            remarks[index].cell = cell ?? 0
        }
    }

    func append(_ slot: Slot) {
        if slotCount == slotRoom {
            sink.pointee.slots = Room.grow(sink.pointee.slots, &slotRoom, toHold: slotCount + 1)
        }
        sink.pointee.slots[slotCount] = slot
        slotCount += 1
    }

    /// Makes room for whatever `length` bytes of text can hold.
    func reserve(_ length: Int) { reserve(bytes: length, cells: length + 1) }

    func reserve(bytes: Int, cells: Int) {
        let bytesWanted = sink.pointee.byteCount + bytes
        if bytesWanted > byteRoom {
            sink.pointee.bytes = Room.grow(sink.pointee.bytes, &byteRoom, toHold: bytesWanted)
        }
        let cellsWanted = sink.pointee.cellCount + cells
        if cellsWanted > cellRoom {
            sink.pointee.ends = Room.grow(sink.pointee.ends, &cellRoom, toHold: cellsWanted)
        }
    }

    /// Takes the records from `index` on out of this block; the new one has them.
    func split(at index: Int) -> RecordBlock {
        let tail = RecordBlock()
        tail.isSuspicious = isSuspicious
        tail.sheet = sheet
        let firstCell = slots[index...].first { $0.state == .whole || $0.state == .stray }?.firstCell
        let keptCells = firstCell ?? sink.pointee.cellCount
        let keptBytes = keptCells == 0 ? 0 : Int(sink.pointee.ends[keptCells - 1])
        tail.append(
            slots[index...],
            of: self,
            cells: keptCells..<sink.pointee.cellCount,
            bytes: keptBytes..<bytes.count
        )
        tail.remarks = remarks.filter { $0.slot >= index }.map {
            Remark(slot: $0.slot - index, cell: $0.cell, kind: $0.kind)
        }
        remarks.removeAll { $0.slot >= index }
        tail.merged = merged.filter { $0.slot >= index }.map {
            Merged(slot: $0.slot - index, cell: $0.cell, text: $0.text)
        }
        merged.removeAll { $0.slot >= index }
        slotCount = index
        sink.pointee.byteCount = keptBytes
        sink.pointee.cellCount = keptCells
        sink.pointee.rowStart = keptCells
        sink.pointee.filled = index
        return tail
    }

    /// Adds the records of a block of the same sheet behind these.
    func append(contentsOf other: RecordBlock) {
        let before = slotCount
        isSuspicious = isSuspicious || other.isSuspicious
        append(other.slots[...], of: other, cells: 0..<other.sink.pointee.cellCount, bytes: 0..<other.bytes.count)
        remarks += other.remarks.map { Remark(slot: $0.slot + before, cell: $0.cell, kind: $0.kind) }
        merged += other.merged.map { Merged(slot: $0.slot + before, cell: $0.cell, text: $0.text) }
    }

    private func append(
        _ added: Slice<UnsafeBufferPointer<Slot>>,
        of other: RecordBlock,
        cells: Range<Int>,
        bytes: Range<Int>
    ) {
        reserve(max(bytes.count, cells.count))
        let (firstCell, firstByte) = (sink.pointee.cellCount, sink.pointee.byteCount)
        (sink.pointee.bytes + firstByte).update(from: other.sink.pointee.bytes + bytes.lowerBound, count: bytes.count)
        for (place, cell) in cells.enumerated() {
            sink.pointee.ends[firstCell + place] = other.sink.pointee.ends[cell] + Int32(firstByte - bytes.lowerBound)
        }
        for var slot in added {
            if slot.state == .whole || slot.state == .stray { slot.firstCell += firstCell - cells.lowerBound }
            append(slot)
        }
        sink.pointee.byteCount += bytes.count
        sink.pointee.cellCount += cells.count
        sink.pointee.rowStart = sink.pointee.cellCount
        sink.pointee.filled = slotCount
    }

    /// Puts several bytes in the place of each `byte`.
    func replace(_ byte: UInt8, by several: [UInt8]) {
        let old = Array(bytes)
        let ends = (0..<sink.pointee.cellCount).map { Int(sink.pointee.ends[$0]) }
        let extra = old.count { $0 == byte } * (several.count - 1)
        sink.pointee.byteCount = 0
        reserve(old.count + extra)
        var (from, to) = (0, 0)
        for (cell, end) in ends.enumerated() {
            while from < end {
                for byte in old[from] == byte ? several[...] : old[from...from] {
                    sink.pointee.bytes[to] = byte
                    to += 1
                }
                from += 1
            }
            sink.pointee.ends[cell] = Int32(to)
        }
        sink.pointee.byteCount = to
    }
}
