import Foundation

/// Names of units as offices write them (product.md §3, "Unit names are compared after …").
package enum UnitName {
    /// The form in which names are compared: NFC, trimmed, no blanks between Chinese characters, full-width brackets,
    /// letters and digits as ASCII.
    package static func fold(_ name: String) -> String {
        // Most names are Chinese characters and digits alone, and stay as they are.
        let isFolded = name.unicodeScalars.allSatisfy {
            (0x4E00...0x9FFF).contains($0.value) || (0x30...0x39).contains($0.value)
        }
        if isFolded { return name }
        var folded: [Unicode.Scalar] = []
        var blanks: [Unicode.Scalar] = []
        for scalar in trimmed(nfc(name)).unicodeScalars {
            if scalar.properties.isWhitespace {
                blanks.append(" ")
                continue
            }
            let plain = halfWidth(scalar)
            if !blanks.isEmpty, let last = folded.last, !(isHan(last) && isHan(plain)) { folded += blanks }
            blanks.removeAll(keepingCapacity: true)
            folded.append(plain)
        }
        var result = String.UnicodeScalarView()
        result.append(contentsOf: folded)
        return String(result)
    }

    /// The one known name that `name` may have been meant to be; `nil` when none is near, or when another is as near.
    ///
    /// Distances count insertions and deletions on the folded names (a wrong character is one of each), because units are
    /// abbreviated more often than misspelt: 郑州市城管局 is 2 from 郑州市城市管理局 and 4 from 郑州市水利局.
    package static func nearest(to name: String, among known: some Sequence<String>) -> String? {
        let wanted = Array(fold(name).unicodeScalars)
        // Longer than any unit's name is no misspelling, and the comparison takes the square of its length.
        guard (1...100).contains(wanted.count) else { return nil }
        var best: (name: String, distance: Int)?
        var runnerUp = Int.max
        for candidate in known {
            let scalars = Array(fold(candidate).unicodeScalars)
            let longer = max(wanted.count, scalars.count)
            let shorter = min(wanted.count, scalars.count)
            guard (1...100).contains(scalars.count), longer - shorter <= longer / 2 || shorter >= 3 else { continue }
            let common = commonSubsequence(wanted, scalars)
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

    private static func isHan(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x323AF, 0x3007: true
        default: false
        }
    }

    /// （）［］【】〔〕 and full-width letters and digits as ASCII.
    private static func halfWidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0xFF08, 0xFF09, 0xFF3B, 0xFF3D, 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A:
            Unicode.Scalar(scalar.value - 0xFEE0)!
        case 0x3010, 0x3014: "["
        case 0x3011, 0x3015: "]"
        default: scalar
        }
    }
}

/// `text` in Unicode Normalization Form C; Chinese text nearly always is already, and costs one pass.
package func nfc(_ text: String) -> String {
    let plain = text.unicodeScalars.allSatisfy { scalar in
        switch scalar.value {
        case 0..<0x300, 0x2010...0x2027, 0x3000...0x3029, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xFF01...0xFF5E: true
        default: false
        }
    }
    return plain ? text : text.precomposedStringWithCanonicalMapping
}
