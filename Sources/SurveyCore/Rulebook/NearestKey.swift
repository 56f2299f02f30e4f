/// The candidate that most probably was meant: the one with the fewest letters to change, at most a third of them (but always one).
/// Of several equally near the first.
func nearest(to text: String, among candidates: [String]) -> String? {
    let allowed = max(1, text.unicodeScalars.count / 3)
    let distances = candidates.map { ($0, editDistance(text, $0)) }
    return distances.filter { $0.1 <= allowed }.min { $0.1 < $1.1 }?.0
}

/// Levenshtein's distance: insertions, deletions and substitutions of scalars.
private func editDistance(_ a: String, _ b: String) -> Int {
    let a = Array(a.unicodeScalars)
    let b = Array(b.unicodeScalars)
    var row = Array(0...b.count)
    for i in a.indices {
        var diagonal = row[0]
        row[0] = i + 1
        for j in b.indices {
            let substituted = diagonal + (a[i] == b[j] ? 0 : 1)
            diagonal = row[j + 1]
            row[j + 1] = min(substituted, row[j] + 1, diagonal + 1)
        }
    }
    return row[b.count]
}
