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
        try read { db in try Roster.lines(db) { try body(String(decoding: $0, as: UTF8.self)) } }
    }
}

enum Roster {
    /// The lines of the provided contacts in their order. Units come in order from SQLite, whose text order is that of bytes.
    static func lines(_ db: Database, _ body: (UnsafeRawBufferPointer) throws -> Void) throws {
        let units = try RawStatement(db, "SELECT id, key FROM unit ORDER BY key || '-'")
        let contacts = try RawStatement(
            db,
            "SELECT ordinal, digest FROM contact WHERE unit = ? AND withdrawn = 0 ORDER BY ordinal"
        )
        var lines = RosterLines()
        while try units.step() {
            try lines.begin(unit: units.bytes(1), body)
            try contacts.bind(1, units.integer(0))
            while try contacts.step() {
                guard let digest = Digest(contacts.bytes(1)) else { throw contacts.fault(1) }
                try lines.add(ordinal: contacts.integer(0), digest)
            }
        }
        try lines.end(body)
    }

    static func digest(_ db: Database) throws -> RosterDigest {
        var digest = RosterDigest()
        try lines(db) { digest.add(utf8: $0) }
        return digest
    }
}
