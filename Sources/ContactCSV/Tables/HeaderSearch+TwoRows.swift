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
    /// - Parameter names: what its cells say, of `职` above `务` 职务.
    private func isFilledIn(_ cells: [String], _ names: [String]) -> Bool {
        names.contains { !$0.isEmpty && !known.contains($0) } && isFormLine(cells, names)
    }

    /// Whether a row that is filled in is none of a header's whose second row would be `lower`. 填报单位,基本情况 names two columns,
    /// unless something stands below the first, and so does 联系人,基本情况,,电话 above two names.
    private func isTitle(_ cells: [String], _ names: [String], above lower: [String]) -> Bool {
        guard isFilledIn(cells, names) else { return false }
        let label = cells.firstIndex { !trimmed($0).isEmpty }!
        if ":：".contains(trimmed(cells[label]).last ?? " ") { return true }
        if names.count(where: known.contains) > 1, lower.count(where: isName) < 2 { return true }
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

    /// Two rows that may be one header.
    struct TwoRows {
        var names: [String] = []
        /// Whatever stands below only goes on with a name above (手机 over 号码, 联系方式 over （手机） or 手机).
        var isContinued = false
        /// The upper row adds names to a lower one that fits by itself, and the other way round.
        var isUpperHeader = false
        var isLowerHeader = false
    }

    /// The names of a header over two rows: a name below belongs to the group that stands above it, and to its right.
    func joined(_ upper: Row, _ lower: Row) -> TwoRows? {
        guard lower.record == upper.record + 1, upper.cells.count(where: { !trimmed($0).isEmpty }) > 1 else {
            return nil
        }
        // A row of data: something in it is a number.
        guard !upper.cells.contains(where: { ColumnName.isData($0) || ColumnName.isNumber($0) }),
            !lower.cells.contains(where: { CellBytes.digits($0) >= 7 || ColumnName.isNumber($0) })
        else { return nil }
        let columns = pairs(upper.cells, lower.cells)
        let names = columns.map { $0.isHalf ? $0.head + $0.lower : $0.lower }
        guard !isFilledIn(lower.cells, Array(names.prefix(lower.cells.count))), !isClosing(lower.cells),
            !isTitle(upper.cells, columns.prefix(upper.cells.count).map(upperName), above: lower.cells)
        else { return nil }
        var both = TwoRows(names: columns.map(joinedName))
        let below = columns.filter { !$0.below.isEmpty }
        both.isContinued =
            !below.isEmpty
            && below.allSatisfy {
                !$0.above.isEmpty && ($0.isHalf || ColumnName.isInBrackets($0.below) || isSameField($0))
            }
        both.isLowerHeader = isMost(below) {
            $0.isGrouped || $0.isHalf || known.contains($0.lower) || ColumnName.isInBrackets($0.below)
        }
        let above = columns.filter { !$0.above.isEmpty }
        both.isUpperHeader =
            isMost(above) { $0.isGrouped || $0.isHalf || isName($0.above) }
            && above.contains { $0.below.isEmpty ? isName($0.above) : $0.isHalf && !known.contains($0.lower) }
        return both
    }

    /// A column of two rows.
    private struct Pair {
        var above, below: String
        /// The group that stands above, and what the name below says.
        var group, head, lower: String
        /// The two together are a name.
        var isHalf: Bool
        /// Its group stands above several filled cells, a name among them.
        var isGrouped = false
    }

    private func pairs(_ upper: [String], _ lower: [String]) -> [Pair] {
        var pairs: [Pair] = []
        for column in 0..<max(upper.count, lower.count) {
            let above = column < upper.count ? trimmed(upper[column]) : ""
            let below = column < lower.count ? trimmed(lower[column]) : ""
            let group = above.isEmpty ? pairs.last?.group ?? "" : above
            let (head, lower) = (ColumnName.comparable(group), name(in: below))
            let isHalf = !below.isEmpty && known.contains(head + lower)
            let pair = Pair(above: above, below: below, group: group, head: head, lower: lower, isHalf: isHalf)
            pairs.append(pair)
        }
        let starts = pairs.indices.filter { !pairs[$0].above.isEmpty }
        for (start, end) in zip(starts, starts.dropFirst() + [pairs.count]) {
            let below = (start..<end).filter { !pairs[$0].below.isEmpty }
            guard below.contains(where: { $0 > start }),
                below.contains(where: { pairs[$0].isHalf || known.contains(pairs[$0].lower) })
            else { continue }
            for column in [start] + below { pairs[column].isGrouped = true }
        }
        return pairs
    }

    private func isSameField(_ pair: Pair) -> Bool {
        columns.fields.contains { $0.names.contains(pair.head) && $0.names.contains(pair.lower) }
    }

    private func upperName(_ pair: Pair) -> String {
        pair.isHalf && !pair.above.isEmpty ? pair.head + pair.lower : name(in: pair.above)
    }

    private func joinedName(_ pair: Pair) -> String {
        guard !pair.below.isEmpty else { return pair.above }
        if pair.isHalf {
            let whole = pair.group + pair.below
            // 职： above 务
            return isName(whole) ? whole : pair.head + pair.lower
        }
        let organisations = columns.fields.first { $0.key == "organisation" }?.names ?? []
        if organisations.contains(pair.head), ["单位", "单位名称", "名称", "全称"].contains(pair.lower) { return pair.group }
        if !known.contains(pair.lower), known.contains(pair.head), !pair.above.isEmpty { return pair.above }
        return pair.below
    }

    /// Whether more than half are so.
    private func isMost(_ pairs: [Pair], _ isSo: (Pair) -> Bool) -> Bool { pairs.count(where: isSo) * 2 > pairs.count }
}
