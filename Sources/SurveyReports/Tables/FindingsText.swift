import SurveyCore
import SurveyWords

/// What an import found, for the terminal: a line a file, the findings (those of hand-ins grouped by unit), the units' totals.
package struct FindingsText {
    private let files: [FileReport]
    private let units: UnitReports?
    private let afterwards: [Finding]

    /// - Parameter units: `nil` for a table that is nobody's hand-in.
    package init(files: [FileReport], units: UnitReports?, afterwards: [Finding] = []) {
        self.files = files
        self.units = units
        self.afterwards = afterwards
    }

    /// - Parameter body: gets line by line.
    package func lines(_ words: Words, width: Int? = nil, _ body: (String) throws -> Void) rethrows {
        for file in files { try body(words.imported(file)) }
        let located =
            files.flatMap { file in file.findings.map { (file: String?.some(file.file), finding: $0) } }
            + afterwards.map { (file: nil, finding: $0) }
        for group in groups(located, words) {
            try body("")
            if let heading = group.heading { try body(words.shown(heading)) }
            for (file, finding) in group.findings {
                try FindingsText.entry(finding, file: file, words, width: width ?? 100).forEach(body)
            }
        }
        if let units, !units.isEmpty {
            try body("")
            for unit in units { try body(words.totals(unit)) }
        }
        let inAll = words.inAll(located.map(\.finding))
        if !inAll.isEmpty { try body(inAll) }
    }

    /// What concerns a file as a whole comes first and needs no heading; only hand-ins are anybody's.
    private func groups(_ located: [(file: String?, finding: Finding)], _ words: Words) -> [Group] {
        let isWhole = { (finding: Finding) in
            if case .missingColumn = finding.kind { return true }
            return finding.unit == nil && (finding.record == nil || units == nil)
        }
        return Dictionary(grouping: located.indices) { index in
            let finding = located[index].finding
            return isWhole(finding) ? nil : finding.unit ?? words.noUnitNamed
        }
        .map { Group(heading: $0.key, findings: $0.value.map { located[$0] }, first: $0.value[0]) }
        .sorted { $0.place < $1.place }
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
