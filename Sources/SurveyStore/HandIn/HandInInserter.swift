import GRDB
import SurveyCore

/// Stores the rows of a file as contacts, a batch behind the one that is being decided about.
final class HandInInserter {
    private let insert: RawStatement
    private let digests = DigestMaker()
    private let first: Int
    private var next: Int
    private var open: AcceptedRows?
    private var sealed: AcceptedRows?
    /// The record of each contact, by the contacts at which the distance between both changes.
    private var records: [(contact: Int, record: Int)] = []
    private var accepted: Int

    init(_ db: Database) throws {
        first = try Int.fetchOne(db, sql: "SELECT coalesce(max(id), 0) + 1 FROM contact")!
        next = first
        accepted = first
        insert = try RawStatement(
            db,
            """
            INSERT INTO contact (id, unit, ordinal, received_on, completed, digest, salt, organisation, position,
                person, given, phone, others, serial, officer, remark)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """
        )
    }

    /// The row becomes the unit's next contact.
    /// - Parameter index: the row's place in `batch`.
    func accept(_ index: Int, of batch: HandInBatch, _ unit: HandInUnit, _ date: CivilDate) {
        unit.ordinal += 1
        unit.latest = max(unit.latest, date.daysSinceEpoch)
        let rows = open ?? AcceptedRows(batch)
        open = rows
        rows.add(index, unit, date)
        let record = batch.rows[index].record
        if records.last.map({ $0.record - $0.contact != record - accepted }) ?? true {
            records.append((accepted, record))
        }
        accepted += 1
    }

    /// The record of a contact taken from this file.
    func record(of contact: Int) -> Int? {
        guard contact >= first else { return nil }
        let after = records.partitioningIndex { $0.contact > contact }
        let before = records[after - 1]
        return before.record + contact - before.contact
    }

    /// A batch is decided: its digests are begun, and the batch before it goes into the table.
    func seal() throws {
        let previous = sealed
        sealed = open
        open = nil
        sealed?.makeDigests(digests)
        if let previous { try store(previous) }
    }

    /// Everything accepted stands in the table afterwards.
    func flush() throws {
        try seal()
        try seal()
    }

    private func store(_ accepted: AcceptedRows) throws {
        accepted.wait()
        try accepted.batch.bytes.withUnsafeBufferPointer { bytes in
            try accepted.digests.withUnsafeBytes { digests in
                for (place, row) in accepted.rows.enumerated() {
                    let start = place * AcceptedRows.stride
                    let salt = start + AcceptedRows.digestLength
                    insert.bind(6, blob: UnsafeRawBufferPointer(rebasing: digests[start..<salt]))
                    insert.bind(7, blob: UnsafeRawBufferPointer(rebasing: digests[salt..<salt + Salts.length]))
                    try store(row, accepted.batch.rows[row.index], bytes)
                }
            }
        }
    }

    private func store(_ row: AcceptedRows.Row, _ cells: HandInBatch.Row, _ bytes: UnsafeBufferPointer<UInt8>) throws {
        func text(_ cell: HandInBatch.Cell) -> UnsafeBufferPointer<UInt8> {
            UnsafeBufferPointer(rebasing: bytes[cell.range])
        }
        insert.bind(1, next)
        insert.bind(2, row.unit)
        insert.bind(3, row.ordinal)
        insert.bind(4, row.date.daysSinceEpoch)
        insert.bind(5, cells.completed ? 1 : 0)
        insert.bind(8, text: text(cells.organisation))
        insert.bind(9, text: text(cells.position))
        insert.bind(10, text: text(cells.person))
        insert.bind(11, text: text(cells.phoneAsGiven))
        if cells.phone.isEmpty { insert.bindNull(12) } else { insert.bind(12, text: text(cells.phone)) }
        insert.bind(13, text: text(cells.otherPhones))
        insert.bind(14, text: text(cells.ordinalAsGiven))
        insert.bind(15, text: text(cells.officer))
        insert.bind(16, text: text(cells.remark))
        try insert.run()
        next += 1
    }
}

extension Array {
    /// The first index whose element and all after it satisfy `belongs`; the elements before must not.
    fileprivate func partitioningIndex(where belongs: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if belongs(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
