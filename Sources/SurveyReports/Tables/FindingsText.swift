import SurveyCore
import SurveyWords

/// What an import found, for the terminal: a line a file, the findings (those of hand-ins grouped by unit, and what repeats
/// said once, of what is like it a few), the units' totals.
package struct FindingsText {
    private let files: [FileReport]
    private let passedOver: [PassedOverFiles]
    private let units: UnitReports?
    private let afterwards: FindingList
    private let isHeldBack: Bool

    /// - Parameters:
    ///   - units: `nil` for a table that is nobody's hand-in.
    ///   - isHeldBack: errors kept all files from being taken.
    package init(
        files: [FileReport],
        passedOver: [PassedOverFiles] = [],
        units: UnitReports?,
        afterwards: FindingList = [],
        isHeldBack: Bool = false
    ) {
        self.files = files
        self.passedOver = passedOver
        self.units = units
        self.afterwards = afterwards
        self.isHeldBack = isHeldBack
    }

    /// - Parameter body: gets line by line.
    package func lines(_ words: Words, width: Int? = nil, _ body: (String) throws -> Void) rethrows {
        for folder in passedOver { try body(words.passedOver(folder)) }
        for file in files { try body(words.imported(file)) }
        if isHeldBack { try body(words.heldBack) }
        let lists: [(file: String?, findings: FindingList)] =
            files.map { ($0.file, $0.findings) } + [(nil, afterwards)]
        let entries = lists.flatMap { list in list.findings.groups.map { Entry(file: list.file, groups: [$0]) } }
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
            let finding = entries[index].finding
            return isWhole(finding) ? nil : finding.unit ?? words.noUnitNamed
        }
        .map { Part(heading: $0.key, entries: folded($0.value.map { entries[$0] }), first: $0.value[0]) }
        .sorted { $0.place < $1.place }
    }

    /// More than three rows of one file that have the same wrong with them, each in its own words, stand together.
    private func folded(_ entries: [Entry]) -> [Entry] {
        let rows = entries.filter { $0.finding.record != nil }
        var many = Dictionary(grouping: rows, by: \.likeness).filter { $0.value.count > 3 }
        return entries.compactMap { entry in
            guard entry.finding.record != nil, let like = many[entry.likeness] else { return entry }
            many[entry.likeness] = []
            return like.isEmpty ? nil : Entry(file: entry.file, groups: like.flatMap(\.groups))
        }
    }

    /// What stands under one heading: that of the file as a whole first, the others by the first of each.
    private struct Part {
        let heading: String?
        let entries: [Entry]
        let first: Int
        var place: Int { heading == nil ? -1 : entries[0].finding.unit == nil ? .max : first }
    }

    private struct Entry {
        let file: String?
        let groups: [FindingGroup]

        struct Likeness: Hashable {
            let file: String?
            let code: String
            let severity: Finding.Severity
            let sheet: String?
            let column: String?
        }

        var finding: Finding { groups[0].finding }
        var likeness: Likeness {
            Likeness(
                file: file,
                code: finding.code,
                severity: finding.severity,
                sheet: finding.sheet,
                column: finding.column
            )
        }

        /// `  错误 郑州市水利局.csv 第 7 条（第 9 行）「联系方式」列：1.54E+10`, the message below it; beside it where there is no
        /// place.
        func lines(_ words: Words, width: Int) -> [String] {
            let place = words.located(groups, file: file)
            let messages = words.messages(groups)
            let severity = "  \(words.severity(finding.severity)) "
            guard place.isEmpty else {
                let lines = messages.flatMap { wrapped($0, columns: max(30, width - 6)) }
                return [severity + place] + lines.map { "      " + $0 }
            }
            let lines = messages.flatMap { wrapped($0, columns: max(30, width - DisplayWidth.of(severity))) }
            return [severity + lines[0]] + lines.dropFirst().map { "      " + $0 }
        }
    }
}
