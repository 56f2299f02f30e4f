import Naive

/// A column of a table.
struct Column: Hashable {
    enum Field: Hashable {
        case unit, organisation, position, person, number
        /// That of the row's local numbers.
        case areaCode
        /// That of the officer, right behind whose column it stands.
        case officerNumber
        case ordinal, officer, remark, receivedOn, unread

        /// What the column may be called, without 单位 and 单位名称, which are a unit's or an organisation's.
        var names: [String] {
            switch self {
            case .unit: ["填报单位", "报送单位", "执法单位", "执法部门", "unit"]
            case .organisation:
                [
                    "行政相对人单位", "行政相对人", "行政相对人名称", "相对人单位", "相对人名称", "企业名称", "公司名称", "organisation", "organization",
                    "company",
                ]
            case .position: ["职务", "职位", "岗位", "position", "title"]
            case .person: ["姓名", "联系人", "联系人姓名", "person", "name", "contact"]
            case .number, .officerNumber:
                [
                    "联系方式", "联系电话", "电话", "电话号码", "手机", "手机号", "手机号码", "移动电话", "座机", "座机号", "座机号码", "座机电话", "固定电话",
                    "固话",
                    "办公电话", "办公室电话", "单位电话", "phone", "mobile", "tel", "telephone", "landline", "officephone",
                ]
            case .areaCode: ["区号", "areacode"]
            case .ordinal: ["序号", "编号", "no"]
            case .officer: ["执法人员", "officer"]
            case .remark: ["备注", "remark"]
            case .receivedOn: ["报送日期", "报送时间", "提交日期", "提交时间", "收到日期", "received"]
            case .unread: ["性别", "地址", "统一社会信用代码", "邮箱", "检查事项", ""]
            }
        }
    }

    var field: Field
    /// As columns.md has it.
    var name: String
}

/// The columns of a table from left to right.
struct Layout: Hashable {
    var columns: [Column]

    func places(_ field: Column.Field) -> [Int] { columns.indices.filter { columns[$0].field == field } }
    func place(_ field: Column.Field) -> Int? { places(field).first }
    var fields: [Column.Field] { columns.map(\.field) }
    /// Below the given table one of these columns would keep the field that it had, though its name is none of a field.
    func keepsField(of above: Layout) -> Bool {
        place(.number) == above.place(.number)
            && places(.unread).contains { $0 < above.columns.count && above.columns[$0].field != .unread }
    }
    var isNumberAlone: Bool { columns.count == 1 }
    /// Two names of columns.md stand side by side: else a header may be a form line.
    var hasNeighbours: Bool {
        zip(columns, columns.dropFirst()).contains { $0.field != .unread && $1.field != .unread }
    }
    /// Without neighbours, and with a closing word in its first filled cell.
    var isFormLine: Bool {
        !hasNeighbours && columns.count > 1
            && ["联系人", "联系电话", "备注", "报送日期"].contains(columns.first { !$0.name.isEmpty }?.name)
    }
}

extension SplitMix64 {
    mutating func layout() -> Layout {
        if chance(4) { return Layout(columns: [Column(field: .number, name: one(of: Column.Field.number.names))]) }
        if chance(15) { return named([[.organisation], [.position], [.number]]) }
        var groups: [[Column.Field]] = []
        if chance(25) { groups.append([.ordinal]) }
        if chance(50) { groups.append([.unit]) }
        if chance(95) { groups.append([.organisation]) }
        if chance(70) { groups.append([.person]) }
        if chance(85) { groups.append([.position]) }
        let numbers: [Column.Field] =
            chance(80) ? [.number] : one(of: [[.number, .number], [.number, .number, .number]])
        groups.append(numbers)
        if chance(10) { groups.append([.areaCode]) }
        if chance(12) { groups.append(chance(50) ? [.officer, .officerNumber] : [.officer]) }
        if chance(20) { groups.append([.receivedOn]) }
        if chance(20) { groups.append([.remark]) }
        for _ in 0..<one(of: [0, 0, 0, 1, 2]) { groups.append([.unread]) }
        if Set(groups.joined()).subtracting([.number, .unread]).isEmpty { groups.append([.organisation]) }
        if chance(50) { groups = shuffle(groups) }
        // Of several number columns right behind the officer the first would be the officer's own.
        if let officer = groups.firstIndex(of: [.officer]), officer + 1 < groups.count, groups[officer + 1].count > 1 {
            groups.append(groups.remove(at: officer))
        }
        return named(groups)
    }

    /// The same fields in the same columns under other names.
    mutating func renamed(_ layout: Layout) -> Layout { named(layout.columns.map { [$0.field] }) }

    private mutating func named(_ groups: [[Column.Field]]) -> Layout {
        while true {
            let layout = anyNamed(groups)
            if !layout.isFormLine { return layout }
        }
    }

    private mutating func anyNamed(_ groups: [[Column.Field]]) -> Layout {
        let fields = groups.flatMap { $0 }
        var names: [Column.Field: [String]] = [:]
        for field in fields where names[field] == nil { names[field] = shuffle(field.names) }
        // No name stands twice, and none of the officer's is the contact's.
        names[.officerNumber] = names[.officerNumber].map { _ in
            names[.number]!.suffix(3).filter { !$0.isEmpty }
        }
        names[.number] = names[.number].map { Array($0.prefix(7)) }
        if fields.contains(.organisation) {
            let plain = chance(25) ? one(of: ["单位", "单位名称"]) : nil
            if let plain, fields.contains(.unit), chance(50) {
                names[.unit]!.insert(plain, at: 0)
            } else if let plain {
                names[.organisation]!.insert(plain, at: 0)
            }
        }
        return Layout(columns: fields.map { Column(field: $0, name: names[$0]!.removeFirst()) })
    }
}
