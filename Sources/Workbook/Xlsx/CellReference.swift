/// A cell's place as files write it: `B7`, row and column from 1.
struct CellReference {
    let row: Int
    let column: Int

    @inline(__always)
    init?(_ text: XMLText) {
        var next = text
        self.init(&next)
        guard next.pointee == 0 else { return nil }
    }

    /// Takes a place from the front of `next`.
    @inline(__always)
    private init?(_ next: inout XMLText) {
        var row = 0
        var column = 0
        if next.pointee == 0x24 { next += 1 }
        while case let letter = UInt8(bitPattern: next.pointee) | 0x20, (0x61...0x7A).contains(letter) {
            column = column * 26 + Int(letter - 0x60)
            guard column < 1 << 24 else { return nil }
            next += 1
        }
        if next.pointee == 0x24 { next += 1 }
        while case let digit = UInt8(bitPattern: next.pointee) &- 0x30, digit < 10 {
            row = row * 10 + Int(digit)
            guard row < 1 << 24 else { return nil }
            next += 1
        }
        guard row > 0, column > 0 else { return nil }
        self.row = row
        self.column = column
    }

    /// `A1:B7`, or one cell; `nil` beyond what a sheet has.
    static func range(_ text: XMLText) -> CellRange? {
        var next = text
        guard let first = CellReference(&next) else { return nil }
        var last = first
        if next.pointee == 0x3A {
            next += 1
            guard let second = CellReference(&next) else { return nil }
            last = second
        }
        guard next.pointee == 0, first.row <= last.row, first.column <= last.column, last.row <= Limits.rows,
            last.column <= Limits.columns
        else { return nil }
        return CellRange(rows: first.row...last.row, columns: first.column...last.column)
    }
}
