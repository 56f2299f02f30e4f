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
    /// Contacts provided before this file, of each unit in it.
    private var known: [Int: EarlierRows] = [:]

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
            SELECT id, \(KeptCell.allCases.map(\.column).joined(separator: ", ")) FROM contact
            WHERE unit = ? AND withdrawn = 0 AND id < ?
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
        let earlier = try earlier(of: unit)
        for (kept, contacts) in [
            (KeptCell.allCases, earlier.wholes), (KeptCell.identifying, earlier.rows),
        ] {
            for contact in contacts.all(EarlierContacts.hash(kept) { UnsafeRawBufferPointer(cells[cells.row[$0]]) }) {
                person.bind(1, contact)
                defer { person.reset() }
                guard try person.step(), isSame(kept, cells) else { continue }
                return try Unchanged(
                    ordinal: person.integer(0),
                    isWhole: kept == KeptCell.allCases,
                    receivedOn: person.value(1 + Int32(KeptCell.allCases.count))
                )
            }
        }
        return nil
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
        let hash = EarlierContacts.hash(EarlierContacts.ofPerson) { UnsafeRawBufferPointer(cells[row[$0]]) }
        for contact in try earlier(of: unit).persons.all(hash) {
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

    private func earlier(of unit: HandInUnit) throws -> EarlierRows {
        if let known = known[unit.id] { return known }
        var earlier = EarlierRows()
        people.bind(1, unit.id)
        people.bind(2, first)
        defer { people.reset() }
        func hash(_ kept: [KeptCell]) -> Int {
            EarlierContacts.hash(kept) { people.bytes(1 + Int32(KeptCell.allCases.firstIndex(of: $0)!)) }
        }
        while try people.step() {
            let id = try people.integer(0)
            earlier.wholes.add(id, hash(KeptCell.allCases))
            earlier.rows.add(id, hash(KeptCell.identifying))
            earlier.persons.add(id, hash(EarlierContacts.ofPerson), apart: hash([.phoneAsGiven]))
        }
        earlier.sort()
        known[unit.id] = earlier
        return earlier
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

/// A unit's contacts by what a row is looked for by. Thousands may have one organisation and person.
private struct EarlierRows {
    /// By all cells, and by the identifying ones.
    var wholes = HashedContacts()
    var rows = HashedContacts()
    /// By organisation and person, one for each number.
    var persons = HashedContacts()

    mutating func sort() {
        wholes.sort()
        rows.sort()
        persons.sort()
    }
}

/// Contacts' ids by a hash, in a sorted array: a dictionary of arrays takes ten times its room for a million contacts. Of several that are
/// alike the first is kept.
private struct HashedContacts {
    private var entries: [(hash: Int, apart: Int, id: Int)] = []

    /// - Parameter apart: what those of one hash differ in, where all that differ are to be kept.
    mutating func add(_ id: Int, _ hash: Int, apart: Int = 0) { entries.append((hash, apart, id)) }

    mutating func sort() {
        entries.sort { $0 < $1 }
        var kept = 0
        for entry in entries
        where kept == 0 || (entries[kept - 1].hash, entries[kept - 1].apart) != (entry.hash, entry.apart) {
            entries[kept] = entry
            kept += 1
        }
        entries.removeLast(entries.count - kept)
        entries.sort { ($0.hash, $0.id) < ($1.hash, $1.id) }
    }

    /// In the order of their ids.
    func all(_ hash: Int) -> some Sequence<Int> {
        var (low, high) = (0, entries.count)
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].hash < hash { low = middle + 1 } else { high = middle }
        }
        return entries[low...].lazy.prefix { $0.hash == hash }.map(\.id)
    }
}
