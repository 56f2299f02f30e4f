import SurveyCore

/// Headers over two rows, and form lines, which are in none (columns.md §Tables in a file).
extension HeaderSearch {
    /// `联系人,张三,电话,`: names with what is filled in behind them, or is to be.
    func isFormLine(_ cells: [String], _ comparable: [String]) -> Bool {
        let named = comparable.indices.filter { known.contains(comparable[$0]) }
        guard !named.isEmpty, !zip(named, named.dropFirst()).contains(where: { $0 + 1 == $1 }) else { return false }
        let first = cells.first { !trimmed($0).isEmpty } ?? ""
        return named.count > 1 && ClosingRow.begins(first)
            || named.allSatisfy { ":：".contains(trimmed(cells[$0]).last ?? " ") }
            || named.count == 1 && Titles.unit(in: cells, isLabel: isLabel) != nil
    }

    /// `填报单位：,郑州市水利局`: a form line with more than its labels.
    private func isFilledIn(_ cells: [String]) -> Bool {
        let comparable = cells.map { name(in: $0) }
        return comparable.contains { !$0.isEmpty && !known.contains($0) } && isFormLine(cells, comparable)
    }

    /// Whether a row that is filled in is none of a header's whose second row would be `lower`. 填报单位,基本情况 names two columns,
    /// unless something stands below the first, and so does 联系人,基本情况,,电话 above two names.
    private func isTitle(_ cells: [String], above lower: [String]) -> Bool {
        guard isFilledIn(cells) else { return false }
        let label = cells.firstIndex { !trimmed($0).isEmpty }!
        if ":：".contains(trimmed(cells[label]).last ?? " ") { return true }
        func names(_ cells: [String]) -> Int { cells.count(where: isName) }
        if names(cells) > 1, names(lower) < 2 { return true }
        return label < lower.count && !"（(".contains(trimmed(lower[label]).first ?? "（")
    }

    /// `单位（盖章）`, and no other name in its row: more than a name.
    private func isClosing(_ cells: [String]) -> Bool {
        let filled = cells.map(trimmed).filter { !$0.isEmpty }
        guard let first = filled.first, ClosingRow.begins(first), ColumnName.comparable(first) != first else {
            return false
        }
        return !filled.dropFirst().contains(where: isName)
    }

    /// The names of a header over two rows: a name below belongs to the group that stands above it, and to its right.
    /// `isContinued`: whatever stands below only goes on with a name above (手机 over 号码, 联系方式 over （手机）).
    func joined(_ upper: Row, _ lower: Row) -> (names: [String], isContinued: Bool)? {
        guard lower.record == upper.record + 1, upper.cells.count(where: { !trimmed($0).isEmpty }) > 1 else {
            return nil
        }
        // A row of data: something in it is a number. In brackets columns are numbered.
        let isData = lower.cells.contains { cell in
            let digits = cell.unicodeScalars.count { $0.properties.numericType == .decimal }
            let isNumber = digits > 0 && !cell.unicodeScalars.contains(where: \.properties.isAlphabetic)
            return digits >= 7 || isNumber && !ColumnName.isInBrackets(cell)
        }
        guard !isData, !upper.cells.contains(where: ColumnName.isData) else { return nil }
        guard !isFilledIn(lower.cells), !isClosing(lower.cells), !isTitle(upper.cells, above: lower.cells) else {
            return nil
        }
        var isContinued = lower.cells.contains { !trimmed($0).isEmpty }
        let organisations = Set(columns.fields.first { $0.key == "organisation" }?.names ?? [])
        var group = ""
        let names = (0..<max(upper.cells.count, lower.cells.count)).map { column in
            let above = column < upper.cells.count ? trimmed(upper.cells[column]) : ""
            let below = column < lower.cells.count ? trimmed(lower.cells[column]) : ""
            if !above.isEmpty { group = above }
            guard !below.isEmpty else { return above }
            let head = ColumnName.comparable(group)
            let lower = name(in: below)
            if above.isEmpty || !known.contains(head + lower) && !ColumnName.isInBrackets(below) {
                isContinued = false
            }
            if known.contains(head + lower) { return group + below }
            if organisations.contains(head), ["单位", "单位名称", "名称", "全称"].contains(lower) { return group }
            if !known.contains(lower), known.contains(head), !above.isEmpty { return above }
            return below
        }
        return (names, isContinued)
    }
}
