import GRDB
import SurveyCore

/// Rows of `contact`, many a statement: to begin and end a statement costs SQLite a quarter of what a row costs.
struct ContactInsert {
    private static let rowsPerStatement = 64
    private static let columns: [String] = [
        "id", "unit", "ordinal", "received_on", "completed", "digest", "salt", "organisation", "position", "person",
        "given", "phone", "others", "serial", "officer", "remark",
    ]

    private let many: RawStatement
    private let one: RawStatement

    init(_ db: Database) throws {
        many = try RawStatement(db, ContactInsert.sql(rows: ContactInsert.rowsPerStatement))
        one = try RawStatement(db, ContactInsert.sql(rows: 1))
    }

    private static func sql(rows: Int) -> String {
        let row = "(" + columns.map { _ in "?" }.joined(separator: ", ") + ")"
        return "INSERT INTO contact (\(columns.joined(separator: ", "))) VALUES "
            + repeatElement(row, count: rows).joined(separator: ", ")
    }

    /// - Parameter first: the number of the first row's contact; the others follow.
    func run(_ accepted: AcceptedRows, from first: Int) throws {
        try accepted.batch.bytes.withUnsafeBufferPointer { bytes in
            try accepted.digests.withUnsafeBytes { digests in
                let count = accepted.rows.count
                var place = 0
                while place < count {
                    let rows = count - place < ContactInsert.rowsPerStatement ? 1 : ContactInsert.rowsPerStatement
                    let statement = rows == 1 ? one : many
                    for offset in 0..<rows {
                        bind(
                            accepted,
                            place + offset,
                            id: first + place + offset,
                            to: statement,
                            offset,
                            bytes,
                            digests
                        )
                    }
                    try statement.run()
                    place += rows
                }
            }
        }
    }

    private func bind(
        _ accepted: AcceptedRows,
        _ place: Int,
        id: Int,
        to insert: RawStatement,
        _ offset: Int,
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ digests: UnsafeRawBufferPointer
    ) {
        let row = accepted.rows[place]
        let cells = accepted.batch.rows[row.index]
        let digest = place * AcceptedRows.stride
        let salt = digest + AcceptedRows.digestLength
        var column = Int32(offset * ContactInsert.columns.count)
        func number(_ value: Int) {
            column += 1
            insert.bind(column, value)
        }
        func blob(_ range: Range<Int>) {
            column += 1
            insert.bind(column, blob: UnsafeRawBufferPointer(rebasing: digests[range]))
        }
        func text(_ cell: HandInBatch.Cell) {
            column += 1
            insert.bind(column, text: UnsafeBufferPointer(rebasing: bytes[cell.range]))
        }
        number(id)
        number(row.unit)
        number(row.ordinal)
        number(row.date.daysSinceEpoch)
        number(cells.completed ? 1 : 0)
        blob(digest..<salt)
        blob(salt..<salt + Salts.length)
        text(cells.organisation)
        text(cells.position)
        text(cells.person)
        text(cells.phoneAsGiven)
        if cells.phone.isEmpty {
            column += 1
            insert.bindNull(column)
        } else {
            text(cells.phone)
        }
        text(cells.otherPhones)
        text(cells.ordinalAsGiven)
        text(cells.officer)
        text(cells.remark)
    }
}
