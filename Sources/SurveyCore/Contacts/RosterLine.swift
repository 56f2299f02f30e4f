/// A contact's line in the roster, which its digest in the log is made of (draw.md §Roster).
package enum RosterLine {
    /// Appends the line without its line end: the contact's key, organisation, position, person and number as handed in,
    /// with a tab before each but the first. Texts are UTF-8 in NFC; what would break the line becomes a blank.
    /// - Returns: where the key ends in `line`.
    @discardableResult
    package static func append(
        unit: UnsafeRawBufferPointer,
        ordinal: Int,
        organisation: UnsafeRawBufferPointer,
        position: UnsafeRawBufferPointer,
        person: UnsafeRawBufferPointer,
        phoneAsGiven: UnsafeRawBufferPointer,
        to line: inout [UInt8]
    ) -> Int {
        func append(_ cell: UnsafeRawBufferPointer) {
            line.append(0x09)
            let start = line.count
            line.append(contentsOf: cell)
            for place in start..<line.count where line[place] <= 0x0D {
                if line[place] == 0x09 || line[place] == 0x0A || line[place] == 0x0D { line[place] = 0x20 }
            }
        }
        line.append(contentsOf: unit)
        line.append(0x2D)
        if ordinal < 10 { line.append(0x30) }
        line.append(contentsOf: String(ordinal).utf8)
        let keyEnd = line.count
        append(organisation)
        append(position)
        append(person)
        append(phoneAsGiven)
        return keyEnd
    }
}
