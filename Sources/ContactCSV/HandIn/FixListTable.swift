import SurveyCore

/// A column of a fix list that holds the contact itself, to be put right there and imported back.
package enum FixListColumn: Hashable, Sendable {
    /// The key of the contact that an earlier import made of the row.
    case takenAs
    case unit, received
    case kept(KeptCell)

    /// In the order of the list.
    package static let all: [FixListColumn] = {
        let first: [KeptCell] = [.organisation, .person, .position, .phoneAsGiven]
        let further = KeptCell.allCases.filter { !first.contains($0) }
        return [.takenAs, .unit] + first.map { .kept($0) } + [.received] + further.map { .kept($0) }
    }()

    static let keptCells: [KeptCell] = all.compactMap { column in
        guard case .kept(let cell) = column else { return nil }
        return cell
    }

    /// Its name as `import contacts` reads it.
    package var title: (chinese: String, english: String) {
        let (key, english): (String, String?) =
            switch self {
            case .takenAs: (TableColumns.takenAs, "taken as")
            case .unit: ("unit", nil)
            case .received: ("receivedOn", nil)
            case .kept(let cell): (cell.rawValue, nil)
            }
        let names = TableColumns.contacts.fields[TableColumns.contacts.index(key)].names
        return (names[0], english ?? names.first { $0.utf8.allSatisfy { $0 < 0x80 } }!)
    }
}

/// A row of a hand-in as it stands in a fix list; with its unit alone a place to fill in.
package struct FixListContact: Hashable, Sendable {
    package var cells: [FixListColumn: String]
    package var refused = false

    package init(unit: String) { cells = [.unit: unit] }

    package subscript(_ column: FixListColumn) -> String {
        get { cells[column] ?? "" }
        set { cells[column] = newValue }
    }
}

/// The rows of a hand-in, read anew: an import itself keeps none.
package final class FixListReader {
    private let reader: HandInReader
    private var batch = HandInBatch()
    private var next = 0

    /// Throws a ``Refusal`` when the file cannot be read.
    package init(_ input: TableInput, settings: HandInSettings) throws {
        var settings = settings
        settings.keepsRefused = true
        settings.listener = nil
        reader = try HandInReader(input, settings: settings)
    }

    /// The row of a record, if it is one; to be asked in ascending order.
    package func contact(of record: Int) throws -> FixListContact? {
        while true {
            while next < batch.rows.count, batch.rows[next].record < record { next += 1 }
            if next < batch.rows.count {
                return batch.rows[next].record == record ? Self.contact(batch.rows[next], batch) : nil
            }
            guard let more = try reader.next() else { return nil }
            (batch, next) = (more, 0)
        }
    }

    /// A cell that cannot be read is left blank, and then the number, too: a row left as it is must not become a contact
    /// with a hole in it.
    private static func contact(_ row: HandInBatch.Row, _ batch: HandInBatch) -> FixListContact {
        func isReadable(_ cell: HandInBatch.Cell) -> Bool { !batch.bytes[cell.range].contains(undecodable) }
        func text(_ cell: HandInBatch.Cell) -> String { isReadable(cell) ? nfc(batch.text(cell)) : "" }
        var contact = FixListContact(unit: text(row.unit))
        for kept in FixListColumn.keptCells { contact[.kept(kept)] = text(row[kept]) }
        if !FixListColumn.keptCells.allSatisfy({ isReadable(row[$0]) }) { contact[.kept(.phoneAsGiven)] = "" }
        contact[.received] = text(row.receivedAsGiven)
        contact[.takenAs] = text(row.takenAs)
        contact.refused = row.refused
        return contact
    }
}

package enum FixListTable {
    /// `15400000123` → `154 0000 0123`: no spreadsheet takes it for a number, writes it as 1.54E+10 or drops its leading zero.
    package static func grouped(_ number: String) -> String {
        guard number.utf8.count >= 5, number.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return number }
        var groups: [Substring] = []
        var rest = Substring(number)
        if number.utf8.count == 11 {
            groups.append(rest.prefix(3))
            rest = rest.dropFirst(3)
        }
        while !rest.isEmpty {
            groups.append(rest.prefix(4))
            rest = rest.dropFirst(4)
        }
        return groups.joined(separator: " ")
    }

    /// What ``grouped(_:)`` did is undone; any other blanks are the cell's own, which may hold two numbers.
    static func ungrouped(_ cell: String) -> String {
        let digits = cell.filter { $0 != " " }
        return grouped(digits) == cell ? digits : cell
    }
}

/// A fix list that comes back (``FixListTable``): what its writer did to the cells is undone, what was left blank is nobody.
extension HandInRows {
    /// Nothing was filled in: findings of a file or a unit, and places for contacts that are missing.
    func isLeftBlank(_ slot: RecordBlock.Slot, _ block: RecordBlock) -> Bool {
        columns.filled.allSatisfy { column in
            column < 0 || CellBytes.trim(block.bytes, block.range(slot, column)).isEmpty
        }
    }

    func trimmedRange(_ cell: HandInBatch.Cell) -> Range<Int> {
        batch.bytes.withUnsafeBufferPointer { CellBytes.trim($0, cell.range) }
    }

    mutating func restore(_ row: inout HandInBatch.Row, _ takenAs: Range<Int>) {
        row.takenAs = cell(takenAs)
        for kept in FixListColumn.keptCells {
            let cell = row[kept]
            let written = Array(batch.bytes[cell.range])
            guard !written.contains(undecodable) else { continue }
            let text = String(decoding: written, as: UTF8.self)
            var original = CSVWriter.original(text)
            if kept == .phoneAsGiven { original = FixListTable.ungrouped(original) }
            if original != text { row[kept] = append(Array(original.utf8)) }
        }
    }
}
