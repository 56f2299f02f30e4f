import SurveyCore

/// The header of a table: which column holds which field.
struct TableHeader {
    /// By field; `nil` where the table has no such column.
    var columns: [Int?]
    /// Further columns of the field `phone`, in the table's order.
    var furtherPhones: [Int] = []
    /// The columns' names as the file has them, line breaks as blanks.
    var names: [String]
    /// How many columns the header names.
    var width: Int
    /// The record of the header's (last) row and its line.
    var record: Int
    var lastRecord: Int
    var line: Int

    func name(_ column: Int?) -> String? {
        guard let column, column < names.count, !names[column].isEmpty else { return nil }
        return names[column]
    }
}

/// Looks for the header among the first rows of a table: below titles, or spread over two rows.
struct HeaderSearch {
    struct Row {
        var record: Int
        var line: Int
        var cells: [String]
    }

    let columns: TableColumns
    /// `--map`: field → name of its column.
    let map: [String: String]

    struct Match {
        var header: TableHeader
        var found: Int
        var missing: [Int]
    }

    /// The best header among `rows`, with the fields it lacks; `nil` when no row looks like one.
    func best(_ rows: [Row]) -> Match? {
        var best: Match?
        for (index, row) in rows.enumerated() {
            var candidates = [match(row.cells, row, last: row.record)]
            if index + 1 < rows.count, let joined = joined(row, rows[index + 1]) {
                candidates.append(match(joined, row, last: rows[index + 1].record))
            }
            for candidate in candidates.compactMap({ $0 }) where isBetter(candidate, than: best) { best = candidate }
        }
        return best
    }

    private func isBetter(_ a: Match, than b: Match?) -> Bool {
        guard let b else { return true }
        if a.missing.isEmpty != b.missing.isEmpty { return a.missing.isEmpty }
        // A header of one row, where it says as much: the row above it is a title then.
        let isShorter = a.header.record == a.header.lastRecord && b.header.record < b.header.lastRecord
        return a.found > b.found || (a.found == b.found && isShorter && a.header.lastRecord == b.header.lastRecord)
    }

    private func match(_ cells: [String], _ row: Row, last: Int) -> Match? {
        let comparable = cells.map(TableColumns.comparable)
        var taken = Set<Int>()
        var found = [Int?](repeating: nil, count: columns.fields.count)
        for (index, field) in columns.fields.enumerated() {
            guard let wanted = map[field.key] else { continue }
            let name = TableColumns.comparable(wanted)
            guard let column = comparable.firstIndex(of: name), !name.isEmpty else { continue }
            found[index] = column
            taken.insert(column)
        }
        var furtherPhones: [Int] = []
        for (index, field) in columns.fields.enumerated() where map[field.key] == nil {
            let matching = field.names.flatMap { name in
                comparable.indices.filter { comparable[$0] == name && !taken.contains($0) }
            }
            guard var column = matching.first else { continue }
            if field.key == "phone" { (column, furtherPhones) = phones(matching, comparable) }
            found[index] = column
            taken.insert(column)
            taken.formUnion(furtherPhones)
        }
        resolveUnit(comparable, &found, taken)
        let count = found.count { $0 != nil }
        guard count > 0 else { return nil }
        let missing = columns.fields.indices.filter {
            found[$0] == nil && (columns.fields[$0].isRequired || map[columns.fields[$0].key] != nil)
        }
        // A lone word that happens to be a name (a title, a cell of data) is a header only of a table of one column.
        let filled = comparable.count { !$0.isEmpty }
        guard missing.isEmpty ? count > 1 || filled == 1 || columns.fields.count(where: \.isRequired) == 1 : count > 1
        else { return nil }
        let names = cells.map { trimmed($0.split(whereSeparator: \.isNewline).joined(separator: " ")) }
        let width = (names.lastIndex { !$0.isEmpty } ?? -1) + 1
        let header = TableHeader(
            columns: found,
            furtherPhones: furtherPhones,
            names: names,
            width: width,
            record: row.record,
            lastRecord: last,
            line: row.line
        )
        return Match(header: header, found: count, missing: missing)
    }

    /// The number's column, and those beside it that hold further numbers (手机, 联系电话). A number right behind 执法人员 is the
    /// officer's own and nobody's to survey, unless there is no other.
    private func phones(_ matching: [Int], _ comparable: [String]) -> (Int, further: [Int]) {
        let officers = Set(columns.fields.first { $0.key == "officer" }?.names ?? [])
        let others = matching.filter { $0 == 0 || !officers.contains(comparable[$0 - 1]) }
        guard let first = others.first else { return (matching[0], []) }
        var range = first...first
        while others.contains(range.lowerBound - 1) { range = (range.lowerBound - 1)...range.upperBound }
        while others.contains(range.upperBound + 1) { range = range.lowerBound...(range.upperBound + 1) }
        return (first, range.filter { $0 != first })
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

    /// The names of a header over two rows: a name below belongs to the group that stands above it, and to its right.
    private func joined(_ upper: Row, _ lower: Row) -> [String]? {
        guard lower.record == upper.record + 1, upper.cells.count(where: { !trimmed($0).isEmpty }) > 1 else {
            return nil
        }
        // A row of data: something in it is a number of at least seven digits.
        let isData = lower.cells.contains { cell in
            cell.unicodeScalars.count { $0.properties.numericType == .decimal } >= 7
        }
        guard !isData else { return nil }
        let known = Set(columns.fields.flatMap(\.names)).union(map.values.map(TableColumns.comparable))
        let organisations = Set(columns.fields.first { $0.key == "organisation" }?.names ?? [])
        var group = ""
        return (0..<max(upper.cells.count, lower.cells.count)).map { column in
            let above = column < upper.cells.count ? trimmed(upper.cells[column]) : ""
            let below = column < lower.cells.count ? trimmed(lower.cells[column]) : ""
            if !above.isEmpty { group = above }
            guard !below.isEmpty else { return above }
            let head = TableColumns.comparable(group)
            let name = TableColumns.comparable(below)
            if known.contains(head + name) { return group + below }
            if organisations.contains(head), ["单位", "单位名称", "名称", "全称"].contains(name) { return group }
            if !known.contains(name), known.contains(head), !above.isEmpty { return above }
            return below
        }
    }
}
