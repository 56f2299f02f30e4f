import SurveyCore

/// Totals, remarks and signatures (columns.md §Totals, remarks, signatures).
enum ClosingRow {
    private static let totals = ["合计人数", "合计", "小计", "总计数", "总计", "共计", "累计", "总数", "总人数", "汇总"]
    /// Longer ones before those that they begin with.
    private static let others = [
        "备注", "填表说明", "说明", "注", "附件", "附", "填表人", "填报人", "制表人", "制表日期", "制表时间", "制表", "审核人", "审核", "复核人", "经办人",
        "单位负责人", "负责人", "主管领导", "分管领导", "填报日期", "填表日期", "填报时间", "填表时间", "报送日期", "日期", "联系人", "联系电话", "单位盖章", "盖章",
        "单位（盖章）", "单位(盖章)", "以下空白",
    ]
    /// Behind which a number may stand.
    private static let counting = Set(totals + ["注", "附", "附件"])
    static let words = totals + others
    private static let measures: Set<Character> = ["人", "个", "名", "户", "家", "条", "项"]

    /// Whether a row's first cell says that it is a total, a remark or a signature.
    static func begins(_ cell: String) -> Bool { rest(of: cell) != nil }

    /// Whether it says nothing besides.
    static func isBare(_ cell: String) -> Bool {
        rest(of: cell).map { !$0.contains { $0.isLetter } } ?? false
    }

    /// Behind a unit's name in its column: what a spreadsheet puts below the rows of each.
    private static let subtotals = ["小计", "合计", "总计", "共计", "累计", "汇总", "计数"]

    /// Whether a cell is the total of one unit: `中原区 汇总`.
    static func isSubtotal(_ cell: String) -> Bool {
        let text = trimmed(cell)
        return subtotals.contains { text.hasSuffix($0) && text != $0 }
    }

    /// Whether `cell` can be a subtotal, by its last character; saves looking at a million others.
    static func mayBeSubtotal(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
        guard cell.count > 6 else { return false }
        let last = UInt32(cell[cell.count - 3]) << 16 | UInt32(cell[cell.count - 2]) << 8 | UInt32(cell[cell.count - 1])
        return lastCharacters.contains(last)
    }

    private static let lastCharacters = Set(subtotals.map { $0.utf8.suffix(3).reduce(0) { $0 << 8 | UInt32($1) } })

    /// What stands behind a closing word and the number that belongs to it.
    private static func rest(of cell: String) -> Substring? {
        var text = cell.filter { !$0.isWhitespace }[...]
        if text.hasPrefix("本页") { text = text.dropFirst(2) }
        for word in words where text.hasPrefix(word) {
            let rest = behindBrackets(text.dropFirst(word.count))
            guard let next = rest.first else { return rest }
            if next == "：" || next == ":" { return behindCount(rest.dropFirst()) ?? rest }
            if counting.contains(word), let behind = behindCount(rest.first == "共" ? rest.dropFirst() : rest) {
                return behind
            }
        }
        return text.first == "共" ? behindCount(text.dropFirst()) : nil
    }

    private static func behindBrackets(_ text: Substring) -> Substring {
        guard let open = text.first, "（([【".contains(open), let close = text.firstIndex(where: { "）)]】".contains($0) })
        else { return text }
        return text[text.index(after: close)...]
    }

    private static let counted = ["单位", "企业", "公司", "联系人", "相对人", "人员"]

    /// What stands behind `10`, `10人`, `10家单位`; `nil` where there is no such number.
    private static func behindCount(_ text: Substring) -> Substring? {
        guard text.first?.isNumber == true else { return nil }
        var rest = text.drop { $0.isNumber }
        if let measure = rest.first, measures.contains(measure) { rest = rest.dropFirst() }
        if let word = counted.first(where: rest.hasPrefix) { rest = rest.dropFirst(word.count) }
        return rest.first.map { !$0.isLetter && !$0.isNumber } ?? true ? rest : nil
    }

    /// Whether the only filled cell of a row is a date or the number of a page.
    static func isDateOrPage(_ cell: String) -> Bool {
        if WrittenTime(cell, offset: UTCOffset(seconds: 0)) != nil { return true }
        let text = cell.filter { !$0.isWhitespace }
        let isChineseDate = text.contains("年") && text.allSatisfy { "〇○零一二三四五六七八九十年月日".contains($0) }
        let pages = text.filter { !$0.isNumber && !"，,、/第共".contains($0) }
        return isChineseDate || pages.count > 0 && pages.allSatisfy { $0 == "页" } && text.contains(where: \.isNumber)
    }

    private static let silent: Set<Unicode.Scalar> = ["人", "个", "名", "户", "家", "条", "项", "共", "年", "月", "日", "号"]

    /// Whether a further cell of a row that begins so speaks for a contact.
    static func speaks(_ cell: String) -> Bool {
        cell.unicodeScalars.contains { $0.properties.isAlphabetic && !silent.contains($0) }
            && !cell.contains { $0 == "：" || $0 == ":" }
            && !begins(cell)
    }

    /// Whether a label stands before the number of a cell, which then is whose that says: directly, or one that is known.
    static func isLabelled(_ cell: String, isKnown: (String) -> Bool) -> Bool {
        guard let digit = cell.firstIndex(where: \.isNumber),
            let colon = cell[..<digit].lastIndex(where: { $0 == "：" || $0 == ":" }),
            cell[..<colon].contains(where: \.isLetter)
        else { return false }
        if !cell[colon..<digit].contains(where: \.isLetter) { return true }
        let first = cell[..<colon].firstIndex { $0 == "：" || $0 == ":" } ?? colon
        return begins(cell) || isKnown(String(cell[..<first]))
    }

    /// A row as one text; enough of it to know it by, so that memory stays flat whatever stands in the file.
    static func text(_ cells: [String]) -> String {
        let text = cells.filter { !$0.isEmpty }.joined(separator: " | ")
        return text.utf8.count <= 2000 ? text : String(text.unicodeScalars.prefix(600)) + "…"
    }
}
