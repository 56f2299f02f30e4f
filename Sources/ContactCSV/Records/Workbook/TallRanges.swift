import Workbook

/// Merged ranges of several rows: what stands in their first cell is shown for each of them.
struct TallRanges {
    private struct Open {
        let range: CellRange
        let text: [UInt8]
    }

    /// By their first row; those of one row left out.
    private let rising: [CellRange]
    private var next = 0
    private var open: [Open] = []
    /// Tables of people have no more columns.
    private static let limit = 64

    init(_ ranges: [CellRange]) {
        rising = ranges.filter { $0.rows.count > 1 }.sorted { $0.rows.lowerBound < $1.rows.lowerBound }
    }

    var isEmpty: Bool { rising.isEmpty }

    /// Tells of the cells of `row`, which becomes the block's next record, and looks what stands in the ranges that begin in it.
    mutating func take(_ row: Row, to block: RecordBlock) {
        open.removeAll { $0.range.rows.upperBound < row.number }
        for range in open where range.range.rows.contains(row.number) {
            block.merged.append(
                .init(slot: block.slotCount, cell: range.range.columns.lowerBound - 1, text: range.text)
            )
        }
        while next < rising.count, rising[next].rows.lowerBound <= row.number {
            let range = rising[next]
            next += 1
            guard range.rows.lowerBound == row.number, open.count < Self.limit else { continue }
            let first = row.indices.first { row[$0].column == range.columns.lowerBound }.map { row[$0] }
            if let first, !first.text.isEmpty, first.kind != .error {
                open.append(Open(range: range, text: Array(first.text)))
            }
        }
    }
}
