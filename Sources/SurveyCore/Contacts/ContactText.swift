/// A contact's text, which its digest in the log is made of (log.md §Digests): its key and all that was handed in of it.
package enum ContactText {
    /// Appends the contact's key and its kept cells in their order, with a tab before each cell. Texts are UTF-8 in NFC;
    /// what would break the text into lines or fields becomes a blank.
    /// - Parameter cell: the bytes of a cell; `place` counts the kept cells from 0.
    package static func append(
        unit: UnsafeRawBufferPointer,
        ordinal: Int,
        to text: inout [UInt8],
        _ cell: (_ place: Int, KeptCell) -> UnsafeRawBufferPointer
    ) {
        ContactKey.append(unit: unit, ordinal: ordinal, to: &text)
        for (place, kept) in KeptCell.allCases.enumerated() {
            text.append(0x09)
            let start = text.count
            text.append(contentsOf: cell(place, kept))
            for byte in start..<text.count where text[byte] <= 0x0D {
                if text[byte] == 0x09 || text[byte] == 0x0A || text[byte] == 0x0D { text[byte] = 0x20 }
            }
        }
    }
}
