import GRDB
import SurveyCore

/// The texts beside the log: each digest that an entry names has its salt and text, or was erased by an act that says so.
struct TextCheck {
    private let db: Database
    private let text: RawStatement
    private let contact: RawStatement
    /// Entries of acts that erase; a purge erases everything.
    let erasers: [Int]
    private let isPurged: Bool
    private let forgotten: Set<String>
    private(set) var erased = 0
    private(set) var failures: [Verification.Detail] = []
    /// File names stand in many entries.
    private var lastName: String?

    init(_ db: Database) throws {
        self.db = db
        text = try RawStatement(
            db,
            """
            SELECT t.salt, t.text, t.text IS NULL, coalesce(u.key, ''), coalesce(c.ordinal, 0) FROM text t
            LEFT JOIN contact c ON c.id = t.contact LEFT JOIN unit u ON u.id = c.unit WHERE t.digest = ?
            """
        )
        contact = try RawStatement(
            db,
            """
            SELECT c.digest, c.salt, c.organisation, c.position, c.person, c.given, c.salt IS NULL
            FROM contact c WHERE c.unit = ? AND c.ordinal = ?
            """
        )
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT sequence, entry FROM log
                WHERE entry LIKE '{"act":"purged",%' OR entry LIKE '{"act":"forgotten",%' ORDER BY sequence
                """
        )
        var keys: Set<String> = []
        var purged = false
        for row in rows {
            switch LogEntry.read(row["entry"])?.act {
            case .purged: purged = true
            case .forgotten(let contact, _): keys.insert(contact)
            default: break
            }
        }
        erasers = rows.map { $0["sequence"] }
        isPurged = purged
        forgotten = keys
    }

    mutating func check(_ act: LogAct, _ sequence: Int) throws {
        switch act {
        case .contacts(let handIn):
            if handIn.name != lastName { try check(handIn.name, sequence) }
            lastName = handIn.name
            try check(handIn, sequence)
        case .called(let call):
            if let note = call.note { try check(note, sequence) }
        case .amended(let call, _, let reason):
            if let note = call.note { try check(note, sequence) }
            try check(reason, sequence)
        case .voided(_, let reason): try check(reason, sequence)
        case .numberCorrected(_, _, let number, let reason):
            if let number { try check(number, sequence) }
            try check(reason, sequence)
        default: break
        }
    }

    private mutating func check(_ digest: String, _ sequence: Int) throws {
        try digest.utf8.withContiguousStorageIfAvailable { bytes in
            text.bind(1, text: bytes)
            defer { text.reset() }
            guard try text.step() else { return failures.append(.textMissing(sequence: sequence, digest: digest)) }
            if text.integer(2) == 1 {
                let key = contactKey(unit: text.string(3), ordinal: text.integer(4))
                countErased(sequence, digest, contact: key)
            } else if sha256(text.string(0) + "," + text.string(1)) != digest {
                failures.append(.textDiffers(sequence: sequence, digest: digest))
            }
        } ?? check(String(decoding: Array(digest.utf8), as: UTF8.self), sequence)
    }

    private mutating func countErased(_ sequence: Int, _ digest: String, contact key: String) {
        erased += 1
        if !isPurged, !forgotten.contains(key) { failures.append(.textMissing(sequence: sequence, digest: digest)) }
    }

    /// The contacts of a hand-in: what stands in their rows is what was digested.
    private mutating func check(_ handIn: LogAct.HandIn, _ sequence: Int) throws {
        guard !handIn.contacts.isEmpty else { return }
        let unit = try Int.fetchOne(
            db.cachedStatement(sql: "SELECT id FROM unit WHERE key = ?"),
            arguments: [handIn.unit]
        )
        for row in handIn.contacts {
            contact.bind(1, unit ?? 0)
            contact.bind(2, row.ordinal)
            defer { contact.reset() }
            guard try contact.step() else {
                failures.append(.textMissing(sequence: sequence, digest: row.digest))
                continue
            }
            let key = contactKey(unit: handIn.unit, ordinal: row.ordinal)
            if hex(contact.bytes(0)) != row.digest {
                failures.append(.textDiffers(sequence: sequence, digest: row.digest))
            } else if contact.integer(6) == 1 {
                countErased(sequence, row.digest, contact: key)
            } else {
                let line = RosterDigest.line(
                    key: key,
                    organisation: contact.string(2),
                    position: contact.string(3),
                    person: contact.string(4),
                    phoneAsGiven: contact.string(5)
                )
                if sha256(hex(contact.bytes(1)) + "," + line) != row.digest {
                    failures.append(.textDiffers(sequence: sequence, digest: row.digest))
                }
            }
            if failures.count > 8 { return }
        }
    }
}
