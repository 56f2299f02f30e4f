/// The candidate that most probably was meant: the one with the fewest letters to change, at most a third of them (but always one).
/// Of several equally near the first.
package func nearest(to text: String, among candidates: [String]) -> String? {
    let allowed = max(1, text.unicodeScalars.count / 3)
    let distances = candidates.map { ($0, editDistance(text, $0)) }
    return distances.filter { $0.1 <= allowed }.min { $0.1 < $1.1 }?.0
}

/// Insertions, deletions, substitutions and swaps of neighbouring scalars (optimal string alignment).
private func editDistance(_ a: String, _ b: String) -> Int {
    let a = Array(a.unicodeScalars)
    let b = Array(b.unicodeScalars)
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
        var row = [i + 1]
        for j in b.indices {
            var least = min(last[j] + (a[i] == b[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
            if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { least = min(least, beforeLast[j - 1] + 1) }
            row.append(least)
        }
        (beforeLast, last) = (last, row)
    }
    return last[b.count]
}
