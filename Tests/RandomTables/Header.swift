import Naive

/// The records of a header.
extension SplitMix64 {
    /// One row, or two where its names are spread.
    mutating func header(_ layout: Layout) -> [[String]] {
        switch layout.isNumberAlone ? 0 : number(1...12) {
        case 1: if let rows = splitHeader(layout) { return rows }
        case 2: if let rows = groupedHeader(layout) { return rows }
        default: break
        }
        return [decorated(layout.columns.map(\.name), mayHaveColons: layout.hasNeighbours)]
    }

    /// The same columns, one of them under a name that nobody knows.
    mutating func strangeHeader(_ layout: Layout) -> [String] {
        var names = layout.columns.map(\.name)
        let others = layout.columns.indices.filter {
            $0 != layout.place(.number) && ![.unread, .officer, .officerNumber].contains(layout.columns[$0].field)
        }
        // Its field stays; the name 单位 of another column would mean something else then.
        if !others.isEmpty, !names.contains(where: { ["单位", "单位名称"].contains($0) }) {
            let place = one(of: others)
            var changed = layout
            changed.columns[place].field = .unread
            if !changed.isFormLine { names[place] = one(of: Words.strange) }
        }
        return names
    }

    private static let halves = [
        "联系方式", "联系电话", "手机号码", "职务", "姓名", "岗位", "企业名称", "公司名称", "备注", "报送日期",
    ]

    /// `联系` above `方式`; of other columns the upper row holds the whole name.
    private mutating func splitHeader(_ layout: Layout) -> [[String]]? {
        var upper: [String] = []
        var lower: [String] = []
        for column in layout.columns {
            let name = column.name
            if Self.halves.contains(name), chance(80) {
                upper.append(String(name.prefix(name.count / 2)))
                lower.append(String(name.dropFirst(name.count / 2)))
            } else {
                upper.append(name)
                lower.append(column.field == .number && chance(20) ? "（手机）" : "")
            }
        }
        return lower.allSatisfy(\.isEmpty) ? nil : [upper, lower]
    }

    /// `行政相对人` above `单位名称`, `姓名` and `职务`, where these three stand side by side.
    private mutating func groupedHeader(_ layout: Layout) -> [[String]]? {
        guard let first = layout.place(.organisation),
            layout.fields.dropFirst(first + 1).prefix(2) == [.person, .position]
        else { return nil }
        guard !layout.columns.contains(where: { ["单位", "单位名称"].contains($0.name) }) else { return nil }
        var upper = layout.columns.map(\.name)
        var lower = upper.map { _ in "" }
        upper.replaceSubrange(first...first + 2, with: ["行政相对人", "", ""])
        lower.replaceSubrange(first...first + 2, with: [one(of: ["单位名称", "单位"]), "姓名", "职务"])
        return [upper, lower]
    }

    private mutating func decorated(_ names: [String], mayHaveColons: Bool) -> [String] {
        let all = number(1...20)
        return names.map { name in
            guard !name.isEmpty else { return name }
            switch all {
            case 1: return name.map(String.init).joined(separator: " ")
            case 2: return name + "（必填）"
            case 3: return name.prefix(2) + "\n" + name.dropFirst(2)
            case 4: return one(of: ["*" + name, name + "*", "【" + name + "】", name])
            case 5: return mayHaveColons ? name + one(of: ["：", ":"]) : name
            case 6: return name + one(of: ["必填", "选填", "（手机）", "[1]", ""])
            case 7: return "\(number(1...9))" + one(of: ["、", ".", "．"]) + name
            case 8: return one(of: [name.uppercased(), " " + name, name + "\u{3000}"])
            default: return name
            }
        }
    }
}
