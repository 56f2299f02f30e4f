/// `="0371"`: a cell as programs write it so that a spreadsheet takes it as text, in quotes of its own (`"=""0371"""`) or not. What
/// stands in the quotes is the cell.
struct ForcedText {
    private let base: UnsafePointer<UInt8>
    private let end: Int
    /// Where the line ends that was looked at last.
    private var lineEnd = -1

    init(_ base: UnsafePointer<UInt8>, _ end: Int) {
        self.base = base
        self.end = end
    }

    /// Index behind the closing quote of a cell that begins with `="` at `cell` and ends on its line.
    mutating func behind(_ cell: Int) -> Int? {
        guard cell + 1 < end, base[cell] == UInt8(ascii: "="), base[cell + 1] == 0x22 else { return nil }
        if lineEnd <= cell {
            lineEnd = cell
            while lineEnd < end, base[lineEnd] != 0x0A, base[lineEnd] != 0x0D { lineEnd += 1 }
        }
        guard case .closed(let behind) = QuotedCell.take(base, cell + 1, lineEnd, isLast: true) else { return nil }
        return behind
    }

    /// Whether the quoted cell in `cell..<behind` is `"=""…"""`, without further quotes.
    static func isQuoted(_ base: UnsafePointer<UInt8>, _ cell: Int, _ behind: Int) -> Bool {
        guard behind - cell >= 7, base[cell + 1] == UInt8(ascii: "="), base[cell + 2] == 0x22, base[behind - 3] == 0x22
        else { return false }
        return ByteSearch.byte(0x22, base, cell + 4, behind - 3) == nil
    }
}
