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
        let wide = Array(sign.utf8)
        let (base, end) = (text.base, text.end)
        text.end = ByteSearch.narrow(base, start, end, moving: &places) { index in
            let byte = base[index]
            if byte == wide[0], index + wide.count <= end, wide.indices.allSatisfy({ base[index + $0] == wide[$0] }) {
                return (Self.standIn, wide.count)
            }
            // One that the text has itself stays a control character.
            return (byte == Self.standIn ? Self.standIn - 1 : byte, 1)
        }
    }

    /// Gives the signs within quotes back.
    func widen(_ block: RecordBlock) {
        guard isWide, block.bytes.contains(Self.standIn) else { return }
        block.replace(Self.standIn, by: Array(sign.utf8))
    }
}
