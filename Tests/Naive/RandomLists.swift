/// Who is to call whom in a random survey.
extension RandomSurvey {
    mutating func draw() {
        guard model.contacts.contains(where: { !$0.withdrawn }) else { return }
        if !model.drawings.isEmpty, !model.somethingIsDue {
            // Once more with a seed that was used: everything is drawn already.
            if random.chance(30) { act(.draw(seed: model.drawings.last!.seed, surveyors: [], perUnit: nil)) }
            return
        }
        let seed = random.chance(15) ? "　 ２０２０-\(acts.count)９ " : "种子\(acts.count)"
        let least = model.drawings.last?.perUnit ?? 1
        let count = random.chance(70) ? nil : random.number(least...max(least, rules.quota + 1))
        // The first surveyor is always there, since he avoids nobody; alone he often is.
        let first = RandomSurvey.surveyors[0]
        let others = model.surveyors.keys.filter { $0 != first }.sorted()
        let names = random.chance(60) ? [] : [first] + others.filter { _ in random.chance(40) }
        act(.draw(seed: seed, surveyors: names, perUnit: count, rosterGiven: random.chance(50)))
    }

    mutating func reassignments() {
        let names = model.surveyors.keys.sorted()
        guard names.count > 1, !model.drawings.isEmpty else { return }
        if random.chance(40) {
            // From now on somebody avoids another unit, too; a row without any takes none away.
            let avoids = random.chance(50) ? [] : [random.one(of: model.units)]
            act(.surveyors([NaiveSurveyor(name: names[1], avoids: avoids)]))
        }
        // Of few lists something is still open: whoever comes first and has it.
        for giver in random.shuffle(names) {
            let unit = random.chance(50) ? nil : random.one(of: model.gradedUnits)
            let to = random.chance(50) ? [] : names.filter { $0 != giver && random.chance(60) }
            if let moved = model.receivers(from: giver, unit: unit, to: to), !moved.isEmpty {
                return act(.reassign(from: giver, unit: unit, to: to))
            }
        }
    }

    /// A table that comes after the draw, in another spelling at times. - Returns: what the surveyor dials nevertheless.
    mutating func laterAvoidance() -> [Planned] {
        let others = model.surveyors.keys.filter { $0 != RandomSurvey.surveyors[0] }.sorted()
        guard !others.isEmpty, !model.gradedUnits.isEmpty else { return [] }
        let name = random.one(of: others)
        let unit = random.one(of: model.gradedUnits)
        let avoids = random.chance(20) ? [] : [model.name(unit, random.number(0...3))]
        act(.surveyors([NaiveSurveyor(name: spelled(name), avoids: avoids)]))
        return dials(by: name, of: unit, from: clock)
    }

    /// A surveyor need not avoid a unit any longer. - Returns: dials of before, written down afterwards, and of later.
    mutating func release() -> [Planned] {
        let pairs = model.surveyors.keys.sorted().flatMap { name in
            model.surveyors[name]!.filter(model.gradedUnits.contains).map { (name, $0) }
        }
        guard !pairs.isEmpty, !model.drawings.isEmpty else { return [] }
        let (name, unit) = random.one(of: pairs)
        act(.release(surveyor: name, unit: unit))
        let released = hands.last!.written
        let before = dials(by: name, of: unit, from: released - random.one(of: [0, 60, 7200]), spread: 0)
        return before + dials(by: name, of: unit, from: released + 1)
    }

    /// Dials of one or two contacts of the unit.
    private mutating func dials(by name: String, of unit: String, from start: Int, spread: Int = 2000) -> [Planned] {
        let keys = random.shuffle(drawn.filter { model.contact($0).unit == unit })
        return keys.prefix(random.number(1...2)).compactMap { key in
            let time = start + random.number(0...spread) * 60
            guard NaiveRules.day(of: time) >= rules.firstDay else { return nil }
            let code = random.one(of: ["01", "01", "50", "10", "61"])
            return Planned(due: time, act: .record(dial(key, code, at: time, by: name)))
        }
    }
}
