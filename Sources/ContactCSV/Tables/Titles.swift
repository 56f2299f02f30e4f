import SurveyCore

/// Lines of a hand-in that say whose it is.
enum Titles {
    private static let labels = ["填报单位", "报送单位", "执法单位", "执法部门"]
    private static let shortLabels = ["单位名称", "单位"]
    private static let nextLabels = [
        "填报人", "填表人", "填报日期", "填报时间", "填表日期", "填表时间", "报送日期", "报送时间", "联系人", "联系电话", "日期", "时间", "负责人", "审核人",
        "盖章", "公章", "签章",
    ]

    /// The unit of a line like `填报单位（盖章）：郑州市水利局   填报日期：2020年9月10日`, in one cell or in two.
    /// A cell that is itself a label, or a column's name, is no unit's.
    /// - Parameter count: so many cells, the first ones, may hold the label.
    static func unit(in cells: [String], labelsIn count: Int = .max, isLabel: (String) -> Bool) -> String? {
        for (index, cell) in cells.prefix(count).enumerated() {
            guard let (rest, isWholeCell) = behindLabel(cell) else { continue }
            let name = cut(rest)
            // 单位：人 says what is counted.
            if isUnit(name) { return name }
            guard isWholeCell, let next = cells[(index + 1)...].first(where: { !cut($0).isEmpty }), !isLabel(next)
            else { continue }
            let unit = cut(next)
            if isUnit(unit), behindLabel(unit) == nil { return unit }
        }
        return nil
    }

    /// NUL would come into each row below, where nobody looks for it.
    private static func isUnit(_ name: String) -> Bool { name.unicodeScalars.count >= 3 && !holdsNUL(name) }

    /// The unit that the rows above a header name: of several the nearest, since those before it may close another table.
    static func unit(above rows: [[String]], isLabel: (String) -> Bool) -> String? {
        // A label without a name of its own has that of the next cell in which something stands.
        var next: [String] = []
        for row in rows.reversed() {
            if let unit = unit(in: row + next, labelsIn: row.count, isLabel: isLabel) { return unit }
            if let filled = row.first(where: { !cut($0).isEmpty }) { next = [filled] }
        }
        return nil
    }

    /// What stands behind the label of a unit; `isWholeCell` when nothing does.
    private static func behindLabel(_ cell: String) -> (rest: Substring, isWholeCell: Bool)? {
        let text = trimmed(cell)
        for label in labels + shortLabels {
            guard let found = text.firstRange(of: label) else { continue }
            if shortLabels.contains(label), found.lowerBound != text.startIndex { continue }
            var rest = text[found.upperBound...].drop { $0.isWhitespace }
            if let open = rest.first, "（(【[".contains(open), let close = rest.firstIndex(where: { "）)】]".contains($0) })
            {
                rest = rest[rest.index(after: close)...].drop { $0.isWhitespace }
            }
            if rest.first == "：" || rest.first == ":" {
                let behind = rest.dropFirst()
                return (behind, behind.allSatisfy(\.isWhitespace))
            }
            // 填报单位 | 郑州市水利局: the label alone in its cell.
            if rest.isEmpty, found.lowerBound == text.startIndex, labels.contains(label) { return (rest, true) }
        }
        return nil
    }

    private static func cut(_ text: some StringProtocol) -> String {
        var name = trimmed(String(text))
        // A wide gap or another label ends the name.
        for gap in ["  ", "\t", "\u{3000}", "\n", "\r"] {
            if let range = name.firstRange(of: gap) { name = String(name[..<range.lowerBound]) }
        }
        for label in nextLabels {
            for form in [" \(label)", "（\(label)", "(\(label)", "\(label)：", "\(label):"] {
                if let range = name.firstRange(of: form) { name = String(name[..<range.lowerBound]) }
            }
        }
        name = trimmed(name)
        let opens = name.count { $0 == "（" || $0 == "(" }
        let closes = name.count { $0 == "）" || $0 == ")" }
        if closes > opens, let last = name.last, last == "）" || last == ")" { name.removeLast() }
        return name
    }

    /// Whether a cell begins with a unit's label.
    static func isLabel(_ cell: String) -> Bool { (labels + shortLabels).contains { trimmed(cell).hasPrefix($0) } }

    /// Whether `cell` can begin a closing row or a title, by its first character; saves looking at a million others.
    static func mayBegin(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
        guard cell.count >= 3, cell[0] >= 0xE4 else { return false }
        return firstCharacters.contains(UInt32(cell[0]) << 16 | UInt32(cell[1]) << 8 | UInt32(cell[2]))
    }

    private static let firstCharacters: Set<UInt32> = Set(
        (ClosingRow.words + labels + shortLabels + ["共", "本"]).map { word in
            word.utf8.prefix(3).reduce(0) { $0 << 8 | UInt32($1) }
        }
    )
}
