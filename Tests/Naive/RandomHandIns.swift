/// What the units of a random survey hand in.
extension RandomSurvey {
    /// Beside the deadline, or on the first day after it on which anybody works.
    private mutating func date() -> Int {
        let nextWorkingDay = rules.nextWorkingDay(after: rules.deadline)
        return random.one(of: [-9, -1, 0, 0, 1, 5].map { rules.deadline + $0 } + [nextWorkingDay, nextWorkingDay + 1])
    }

    mutating func handIn() {
        let names = Array(RandomSurvey.units.prefix(random.number(1...5)))
        // With a table of units no other may appear.
        let table = random.chance(50)
        if table {
            let aliases = names.filter { _ in random.chance(25) }.map { ($0, "市\($0)") }
            act(.units(random.shuffle(names), aliases: Dictionary(uniqueKeysWithValues: aliases)))
        }
        let surveyors = Array(RandomSurvey.surveyors.prefix(random.one(of: [1, 2, 2, 3, 4])))
        act(.surveyors(surveyors.map { NaiveSurveyor(name: $0) }))
        for unit in names { handIn(unit, table: table) }
        if table, random.chance(20) { laterAlias() }
        // Somebody must be left who may call a unit: the first surveyor avoids none.
        for name in surveyors.dropFirst() where random.chance(40) {
            let avoids = random.shuffle(model.units).prefix(2).map { model.name($0, random.number(0...3)) }
            act(.surveyors([NaiveSurveyor(name: name, avoids: avoids)]))
            // Before the first draw a new row takes the old one's place.
            if random.chance(15) { act(.surveyors([NaiveSurveyor(name: name, avoids: Array(avoids.prefix(1)))])) }
        }
    }

    private mutating func handIn(_ unit: String, table: Bool) {
        switch random.number(1...20) {
        case 1 where table: break
        case 2: act(.handIn(NaiveHandIn(unit: unit, rows: [.init(refused: true)], received: date())))
        case 3...6:
            // Begun in time, completed later.
            let first = max(1, rules.quota - random.number(1...2))
            take(unit, first, inTime: random.chance(80))
            if random.chance(20) { received() }
            take(unit, random.number(1...3), inTime: false)
        default:
            let count = max(1, rules.quota + random.one(of: [0, 0, 0, -1, -2, 1, 3]))
            take(unit, count, inTime: random.chance(50))
            if random.chance(20) { take(unit, random.number(1...2), inTime: false) }
            if random.chance(12) {
                var again = NaiveHandIn(
                    unit: unit,
                    rows: rows(unit, random.number(1...count), dated: random.chance(50)),
                    received: date()
                )
                again.replace = true
                again.keepDate = random.chance(50)
                act(.handIn(again))
            }
        }
    }

    mutating func take(_ unit: String, _ count: Int, inTime: Bool) {
        let received = inTime ? rules.deadline - 3 : date()
        act(
            .handIn(
                NaiveHandIn(
                    unit: unit,
                    rows: rows(unit, count, dated: !inTime && random.chance(60)),
                    received: received
                )
            )
        )
    }

    private mutating func rows(_ unit: String, _ count: Int, dated: Bool) -> [NaiveHandIn.Row] {
        var own = Set(model.contacts.filter { $0.unit == unit }.map(\.number))
        return (0..<count).map { _ in
            var row = NaiveHandIn.Row(
                received: dated && random.chance(50) ? date() : nil,
                completed: random.chance(12),
                refused: random.chance(4)
            )
            // Within a unit the second of two equal numbers is refused; a completed number is another one.
            let others = model.contacts.filter {
                $0.unit != unit && !$0.withdrawn && !$0.completed && !$0.forgotten && !own.contains($0.number)
            }
            if !row.completed, !row.refused, !others.isEmpty, random.chance(15) {
                let other = random.one(of: others)
                row.shares = other.key
                own.insert(other.number)
            }
            return row
        }
    }

    /// Another name, at times one that the unit had before.
    mutating func rename() {
        guard !model.gradedUnits.isEmpty else { return }
        let unit = random.one(of: model.gradedUnits)
        let known = [unit] + model.aliases[unit, default: []]
        let name = random.chance(30) ? random.one(of: known) : "新\(known.last!)"
        act(.rename(unit: unit, name: name))
    }

    /// A table of units that comes later adds a name.
    mutating func laterAlias() {
        guard !model.gradedUnits.isEmpty else { return }
        let unit = random.one(of: model.gradedUnits)
        act(.units([unit], aliases: [unit: "别\(unit)\(acts.count)"]))
    }

    mutating func lateArrivals() {
        if random.chance(50) { received() }
        for unit in random.shuffle(model.gradedUnits).prefix(2) {
            take(unit, random.number(1...3), inTime: random.chance(30))
        }
        if random.chance(70) { draw() }
    }

    /// The date of a hand-in is put right, at times twice, and at times back to what it was.
    mutating func received() {
        let units = model.gradedUnits.filter { !model.provided($0).isEmpty }
        guard !units.isEmpty else { return }
        let unit = random.one(of: units)
        let date = date()
        act(.received(unit: unit, date: min(date, NaiveRules.day(of: clock))))
        if random.chance(25) { act(.received(unit: unit, date: nil)) }
    }

    /// The unit leaves and, mostly, hands in again.
    mutating func replaceUnit() {
        guard model.gradedUnits.count > 1 else { return }
        let unit = random.one(of: model.gradedUnits)
        act(.withdrawUnit(unit))
        if random.chance(75) {
            take(unit, max(1, rules.quota + random.one(of: [-1, 0, 0, 1])), inTime: random.chance(50))
            if random.chance(85) { draw() }
        }
    }
}
