import SurveyCore
import SurveyWords

/// What an import found, for the terminal: a line a file, the findings grouped by unit, the units' totals.
package enum FindingsText {
    package static func text(
        files: [FileReport],
        units: [UnitReport],
        afterwards: [Finding] = [],
        _ words: Words,
        width: Int? = nil,
        checked: Bool = false
    ) -> String {
        var lines = files.map { words.imported($0, checked: checked) }
        let located =
            files.flatMap { file in file.findings.map { (file: String?.some(file.file), finding: $0) } }
            + afterwards.map { (file: nil, finding: $0) }
        let ofUnit = Dictionary(grouping: located, by: \.finding.unit)
        for unit in order(located.map(\.finding.unit)) {
            lines.append("")
            lines.append(unit.map { words.shown($0) } ?? words("未指明单位", "No unit"))
            for (file, finding) in ofUnit[unit] ?? [] {
                lines += entry(finding, file: file, words, width: width ?? 100)
            }
        }
        if !units.isEmpty {
            lines.append("")
            lines += units.map { words.totals($0) }
        }
        let tally = words.tally(located.map(\.finding))
        if !tally.isEmpty { lines.append(words("共 ", "In all ") + tally + words("。", ".")) }
        return lines.joined(separator: "\n")
    }

    /// `  错误 郑州市水利局.csv 第 7 条（第 9 行）「联系方式」列：1.54E+10`, the message below it.
    private static func entry(_ finding: Finding, file: String?, _ words: Words, width: Int) -> [String] {
        let head = "  \(words.severity(finding.severity)) \(words.located(finding, file: file))"
        return [head] + wrapped(words.message(finding), columns: max(30, width - 6)).map { "      " + $0 }
    }

    /// Units in the order of their first finding; findings without one come last.
    private static func order(_ units: [String?]) -> [String?] {
        var seen: Set<String> = []
        let named = units.compactMap { $0 }.filter { seen.insert($0).inserted }
        return named.map(Optional.some) + (units.contains(nil) ? [nil] : [])
    }
}
