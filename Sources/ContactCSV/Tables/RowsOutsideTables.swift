import SurveyCore

/// The rows of a file that stand in none of its tables: titles above a header, and tables whose header does not fit.
struct RowsOutsideTables {
    private struct Title {
        let slot: RecordBlock.Slot
        let sheet: String?
        let text: String
    }

    /// A table whose header does not fit, or a sheet without one.
    struct UnreadTable {
        let slot: RecordBlock.Slot
        let sheet: String?
        var match: HeaderSearch.Match?
        var rows = 0
        var numbers = 0
    }

    private var titles: [Title] = []
    /// The last of them is the one in hand, while ``isReading``.
    private(set) var unread: [UnreadTable] = []
    private var isReading = false

    mutating func addTitle(_ slot: RecordBlock.Slot, sheet: String?, text: String) {
        titles.append(Title(slot: slot, sheet: sheet, text: text))
    }

    mutating func begin(_ table: UnreadTable) {
        unread.append(table)
        isReading = true
    }

    mutating func addUnread(holdsNumber: Bool) {
        guard isReading else { return }
        unread[unread.count - 1].rows += 1
        if holdsNumber { unread[unread.count - 1].numbers += 1 }
    }

    /// A header or a sheet begins. The finding that names the titles, and how many they are.
    mutating func end() -> (finding: Finding, count: Int)? {
        isReading = false
        guard let first = titles.first else { return nil }
        let texts = titles.map(\.text)
        var finding = first.slot.finding(.titles(texts), value: texts.joined(separator: "\n"))
        finding.sheet = first.sheet
        defer { titles = [] }
        return (finding, titles.count)
    }

    /// What was not read, headers included.
    var unreadRows: Int { unread.reduce(0) { $0 + $1.rows + ($1.match?.rows ?? 0) } }

    func findings(_ search: HeaderSearch) -> [Finding] {
        unread.filter { $0.match != nil || $0.rows > 0 }.map { table in
            // Every row of units, surveyors and call sheets may be one of theirs.
            let mayBeRows = !search.columns.isMappable && table.match != nil ? table.rows : table.numbers
            var finding = table.slot.finding(
                .unreadTable(
                    missing: table.match?.missing.first.map(search.name),
                    found: table.match?.header.names.filter { !$0.isEmpty } ?? [],
                    rows: table.rows,
                    isLoss: mayBeRows > 0
                )
            )
            finding.sheet = table.sheet
            return finding
        }
    }
}
