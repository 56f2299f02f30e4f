import SurveyCore
import SurveyWords

/// What an import found, for the terminal: a line a file, the findings (those of hand-ins grouped by unit), the units' totals.
package enum FindingsText {
    package static func text(
        files: [FileReport],
        units: [UnitReport]?,
        afterwards: [Finding] = [],
        _ words: Words,
        width: Int? = nil,
        checked: Bool = false
    ) -> String {
        var lines = files.map { words.imported($0, checked: checked) }
        let located =
            files.flatMap { file in file.findings.map { (file: String?.some(file.file), finding: $0) } }
            + afterwards.map { (file: nil, finding: $0) }
        // What concerns a file as a whole comes first and needs no heading; only hand-ins are anybody's.
        let isWhole = { (finding: Finding) in
            if case .missingColumn = finding.kind { return true }
            return finding.unit == nil && (finding.record == nil || units == nil)
        }
        let groups: [Group] = Dictionary(grouping: located.indices) { index in
            let finding = located[index].finding
            return isWhole(finding) ? nil : finding.unit ?? words("未指明单位", "No unit")
        }
        .map { Group(heading: $0.key, findings: $0.value.map { located[$0] }, first: $0.value[0]) }
        for group in groups.sorted(by: { $0.place < $1.place }) {
            lines.append("")
            if let heading = group.heading { lines.append(words.shown(heading)) }
            for (file, finding) in group.findings { lines += entry(finding, file: file, words, width: width ?? 100) }
        }
        if let units, !units.isEmpty {
            lines.append("")
            lines += units.map { words.totals($0) }
        }
        let tally = words.tally(located.map(\.finding))
        if !tally.isEmpty { lines.append(words("共 ", "In all ") + tally + words("。", ".")) }
        return lines.joined(separator: "\n")
    }

    /// Findings under one heading, those of the file as a whole first, the others by the first of each.
    private struct Group {
        let heading: String?
        let findings: [(file: String?, finding: Finding)]
        let first: Int
        var place: Int { heading == nil ? -1 : findings[0].finding.unit == nil ? .max : first }
    }

    /// `  错误 郑州市水利局.csv 第 7 条（第 9 行）「联系方式」列：1.54E+10`, the message below it; beside it where there is no place.
    private static func entry(_ finding: Finding, file: String?, _ words: Words, width: Int) -> [String] {
        let place = words.located(finding, file: file)
        let message = words.message(finding)
        let severity = "  \(words.severity(finding.severity)) "
        guard place.isEmpty else {
            return [severity + place] + wrapped(message, columns: max(30, width - 6)).map { "      " + $0 }
        }
        let lines = wrapped(message, columns: max(30, width - DisplayWidth.of(severity)))
        return [severity + lines[0]] + lines.dropFirst().map { "      " + $0 }
    }
}
