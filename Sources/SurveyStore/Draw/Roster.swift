import GRDB
import SurveyCore

extension Survey {
    /// The digest to be published before the seed is made, and of how many lines.
    package func roster() throws -> (digest: String, contacts: Int) {
        try read { db in
            let digest = try Roster.digest(db)
            guard digest.contacts > 0 else { throw Refusal.order(.noContacts) }
            return (digest.text, digest.contacts)
        }
    }

    /// The roster's lines in order, without line ends: every contact provided, drawn or not.
    package func rosterLines(_ body: (String) throws -> Void) throws {
        try read { db in try Roster.lines(db) { try body(String(decoding: $1, as: UTF8.self)) } }
    }
}

enum Roster {
    /// The lines of contacts that fulfil a condition, with the contact's id, in the order of their keys as bytes. Units
    /// come in order from SQLite, whose text order is that of the bytes; the lines of a unit stand together unless
    /// another unit's name begins with this one's and a hyphen.
    static func lines(
        _ db: Database,
        where condition: String = "withdrawn = 0",
        _ body: (_ contact: Int, UnsafeBufferPointer<UInt8>) throws -> Void
    ) throws {
        let units = try RawStatement(db, "SELECT id, key FROM unit ORDER BY key || '-'")
        var group = try LineGroup(db, condition)
        while try units.step() {
            let key = units.bytes(1)
            if !group.isBegun(by: key) {
                try group.end(body)
                group.begin(with: key)
            }
            try group.add(unit: units.integer(0), key)
        }
        try group.end(body)
    }

    static func digest(_ db: Database) throws -> RosterDigest {
        var digest = RosterDigest()
        try lines(db) { _, line in digest.add(utf8: UnsafeRawBufferPointer(line)) }
        return digest
    }
}

/// The lines of one unit, or of several whose keys may stand among each other.
private struct LineGroup {
    private struct Line {
        let contact: Int
        let start: Int
        let keyEnd: Int
        let end: Int
    }

    private let contacts: RawStatement
    /// `<unit>-` of the group's first unit.
    private var prefix: [UInt8] = []
    private var bytes: [UInt8] = []
    private var lines: [Line] = []
    private var isSorted = true

    init(_ db: Database, _ condition: String) throws {
        contacts = try RawStatement(
            db,
            """
            SELECT ordinal, organisation, position, person, given, id FROM contact
            WHERE unit = ? AND \(condition) ORDER BY ordinal
            """
        )
    }

    func isBegun(by key: UnsafeRawBufferPointer) -> Bool {
        !prefix.isEmpty && key.count >= prefix.count && key.prefix(prefix.count).elementsEqual(prefix)
    }

    mutating func begin(with key: UnsafeRawBufferPointer) {
        prefix.removeAll(keepingCapacity: true)
        prefix.append(contentsOf: key)
        prefix.append(0x2D)
    }

    mutating func add(unit: Int, _ key: UnsafeRawBufferPointer) throws {
        contacts.bind(1, unit)
        // From the hundredth contact on (`-100`) keys do not sort as their ordinals do.
        isSorted = isSorted && lines.isEmpty
        while try contacts.step() {
            let start = bytes.count
            let ordinal = contacts.integer(0)
            isSorted = isSorted && ordinal < 100
            let keyEnd = RosterLine.append(
                unit: key,
                ordinal: ordinal,
                organisation: contacts.bytes(1),
                position: contacts.bytes(2),
                person: contacts.bytes(3),
                phoneAsGiven: contacts.bytes(4),
                to: &bytes
            )
            lines.append(Line(contact: contacts.integer(5), start: start, keyEnd: keyEnd, end: bytes.count))
        }
    }

    mutating func end(_ body: (Int, UnsafeBufferPointer<UInt8>) throws -> Void) throws {
        try bytes.withUnsafeBufferPointer { bytes in
            if !isSorted {
                lines.sort { bytes[$0.start..<$0.keyEnd].lexicographicallyPrecedes(bytes[$1.start..<$1.keyEnd]) }
            }
            for line in lines {
                try body(line.contact, UnsafeBufferPointer(rebasing: bytes[line.start..<line.end]))
            }
        }
        bytes.removeAll(keepingCapacity: true)
        lines.removeAll(keepingCapacity: true)
        isSorted = true
    }
}
