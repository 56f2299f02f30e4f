import GRDB
import SurveyCore

/// The table's contacts by the log's, and the other way round.
struct ContactIDs {
    /// Index in the replay by the table's id.
    fileprivate(set) var index: [Int: Int32] = [:]
    var count: Int { index.count }

    subscript(id: Int) -> Int? { index[id].map(Int.init) }
}

/// Every text beside the log against its digest, and the hand-in's facts of each contact against its entry.
final class TextsCheck {
    private let verifier: Verifier
    private let db: Database
    private var replay: Replay { verifier.replay }
    /// How many texts each entry erased.
    private(set) var erased: [Int: Int] = [:]
    /// Contacts whose line cannot be part of a roster's digest any more.
    private var withoutLine: Set<Int32> = []

    init(_ verifier: Verifier, _ db: Database) {
        self.verifier = verifier
        self.db = db
    }

    func run() throws -> ContactIDs {
        let ids = try contacts()
        try others()
        return ids
    }

    // MARK: Contacts

    private static let line = """
        u.key || '-' || printf('%02d', c.ordinal) || char(9)
        || replace(replace(replace(c.organisation, char(9), ' '), char(10), ' '), char(13), ' ') || char(9)
        || replace(replace(replace(c.position, char(9), ' '), char(10), ' '), char(13), ' ') || char(9)
        || replace(replace(replace(c.person, char(9), ' '), char(10), ' '), char(13), ' ') || char(9)
        || replace(replace(replace(c.given, char(9), ' '), char(10), ' '), char(13), ' ')
        """

    private func contacts() throws -> ContactIDs {
        let rows = try RawStatement(
            db,
            """
            SELECT c.id, u.key, c.ordinal, c.digest, lower(hex(c.salt)), \(TextsCheck.line), c.salt IS NULL,
                c.received_on, c.assumed, c.withdrawn, c.given, c.phone, c.others,
                coalesce(c.organisation, c.position, c.person, c.serial, c.officer, c.remark)
            FROM contact c LEFT JOIN unit u ON u.id = c.unit ORDER BY c.id
            """
        )
        var ids = ContactIDs()
        var found = [Bool](repeating: false, count: replay.contacts.count)
        while try rows.step() {
            let (unit, ordinal) = (rows.string(1), rows.integer(2))
            let key = ContactKey(unit: unit, ordinal: ordinal).text
            guard let index = replay.contact(unit: unit, ordinal: ordinal), !found[index] else {
                verifier.fault(.texts, .unexpected(.contact(key)))
                continue
            }
            found[index] = true
            ids.index[rows.integer(0)] = Int32(index)
            checkText(rows, index, key)
            checkFacts(rows, replay.contacts[index], key)
        }
        if let index = found.firstIndex(of: false) {
            verifier.fault(.texts, .missing(.contact(replay.key(index))))
        }
        return ids
    }

    private func checkText(_ row: RawStatement, _ index: Int, _ key: String) {
        let contact = replay.contacts[index]
        guard Digest(row.bytes(3)) == contact.digest else {
            let stored = Digest(row.bytes(3))?.hex
            withoutLine.insert(Int32(index))
            return verifier.fault(
                .texts,
                .value(.contact(key), .digest, expected: contact.digest.hex, stored: stored)
            )
        }
        guard row.integer(6) == 0 else {
            withoutLine.insert(Int32(index))
            guard note(erased: index, at: Int(contact.taken)) else {
                return verifier.fault(.texts, .textMissing(sequence: Int(contact.taken), digest: contact.digest.hex))
            }
            if !row.isNull(13) || !isNumberErased(row, index) { verifier.fault(.texts, .notErased(contact: key)) }
            return
        }
        var digest = RunningDigest()
        digest.update(row.bytes(4))
        digest.update([0x2C])
        digest.update(row.bytes(5))
        guard digest.finish() == contact.digest else {
            withoutLine.insert(Int32(index))
            return verifier.fault(.texts, .contactText(contact: key))
        }
        if !isNumberRight(row, index) { verifier.fault(.texts, .contactNumber(contact: key)) }
    }

    /// Whether an entry erased a text of this contact (`nil`: nobody's own) that came with entry `sequence`.
    private func note(erased contact: Int?, at sequence: Int) -> Bool {
        let forgotten = contact.flatMap { replay.forgotten[$0] }
        let purged = replay.purges.first { $0 > sequence }
        guard let by = [forgotten, purged].compactMap({ $0 }).min() else { return false }
        erased[by, default: 0] += 1
        return true
    }

    /// Whether the numbers that are dialled follow from the cell handed in, or are those of the correction in force.
    /// After an erasure there is no number but one that was given later, by a correction.
    private func isNumberErased(_ row: RawStatement, _ index: Int) -> Bool {
        guard (row.optionalString(12) ?? "").isEmpty else { return false }
        return row.isNull(11)
            || (replay.corrections[index] ?? []).contains { $0.number != nil } && isNumberRight(row, index)
    }

    private func isNumberRight(_ row: RawStatement, _ index: Int) -> Bool {
        let (phone, others) = (row.optionalString(11), row.optionalString(12) ?? "")
        let history = ContactHistory(corrections: replay.corrections[index] ?? [])
        if let number = history.numberInForce() {
            let text = try? String.fetchOne(
                db.cachedStatement(sql: "SELECT text FROM text WHERE digest = ?"),
                arguments: [number]
            )
            return phone == text && others.isEmpty
        }
        let reading = PhoneNumber.parse(row.string(10), areaCode: replay.rulebook.areaCode)
        return phone == reading.number?.normal
            && others == reading.others.map(\.normal).joined(separator: "\n")
    }

    /// What grades follow from beside the calls.
    private func checkFacts(_ row: RawStatement, _ contact: Replay.Contact, _ key: String) {
        func compare(_ field: Verification.Field, _ column: Int32, _ expected: Int, _ shown: (Int) -> String) {
            let stored = row.integer(column)
            guard stored != expected else { return }
            verifier.fault(.grades, .value(.contact(key), field, expected: shown(expected), stored: shown(stored)))
        }
        compare(.receivedOn, 7, Int(contact.receivedOn)) { CivilDate(daysSinceEpoch: $0).description }
        compare(.assumed, 8, contact.assumed ? 1 : 0, String.init)
        compare(.withdrawn, 9, contact.withdrawn > 0 ? 1 : 0, String.init)
    }

    // MARK: Other texts

    /// File names, notes, numbers and reasons: both sides in the order of their digests.
    private func others() throws {
        let logged = try RawStatement(
            verifier.scratch.db,
            "SELECT digest, min(sequence), max(contact) FROM text GROUP BY digest ORDER BY digest"
        )
        let stored = try RawStatement(db, "SELECT digest, salt, text FROM text ORDER BY digest")
        var hasStored = try stored.step()
        while try logged.step() {
            let digest = logged.string(0)
            while hasStored, RosterDigest.ordered(stored.string(0), digest) { hasStored = try stored.step() }
            guard hasStored, stored.string(0) == digest, !stored.isNull(2) else {
                if !note(erased: logged.optionalInteger(2), at: logged.integer(1)) {
                    verifier.fault(.texts, .textMissing(sequence: logged.integer(1), digest: digest))
                }
                continue
            }
            if sha256("\(stored.string(1)),\(stored.string(2))") != digest {
                verifier.fault(.texts, .textDiffers(sequence: logged.integer(1), digest: digest))
            }
        }
        while hasStored { hasStored = try stored.step() }
    }

    // MARK: Rosters

    /// The roster digests of all draws as the lines of today give them; `nil` where a line is gone or was changed, which
    /// is this check's to say.
    func rosters(_ ids: ContactIDs) throws -> [String?] {
        var digests = replay.draws.map { _ in RosterDigest() }
        var isWhole = replay.draws.map { draw in
            !withoutLine.contains { replay.contacts[Int($0)].isProvided(at: draw.sequence) }
        }
        // Those that never had a row make every roster of their time incomplete.
        if ids.count < replay.contacts.count { isWhole = isWhole.map { _ in false } }
        guard isWhole.contains(true) else { return isWhole.map { _ in nil } }
        let rows = try RawStatement(
            db,
            """
            SELECT c.id, \(TextsCheck.line) FROM contact c JOIN unit u ON u.id = c.unit
            WHERE c.salt IS NOT NULL ORDER BY u.key || '-' || printf('%02d', c.ordinal)
            """
        )
        while try rows.step() {
            guard let index = ids[rows.integer(0)] else { continue }
            let line = rows.string(1)
            for (place, draw) in replay.draws.enumerated()
            where isWhole[place] && replay.contacts[index].isProvided(at: draw.sequence) {
                digests[place].add(line)
            }
        }
        return zip(digests, isWhole).map { $1 ? $0.text : nil }
    }
}
