/// Lists, drawn and reassigned (draw.md §Lists).
extension NaiveSurvey {
    /// A draw that goes on from what surveyors hold, without the contacts in `apart`.
    private func drawing(apart: [String] = []) -> NaiveDraw {
        var draw = NaiveDraw()
        draw.lists = lists
        for (name, keys) in lists {
            for key in keys where !apart.contains(key) {
                draw.held[name, default: 0] += 1
                draw.heldOfUnit["\(name) \(contact(key).unit)", default: 0] += 1
            }
        }
        return draw
    }

    mutating func draw(_ seed: String, _ names: [String], _ count: Int?) {
        let count = count ?? perUnit
        let takingPart = surveyors.filter { names.isEmpty || names.contains($0.key) }
        var draw = drawing()
        let keys = gradedUnits.map { unit in (unit, provided(unit).map(\.key)) }
        draw.draw(
            seed: seed,
            perUnit: count,
            keys: Dictionary(uniqueKeysWithValues: keys),
            avoids: takingPart.mapValues(Set.init)
        )
        precondition(draw.stuck == nil, "somebody may call every unit")
        let before = lists.values.joined()
        let new = draw.lists.values.joined().filter { !before.contains($0) }
        if new.isEmpty { return }
        lists = draw.lists
        for key in new { contacts[contact(key).place].draw = drawings.count }
        drawings.append(Drawing(seed: seed, perUnit: count, surveyors: takingPart))
    }

    /// Where each of the surveyor's unfinished contacts goes; nil when one of them finds nobody.
    package func receivers(from giver: String, unit: String?, to names: [String]) -> [(key: String, name: String)]? {
        let moved = (lists[giver] ?? []).filter { key in
            ["open", "awaiting-confirmation"].contains(state(of: contact(key)))
                && (unit == nil || contact(key).unit == unit)
        }
        var draw = drawing(apart: moved)
        var found: [(key: String, name: String)] = []
        for key in moved {
            let drawing = drawings[contact(key).draw!]
            let candidates = (names.isEmpty ? Array(drawing.surveyors.keys) : names).filter { name in
                name != giver && !surveyors[name]!.contains(contact(key).unit)
            }
            if candidates.isEmpty { return nil }
            found.append((key, draw.give(of: contact(key).unit, seed: drawing.seed, to: candidates)))
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
