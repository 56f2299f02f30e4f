import GRDB
import SurveyCore

/// The cells of one row, where they lie in the batch.
struct HandInCells {
    let row: HandInBatch.Row
    let bytes: UnsafeBufferPointer<UInt8>

    subscript(_ cell: HandInBatch.Cell) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: bytes[cell.range])
    }

    func text(_ cell: HandInBatch.Cell) -> String { String(decoding: self[cell], as: UTF8.self) }

    /// The text of a cell that is to be stored and holds NUL.
    var withNUL: String? {
        ([row.unit, row.phone, row.otherPhones] + KeptCell.allCases.map { row[$0] }).first { self[$0].contains(0) }
            .map(text)
    }
}

/// The contacts that a row of a hand-in is compared with, asked by statements prepared once per file, on the bytes of the
/// row.
final class EarlierContacts {
    private let unitHolder: RawStatement
    private let otherHolder: RawStatement
    private let people: RawStatement
    private let person: RawStatement
    private let provided: RawStatement
    private let received: RawStatement
    private let first: Int
    /// Contacts provided before this file, of the units compared last.
    private var known: [Int: Known] = [:]
    private var knownCount = 0

    /// Ids of contacts by hashes: thousands may have one organisation and person, but hardly two all identifying cells.
    private struct Known {
        var byRow: [Int: [Int]] = [:]
        var byPerson: [Int: [Int]] = [:]
    }

    init(_ db: Database) throws {
        first = try Int.readTheOne(db, sql: "SELECT coalesce(max(id), 0) + 1 FROM contact")
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
            """
            SELECT id, \(KeptCell.identifying.map(\.column).joined(separator: ", ")) FROM contact
            WHERE unit = ? AND withdrawn = 0 AND id < ? ORDER BY ordinal
            """
        )
        person = try RawStatement(
            db,
            """
            SELECT ordinal, \(KeptCell.allCases.map(\.column).joined(separator: ", ")), received_on
            FROM contact WHERE id = ?
            """
        )
        received = try RawStatement(
            db,
            """
            SELECT c.received_on, \(ReceivedDate.sql) FROM contact c JOIN unit u ON u.id = c.unit
            WHERE c.unit = ? AND c.ordinal = ?
            """
        )
        provided = try RawStatement(db, "SELECT count(*) FROM contact WHERE unit = ? AND withdrawn = 0")
    }

    // MARK: What is there

    private func provided(_ unit: HandInUnit) throws -> Int {
        provided.bind(1, unit.id)
        defer { provided.reset() }
        return try provided.step() ? provided.integer(0) : 0
    }

    /// How many contacts the unit provides before the file, or now that its earlier ones were withdrawn.
    func providedBefore(_ unit: HandInUnit) throws -> Int {
        known[unit.id] = nil
        return unit.entry.ordinals > 0 ? try provided(unit) : 0
    }

    /// The contact of this unit with this number.
    func holder(of cells: HandInCells, in unit: HandInUnit) throws -> (id: Int, ordinal: Int)? {
        unitHolder.bind(1, text: cells[cells.row.phone])
        unitHolder.bind(2, unit.id)
        defer { unitHolder.reset() }
        return try unitHolder.step() ? (unitHolder.integer(0), unitHolder.integer(1)) : nil
    }

    /// A contact of another unit with this number: its key and that unit's name.
    func holderElsewhere(of cells: HandInCells, than unit: HandInUnit) throws -> (key: ContactKey, unit: String)? {
        otherHolder.bind(1, text: cells[cells.row.phone])
        otherHolder.bind(2, unit.id)
        defer { otherHolder.reset() }
        guard try otherHolder.step() else { return nil }
        return try (ContactKey(unit: otherHolder.string(1), ordinal: otherHolder.integer(0)), otherHolder.string(2))
    }

    /// The day that counts for a contact, where neither that nor its own is the one given.
    func otherDate(than given: CivilDate, _ ordinal: Int, of unit: HandInUnit) throws -> CivilDate? {
        received.bind(1, unit.id)
        received.bind(2, ordinal)
        defer { received.reset() }
        guard try received.step() else { return nil }
        let days: [CivilDate] = try [received.value(0), received.value(1)]
        return days.contains(given) ? nil : days[1]
    }

    /// A contact of an earlier import with the same identifying cells.
    struct Unchanged {
        let ordinal: Int
        /// With all the same cells.
        let isWhole: Bool
        /// Its own day.
        let receivedOn: CivilDate
    }

    func unchanged(_ cells: HandInCells, _ unit: HandInUnit) throws -> Unchanged? {
        var found: Unchanged?
        for contact in try candidates(cells, unit, \.byRow, KeptCell.identifying) {
            person.bind(1, contact)
            defer { person.reset() }
            guard try person.step(), isSame(KeptCell.identifying, cells) else { continue }
            let isWhole = isSame(KeptCell.allCases, cells)
            let day: CivilDate = try person.value(1 + Int32(KeptCell.allCases.count))
            let same = try Unchanged(ordinal: person.integer(0), isWhole: isWhole, receivedOn: day)
            if isWhole { return same }
            found = found ?? same
        }
        return found
    }

    /// Whether these cells of the row are those of the contact in `person`.
    private func isSame(_ kept: [KeptCell], _ cells: HandInCells) -> Bool {
        kept.allSatisfy { column($0).elementsEqual(cells[cells.row[$0]]) }
    }

    private func column(_ kept: KeptCell) -> UnsafeRawBufferPointer {
        person.bytes(1 + Int32(KeptCell.allCases.firstIndex(of: kept)!))
    }

    /// A contact of an earlier import with the same organisation and person, and so another number.
    func samePerson(as cells: HandInCells, _ unit: HandInUnit) throws -> (ordinal: Int, given: String)? {
        let row = cells.row
        guard !row.organisation.isEmpty, !row.person.isEmpty else { return nil }
        for contact in try candidates(cells, unit, \.byPerson, EarlierContacts.ofPerson) {
            person.bind(1, contact)
            defer { person.reset() }
            guard try person.step(), isSame([.organisation, .person], cells), !isSame([.phoneAsGiven], cells) else {
                continue
            }
            return try (person.integer(0), String(decoding: column(.phoneAsGiven), as: UTF8.self))
        }
        return nil
    }

    private static let ofPerson: [KeptCell] = [.organisation, .person]

    private func candidates(
        _ cells: HandInCells,
        _ unit: HandInUnit,
        _ contacts: KeyPath<Known, [Int: [Int]]>,
        _ kept: [KeptCell]
    ) throws -> [Int] {
        if known[unit.id] == nil { try load(unit) }
        let hash = EarlierContacts.hash(kept) { UnsafeRawBufferPointer(cells[cells.row[$0]]) }
        return known[unit.id]?[keyPath: contacts][hash] ?? []
    }

    private func load(_ unit: HandInUnit) throws {
        // Rows of a unit stand together: only few units need to be at hand.
        if knownCount > 100_000 {
            known = [:]
            knownCount = 0
        }
        var contacts = Known()
        people.bind(1, unit.id)
        people.bind(2, first)
        func hash(_ kept: [KeptCell]) -> Int {
            EarlierContacts.hash(kept) { people.bytes(1 + Int32(KeptCell.identifying.firstIndex(of: $0)!)) }
        }
        while try people.step() {
            let id = try people.integer(0)
            contacts.byRow[hash(KeptCell.identifying), default: []].append(id)
            contacts.byPerson[hash(EarlierContacts.ofPerson), default: []].append(id)
            knownCount += 1
        }
        known[unit.id] = contacts
    }

    private static func hash(_ kept: [KeptCell], _ cell: (KeptCell) -> UnsafeRawBufferPointer) -> Int {
        var hasher = Hasher()
        for kept in kept {
            hasher.combine(bytes: cell(kept))
            hasher.combine(UInt8(0xFF))
        }
        return hasher.finalize()
    }
}
