/// Rows whose first filled cell begins with a closing word (columns.md §Totals, remarks, signatures).
extension TableWriter {
    private static let totals = [
        "合计", "小计", "总计", "总数", "共计", "合计：", "合计:10人", "合计10", "总计共10人", "小计 3", "共10人", "合计（人）", "合 计", "共计：12家。",
        "累计3户", "总人数：12", "合计人数10", "本页小计：10人", "本页共3户",
    ]
    private static let others = [
        "备注：无", "注：以上为本年度", "注1：以上", "注", "说明：", "填表说明：每行一人", "填表人：张三", "填表人（签字）：", "制表人", "审核人：李四", "复核人:", "单位负责人：",
        "单位负责人（签字）：张三", "单位（盖章）", "盖章：", "填报日期：2020年9月1日", "日期", "联系人：张三", "联系电话：0371-67181234", "填报时间：9月", "经办人：", "附",
        "附件2", "附：说明",
        "以下空白", "制表时间：9月",
    ]
    /// Behind a unit's name in its column.
    private static let subtotals = ["小计", " 汇总", "合计", " 计数", "总计"]
    /// Cells beside them that speak for nobody.
    static let silent = ["", "", "", "3", "10人", "2020年9月1日", "审核人：李四", "电话：0371-67181234"]

    private static let alone = ["第1页", "第 2 页 共 3 页", "共12页", "2020年9月18日", "2020-09-18", "二〇二〇年九月十八日"]

    /// Passed over: no telephone, and no organisation with a position or person.
    mutating func addClosing(_ layout: Layout) {
        let isSubtotal = layout.columns[0].field == .unit && random.chance(30)
        let first =
            isSubtotal
            ? random.one(of: Words.units) + random.one(of: Self.subtotals)
            : random.one(of: random.chance(50) ? Self.totals : Self.others)
        var cells = [first]
        if !layout.isNumberAlone {
            switch random.number(1...4) {
            case 4 where layout.columns[0].field != .number:
                // A date or a page, alone in its row.
                cells = [random.one(of: Self.alone)] + layout.columns.dropFirst().map { _ in "" }
            case 1: cells += layout.columns.dropFirst().map { _ in "" }
            case 2: cells += layout.columns.dropFirst().map { _ in random.one(of: Self.silent) }
            default:
                if !isSubtotal, random.chance(50) { cells = ["", first] }
            }
        }
        add(cells, .passedOver(code: "passed-over"))
        endCarry()
    }

    /// `联系人,张三,电话,`: a line of a form, though some of it are names of columns.
    mutating func addFormLine(_ layout: Layout) {
        guard layout.columns.count >= 4 else { return }
        let isNumber = layout.columns.map { $0.field == .number }
        let fields = layout.fields.prefix(4)
        // Organisation and position or person must not both have words.
        guard !isNumber[1], !fields.dropFirst().contains(.organisation) else { return }
        add(["联系人", "张三", "电话", ""] + layout.columns.dropFirst(4).map { _ in "" }, .passedOver(code: "passed-over"))
        endCarry()
    }

    /// A number beside it, and nothing that speaks for a contact: nobody knows what it is.
    mutating func addDoubtful(_ layout: Layout) {
        guard let place = layout.place(.number), place > 0 else { return }
        var cells = layout.columns.map { _ in random.one(of: ["", "", "3", "电话：", "审核人"]) }
        cells[0] = random.one(of: random.chance(50) ? Self.totals : Self.others)
        for other in layout.places(.number).dropFirst() { cells[other] = "" }
        for other in layout.places(.unit) + layout.places(.areaCode) where other > 0 { cells[other] = "" }
        cells[place] = "0371-67181234"
        // A label before it says whose number it is.
        let left = cells[place - 1]
        let isLabelled = left.hasSuffix("：") || left.hasSuffix(":") || left == "单位（盖章）"
        add(cells, isLabelled ? .passedOver(code: "passed-over") : .refused(code: "doubtful-row"))
        endCarry()
    }

    /// The label of a unit, and a number: the office's own.
    mutating func addUnitLineWithNumber(_ layout: Layout) {
        guard layout.place(.unit) == nil, let place = layout.place(.number), place > 0 else { return }
        var tail = layout.columns.map { _ in "" }
        tail[place] = "0371-67181234"
        addUnitLine(random.one(of: Words.units), tail: tail)
    }

    private static let bare = ["合计", "负责人", "备注", "合计10人", "审核人", "本页共3户"]
    private static let labelled = ["联系人：张三", "备注：见附件", "负责人：张三"]

    /// A contact of which the first cell is called like a closing word: the others speak for it.
    mutating func addSpeaking(_ layout: Layout) {
        let words: [Column.Field] = [.organisation, .position, .person]
        let first = layout.columns[0].field
        let speakers = layout.columns.indices.dropFirst().filter { words.contains(layout.columns[$0].field) }
        guard ![.unit, .number, .areaCode, .receivedOn].contains(first), !speakers.isEmpty else { return }
        let organisation = speakers.first { layout.columns[$0].field == .organisation }
        // Without a telephone the organisation and one of the others must speak.
        let isSilent = organisation != nil && speakers.count > 1 && random.chance(30)
        let speaker = random.one(of: speakers)
        let number = isSilent ? random.one(of: ["无", "", "67"]) : self.number()
        addContactRow(layout) { cells, random in
            // One that says nothing besides closes a table, unless it is a position or the organisation stands there.
            let isBare = first == .position || speaker == organisation || isSilent
            cells[0] = random.one(of: isBare ? Self.bare + Self.labelled : Self.labelled)
            for place in speakers {
                if place == organisation { cells[place] = "甲公司" }
                if place != speaker, !isSilent, random.chance(50) { cells[place] = "" }
            }
            for place in layout.places(.areaCode) { cells[place] = "" }
            for (index, place) in layout.places(.number).enumerated() { cells[place] = index == 0 ? number : "" }
        }
    }
}
