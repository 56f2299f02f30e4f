/// The sign between the cells of a text. One of several bytes is read as a single one that no text holds, and given back where it
/// stands within quotes.
struct CellDelimiter: Equatable {
    let sign: String

    /// In the order in which they are preferred (columns.md §Delimiters).
    static let all = [",", "\t", ";", "|", "，", "；", "｜"].map(CellDelimiter.init(sign:))

    /// Information separator one.
    private static let standIn: UInt8 = 0x1F

    init(sign: String) { self.sign = sign }

    var isWide: Bool { sign.utf8.count > 1 }
    /// The byte that the scanner and libcsv are told.
    var byte: UInt8 { isWide ? Self.standIn : sign.utf8.first! }

    /// Puts the single byte in the place of the sign, from `start` on. `places`, in rising order, move with the text behind them.
    func narrow(_ text: ByteBuffer, from start: Int, moving places: inout [Int]) {
        guard isWide else { return }
        let wide = Array(sign.utf8)
        let base = text.base
        var (from, to) = (start, start)
        var next = places.firstIndex { $0 >= start } ?? places.endIndex
        while from < text.end {
            while next < places.endIndex, places[next] <= from {
                places[next] = to
                next += 1
            }
            let byte = base[from]
            if byte == wide[0], from + wide.count <= text.end, wide.indices.allSatisfy({ base[from + $0] == wide[$0] })
            {
                base[to] = Self.standIn
                from += wide.count
            } else {
                // One that the text has itself stays a control character.
                base[to] = byte == Self.standIn ? Self.standIn - 1 : byte
                from += 1
            }
            to += 1
        }
        text.end = to
    }

    /// Gives the signs within quotes back.
    func widen(_ block: RecordBlock) {
        guard isWide, block.bytes.contains(Self.standIn) else { return }
        block.replace(Self.standIn, by: Array(sign.utf8))
    }
}
