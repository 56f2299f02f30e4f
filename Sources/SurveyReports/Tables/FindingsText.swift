import SurveyCore
import SurveyWords

/// What an import found, for the terminal: a line a file, the findings (those of hand-ins grouped by unit, and what repeats
/// said once), the units' totals.
package struct FindingsText {
    private let files: [FileReport]
    private let passedOver: [PassedOverFiles]
    private let units: UnitReports?
    private let afterwards: FindingList

    /// - Parameter units: `nil` for a table that is nobody's hand-in.
    package init(
        files: [FileReport],
        passedOver: [PassedOverFiles] = [],
        units: UnitReports?,
        afterwards: FindingList = []
    ) {
        self.files = files
        self.passedOver = passedOver
        self.units = units
        self.afterwards = afterwards
    }

    /// - Parameter body: gets line by line.
    package func lines(_ words: Words, width: Int? = nil, _ body: (String) throws -> Void) rethrows {
        for folder in passedOver { try body(words.passedOver(folder)) }
        for file in files { try body(words.imported(file)) }
        let lists: [(file: String?, findings: FindingList)] =
            files.map { ($0.file, $0.findings) } + [(nil, afterwards)]
        let entries = lists.flatMap { list in list.findings.groups.map { Entry(file: list.file, group: $0) } }
        for part in parts(entries, words) {
            try body("")
            if let heading = part.heading { try body(words.shown(heading)) }
            for entry in part.entries { try entry.lines(words, width: width ?? 100).forEach(body) }
        }
        let left = lists.compactMap { words.unlisted($0.findings.ungrouped, file: $0.file) }
        if !left.isEmpty { try body("") }
        try left.forEach(body)
        if let units, !units.isEmpty {
            try body("")
            for unit in units { try body(words.totals(unit)) }
        }
        let inAll = words.inAll { severity in lists.reduce(0) { $0 + $1.findings.total(severity) } }
        if !inAll.isEmpty { try body(inAll) }
    }

    /// What concerns a file as a whole comes first and needs no heading; only hand-ins are anybody's.
    private func parts(_ entries: [Entry], _ words: Words) -> [Part] {
        let isWhole = { (finding: Finding) in
            if finding.kind.isOfTable { return true }
            return finding.unit == nil && (finding.record == nil || units == nil)
        }
        return Dictionary(grouping: entries.indices) { index in
            let finding = entries[index].group.finding
            return isWhole(finding) ? nil : finding.unit ?? words.noUnitNamed
        }
        .map { Part(heading: $0.key, entries: $0.value.map { entries[$0] }, first: $0.value[0]) }
        .sorted { $0.place < $1.place }
    }

    /// What stands under one heading: that of the file as a whole first, the others by the first of each.
    private struct Part {
        let heading: String?
        let entries: [Entry]
        let first: Int
        var place: Int { heading == nil ? -1 : entries[0].group.finding.unit == nil ? .max : first }
    }

    private struct Entry {
        let file: String?
        let group: FindingGroup

        /// `  错误 郑州市水利局.csv 第 7 条（第 9 行）「联系方式」列：1.54E+10`, the message below it; beside it where there is no
        /// place.
        func lines(_ words: Words, width: Int) -> [String] {
            let place = words.located(group, file: file)
            let message = words.message(group)
            let severity = "  \(words.severity(group.finding.severity)) "
            guard place.isEmpty else {
                return [severity + place] + wrapped(message, columns: max(30, width - 6)).map { "      " + $0 }
            }
            let lines = wrapped(message, columns: max(30, width - DisplayWidth.of(severity)))
            return [severity + lines[0]] + lines.dropFirst().map { "      " + $0 }
        }
    }
}
