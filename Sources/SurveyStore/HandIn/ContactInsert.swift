import GRDB
import SurveyCore

/// The last stage of an import: accepted rows become contacts, a batch behind the one that is being decided about.
final class ContactInsert {
    /// What the log's entries will say of the contacts.
    let spool: EntrySpool
    private let insert: RowInsert
    private let digests: DigestMaker
    private let first: Int
    private var next: Int
    private var open: AcceptedRows?
    private var sealed: AcceptedRows?
    /// The record of each contact, by the contacts at which the distance between both changes.
    private var records: [(contact: Int, record: Int)] = []
    private var accepted: Int
    private let kept = KeptCell.allCases

    /// - Parameter path: the survey's.
    init(_ db: Database, salts: SaltSource, besides path: String) throws {
        digests = DigestMaker(salts)
        spool = EntrySpool(besides: path)
        first = try Int.readTheOne(db, sql: "SELECT coalesce(max(id), 0) + 1 FROM contact")
        next = first
        accepted = first
        insert = try RowInsert(
            db,
            into: "contact",
            [
                "id", "unit", "ordinal", "received_on", "assumed", "digest", "salt", "phone", "others",
            ] + kept.map(\.column)
        )
    }

    /// The row becomes the unit's contact of this ordinal.
    /// - Parameter index: the row's place in `batch`.
    func accept(_ index: Int, of batch: HandInBatch, _ unit: HandInUnit, ordinal: Int, _ date: CivilDate) {
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
        var (low, high) = (0, records.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if records[middle].contact <= contact { low = middle } else { high = middle }
        }
        return records[low].record + contact - records[low].contact
    }

    /// A batch is decided: its digests are begun, and the batch before it goes into the table.
    func seal() throws {
        let previous = sealed
        sealed = open
        open = nil
        sealed?.makeDigests(digests)
        guard let previous else { return }
        previous.wait()
        try store(previous)
        next += previous.rows.count
        try spool.append(previous.parts)
    }

    /// Everything accepted stands in the table afterwards.
    func flush() throws {
        try seal()
        try seal()
    }

    private func store(_ accepted: AcceptedRows) throws {
        try accepted.batch.bytes.withUnsafeBufferPointer { bytes in
            try accepted.digests.withUnsafeBytes { digests in
                try insert.run(accepted.rows.count) { place, statement, parameter in
                    let row = accepted.rows[place]
                    statement.bind(parameter, next + place)
                    statement.bind(parameter + 1, row.unit)
                    statement.bind(parameter + 2, row.ordinal)
                    statement.bind(parameter + 3, row.date.daysSinceEpoch)
                    let digest = place * AcceptedRows.stride
                    let salt = digest + Digest.length
                    statement.bind(parameter + 5, blob: UnsafeRawBufferPointer(rebasing: digests[digest..<salt]))
                    statement.bind(
                        parameter + 6,
                        blob: UnsafeRawBufferPointer(rebasing: digests[salt..<salt + Salts.length])
                    )
                    bind(HandInCells(row: accepted.batch.rows[row.index], bytes: bytes), to: statement, parameter)
                }
            }
        }
    }

    private func bind(_ cells: HandInCells, to statement: RawStatement, _ parameter: Int32) {
        let row = cells.row
        statement.bind(parameter + 4, row.assumed ? 1 : 0)
        if row.phone.isEmpty {
            statement.bindNull(parameter + 7)
        } else {
            statement.bind(parameter + 7, text: cells[row.phone])
        }
        statement.bind(parameter + 8, text: cells[row.otherPhones])
        var place = parameter + 9
        for kept in kept {
            statement.bind(place, text: cells[row[kept]])
            place += 1
        }
    }
}
