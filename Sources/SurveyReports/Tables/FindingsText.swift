import SurveyCore
import SurveyWords

/// What an import found, for the terminal: a line a file, the findings grouped by unit, the units' totals.
package struct FindingsText {
    private let files: [FileReport]
    private let units: UnitReports
    private let afterwards: [Finding]
    private let checked: Bool

    package init(files: [FileReport], units: UnitReports, afterwards: [Finding] = [], checked: Bool = false) {
        self.files = files
        self.units = units
        self.afterwards = afterwards
        self.checked = checked
    }

    /// - Parameter body: gets line by line.
    package func lines(_ words: Words, width: Int? = nil, _ body: (String) throws -> Void) rethrows {
        for file in files { try body(words.imported(file, checked: checked)) }
        let located =
            files.flatMap { file in file.findings.map { (file: String?.some(file.file), finding: $0) } }
            + afterwards.map { (file: nil, finding: $0) }
        let ofUnit = Dictionary(grouping: located, by: \.finding.unit)
        for unit in FindingsText.order(located.map(\.finding.unit)) {
            try body("")
            try body(unit.map { words.shown($0) } ?? words("未指明单位", "No unit"))
            for (file, finding) in ofUnit[unit] ?? [] {
                try FindingsText.entry(finding, file: file, words, width: width ?? 100).forEach(body)
            }
        }
        if !units.isEmpty { try body("") }
        for unit in units { try body(words.totals(unit)) }
        let tally = words.tally(located.map(\.finding))
        if !tally.isEmpty { try body(words("共 ", "In all ") + tally + words("。", ".")) }
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
