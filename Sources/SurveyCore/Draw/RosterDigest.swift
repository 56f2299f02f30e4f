/// The digest that is published before the seed is made (draw.md §Roster): SHA-256 of the roster lines, each ended by
/// a line feed. Lines come in the order of their keys as bytes; memory does not grow with them.
package struct RosterDigest {
    private var digest = RunningDigest()
    package private(set) var contacts = 0

    package init() {}

    /// - Parameter line: without its line end (a contact's text in the log).
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
