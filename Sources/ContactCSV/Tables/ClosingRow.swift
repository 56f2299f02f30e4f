import SurveyCore

/// Totals, remarks and signatures (columns.md §Totals, remarks, signatures).
enum ClosingRow {
    private static let totals = ["合计", "小计", "总计", "共计", "总数"]
    /// Longer ones before those that they begin with.
    private static let others = [
        "备注", "填表说明", "说明", "注", "填表人", "填报人", "制表人", "制表日期", "制表", "审核人", "审核", "复核人", "经办人", "单位负责人", "负责人",
        "主管领导", "分管领导", "填报日期", "填表日期", "填报时间", "填表时间", "报送日期", "日期", "联系人", "联系电话", "单位盖章", "盖章", "单位（盖章）",
        "单位(盖章)",
    ]
    static let words = totals + others
    private static let measures: Set<Character> = ["人", "个", "名", "户", "家", "条", "项"]

    /// Whether a row's first cell says that it is a total, a remark or a signature.
    static func begins(_ cell: String) -> Bool {
        let text = cell.filter { !$0.isWhitespace }[...]
        for word in words where text.hasPrefix(word) {
            let rest = behindBrackets(text.dropFirst(word.count))
            guard let next = rest.first else { return true }
            if next == "：" || next == ":" { return true }
            if totals.contains(word) || word == "注", isCount(rest.first == "共" ? rest.dropFirst() : rest) {
                return true
            }
        }
        return text.first == "共" && isCount(text.dropFirst())
    }

    private static func behindBrackets(_ text: Substring) -> Substring {
        guard let open = text.first, "（([【".contains(open), let close = text.firstIndex(where: { "）)]】".contains($0) })
        else { return text }
        return text[text.index(after: close)...]
    }

    private static let counted = ["单位", "企业", "公司", "联系人", "相对人", "人员"]

    /// `10`, `10人`, `10家单位，…`
    private static func isCount(_ text: Substring) -> Bool {
        guard text.first?.isNumber == true else { return false }
        var rest = text.drop { $0.isNumber }
        if let measure = rest.first, measures.contains(measure) { rest = rest.dropFirst() }
        if let word = counted.first(where: rest.hasPrefix) { rest = rest.dropFirst(word.count) }
        return rest.first.map { !$0.isLetter && !$0.isNumber } ?? true
    }

    private static let silent: Set<Unicode.Scalar> = ["人", "个", "名", "户", "家", "条", "项", "共", "年", "月", "日", "号"]

    /// Whether a further cell of a row that begins so speaks for a contact.
    static func speaks(_ cell: String) -> Bool {
        cell.unicodeScalars.contains { $0.properties.isAlphabetic && !silent.contains($0) }
            && !cell.contains { $0 == "：" || $0 == ":" }
            && !begins(cell)
    }

    /// Whether a cell begins with a label: the number behind it is whose it says, no contact's.
    static func isLabelled(_ cell: String) -> Bool {
        guard let colon = cell.firstIndex(where: { $0 == "：" || $0 == ":" }) else { return false }
        return !cell[..<colon].contains { $0.isNumber } && cell[..<colon].contains { $0.isLetter }
    }
}
