/// A contact's key: the unit's key name and the contact's ordinal within the unit (draw.md §Keys).
package struct ContactKey: Hashable, Sendable {
    package let unit: String
    /// From 1, in the order in which the unit's contacts were taken.
    package let ordinal: Int

    package init(unit: String, ordinal: Int) {
        self.unit = unit
        self.ordinal = ordinal
    }

    /// Reads a key; `nil` for a text that is none. The ordinal stands behind the last hyphen, since a unit's name may have
    /// hyphens of its own, and may be written without its leading zero (`郑州市公安局-1`).
    package init?(_ text: String) {
        guard let hyphen = text.utf8.lastIndex(of: 0x2D), hyphen > text.startIndex,
            let ordinal = Int(text[text.utf8.index(after: hyphen)...])
        else { return nil }
        self.init(unit: String(text[..<hyphen]), ordinal: ordinal)
    }

    /// `郑州市公安局-01`: the ordinal in at least two digits.
    package var text: String { "\(unit)-\(padded(ordinal, 2))" }

    /// Appends a key's ``text``, for those who make them by the hundred thousand.
    package static func append(unit: UnsafeRawBufferPointer, ordinal: Int, to text: inout [UInt8]) {
        text.append(contentsOf: unit)
        text.append(0x2D)
        if ordinal < 10 { text.append(0x30) }
        text.append(contentsOf: String(ordinal).utf8)
    }
}
