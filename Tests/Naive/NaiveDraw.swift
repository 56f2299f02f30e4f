import Crypto

private func digest(_ text: String) -> String {
    SHA256.hash(data: Array(text.utf8)).map { byte in
        let digits = String(byte, radix: 16)
        return digits.count == 1 ? "0" + digits : digits
    }.joined()
}

/// The draw from product.md §4: text keys, whole texts hashed, nothing remembered.
extension NaiveSurvey {
    private func byTicket(_ keys: [String], _ seed: String) -> [String] {
        keys.sorted { digest("\(seed),\($0)") < digest("\(seed),\($1)") }
    }

    /// The fewest of the unit, then the fewest overall, then the smallest digest.
    private func first(_ names: [String], for key: String, _ seed: String, _ holding: [String: [String]]) -> String? {
        let unit = contact(key).unit
        return names.min { a, b in
            func held(_ name: String) -> (Int, Int) {
                let keys = holding[name] ?? []
                return (keys.filter { contact($0).unit == unit }.count, keys.count)
            }
            if held(a) != held(b) { return held(a) < held(b) }
            return digest("\(seed),\(key),\(a)") < digest("\(seed),\(key),\(b)")
        }
    }

    mutating func draw(_ seed: String, _ names: [String], _ count: Int?) {
        let count = count ?? perUnit
        let takingPart = surveyors.filter { names.isEmpty || names.contains($0.key) }
        let number = drawings.count
        var holding = lists
        var new: [String: [String]] = [:]
        for unit in byTicket(gradedUnits, seed) {
            let drawn = provided(unit).filter { $0.draw != nil }.count
            let undrawn = byTicket(provided(unit).filter { $0.draw == nil }.map(\.key), seed)
            for key in undrawn.prefix(max(0, count - drawn)) {
                let eligible = takingPart.filter { !$0.value.contains(unit) }.map(\.key)
                let name = first(eligible, for: key, seed, holding)!
                holding[name, default: []].append(key)
                new[name, default: []].append(key)
            }
        }
        if new.isEmpty { return }
        for (name, keys) in new { lists[name, default: []] += byTicket(keys, seed) }
        for key in new.values.joined() { contacts[contact(key).place].draw = number }
        drawings.append(Drawing(seed: seed, perUnit: count, surveyors: takingPart))
    }

    /// Where each of the surveyor's unfinished contacts goes; nil when one of them finds nobody.
    package func receivers(from giver: String, unit: String?, to names: [String]) -> [(key: String, name: String)]? {
        let moved = (lists[giver] ?? []).filter { key in
            ["open", "awaiting-confirmation"].contains(state(of: contact(key)))
                && (unit == nil || contact(key).unit == unit)
        }
        var holding = lists
        holding[giver] = (lists[giver] ?? []).filter { !moved.contains($0) }
        var found: [(key: String, name: String)] = []
        for key in moved {
            let drawing = drawings[contact(key).draw!]
            let candidates = (names.isEmpty ? Array(drawing.surveyors.keys) : names).filter { name in
                name != giver && !surveyors[name]!.contains(contact(key).unit)
            }
            guard let name = first(candidates, for: key, drawing.seed, holding) else { return nil }
            holding[name, default: []].append(key)
            found.append((key, name))
        }
        return found
    }

    mutating func reassign(_ giver: String, _ unit: String?, _ names: [String]) {
        for (key, name) in receivers(from: giver, unit: unit, to: names)! {
            lists[giver] = lists[giver]!.filter { $0 != key }
            lists[name, default: []].append(key)
        }
    }
}
