import GRDB
import SurveyCore

/// The table's contacts by the log's, and the other way round.
struct ContactIDs {
    /// Index in the replay by the table's id.
    fileprivate(set) var index: [Int: Int32] = [:]
    var count: Int { index.count }
    subscript(id: Int) -> Int? { index[id].map(Int.init) }
}

/// The numbers that sheets name contacts by: 1, 2, 3 … in the order of files, in each unit in the order of its contacts. How the units
/// of one file stood among each other the log does not say.
private struct ContactOrder {
    private var count = 0
    private var file: Int32 = 0
    private var ordinals: [Int32: Int32] = [:]

    mutating func accepts(_ id: Int, _ contact: Replay.Contact) -> Bool {
        let isNext = id == count + 1 && contact.file >= file && contact.ordinal > ordinals[contact.unit] ?? 0
        (count, file, ordinals[contact.unit]) = (id, contact.file, contact.ordinal)
        return isNext
    }
}

/// Every text beside the log against its digest, and the hand-in's facts of each contact against its entry.
final class TextsCheck {
    private let verifier: Verifier
    private let db: Database
    private var replay: Replay { verifier.replay }
    /// How many texts each entry erased.
    private(set) var erased: [Int: Int] = [:]

    init(_ verifier: Verifier, _ db: Database) {
        self.verifier = verifier
        self.db = db
    }

    func run() throws -> ContactIDs {
        let ids = try contacts()
        try others(ids)
        return ids
    }

    // MARK: Contacts

    private func contacts() throws -> ContactIDs {
        var units: [Int: String] = [:]
        for row in try StoredRow.fetchAll(db, sql: "SELECT id, key FROM unit") { try units[row["id"]] = row["key"] }
        let kept = KeptCell.allCases.map(\.column).joined(separator: ", ")
        let rows = try RawStatement(
            db,
            """
            SELECT id, unit, ordinal, digest, salt, received_on, assumed, withdrawn, phone, others, \(kept)
            FROM contact ORDER BY id
            """
        )
        var ids = ContactIDs()
        var found = [Bool](repeating: false, count: replay.contacts.count)
        var order = ContactOrder()
        while try rows.step() {
            let key = try ContactKey(unit: units[rows.integer(1)] ?? "", ordinal: rows.integer(2))
            guard let index = replay.contact(unit: key.unit, ordinal: key.ordinal), !found[index] else {
                verifier.fault(.texts, .unexpected(.contact(key.text)))
                continue
            }
            found[index] = true
            let id = try rows.integer(0)
            ids.index[id] = Int32(index)
            if !order.accepts(id, replay.contacts[index]) {
                verifier.compare(.texts, .contact(key.text), .id, String(index + 1), String(id))
            }
            if let detail = try textFault(rows, index, key) { verifier.fault(.texts, detail) }
            try checkFacts(rows, replay.contacts[index], key)
        }
        if let index = found.firstIndex(of: false) {
            verifier.fault(.texts, .missing(.contact(replay.key(index))))
        }
        return ids
    }

    /// Where the kept cells stand in a row, and of them the number.
    private static let cells = 10..<10 + Int32(KeptCell.allCases.count)
    private static let phoneAsGiven = cells.lowerBound + Int32(KeptCell.allCases.firstIndex(of: .phoneAsGiven)!)
    /// `salt,text` of the contact in hand.
    private var text: [UInt8] = []

    private func textFault(_ row: RawStatement, _ index: Int, _ key: ContactKey) throws -> Verification.Detail? {
        let contact = replay.contacts[index]
        let stored = Digest(row.bytes(3))
        guard stored == contact.digest else {
            return .value(.contact(key.text), .digest, expected: contact.digest.hex, stored: stored?.hex)
        }
        guard !row.isNull(4) else {
            guard note(erased: index, at: Int(contact.taken)) else {
                return .textMissing(sequence: Int(contact.taken), digest: contact.digest.hex)
            }
            let isErased = try TextsCheck.cells.allSatisfy(row.isNull) && isNumberErased(row, index)
            return isErased ? nil : .notErased(contact: key.text)
        }
        guard erasure(of: index, after: Int(contact.taken)) == nil, !isPurged(Int(contact.taken)) else {
            return .notErased(contact: key.text)
        }
        guard TextsCheck.cells.allSatisfy({ !row.isNull($0) }), digest(row, key) == contact.digest else {
            return .contactText(contact: key.text)
        }
        return try isNumberRight(row, index) ? nil : .contactNumber(contact: key.text)
    }

    private func digest(_ row: RawStatement, _ key: ContactKey) -> Digest {
        text.removeAll(keepingCapacity: true)
        for byte in row.bytes(4) {
            text.append(hexDigit(byte >> 4))
            text.append(hexDigit(byte & 15))
        }
        text.append(0x2C)
        var unit = key.unit
        unit.withUTF8 { unit in
            ContactText.append(unit: UnsafeRawBufferPointer(unit), ordinal: key.ordinal, to: &text) { place, _ in
                row.bytes(TextsCheck.cells.lowerBound + Int32(place))
            }
        }
        return text.withUnsafeBytes(Digest.init(hashing:))
    }

    /// The entry that erased what was there of a contact since entry `sequence`.
    private func erasure(of contact: Int, after sequence: Int) -> Int? {
        replay.forgotten[contact]?.first { $0 > sequence }
    }

    /// Whether an entry erased a text of this contact (`nil`: nobody's own) that came with entry `sequence`.
    private func note(erased contact: Int?, at sequence: Int) -> Bool {
        let forgotten = contact.flatMap { erasure(of: $0, after: sequence) }
        let purged = replay.purges.first { $0 > sequence }
        guard let by = [forgotten, purged].compactMap({ $0 }).min() else { return false }
        erased[by, default: 0] += 1
        return true
    }

    /// Whether everybody's texts were erased after entry `sequence`.
    private func isPurged(_ sequence: Int) -> Bool { replay.purges.last.map { $0 > sequence } ?? false }

    /// Whether the numbers that are dialled follow from the cell handed in, or are those of the correction in force.
    /// After an erasure there is no number but one that was given later, by a correction.
    private func isNumberErased(_ row: RawStatement, _ index: Int) throws -> Bool {
        guard try (row.optionalString(9) ?? "").isEmpty else { return false }
        let history = ContactHistory(corrections: replay.corrections[index] ?? [])
        return try history.numberInForce() == nil ? row.isNull(8) : isNumberRight(row, index)
    }

    private func isNumberRight(_ row: RawStatement, _ index: Int) throws -> Bool {
        let (phone, others) = try (row.optionalString(8), row.optionalString(9) ?? "")
        let history = ContactHistory(corrections: replay.corrections[index] ?? [])
        if let number = history.numberInForce() {
            let text = try? String.readOne(
                db.cachedStatement(sql: "SELECT text FROM text WHERE digest = ?"),
                arguments: [number]
            )
            return phone == text && others.isEmpty
        }
        let reading = try PhoneNumber.parse(row.string(TextsCheck.phoneAsGiven), areaCode: replay.rulebook.areaCode)
        return phone == reading.number?.normal
            && others == reading.others.map(\.normal).joined(separator: "\n")
    }

    /// What grades follow from beside the calls.
    private func checkFacts(_ row: RawStatement, _ contact: Replay.Contact, _ key: ContactKey) throws {
        func compare<Value: Equatable>(_ field: Verification.Field, _ expected: Value, _ stored: Value) {
            guard stored != expected else { return }
            verifier.fault(.grades, .value(.contact(key.text), field, expected: "\(expected)", stored: "\(stored)"))
        }
        compare(.receivedOn, CivilDate(daysSinceEpoch: Int(contact.receivedOn)), try row.value(5))
        compare(.assumed, contact.assumed ? 1 : 0, try row.integer(6))
        compare(.withdrawn, contact.withdrawn > 0 ? 1 : 0, try row.integer(7))
    }

    // MARK: Other texts

    /// File names, files' digests, notes, numbers and reasons: both sides in the order of their digests.
    private func others(_ ids: ContactIDs) throws {
        let files = try filesOfForgotten()
        let logged = try RawStatement(
            verifier.scratch.db,
            "SELECT digest, min(sequence), max(contact) FROM text GROUP BY digest ORDER BY digest"
        )
        let stored = try RawStatement(db, "SELECT digest, salt, text, contact, sequence FROM text ORDER BY digest")
        var hasStored = try stored.step()
        /// A text that no entry names.
        func passOver() throws {
            try verifier.fault(.texts, .unexpected(.text(sequence: stored.integer(4))))
            hasStored = try stored.step()
        }
        while try logged.step() {
            let digest = try logged.string(0)
            while hasStored, try RosterDigest.ordered(stored.string(0), digest) { try passOver() }
            let isThere = try hasStored && stored.string(0) == digest
            if isThere { try compareOwner(stored, logged, ids) }
            try compareText(isThere ? stored : nil, logged, digest, ofForgotten: files[digest])
            if isThere { hasStored = try stored.step() }
        }
        while hasStored { try passOver() }
    }

    /// - Parameter forgotten: whose erasure took the text with it.
    private func compareText(
        _ stored: RawStatement?,
        _ logged: RawStatement,
        _ digest: String,
        ofForgotten forgotten: Int?
    ) throws {
        let sequence = try logged.integer(1)
        guard let stored, !stored.isNull(2) else {
            if try !note(erased: forgotten ?? logged.optionalInteger(2), at: sequence) {
                verifier.fault(.texts, .textMissing(sequence: sequence, digest: digest))
            }
            return
        }
        let owner = try logged.optionalInteger(2).flatMap { erasure(of: $0, after: sequence) == nil ? nil : $0 }
        if let forgotten = forgotten ?? owner {
            verifier.fault(.texts, .notErased(contact: replay.key(forgotten)))
        } else if isPurged(sequence) {
            verifier.fault(.texts, .textNotErased(sequence: sequence, digest: digest))
        } else if try sha256("\(stored.string(1)),\(stored.string(2))") != digest {
            verifier.fault(.texts, .textDiffers(sequence: sequence, digest: digest))
        }
    }

    /// Whose text it is: with that contact it is erased.
    private func compareOwner(_ stored: RawStatement, _ logged: RawStatement, _ ids: ContactIDs) throws {
        let (owner, sequence) = try (stored.optionalInteger(3), stored.integer(4))
        let (contact, written) = try (logged.optionalInteger(2), logged.integer(1))
        guard owner.flatMap({ ids[$0] }) != contact || (owner == nil) != (contact == nil) || sequence != written else {
            return
        }
        let subject = Verification.Subject.text(sequence: written)
        verifier.compare(.texts, subject, .contact, contact.map(replay.key), owner.flatMap { ids[$0] }.map(replay.key))
        verifier.compare(.texts, subject, .sequence, String(written), String(sequence))
    }

    /// The files handed in before an erasure, by the digest in the log, each with the contact that was erased next.
    private func filesOfForgotten() throws -> [String: Int] {
        let erasures = replay.forgotten.flatMap { contact, entries in entries.map { (contact: contact, entry: $0) } }
            .sorted { $0.entry < $1.entry }
        guard let last = erasures.last else { return [:] }
        let rows = try RawStatement(
            db,
            """
            SELECT sequence, json_extract(entry, '$.file') FROM log WHERE sequence < ?
                AND CASE WHEN json_valid(entry) THEN json_extract(entry, '$.act') END = 'contacts' ORDER BY sequence
            """
        )
        rows.bind(1, last.entry)
        var files: [String: Int] = [:]
        var next = 0
        while try rows.step() {
            while try erasures[next].entry < rows.integer(0) { next += 1 }
            if let digest = try rows.optionalString(1) { files[digest] = erasures[next].contact }
        }
        return files
    }
}
