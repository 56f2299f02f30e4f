/// A survey made up from a seed: rules and acts that an office could really do, chosen so that what decides between grades
/// happens often: dates beside the deadline and holidays, averages on and beside a band's limit, confirming dials that
/// do and do not confirm, numbers corrected and put back, one surveyor alone, haste, avoidances that come too late.
package struct RandomSurvey: Sendable {
    package let seed: Int
    package let rules: NaiveRules
    package private(set) var acts: [NaiveAct] = []
    /// Of each act who wrote it down, and when.
    package private(set) var hands: [NaiveHand] = []
    /// How many of the acts come before fieldwork is closed for the first time; all when it never is.
    package private(set) var beforeClose = 0

    var random: SplitMix64
    /// The survey as far as it was made up: acts must be possible.
    package private(set) var model: NaiveSurvey
    /// Of each unit the score about which its answers lie, in hundredths.
    var targets: [String: Int] = [:]
    /// The latest time at which anything was written, and the end of fieldwork.
    var clock = NaiveRules.day("2020-09-10") * 86_400 + 9 * 3600
    private var closing = 0
    /// All entries share one login.
    private let oneLogin: Bool
    static let units = ["甲局", "乙局", "丙委", "丁办", "Z局"]
    static let surveyors = ["王强", "孙丽", "Ann", "李敏"]

    package init(seed: Int) {
        self.seed = seed
        random = SplitMix64(seed)
        rules = RandomSurvey.rules(&random)
        model = NaiveSurvey(rules: rules)
        oneLogin = random.chance(40)
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
        let hand = hand(for: act)
        model.take(act, hand)
        acts.append(act)
        hands.append(hand)
        if case .close = act { closing = hand.written }
    }

    /// The first day on which a contact of the last draw can be dialled.
    var opening: Int {
        max(rules.firstDay, NaiveRules.day(of: model.drawings.last?.written ?? 0))
    }

    /// No dial may be dated later.
    var latestDial: Int { model.closed ? closing - 60 : clock }

    // MARK: - The clock

    /// Nobody writes down what has not happened yet; at times the clock was put back.
    private mutating func hand(for act: NaiveAct) -> NaiveHand {
        let earliest = earliest(act)
        clock = max(clock + random.number(5...60), earliest)
        var written = clock
        switch act {
        case .close, .reopen, .draw: break
        default: if random.chance(5) { written = max(earliest, clock - random.number(1...1500) * 60) }
        }
        var by = random.one(of: ["经办人", "周会计"])
        if case .record(let dial) = act, random.chance(50) { by = model.surveyor(dial.surveyor) }
        return NaiveHand(written: written, by: by, login: oneLogin ? "office" : random.one(of: ["office", "zhou", by]))
    }

    private func earliest(_ act: NaiveAct) -> Int {
        let morning = { (day: Int) in day * 86_400 + 9 * 3600 }
        switch act {
        case .record(let dial): return dial.at
        case .results(let dials): return dials.map(\.at).max()!
        // What is taken over must not lie in the future either.
        case .amend(let call, let change): return change.at ?? model.calls[call - 1].dial.at
        case .correctNumber(_, let at, _): return at
        case .handIn(let handIn):
            let kept = handIn.keepDate ? model.date(of: handIn.unit) : nil
            return morning((handIn.rows.compactMap(\.received) + [handIn.received ?? 0, kept ?? 0]).max()!)
        case .received(_, let date): return morning(date ?? 0)
        // Somebody has worked for a day when fieldwork ends.
        case .close: return morning(rules.firstDay + 1)
        default: return 0
        }
    }

    // MARK: - Rules

    private static func rules(_ random: inout SplitMix64) -> NaiveRules {
        var rules = NaiveRules()
        rules.quota = random.one(of: [1, 2, 3, 3, 4, 5, 7, 10])
        // A Sunday, a working Wednesday, a holiday, a Sunday that is worked.
        rules.deadline = NaiveRules.day(random.one(of: ["2020-09-20", "2020-09-16", "2020-10-03", "2020-09-27"]))
        rules.deadlineReading = random.one(of: ["inclusive", "exclusive", "next-working-day"])
        rules.causesReading = random.one(of: ["once", "each"])
        rules.shortfallReading = random.one(of: ["report", "downgrade"])
        rules.completionReading = random.one(of: ["complete", "first"])
        rules.lateSteps = random.one(of: [1, 1, 1, 2])
        rules.unreachableSteps = random.one(of: [1, 1, 1, 2])
        rules.weights = random.one(of: [[1, 1], [1, 1], [2, 1], [3, 4]])
        rules.dead = random.one(of: [2, 2, 2, 2, 1, 3])
        let silent = random.one(of: [(5, 3, 3, 2), (5, 3, 3, 2), (5, 3, 3, 2), (3, 2, 2, 2), (4, 2, 3, 3)])
        (rules.silentAttempts, rules.silentDays, rules.silentSlices, rules.silentSurveyors) = silent
        (rules.busyMinutes, rules.silentMinutes) = random.one(of: [(30, 180), (30, 180), (45, 120)])
        rules.attemptsPerDay = random.one(of: [2, 2, 2, 3])
        rules.reachedAttempts = random.one(of: [5, 5, 3])
        rules.refusals = random.one(of: [2, 2, 3])
        rules.firstDay = NaiveRules.day(random.one(of: ["2020-09-22", "2020-09-22", "2020-09-24", "2020-09-27"]))
        rules.lastDay = rules.firstDay + 24
        rules.holidays = Set((1...8).map { NaiveRules.day("2020-10-0\($0)") })
        rules.workdays = [NaiveRules.day("2020-09-27"), NaiveRules.day("2020-10-10")]
        return rules
    }
}
