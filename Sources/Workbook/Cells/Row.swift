/// One row of a sheet with the cells that hold something, in the order of their columns. Rows without any are not given.
/// It lasts until the next row is asked for.
package struct Row {
    /// From 1. 0 for a paragraph above or below a table of a Word document.
    package let number: Int
    package let isHidden: Bool
    let block: RowBlock
    let cells: Range<Int>

    package var count: Int { cells.count }
    package var indices: Range<Int> { 0..<cells.count }

    package subscript(_ index: Int) -> Cell {
        precondition(index >= 0 && index < cells.count)
        let slot = block.cells[cells.lowerBound + index]
        return Cell(column: Int(slot.column), kind: slot.kind, text: block.text(slot))
    }
}

package struct Cell {
    /// From 1.
    package let column: Int
    package let kind: Kind
    /// UTF-8, at most ``Limits/cell`` bytes. It lasts as long as its row.
    package let text: UnsafeBufferPointer<UInt8>

    package var string: String { String(decoding: text, as: UTF8.self) }

    /// `A`, `Z`, `AA`, as people name columns, from 1.
    package static func letters(ofColumn column: Int) -> String {
        var letters: [UInt8] = []
        var rest = column
        while rest > 0 {
            letters.append(0x41 + UInt8((rest - 1) % 26))
            rest = (rest - 1) / 26
        }
        return String(decoding: letters.reversed(), as: UTF8.self)
    }

    package enum Kind: UInt8, Sendable, CaseIterable {
        case text
        /// A whole number, all digits of it, padded where the cell's format pads. No exponent, no decimal point.
        case number
        /// A whole number of more digits than the 15 that spreadsheets keep: those behind them were lost before.
        case longNumber
        /// A number that is not whole, or no number at all, as the file gives it.
        case fraction
        /// `2020-09-20`
        case date
        /// `2020-09-20 16:30:00`, or as the file gives it where that is ISO 8601 already.
        case dateTime
        /// `16:30:00`; of a duration the hours may be more than 23.
        case time
        /// `TRUE` or `FALSE`
        case boolean
        /// `#N/A` and the like
        case error
        /// A formula whose value was never saved; without text.
        case formula
    }
}

/// Cells that are shown as one; the value is that of the first row and column. All from 1.
package struct CellRange: Equatable, Sendable {
    package var rows: ClosedRange<Int>
    package var columns: ClosedRange<Int>

    package init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
        self.rows = rows
        self.columns = columns
    }
}

/// The rows of one sheet, from the first to the last.
package protocol RowReader: AnyObject {
    /// `nil` at the end. Rows come as the file has them: rising, save in files of odd programs.
    func next() throws(Fault) -> Row?

    /// Merged cells met so far; all of them once `next` has answered `nil`.
    var merged: [CellRange] { get }
}
