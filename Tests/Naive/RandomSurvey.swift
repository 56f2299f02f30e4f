/// A survey made up from a seed: rules and acts that an office could really do, chosen so that what decides between grades
/// happens often: dates beside the deadline and holidays, averages on and beside a band's limit, confirming dials that
/// do and do not confirm, numbers corrected and put back, one surveyor alone.
package struct RandomSurvey: Sendable {
    package let seed: Int
    package let rules: NaiveRules
    package private(set) var acts: [NaiveAct] = []
    /// How many of the acts come before fieldwork is closed for the first time; all when it never is.
    package private(set) var beforeClose = 0

    var random: SplitMix64
    /// The survey as far as it was made up: acts must be possible.
    package private(set) var model: NaiveSurvey
    /// Of each unit the score about which its answers lie, in hundredths.
    var targets: [String: Int] = [:]
    static let units = ["甲局", "乙局", "丙委", "丁办", "Z局"]
    static let surveyors = ["王强", "孙丽", "Ann", "李敏"]

    package init(seed: Int) {
        self.seed = seed
        random = SplitMix64(seed)
        rules = RandomSurvey.rules(&random)
        model = NaiveSurvey(rules: rules)
        handIn()
        if random.chance(15) { rename() }
        draw()
        if random.chance(25) { lateArrivals() }
        fieldwork()
        if random.chance(60) { reassignments() }
        decide()
        beforeClose = acts.count
        // Nobody ends what was not begun.
        let begun = !model.drawings.isEmpty || model.contacts.allSatisfy(\.withdrawn)
        if begun, random.chance(70) { afterwards() }
    }

    mutating func act(_ act: NaiveAct) {
        model.take(act)
        acts.append(act)
    }

    private static func rules(_ random: inout SplitMix64) -> NaiveRules {
        var rules = NaiveRules()
        rules.quota = random.one(of: [1, 2, 3, 3, 4, 5, 7, 10])
        // A Sunday, a working Wednesday, a holiday, a Sunday that is worked.
        rules.deadline = NaiveRules.day(random.one(of: ["2020-09-20", "2020-09-16", "2020-10-03", "2020-09-27"]))
        rules.deadlineReading = random.one(of: ["inclusive", "exclusive", "next-working-day"])
        rules.causesReading = random.one(of: ["once", "each"])
        rules.shortfallReading = random.one(of: ["report", "downgrade"])
        rules.lateSteps = random.one(of: [1, 1, 1, 2])
        rules.unreachableSteps = random.one(of: [1, 1, 1, 2])
        rules.weights = random.one(of: [[1, 1], [1, 1], [2, 1], [3, 4]])
        rules.dead = random.one(of: [2, 2, 2, 2, 1, 3])
        let silent = random.one(of: [(5, 3, 3, 2), (5, 3, 3, 2), (5, 3, 3, 2), (3, 2, 2, 2), (4, 2, 3, 3)])
        (rules.silentAttempts, rules.silentDays, rules.silentSlices, rules.silentSurveyors) = silent
        rules.reachedAttempts = random.one(of: [5, 5, 3])
        rules.refusals = random.one(of: [2, 2, 3])
        rules.holidays = Set((1...8).map { NaiveRules.day("2020-10-0\($0)") })
        rules.workdays = [NaiveRules.day("2020-09-27"), NaiveRules.day("2020-10-10")]
        return rules
    }

    // MARK: - Hand-ins

    /// Beside the deadline, or on the first day after it on which anybody works.
    private mutating func date() -> Int {
        let nextWorkingDay = rules.nextWorkingDay(after: rules.deadline)
        return random.one(of: [-9, -1, 0, 0, 1, 5].map { rules.deadline + $0 } + [nextWorkingDay, nextWorkingDay + 1])
    }

    private mutating func handIn() {
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
        // Somebody must be left who may call a unit: the first surveyor avoids none.
        for name in surveyors.dropFirst() where random.chance(40) {
            act(.surveyors([NaiveSurveyor(name: name, avoids: random.shuffle(model.units).prefix(2).map { $0 })]))
        }
    }

    private mutating func handIn(_ unit: String, table: Bool) {
        switch random.number(1...20) {
        case 1 where table: break
        case 2: act(.handIn(NaiveHandIn(unit: unit, rows: [.init(refused: true)], received: date())))
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

    private mutating func take(_ unit: String, _ count: Int, inTime: Bool) {
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

    private mutating func lateArrivals() {
        for unit in random.shuffle(model.gradedUnits).prefix(2) {
            take(unit, random.number(1...3), inTime: random.chance(30))
        }
        if random.chance(70) { draw() }
    }

    // MARK: - Lists

    private mutating func draw() {
        guard model.contacts.contains(where: { !$0.withdrawn }) else { return }
        let seed = "种子\(acts.count)"
        let least = model.drawings.last?.perUnit ?? 1
        let count = random.chance(70) ? nil : random.number(least...max(least, rules.quota + 1))
        // The first surveyor is always there, since he avoids nobody; alone he often is.
        let first = RandomSurvey.surveyors[0]
        let others = model.surveyors.keys.filter { $0 != first }.sorted()
        let names = random.chance(60) ? [] : [first] + others.filter { _ in random.chance(40) }
        act(.draw(seed: seed, surveyors: names, perUnit: count))
    }

    private mutating func reassignments() {
        let names = model.surveyors.keys.sorted()
        guard names.count > 1, !model.drawings.isEmpty else { return }
        if random.chance(40) {
            // From now on somebody may call everything, or avoids another unit.
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
}
