import SurveyCore

/// Rows of a hand-in as they stand in a fix list, to be put right there and imported back.
package struct FixListContact: Hashable, Sendable {
    package var unit: String
    package var organisation: String
    package var position: String
    package var person: String
    package var phone: String
    package var received: String
    package var officer: String
    package var remark: String
    /// The key of the contact that an earlier import made of the row, as a fix list names it.
    package var takenAs: String
    package var refused: Bool
}

extension FixListContact {
    /// A place to fill in.
    package init(unit: String) {
        self.init(
            unit: unit,
            organisation: "",
            position: "",
            person: "",
            phone: "",
            received: "",
            officer: "",
            remark: "",
            takenAs: "",
            refused: false
        )
    }
}

package enum FixListTable {
    /// The rows of these records, read anew: an import itself keeps no row. Throws a ``Refusal`` when the file cannot be read.
    package static func contacts(
        of records: Set<Int>,
        in input: TableInput,
        settings: HandInSettings
    ) throws -> [Int: FixListContact] {
        guard !records.isEmpty else { return [:] }
        var settings = settings
        settings.keepsRefused = true
        let reader = try HandInReader(input, settings: settings)
        var contacts: [Int: FixListContact] = [:]
        while let batch = try reader.next() {
            for row in batch.rows where records.contains(row.record) { contacts[row.record] = contact(row, batch) }
        }
        return contacts
    }

    /// A cell that cannot be read is left blank, and then the number, too: a row left as it is must not become a contact
    /// with a hole in it.
    private static func contact(_ row: HandInBatch.Row, _ batch: HandInBatch) -> FixListContact {
        func isReadable(_ cell: HandInBatch.Cell) -> Bool { !batch.bytes[cell.range].contains(undecodable) }
        func text(_ cell: HandInBatch.Cell) -> String { isReadable(cell) ? nfc(batch.text(cell)) : "" }
        let cells = [row.organisation, row.position, row.person, row.phoneAsGiven, row.officer, row.remark]
        return FixListContact(
            unit: text(row.unit),
            organisation: text(row.organisation),
            position: text(row.position),
            person: text(row.person),
            phone: cells.allSatisfy(isReadable) ? text(row.phoneAsGiven) : "",
            received: text(row.receivedAsGiven),
            officer: text(row.officer),
            remark: text(row.remark),
            takenAs: text(row.takenAs),
            refused: row.refused
        )
    }

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
