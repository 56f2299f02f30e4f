import GRDB
import SurveyCore

/// Stores the rows of a file as contacts, a batch behind the one that is being decided about.
final class HandInInserter {
    /// What the log's entries will say of the contacts.
    let spool: EntrySpool
    private let ledger: UnitLedger
    private let insert: ContactInsert
    private let digests: DigestMaker
    private let first: Int
    private var next: Int
    private var open: AcceptedRows?
    private var sealed: AcceptedRows?
    /// The record of each contact, by the contacts at which the distance between both changes.
    private var records: [(contact: Int, record: Int)] = []
    private var accepted: Int

    /// - Parameter path: the survey's.
    init(_ db: Database, _ ledger: UnitLedger, salts: SaltSource, besides path: String) throws {
        self.ledger = ledger
        digests = DigestMaker(salts)
        spool = EntrySpool(besides: path)
        first = try Int.fetchOne(db, sql: "SELECT coalesce(max(id), 0) + 1 FROM contact")!
        next = first
        accepted = first
        insert = try ContactInsert(db)
    }

    /// The row becomes the unit's next contact.
    /// - Parameter index: the row's place in `batch`.
    func accept(_ index: Int, of batch: HandInBatch, _ unit: HandInUnit, _ date: CivilDate) {
        let ordinal = ledger[unit.id].accept(date)
        let rows = open ?? AcceptedRows(batch)
        open = rows
        rows.add(index, unit, ordinal: ordinal, date)
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
        try insert.run(accepted, from: next)
        next += accepted.rows.count
        try spool.append(accepted.parts)
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
