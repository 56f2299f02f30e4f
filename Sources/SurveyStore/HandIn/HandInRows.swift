import GRDB
import SurveyCore

/// The statements that a row of a hand-in needs, prepared once a file, on the bytes of the row.
final class HandInRows {
    /// The cells of one row, where they lie in the batch.
    struct Cells {
        let row: HandInBatch.Row
        let bytes: UnsafeBufferPointer<UInt8>

        init(_ row: HandInBatch.Row, _ bytes: UnsafeBufferPointer<UInt8>) {
            self.row = row
            self.bytes = bytes
        }

        subscript(_ cell: HandInBatch.Cell) -> UnsafeBufferPointer<UInt8> {
            UnsafeBufferPointer(rebasing: bytes[cell.range])
        }

        var phone: HandInBatch.Cell { row.phone }
        var given: HandInBatch.Cell { row.phoneAsGiven }
        func text(_ cell: HandInBatch.Cell) -> String { String(decoding: self[cell], as: UTF8.self) }
    }

    private let writing: Writing
    private let insert: RawStatement
    private let anyHolder: RawStatement
    private let unitHolder: RawStatement
    private let otherHolder: RawStatement
    private let people: RawStatement
    private let person: RawStatement
    private let provided: RawStatement
    private let first: Int
    private var next: Int
    /// The record of each row taken, by contact.
    private var records: [Int32] = []
    /// Contacts provided before this file by organisation and person, of the units compared last.
    private var known: [Int: [Int: [Int]]] = [:]
    private var knownCount = 0
    private var line: [UInt8] = []
    private let salt = UnsafeMutablePointer<UInt8>.allocate(capacity: Salts.length)
    private let digest = UnsafeMutableRawBufferPointer.allocate(byteCount: 32, alignment: 8)

    init(_ writing: Writing) throws {
        self.writing = writing
        let db = writing.db
        first = try Int.fetchOne(db, sql: "SELECT coalesce(max(id), 0) + 1 FROM contact")!
        next = first
        insert = try RawStatement(
            db,
            """
            INSERT INTO contact (id, unit, ordinal, received_on, completed, digest, salt, organisation, position,
                person, given, phone, others, serial, officer, remark)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """
        )
        anyHolder = try RawStatement(db, "SELECT 1 FROM contact WHERE phone = ?1 AND withdrawn = 0 LIMIT 1")
        unitHolder = try RawStatement(
            db,
            "SELECT id, ordinal FROM contact WHERE phone = ?1 AND unit = ?2 AND withdrawn = 0 LIMIT 1"
        )
        otherHolder = try RawStatement(
            db,
            """
            SELECT c.ordinal, u.key, u.name FROM contact c JOIN unit u ON u.id = c.unit
            WHERE c.phone = ?1 AND c.unit <> ?2 AND c.withdrawn = 0 ORDER BY c.unit LIMIT 1
            """
        )
        people = try RawStatement(
            db,
            "SELECT id, organisation, person FROM contact WHERE unit = ? AND withdrawn = 0 AND id < ? ORDER BY ordinal"
        )
        person = try RawStatement(
            db,
            "SELECT ordinal, organisation, position, person, given, phone FROM contact WHERE id = ?"
        )
        provided = try RawStatement(db, "SELECT count(*) FROM contact WHERE unit = ? AND withdrawn = 0")
    }

    deinit {
        salt.deallocate()
        digest.deallocate()
    }

    // MARK: What is there

    func provided(_ unit: HandInUnit) throws -> Int {
        provided.bind(1, unit.id)
        defer { provided.reset() }
        return try provided.step() ? provided.integer(0) : 0
    }

    func hasProvided(_ unit: HandInUnit) throws -> Bool {
        known[unit.id] = nil
        guard unit.entry.ordinals > 0 else { return false }
        return try provided(unit) > 0
    }

    /// The record of a contact taken from this file.
    func record(of contact: Int) -> Int? { contact >= first ? Int(records[contact - first]) : nil }

    /// The contact of this unit with this number.
    func holder(of phone: HandInBatch.Cell, in unit: HandInUnit, _ cells: Cells) throws -> (id: Int, ordinal: Int)? {
        unitHolder.bind(1, text: cells[phone])
        unitHolder.bind(2, unit.id)
        defer { unitHolder.reset() }
        return try unitHolder.step() ? (unitHolder.integer(0), unitHolder.integer(1)) : nil
    }

    /// Whether anybody has this number: nearly always not, so that one look is enough.
    func isKnown(_ phone: HandInBatch.Cell, _ cells: Cells) throws -> Bool {
        anyHolder.bind(1, text: cells[phone])
        defer { anyHolder.reset() }
        return try anyHolder.step()
    }

    func holderElsewhere(of phone: HandInBatch.Cell, than unit: HandInUnit, _ cells: Cells) throws
        -> (ordinal: Int, key: String, name: String)?
    {
        otherHolder.bind(1, text: cells[phone])
        otherHolder.bind(2, unit.id)
        defer { otherHolder.reset() }
        guard try otherHolder.step() else { return nil }
        return (otherHolder.integer(0), otherHolder.string(1), otherHolder.string(2))
    }

    /// Equal in organisation, position, person and number as handed in to a contact of an earlier import.
    func isUnchanged(_ cells: Cells, _ unit: HandInUnit) throws -> Bool {
        let row = cells.row
        for contact in try candidates(cells, unit) {
            person.bind(1, contact)
            defer { person.reset() }
            guard try person.step() else { continue }
            let same = zip([row.organisation, row.position, row.person, row.phoneAsGiven], Int32(1)...).allSatisfy {
                person.bytes($1).elementsEqual(cells[$0])
            }
            if same { return true }
        }
        return false
    }

    /// A contact of an earlier import with the same organisation and person, and so another number.
    func samePerson(as cells: Cells, _ unit: HandInUnit) throws -> (ordinal: Int, given: String)? {
        let row = cells.row
        guard !row.organisation.isEmpty, !row.person.isEmpty else { return nil }
        for contact in try candidates(cells, unit) {
            person.bind(1, contact)
            defer { person.reset() }
            guard try person.step(), person.bytes(1).elementsEqual(cells[row.organisation]),
                person.bytes(3).elementsEqual(cells[row.person]),
                !person.bytes(4).elementsEqual(cells[row.phoneAsGiven])
            else { continue }
            return (person.integer(0), person.string(4))
        }
        return nil
    }

    private func candidates(_ cells: Cells, _ unit: HandInUnit) throws -> [Int] {
        if known[unit.id] == nil { try load(unit) }
        let hash = HandInRows.hash(
            UnsafeRawBufferPointer(cells[cells.row.organisation]),
            UnsafeRawBufferPointer(cells[cells.row.person])
        )
        return known[unit.id]?[hash] ?? []
    }

    private func load(_ unit: HandInUnit) throws {
        // Rows of a unit stand together: only few units need to be at hand.
        if knownCount > 100_000 {
            known = [:]
            knownCount = 0
        }
        var contacts: [Int: [Int]] = [:]
        people.bind(1, unit.id)
        people.bind(2, first)
        while try people.step() {
            contacts[HandInRows.hash(people.bytes(1), people.bytes(2)), default: []].append(people.integer(0))
            knownCount += 1
        }
        known[unit.id] = contacts
    }

    private static func hash(_ organisation: UnsafeRawBufferPointer, _ person: UnsafeRawBufferPointer) -> Int {
        var hasher = Hasher()
        hasher.combine(bytes: organisation)
        hasher.combine(UInt8(0xFF))
        hasher.combine(bytes: person)
        return hasher.finalize()
    }

    // MARK: Taking

    /// Stores a row as the unit's next contact, with the salted digest of its roster line.
    func store(_ cells: Cells, _ unit: HandInUnit, _ date: CivilDate, record: Int) throws {
        let row = cells.row
        unit.ordinal += 1
        makeDigest(cells, unit)
        insert.bind(1, next)
        insert.bind(2, unit.id)
        insert.bind(3, unit.ordinal)
        insert.bind(4, date.daysSinceEpoch)
        insert.bind(5, row.completed ? 1 : 0)
        insert.bind(6, blob: UnsafeRawBufferPointer(digest))
        insert.bind(7, blob: UnsafeRawBufferPointer(start: salt, count: Salts.length))
        insert.bind(8, text: cells[row.organisation])
        insert.bind(9, text: cells[row.position])
        insert.bind(10, text: cells[row.person])
        insert.bind(11, text: cells[row.phoneAsGiven])
        if row.phone.isEmpty { insert.bindNull(12) } else { insert.bind(12, text: cells[row.phone]) }
        insert.bind(13, text: cells[row.otherPhones])
        insert.bind(14, text: cells[row.ordinalAsGiven])
        insert.bind(15, text: cells[row.officer])
        insert.bind(16, text: cells[row.remark])
        try insert.run()
        records.append(Int32(clamping: record))
        next += 1
    }

    /// SHA-256 of `<salt>,<roster line>`.
    private func makeDigest(_ cells: Cells, _ unit: HandInUnit) {
        let row = cells.row
        writing.salts.next(into: salt)
        line.removeAll(keepingCapacity: true)
        for index in 0..<Salts.length {
            for nibble in [salt[index] >> 4, salt[index] & 15] {
                line.append(nibble < 10 ? 0x30 + nibble : 0x57 + nibble)
            }
        }
        line.append(0x2C)
        line.append(contentsOf: unit.keyBytes)
        line.append(0x2D)
        if unit.ordinal < 10 { line.append(0x30) }
        line.append(contentsOf: String(unit.ordinal).utf8)
        append(cells[row.organisation])
        append(cells[row.position])
        append(cells[row.person])
        append(cells[row.phoneAsGiven])
        var hash = RunningDigest()
        hash.update(line)
        hash.finish(into: digest)
    }

    /// A tab and the value, in which what would break the line is a blank.
    private func append(_ value: UnsafeBufferPointer<UInt8>) {
        line.append(0x09)
        for byte in value { line.append(byte == 0x09 || byte == 0x0A || byte == 0x0D ? 0x20 : byte) }
    }
}
