/// The roster's lines `key TAB digest` in the order of their keys as bytes (draw.md §Roster), made unit by unit; units must
/// come in the order of `<unit's key>-` as bytes. The lines of a unit stand together unless another unit's name begins with this one's and a hyphen; memory does not grow with them.
package struct RosterLines {
    private struct Line {
        let start: Int
        let keyEnd: Int
        let end: Int
    }

    private var unit: [UInt8] = []
    /// `<unit>-` of the first unit of those whose lines may stand among each other.
    private var prefix: [UInt8] = []
    private var bytes: [UInt8] = []
    private var lines: [Line] = []
    private var isSorted = true

    package init() {}

    /// - Parameters:
    ///   - key: the unit's.
    ///   - body: gets each line that is now in its place, without its line end.
    package mutating func begin(unit key: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) throws -> Void)
        rethrows
    {
        if prefix.isEmpty || key.count < prefix.count || !key.prefix(prefix.count).elementsEqual(prefix) {
            try end(body)
            prefix.replaceSubrange(prefix.indices, with: key)
            prefix.append(0x2D)
        }
        unit.replaceSubrange(unit.indices, with: key)
        isSorted = isSorted && lines.isEmpty
    }

    /// A contact of this unit, whose ordinals grow.
    package mutating func add(ordinal: Int, _ digest: Digest) {
        let start = bytes.count
        // From the hundredth contact on (`-100`) keys do not sort as their ordinals do.
        isSorted = isSorted && ordinal < 100
        unit.withUnsafeBytes { ContactKey.append(unit: $0, ordinal: ordinal, to: &bytes) }
        let keyEnd = bytes.count
        bytes.append(0x09)
        digest.appendHex(to: &bytes)
        lines.append(Line(start: start, keyEnd: keyEnd, end: bytes.count))
    }

    /// After the last unit.
    package mutating func end(_ body: (UnsafeRawBufferPointer) throws -> Void) rethrows {
        try bytes.withUnsafeBytes { bytes in
            if !isSorted {
                lines.sort { bytes[$0.start..<$0.keyEnd].lexicographicallyPrecedes(bytes[$1.start..<$1.keyEnd]) }
            }
            for line in lines { try body(UnsafeRawBufferPointer(rebasing: bytes[line.start..<line.end])) }
        }
        bytes.removeAll(keepingCapacity: true)
        lines.removeAll(keepingCapacity: true)
        isSorted = true
    }
}

/// The digest that is published before the seed is made (draw.md §Roster): SHA-256 of the roster lines, each ended by
/// a line feed.
package struct RosterDigest {
    private var digest = RunningDigest()
    package private(set) var contacts = 0

    package init() {}

    /// - Parameter line: without its line end.
    package mutating func add(_ line: String) {
        var line = line
        line.withUTF8 { add(utf8: UnsafeRawBufferPointer($0)) }
    }

    /// - Parameter line: without its line end.
    package mutating func add(utf8 line: UnsafeRawBufferPointer) {
        digest.update(line)
        withUnsafeBytes(of: UInt8(0x0A)) { digest.update($0) }
        contacts += 1
    }

    /// 64 lower-case hexadecimal digits.
    package var text: String { digest.finish().hex }

    /// The order of roster lines and of keys everywhere: as UTF-8 bytes.
    package static func ordered(_ a: String, _ b: String) -> Bool { a.utf8.lexicographicallyPrecedes(b.utf8) }
}
