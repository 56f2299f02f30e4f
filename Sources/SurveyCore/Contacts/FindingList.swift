/// Is told each finding where it is found; on any thread.
package typealias FindingListener = @Sendable (Finding) -> Void

/// The findings of a file, always in its order: by record, those of the file as a whole first; of one record in the order
/// in which they were found. However many there are it stays small: of each kind (a code with its severity) the first are
/// kept, the rest is counted.
package struct FindingList: Hashable, Sendable {
    /// So many of a kind are kept, and so many different ones grouped.
    package static let limit = 1000

    /// A code with its severity, and a number of findings.
    package struct Count: Hashable, Sendable {
        package let code: String
        package let severity: Finding.Severity
        package let count: Int
    }

    private struct Kind: Hashable {
        let code: String
        let severity: Finding.Severity

        init(_ finding: Finding) {
            code = finding.code
            severity = finding.severity
        }
    }

    private struct Tally: Hashable {
        let kind: Kind
        var count = 0
        var kept = 0
        var groups = 0
        /// The record of the last one kept.
        var lastRecord = 0
    }

    private var kept: [Finding] = []
    private var tallies: [Tally] = []
    private var talliesByKind: [Kind: Int] = [:]
    private var grouped: [FindingGroup] = []
    /// Where a finding's group stands, by what its group has in common.
    private var groupsByCommon: [Finding: Int] = [:]

    package init() {}

    package mutating func append(_ finding: Finding) {
        let tally = tally(Kind(finding))
        tallies[tally].count += 1
        group(FindingGroup(finding), tally)
        keep(finding, tally)
    }

    package mutating func append(contentsOf findings: some Sequence<Finding>) {
        for finding in findings { append(finding) }
    }

    /// What another list has of the same file.
    package mutating func append(contentsOf other: FindingList) {
        for more in other.tallies {
            let tally = tally(more.kind)
            tallies[tally].count += more.count
        }
        for group in other.grouped { self.group(group, tally(Kind(group.finding))) }
        let mine = kept
        kept = []
        for tally in tallies.indices { (tallies[tally].kept, tallies[tally].lastRecord) = (0, 0) }
        var (left, right) = (0, 0)
        while left < mine.count || right < other.kept.count {
            let takesMine =
                right == other.kept.count
                || left < mine.count && (mine[left].record ?? 0) <= (other.kept[right].record ?? 0)
            let finding = takesMine ? mine[left] : other.kept[right]
            if takesMine { left += 1 } else { right += 1 }
            keep(finding, tally(Kind(finding)))
        }
    }

    /// Changes what every finding says: the unit's name, a column's. Kind and place stay.
    package mutating func update(_ change: (inout Finding) -> Void) {
        for place in kept.indices { change(&kept[place]) }
        let groups = grouped
        grouped = []
        groupsByCommon = [:]
        for tally in tallies.indices { tallies[tally].groups = 0 }
        for var group in groups {
            change(&group.finding)
            self.group(group, tally(Kind(group.finding)))
        }
    }

    private mutating func tally(_ kind: Kind) -> Int {
        if let known = talliesByKind[kind] { return known }
        talliesByKind[kind] = tallies.count
        tallies.append(Tally(kind: kind))
        return tallies.count - 1
    }

    private mutating func group(_ group: FindingGroup, _ tally: Int) {
        let common = group.finding.anywhere
        if let place = groupsByCommon[common] { return grouped[place].add(group) }
        guard tallies[tally].groups < FindingList.limit else { return }
        tallies[tally].groups += 1
        groupsByCommon[common] = grouped.count
        grouped.append(group)
    }

    private mutating func keep(_ finding: Finding, _ tally: Int) {
        let record = finding.record ?? 0
        if tallies[tally].kept < FindingList.limit {
            insert(finding)
            tallies[tally].kept += 1
            tallies[tally].lastRecord = Swift.max(tallies[tally].lastRecord, record)
        } else if record < tallies[tally].lastRecord {
            // What stands at the top of a file is sometimes known only at its end.
            let kind = tallies[tally].kind
            kept.remove(at: kept.lastIndex { Kind($0) == kind }!)
            insert(finding)
            tallies[tally].lastRecord = kept.last { Kind($0) == kind }!.record ?? 0
        }
    }

    private mutating func insert(_ finding: Finding) {
        let record = finding.record ?? 0
        if kept.last.map({ ($0.record ?? 0) <= record }) ?? true { return kept.append(finding) }
        var (low, high) = (0, kept.count)
        while low < high {
            let middle = (low + high) / 2
            if (kept[middle].record ?? 0) <= record { low = middle + 1 } else { high = middle }
        }
        kept.insert(finding, at: low)
    }
}

extension FindingList {
    /// How many there are, those that are not kept too.
    package var total: Int { tallies.reduce(0) { $0 + $1.count } }

    /// How many there are of a severity, those that are not kept too.
    package func total(_ severity: Finding.Severity) -> Int {
        tallies.reduce(0) { $1.kind.severity == severity ? $0 + $1.count : $0 }
    }

    /// Whether there are errors or warnings.
    package var asks: Bool { total(.error) + total(.warning) > 0 }

    /// The units that are named, by what is kept or grouped.
    package var units: Set<String> { Set(kept.compactMap(\.unit) + grouped.compactMap(\.finding.unit)) }

    /// Of which kinds not all are kept, and how many of them are not.
    package var omitted: [Count] { counts { $0.count - $0.kept } }

    /// How many of each kind are in none of the ``groups``.
    package var ungrouped: [Count] {
        var inGroups: [Kind: Int] = [:]
        for group in grouped { inGroups[Kind(group.finding), default: 0] += group.count }
        return counts { $0.count - inGroups[$0.kind, default: 0] }
    }

    private func counts(_ number: (Tally) -> Int) -> [Count] {
        let order: [Finding.Severity] = [.error, .warning, .note]
        return tallies.map { Count(code: $0.kind.code, severity: $0.kind.severity, count: number($0)) }
            .filter { $0.count > 0 }
            .sorted { (order.firstIndex(of: $0.severity)!, $0.code) < (order.firstIndex(of: $1.severity)!, $1.code) }
    }

    /// Findings that differ in their place alone, as one; by the first of each in the order of the file.
    package var groups: [FindingGroup] {
        grouped.enumerated().sorted { a, b in
            let (left, right) = (a.element.finding.record ?? 0, b.element.finding.record ?? 0)
            return left == right ? a.offset < b.offset : left < right
        }.map(\.element)
    }
}

/// Those that are kept.
extension FindingList: RandomAccessCollection, ExpressibleByArrayLiteral {
    package var startIndex: Int { 0 }
    package var endIndex: Int { kept.count }
    package subscript(_ place: Int) -> Finding { kept[place] }

    package init(arrayLiteral elements: Finding...) {
        self.init()
        append(contentsOf: elements)
    }
}
