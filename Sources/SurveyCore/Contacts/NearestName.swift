/// Known names, folded once, to be asked for the one that another name may have been meant to be.
///
/// Distances count insertions and deletions on the folded names (a wrong character is one of each), because units are
/// abbreviated more often than misspelt: 郑州市城管局 is 2 from 郑州市城市管理局 and 4 from 郑州市水利局.
package struct NearestName: Sendable {
    private let known: [(name: String, scalars: [Unicode.Scalar])]

    package init(_ names: some Sequence<String>) {
        known = names.map { ($0, Array(UnitName.fold($0).unicodeScalars)) }
    }

    package var count: Int { known.count }

    /// The one known name; `nil` when none is near, or when another is as near.
    package func nearest(to name: String) -> String? {
        let wanted = Array(UnitName.fold(name).unicodeScalars)
        // Longer than any unit's name is no misspelling, and the comparison takes the square of its length.
        guard (1...100).contains(wanted.count) else { return nil }
        var best: (name: String, distance: Int)?
        var runnerUp = Int.max
        for (candidate, scalars) in known {
            let longer = max(wanted.count, scalars.count)
            let shorter = min(wanted.count, scalars.count)
            guard (1...100).contains(scalars.count), longer - shorter <= longer / 2 || shorter >= 3 else { continue }
            let common = Self.commonSubsequence(wanted, scalars)
            let distance = longer + shorter - 2 * common
            let abbreviates = common == shorter && shorter >= 3
            guard distance <= longer / 2 || abbreviates else { continue }
            if let current = best, current.distance <= distance {
                runnerUp = min(runnerUp, distance)
            } else {
                runnerUp = best.map { min(runnerUp, $0.distance) } ?? runnerUp
                best = (candidate, distance)
            }
        }
        guard let best, runnerUp == .max || runnerUp - best.distance >= 2 else { return nil }
        return best.name
    }

    /// Length of the longest common subsequence.
    private static func commonSubsequence(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
        var row = [Int](repeating: 0, count: b.count + 1)
        for left in a {
            var diagonal = 0
            for (index, right) in b.enumerated() {
                let above = row[index + 1]
                row[index + 1] = left == right ? diagonal + 1 : max(above, row[index])
                diagonal = above
            }
        }
        return row[b.count]
    }
}
