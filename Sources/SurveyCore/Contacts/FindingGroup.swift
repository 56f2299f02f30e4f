/// Findings of one file that differ in their place alone: said once, with their number and rows.
package struct FindingGroup: Hashable, Sendable {
    /// The first of them.
    package var finding: Finding
    package private(set) var count = 1
    package private(set) var records = NumberRanges()
    package private(set) var lines = NumberRanges()

    init(_ finding: Finding) {
        self.finding = finding
        finding.record.map { records.add($0...$0) }
        finding.line.map { lines.add($0...$0) }
    }

    package mutating func add(_ other: FindingGroup) {
        count += other.count
        if (other.finding.record ?? 0) < (finding.record ?? 0) { finding = other.finding }
        records.add(other.records)
        lines.add(other.lines)
    }
}

/// Numbers in ascending order as ranges: the first of them, when there are many.
package struct NumberRanges: Hashable, Sendable {
    /// So many ranges are kept.
    package static let limit = 10

    package private(set) var ranges: [ClosedRange<Int>] = []
    /// There are numbers in none of the ranges.
    package private(set) var isCut = false

    mutating func add(_ other: NumberRanges) {
        isCut = isCut || other.isCut
        for range in other.ranges { add(range) }
    }

    mutating func add(_ range: ClosedRange<Int>) {
        guard let last = ranges.last else {
            ranges = [range]
            return
        }
        if range.lowerBound > last.upperBound + 1 {
            guard ranges.count < NumberRanges.limit else {
                isCut = true
                return
            }
            return ranges.append(range)
        }
        var merged: [ClosedRange<Int>] = []
        for next in (ranges + [range]).sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let before = merged.last, next.lowerBound <= before.upperBound + 1 {
                merged[merged.count - 1] = before.lowerBound...max(before.upperBound, next.upperBound)
            } else {
                merged.append(next)
            }
        }
        isCut = isCut || merged.count > NumberRanges.limit
        ranges = Array(merged.prefix(NumberRanges.limit))
    }
}

extension Finding {
    /// What findings have in common that are said once: all but their place, and what is of no use to whom puts them right
    /// (which byte of a row it is that cannot be read, under which number a dial is recorded already).
    package var anywhere: Finding {
        let common: (kind: Kind, value: String?) =
            switch kind {
            case .unreadableEncoding where record != nil: (.unreadableEncoding(offset: 0), value)
            case .alreadyRecorded: (.alreadyRecorded(call: 0), nil)
            default: (kind, value)
            }
        var finding = Finding(common.kind, column: column, value: common.value, unit: unit)
        finding.sheet = sheet
        return finding
    }
}
