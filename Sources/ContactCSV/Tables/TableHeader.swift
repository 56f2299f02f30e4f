import SurveyCore

/// The header of a table: which column holds which field.
struct TableHeader {
    /// By field; `nil` where the table has no such column.
    var columns: [Int?]
    /// Further columns of numbers, in the table's order.
    var furtherPhones: [Int] = []
    /// Columns of a second contact in the same row.
    var beside: [Int] = []
    /// Of tables that are no hand-ins: columns that say again what another column is, with that one.
    var again: [(column: Int, first: Int)] = []
    /// The columns' names as the file has them, line breaks as blanks.
    var names: [String]
    /// How many columns the header names.
    var width: Int
    /// The record of the header's (last) row and its line.
    var record: Int
    var lastRecord: Int
    var line: Int
    /// Columns that no field reads.
    var unread: [Int] = []

    /// Of no table.
    static let none = TableHeader(columns: [], names: [], width: 0, record: 0, lastRecord: 0, line: 0)

    var unreadNames: [String] { unread.map { names[$0] } }

    func name(_ column: Int?) -> String? {
        guard let column, column < names.count, !names[column].isEmpty else { return nil }
        return names[column]
    }
}

/// Tells headers, of one row or spread over two, among the rows of a file (columns.md §Tables in a file).
struct HeaderSearch {
    struct Row {
        var record: Int
        var line: Int
        var cells: [String]
    }

    let columns: TableColumns
    /// `--map`: field → name of its column.
    let map: [String: String]
    let known: Set<String>
    /// The first bytes of all names.
    private let beginnings: Set<UInt32>

    init(columns: TableColumns, map: [String: String]) {
        self.columns = columns
        self.map = map
        known = Set(columns.fields.flatMap(\.names)).union(TableColumns.ambiguousUnitNames).union(
            map.values.map(ColumnName.comparable)
        )
        let words = known.union(columns.isMappable ? FieldName.owners : []).filter { !$0.isEmpty }
        beginnings = Set(words.map { HeaderSearch.beginning(Array($0.utf8)) })
    }

    /// The first character of three bytes; of others only that it is none.
    private static func beginning(_ name: some Collection<UInt8>) -> UInt32 {
        guard let first = name.first, first >= 0xE4, first <= 0xE9 else { return 0 }
        return name.prefix(3).reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// Whether a row may be a header's first: one of its cells begins like a column's name. By bytes, since a table without
    /// numbers asks this of each row.
    func mayBegin(_ block: RecordBlock, _ slot: RecordBlock.Slot) -> Bool {
        (0..<min(slot.cellCount, 200)).contains { column in
            let cell = CellBytes.trim(block.bytes, block.range(slot, column))
            return cell.count >= 2 && nameBegins(UnsafeBufferPointer(rebasing: block.bytes[cell]))
        }
    }

    /// What a field's column is to be called.
    func name(_ field: Int) -> String { map[columns.fields[field].key] ?? columns.fields[field].names[0] }

    /// Whether a cell begins like a name; signs may stand before one.
    private func nameBegins(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
        switch cell[0] {
        case 0xE4...0xE9: return cell.count < 200 && beginnings.contains(Self.beginning(cell))
        // Numbers and what begins like one, but for 3、联系方式 and 3.phone.
        case 0x2B, 0x2D, 0x30...0x39:
            return cell.count > 3 && cell.count < 60 && cell.contains { $0 >= 0xE4 || 0x61...0x7A ~= $0 | 0x20 }
        default: return cell.count < 200
        }
    }

    /// Whether a cell is a label for the next one.
    func isLabel(_ cell: String) -> Bool {
        ":：".contains(cell.last ?? " ") || isName(cell)
    }

    /// Whether a cell says what it is by a word of its own before a colon.
    func isLabelled(_ cell: String) -> Bool {
        ClosingRow.isLabelled(cell) { Titles.isLabel($0) || isName($0) }
    }

    /// Whether it is a column's name.
    func isName(_ cell: String) -> Bool { known.contains(name(in: cell)) }

    /// The name of `columns.md §Columns` that a header's cell says.
    func name(in cell: String) -> String { FieldName.plain(ColumnName.comparable(cell), known, columns) }

    /// Where a header below another says a column in a word that is none of its names, the column stays what it was.
    func inherit(_ above: TableHeader, into header: inout TableHeader) {
        let taken = Set(header.columns.compactMap { $0 } + header.furtherPhones + header.beside)
        var inherited: Set<Int> = []
        func isFree(_ column: Int) -> Bool {
            guard !taken.contains(column), !inherited.contains(column),
                let name = header.name(column), !isName(name)
            else { return false }
            return inherited.insert(column).inserted
        }
        for (field, column) in above.columns.enumerated() {
            if let column, header.columns[field] == nil, isFree(column) { header.columns[field] = column }
        }
        header.furtherPhones = (header.furtherPhones + above.furtherPhones.filter(isFree)).sorted()
        header.unread.removeAll(where: inherited.contains)
    }

    struct Match {
        var header: TableHeader
        /// How many columns are read, and which fields must be there and are not.
        var found: Int
        var missing: [Int]
        /// How many rows it takes.
        var rows = 1
        /// One column of several: a header only where there is no better one.
        var isWeak: Bool

        var fits: Bool { missing.isEmpty }
    }

    /// The header with which the first table begins, and its place among `rows`: the first that fits; else the best of those
    /// that do not; `nil` when no row looks like one.
    /// - Parameter last: the last record in which it, or a title of the same words, may begin.
    func first(_ rows: [Row], through last: Int) -> (index: Int, match: Match)? {
        var weak: (index: Int, match: Match)?
        var unfit: (index: Int, match: Match)?
        var titled: Int?
        for index in rows.indices where rows[index].record <= last || index == titled {
            guard let match = header(rows, at: index) else { continue }
            if match.fits, !match.isWeak {
                if !isTitle(match, rows, index) { return (index, match) }
                titled = index + 1
            } else if match.fits {
                if weak == nil || match.found > weak!.match.found { weak = (index, match) }
            } else if unfit == nil || match.found > unfit!.match.found {
                unfit = (index, match)
            }
        }
        return weak ?? unfit
    }

    /// The row that says most names of columns, two at least, where none is a header: for the reason.
    func nearest(_ rows: some Sequence<Row>) -> Match? {
        rows.compactMap { match($0.cells, $0, last: $0.record, isNear: true) }.max { $0.found < $1.found }
    }

    /// Whether a better header, or the same, follows directly.
    func isTitle(_ match: Match, _ rows: [Row], _ index: Int) -> Bool {
        guard match.rows == 1, let next = header(rows, at: index + 1), next.fits else { return false }
        return next.found >= match.found && rows[index + 1].record == rows[index].record + 1
    }

    /// The header that begins with the row at `index`, of one row or two.
    func header(_ rows: [Row], at index: Int) -> Match? {
        guard rows.indices.contains(index) else { return nil }
        let single = match(rows[index].cells, rows[index], last: rows[index].record)
        guard index + 1 < rows.count, let both = joined(rows[index], rows[index + 1]),
            var double = match(both.names, rows[index], last: rows[index + 1].record)
        else { return single }
        double.rows = 2
        // Where the lower row says as much alone, the upper one is a title, or a row like others.
        let lower = match(rows[index + 1].cells, rows[index + 1], last: rows[index + 1].record)
        if let lower, lower.fits || !double.fits,
            lower.found >= double.found || lower.fits && !both.isUpperHeader
        {
            return single
        }
        guard let single else { return double }
        if single.fits != double.fits { return single.fits ? single : double }
        if double.found == single.found { return both.isContinued ? double : single }
        return double.found > single.found && (both.isLowerHeader || !single.fits) ? double : single
    }

    /// Whether cells are a header by themselves.
    func isHeader(_ cells: [String]) -> Bool {
        guard let match = match(cells, Row(record: 0, line: 0, cells: cells), last: 0) else { return false }
        return match.fits && !match.isWeak
    }

    private func match(_ cells: [String], _ row: Row, last: Int, isNear: Bool = false) -> Match? {
        guard !cells.contains(where: ColumnName.isData) else { return nil }
        let comparable = cells.map { name(in: $0) }
        let named = comparable.indices.filter { known.contains(comparable[$0]) }
        guard !named.isEmpty, named.count < 2 || !isFormLine(cells, comparable) else { return nil }
        let places = Dictionary(grouping: named) { comparable[$0] }
        var taken = Set<Int>()
        var found = [Int?](repeating: nil, count: columns.fields.count)
        for (index, field) in columns.fields.enumerated() {
            guard let wanted = map[field.key] else { continue }
            let name = ColumnName.comparable(wanted)
            guard let column = places[name]?.first, !name.isEmpty else { continue }
            found[index] = column
            taken.insert(column)
        }
        var furtherPhones: [Int] = []
        for (index, field) in columns.fields.enumerated() where map[field.key] == nil {
            let matching = field.names.flatMap { places[$0] ?? [] }.filter { !taken.contains($0) }
            guard var column = matching.first else { continue }
            if field.key == "phone", columns.isMappable {
                (column, furtherPhones) = NumberColumns.phones(matching, comparable, columns)
            }
            found[index] = column
            taken.insert(column)
            taken.formUnion(furtherPhones)
        }
        resolveUnit(comparable, &found, taken)
        let beside = NumberColumns.beside(comparable, found, &furtherPhones, columns)
        let count = found.count { $0 != nil } + furtherPhones.count
        guard count > 0 else { return nil }
        let missing = columns.fields.indices.filter {
            found[$0] == nil && (columns.fields[$0].isRequired || map[columns.fields[$0].key] != nil)
        }
        // A lone word that happens to be a name (a title, a cell of data) is a header only of a table of one column.
        let filled = comparable.count { !$0.isEmpty }
        guard missing.isEmpty || count > 1 && (isNear || count * 2 > filled) else { return nil }
        let names = cells.map { trimmed($0.split(whereSeparator: \.isNewline).joined(separator: " ")) }
        let width = (names.lastIndex { !$0.isEmpty } ?? -1) + 1
        let read = Set(found.compactMap { $0 } + furtherPhones + beside)
        var header = TableHeader(
            columns: found,
            furtherPhones: furtherPhones,
            beside: beside,
            names: names,
            width: width,
            record: row.record,
            lastRecord: last,
            line: row.line,
            unread: comparable.indices.filter {
                !comparable[$0].isEmpty && !read.contains($0) && !columns.unread.contains(comparable[$0])
            }
        )
        if !columns.isMappable {
            header.again = header.unread.compactMap { column in
                let field = [comparable[column], FieldName.unnumbered(comparable[column])].lazy.compactMap { name in
                    columns.fields.indices.first { columns.fields[$0].names.contains(name) }
                }.first
                guard let field, columns.fields[field].refusesSecond, let first = found[field] else { return nil }
                // 单位 beside 单位名称 may be something else.
                let isSame = FieldName.unnumbered(comparable[first]) == FieldName.unnumbered(comparable[column])
                return isSame || field != columns.key ? (column, first) : nil
            }
            // What they have is the same, or refused.
            header.unread.removeAll { column in header.again.contains { $0.column == column } }
        }
        return Match(header: header, found: count, missing: missing, isWeak: count == 1 && filled > 1)
    }

    /// 单位 and 单位名称 of a hand-in.
    private func resolveUnit(_ comparable: [String], _ found: inout [Int?], _ taken: Set<Int>) {
        guard let organisation = columns.fields.firstIndex(where: { $0.key == "organisation" }),
            let column = comparable.indices.first(where: {
                TableColumns.ambiguousUnitNames.contains(comparable[$0]) && !taken.contains($0)
            })
        else { return }
        let unit = columns.index("unit")
        if found[organisation] == nil, map["organisation"] == nil {
            found[organisation] = column
        } else if found[organisation] != nil, found[unit] == nil, map["unit"] == nil {
            found[unit] = column
        }
    }
}
