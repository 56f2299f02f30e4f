/// Rows that were read together: their cells, and the text of those that share none.
final class RowBlock {
    struct Slot {
        var column: Int32
        var kind: Cell.Kind
        /// The text is one of ``shared``, and `start` its number.
        var isShared: Bool
        var start: Int
        var count: Int
    }

    private struct RowSlot {
        var number: Int
        var isHidden: Bool
        var cells: Range<Int>
    }

    /// Reached through a pointer: Swift would check for every text that nobody else is writing.
    private let memory = UnsafeMutablePointer<ByteStore>.allocate(capacity: 1)
    private(set) var cells: [Slot] = []
    private var rows: [RowSlot] = []
    private var given = 0
    private let shared: SharedTexts?
    /// Where the open row's cells and texts begin.
    private var firstCell = 0
    private var firstByte = 0
    private var isSorted = true

    init(shared: SharedTexts? = nil) {
        self.shared = shared
        memory.initialize(to: ByteStore())
    }

    deinit {
        memory.deinitialize(count: 1)
        memory.deallocate()
    }

    @inline(__always)
    var bytes: ByteStore {
        _read { yield memory.pointee }
        _modify { yield &memory.pointee }
    }

    /// The next row that was not given out.
    @inline(__always)
    func take() -> Row? {
        given += 1
        return row(given - 1)
    }

    /// A row by its place among those that are kept, from 0.
    @inline(__always)
    func row(_ index: Int) -> Row? {
        guard index < rows.count else { return nil }
        let row = rows[index]
        return Row(number: row.number, isHidden: row.isHidden, block: self, cells: row.cells)
    }

    @inline(__always)
    func text(_ slot: Slot) -> UnsafeBufferPointer<UInt8> {
        if slot.isShared { return shared?.pool[slot.start] ?? UnsafeBufferPointer(start: nil, count: 0) }
        return UnsafeBufferPointer(start: bytes.base + slot.start, count: slot.count)
    }

    /// Forgets the rows that are closed. Answers by how much the text of the open one moved.
    func clear() -> Int {
        rows.removeAll(keepingCapacity: true)
        given = 0
        cells.removeFirst(firstCell)
        firstCell = 0
        let moved = firstByte
        bytes.drop(to: moved)
        firstByte = 0
        for index in cells.indices where !cells[index].isShared { cells[index].start -= moved }
        return moved
    }

    /// The text from `start` to the end becomes a cell.
    @inline(__always)
    func add(column: Int, _ kind: Cell.Kind, from start: Int) {
        add(Slot(column: Int32(column), kind: kind, isShared: false, start: start, count: bytes.count - start))
    }

    /// `false` when there is no such text.
    @inline(__always)
    func add(column: Int, shared index: Int) -> Bool {
        guard let shared, index < shared.pool.count else { return false }
        add(Slot(column: Int32(column), kind: .text, isShared: true, start: index, count: 0))
        return true
    }

    /// A text that its cell shows with more: `start` is where it begins if it is not shared.
    func add(column: Int, _ pattern: TextPattern, shared index: Int? = nil, from start: Int) -> Bool {
        let text: [UInt8]
        if let index {
            guard let found = shared?.pool[index] else { return false }
            text = Array(found)
        } else {
            text = Array(bytes.bytes(from: start))
        }
        bytes.cut(to: start)
        // An empty cell shows nothing.
        if !text.isEmpty { bytes.append(pattern.before + text + pattern.after) }
        add(column: column, .text, from: start)
        return true
    }

    @inline(__always)
    private func add(_ slot: Slot) {
        if cells.count > firstCell, cells[cells.count - 1].column >= slot.column { isSorted = false }
        cells.append(slot)
    }

    /// What there is of the open row, to go back to.
    var mark: (cells: Int, bytes: Int) { (cells.count, bytes.count) }

    func cut(to mark: (cells: Int, bytes: Int)) {
        cells.removeLast(cells.count - mark.cells)
        bytes.cut(to: mark.bytes)
    }

    /// Cells of the open row, and the bytes of their texts.
    var openCells: Int { cells.count - firstCell }
    var openBytes: Int { bytes.count - firstByte }

    /// The cells since the last row become one. Answers a column that is there twice.
    func closeRow(number: Int, isHidden: Bool) -> Int? {
        firstByte = bytes.count
        guard cells.count > firstCell else { return nil }
        if !isSorted {
            cells[firstCell...].sort { $0.column < $1.column }
            for index in (firstCell + 1)..<cells.count where cells[index].column == cells[index - 1].column {
                return Int(cells[index].column)
            }
            isSorted = true
        }
        rows.append(RowSlot(number: number, isHidden: isHidden, cells: firstCell..<cells.count))
        firstCell = cells.count
        return nil
    }
}
