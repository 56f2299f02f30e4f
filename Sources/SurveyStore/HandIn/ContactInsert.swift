import GRDB
import SurveyCore

/// Accepted rows become contacts.
struct ContactInsert {
    private let insert: RowInsert

    init(_ db: Database) throws {
        insert = try RowInsert(
            db,
            into: "contact",
            [
                "id", "unit", "ordinal", "received_on", "completed", "digest", "salt", "organisation", "position",
                "person", "given", "phone", "others", "serial", "officer", "remark",
            ]
        )
    }

    /// - Parameter first: the number of the first row's contact; the others follow.
    func run(_ accepted: AcceptedRows, from first: Int) throws {
        try accepted.batch.bytes.withUnsafeBufferPointer { bytes in
            try accepted.digests.withUnsafeBytes { digests in
                try insert.run(accepted.rows.count) { place, statement, parameter in
                    let row = accepted.rows[place]
                    statement.bind(parameter, first + place)
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
                    bind(accepted.batch.rows[row.index], bytes, to: statement, parameter)
                }
            }
        }
    }

    private func bind(
        _ cells: HandInBatch.Row,
        _ bytes: UnsafeBufferPointer<UInt8>,
        to statement: RawStatement,
        _ parameter: Int32
    ) {
        func text(_ column: Int32, _ cell: HandInBatch.Cell) {
            statement.bind(parameter + column, text: UnsafeBufferPointer(rebasing: bytes[cell.range]))
        }
        statement.bind(parameter + 4, cells.completed ? 1 : 0)
        text(7, cells.organisation)
        text(8, cells.position)
        text(9, cells.person)
        text(10, cells.phoneAsGiven)
        if cells.phone.isEmpty { statement.bindNull(parameter + 11) } else { text(11, cells.phone) }
        text(12, cells.otherPhones)
        text(13, cells.ordinalAsGiven)
        text(14, cells.officer)
        text(15, cells.remark)
    }
}
