import Crypto

private func digest(_ text: String) -> String {
    SHA256.hash(data: Array(text.utf8)).map { byte in
        let digits = String(byte, radix: 16)
        return digits.count == 1 ? "0" + digits : digits
    }.joined()
}

/// The draw once more from draw.md: text keys, dictionaries and `sha256` of whole texts, nothing else.
package struct NaiveDraw {
    /// What surveyors hold, by name and by name and unit.
    package var held: [String: Int] = [:]
    package var heldOfUnit: [String: Int] = [:]
    /// Keys by surveyor, draw after draw.
    package var lists: [String: [String]] = [:]
    /// The first unit that nobody may call.
    package var stuck: String?

    package init() {}

    package mutating func give(_ key: String, of unit: String, seed: String, to eligible: [String]) -> String {
        let first = eligible.min { a, b in
            rank(a, key, unit, seed).lexicographicallyPrecedes(rank(b, key, unit, seed))
        }!
        held[first, default: 0] += 1
        heldOfUnit["\(first) \(unit)", default: 0] += 1
        return first
    }

    private func rank(_ name: String, _ key: String, _ unit: String, _ seed: String) -> [String] {
        [
            String(1_000_000 + heldOfUnit["\(name) \(unit)", default: 0]), String(1_000_000 + held[name, default: 0]),
            digest("\(seed),\(key),\(name)"),
        ]
    }

    /// - Parameter keys: of each unit all provided keys.
    package mutating func draw(seed: String, perUnit: Int, keys: [String: [String]], avoids: [String: Set<String>]) {
        let before = Set(lists.values.joined())
        var taken: [String: [String]] = [:]
        for unit in keys.keys.sorted(by: { digest("\(seed),\($0)") < digest("\(seed),\($1)") }) {
            let drawn = keys[unit]!.filter(before.contains).count
            let left = keys[unit]!.filter { !before.contains($0) }.sorted {
                digest("\(seed),\($0)") < digest("\(seed),\($1)")
            }
            let eligible = avoids.keys.filter { !avoids[$0]!.contains(unit) }
            for (place, key) in left.enumerated() where drawn + place < perUnit {
                if eligible.isEmpty {
                    stuck = unit
                    return
                }
                taken[give(key, of: unit, seed: seed, to: eligible), default: []].append(key)
            }
        }
        for (name, keys) in taken {
            lists[name, default: []] += keys.sorted { digest("\(seed),\($0)") < digest("\(seed),\($1)") }
        }
    }
}
