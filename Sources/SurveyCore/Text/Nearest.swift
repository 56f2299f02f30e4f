/// The one value whose name was most probably meant (a key, a command, an outcome, a person): the name with the fewest
/// edits, at most a third of the text's length but always one. `nil` where none is near, or another value is as near.
/// - Parameter parts: whether a name that holds the text, or is held by it, is as near as one edit.
package func nearest<Value: Hashable>(
    to text: String,
    among names: some Sequence<(name: String, value: Value)>,
    parts: Bool = false
) -> Value? {
    var best = (distance: max(1, text.unicodeScalars.count / 3), values: Set<Value>())
    for (name, value) in names {
        let isPart = parts && (name.contains(text) || text.contains(name))
        let distance = isPart ? 1 : editDistance(text, name)
        if distance < best.distance { best = (distance, [value]) }
        if distance == best.distance { best.values.insert(value) }
    }
    return best.values.count == 1 ? best.values.first : nil
}

package func nearest(to text: String, among names: [String]) -> String? {
    nearest(to: text, among: names.map { (name: $0, value: $0) })
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
