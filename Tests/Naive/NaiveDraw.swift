import Crypto

/// The draw once more from product.md §4: text keys, dictionaries and `sha256` of whole texts, nothing else.
package struct NaiveDraw {
    /// What surveyors hold, by name and by name and unit.
    package var held: [String: Int] = [:]
    package var heldOfUnit: [String: Int] = [:]
    /// Keys by surveyor, draw after draw.
    package var lists: [String: [String]] = [:]
    /// The first unit that nobody may call.
    package var stuck: String?

    package init() {}

    /// What `sha256sum` prints.
    package static func digest(_ text: String) -> String {
        SHA256.hash(data: Array(text.utf8)).map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }

    /// "Blanks at both ends cut, ０–９ become 0–9, nothing else."
    package static func folded(seed: String) -> String {
        let wide = Array("０１２３４５６７８９".unicodeScalars)
        var scalars = Array(seed.unicodeScalars)
        while let first = scalars.first, NaiveNames.isBlank(first) { scalars.removeFirst() }
        while let last = scalars.last, NaiveNames.isBlank(last) { scalars.removeLast() }
        return scalars.map { scalar in wide.firstIndex(of: scalar).map(String.init) ?? String(scalar) }.joined()
    }

    /// "Each to the eligible surveyor with the fewest of this unit, then the fewest overall, then the smallest SHA-256 of
    /// `<seed>,<unit key>,<surveyor>`."
    package mutating func give(of unit: String, seed: String, to eligible: [String]) -> String {
        let first = eligible.min { a, b in rank(a, unit, seed).lexicographicallyPrecedes(rank(b, unit, seed)) }!
        held[first, default: 0] += 1
        heldOfUnit["\(first) \(unit)", default: 0] += 1
        return first
    }

    private func rank(_ name: String, _ unit: String, _ seed: String) -> [String] {
        [
            String(1_000_000 + heldOfUnit["\(name) \(unit)", default: 0]), String(1_000_000 + held[name, default: 0]),
            NaiveDraw.digest("\(seed),\(unit),\(name)"),
        ]
    }

    /// "Units are taken by the number of eligible surveyors, fewest first, then by ticket; within a unit contacts in ticket
    /// order."
    /// - Parameter keys: of each unit all provided keys.
    package mutating func draw(seed: String, perUnit: Int, keys: [String: [String]], avoids: [String: Set<String>]) {
        let before = Set(lists.values.joined())
        let ticket = { (name: String) in NaiveDraw.digest("\(seed),\(name)") }
        let eligible = { (unit: String) in avoids.keys.filter { !avoids[$0]!.contains(unit) } }
        let turns = keys.keys.map { unit in
            (turn: [String(1_000_000 + eligible(unit).count), ticket(unit)], unit: unit)
        }
        var taken: [String: [String]] = [:]
        for (_, unit) in turns.sorted(by: { $0.turn.lexicographicallyPrecedes($1.turn) }) {
            let drawn = keys[unit]!.filter(before.contains).count
            let left = keys[unit]!.filter { !before.contains($0) }.sorted { ticket($0) < ticket($1) }
            for (place, key) in left.enumerated() where drawn + place < perUnit {
                if eligible(unit).isEmpty {
                    stuck = unit
                    return
                }
                taken[give(of: unit, seed: seed, to: eligible(unit)), default: []].append(key)
            }
        }
        for (name, keys) in taken { lists[name, default: []] += keys.sorted { ticket($0) < ticket($1) } }
    }
}
