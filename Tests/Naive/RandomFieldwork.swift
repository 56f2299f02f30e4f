/// What happens to a random survey from its first dial to its last ruling.
extension RandomSurvey {
    /// Something that is going to be written down, at this time or later.
    struct Planned {
        var due: Int
        var act: NaiveAct
    }

    mutating func fieldwork() {
        // While nothing can be computed a ruling only fills the gap.
        for unit in model.gradedUnits where random.chance(10) { act(.rule(unit: unit, grade: "fair")) }
        var plan = plan(drawn)
        let second = plan.isEmpty || random.chance(40) ? nil : plan.count / 2
        carryOut(&plan, until: second)
        guard second != nil else { return }
        let before = Set(drawn)
        plan += changeOfCourse()
        plan += self.plan(drawn.filter { !before.contains($0) })
        carryOut(&plan, until: nil)
        if random.chance(8), let key = drawn.first {
            act(.record(dial(key, "10", at: NaiveRules.day("2021-01-05") * 86_400 + 10 * 3600)))
        }
    }

    /// In the order in which it is due.
    private mutating func carryOut(_ plan: inout [Planned], until end: Int?) {
        plan = plan.enumerated().sorted { ($0.element.due, $0.offset) < ($1.element.due, $1.offset) }.map(\.element)
        let now = plan.prefix(end ?? plan.count)
        plan.removeFirst(now.count)
        for next in now {
            guard let possible = possible(next.act) else { continue }
            clock = max(clock, next.due - 60)
            act(possible)
            if random.chance(9) { correction() }
        }
    }

    /// Avoidances come and go, a unit leaves, dates are put right.
    private mutating func changeOfCourse() -> [Planned] {
        var plan: [Planned] = []
        if random.chance(60) { plan += laterAvoidance() }
        if random.chance(50) { plan += release() }
        if random.chance(20) { plan += laterAvoidance() }
        if random.chance(25) { received() }
        if random.chance(10) { laterAlias() }
        if random.chance(30) { replaceUnit() }
        if random.chance(30) { lateArrivals() }
        if random.chance(15) { reassignments() }
        return plan
    }

    // MARK: - Plans

    private mutating func plan(_ keys: [String]) -> [Planned] {
        var plan: [Planned] = []
        var fates: [String: Int] = [:]
        for key in keys {
            let unit = model.contact(key).unit
            // Of some units nothing answers, of others nobody gives a score, of others almost everybody.
            let fate = fates[unit] ?? random.number(1...12)
            fates[unit] = fate
            let free = eligible(key)
            let story =
                switch fate {
                case 1: [dial(key, "01", by: free[0]), dial(key, "03", by: free.last!), dial(key, "03")]
                case 2: [dial(key, "61")]
                case 3: random.chance(80) ? [dial(key, "50")] : []
                default: story(key)
                }
            plan += story.map { dial in Planned(due: dial.at + lag(), act: .record(dial)) }
            // The same once more, typed in twice.
            if let twice = story.last, random.chance(4) {
                plan.append(Planned(due: twice.at + 90, act: .record(twice)))
            }
            plan += numberActs(key)
        }
        if random.chance(35) { putOnSheets(&plan) }
        return plan
    }

    /// Typed in at once, in the evening, a day later to the second, or when somebody finds the paper.
    private mutating func lag() -> Int {
        switch random.number(1...20) {
        case 1...12: random.number(0...600)
        case 13...16: random.number(600...28_800)
        case 17: 86_400
        case 18: 86_401
        default: random.number(2...6) * 86_400
        }
    }

    private mutating func numberActs(_ key: String) -> [Planned] {
        var acts: [NaiveAct] = []
        if model.contact(key).completed, random.chance(40) { acts.append(.confirmNumber(contact: key)) }
        if random.chance(12) {
            acts.append(.correctNumber(contact: key, at: moment(), back: false))
            if random.chance(40) { acts.append(.correctNumber(contact: key, at: moment(), back: true)) }
            if random.chance(60) { acts += [dial(key, deadCode()), dial(key, deadCode())].map(NaiveAct.record) }
        }
        return acts.map { act in
            switch act {
            case .record(let dial): Planned(due: dial.at, act: act)
            case .correctNumber(_, let at, _): Planned(due: at + random.one(of: [0, 86_400]), act: act)
            default: Planned(due: moment(), act: act)
            }
        }
    }

    /// What was dialled is written on paper, and the papers come in one after another.
    private mutating func putOnSheets(_ plan: inout [Planned]) {
        let onPaper = { (planned: Planned) -> NaiveDial? in
            if case .record(let dial) = planned.act, !dial.incoming { dial } else { nil }
        }
        let dials = plan.compactMap(onPaper).sorted { $0.at < $1.at }
        plan.removeAll { onPaper($0) != nil }
        let size = max(1, dials.count / random.number(1...5))
        for start in stride(from: 0, to: dials.count, by: size) {
            let sheet = Array(dials[start..<min(start + size, dials.count)])
            plan.append(Planned(due: sheet.last!.at + lag(), act: .results(random.shuffle(sheet))))
        }
    }

    /// What of the act can be done: nobody calls a contact that left, puts a number in its own place, or confirms one twice.
    private func possible(_ act: NaiveAct) -> NaiveAct? {
        let left = { (key: String) in model.contact(key).withdrawn }
        switch act {
        case .record(let dial): return left(dial.contact) ? nil : act
        case .results(let dials):
            let rows = withoutTwins(dials.filter { !left($0.contact) })
            return rows.isEmpty ? nil : .results(rows)
        // What was erased is not asked for again.
        case .correctNumber(let key, _, let back):
            let contact = model.contact(key)
            return contact.withdrawn || contact.forgotten || back && model.hasNumberHandedIn(contact) ? nil : act
        case .confirmNumber(let key):
            let contact = model.contact(key)
            return contact.withdrawn || contact.confirmed || !contact.corrections.isEmpty ? nil : act
        default: return act
        }
    }

    /// A sheet is read back by contact, surveyor and minute: of two such rows, or calls, only one can stand.
    private func withoutTwins(_ dials: [NaiveDial]) -> [NaiveDial] {
        let twin = { (dial: NaiveDial) in "\(dial.contact) \(model.surveyor(dial.surveyor)) \(dial.at / 60)" }
        var seen = Set(model.calls.map { twin($0.dial) })
        return dials.filter { seen.insert(twin($0)).inserted }
    }

    // MARK: - Afterwards

    /// A call put right, or taken out.
    mutating func correction() {
        let standing = model.calls.filter { !$0.voided && !$0.replaced && !model.contacts[$0.contact].withdrawn }
        guard !standing.isEmpty else { return }
        if random.chance(15), let call = standing.first(where: isBesideAnInterview) {
            // It was an interview, too, and an earlier one.
            let scores = scores(model.contact(call.dial.contact).unit)
            return act(.amend(call: call.id, NaiveChange(code: "50", scores: scores)))
        }
        let doubtful = standing.filter(\.recused)
        let call = random.one(of: random.chance(25) && !doubtful.isEmpty ? doubtful : standing)
        var change = NaiveChange()
        if call.recused, random.chance(50) {
            // Somebody else dialled.
            change.surveyor = random.one(of: eligible(call.dial.contact))
            return act(.amend(call: call.id, change))
        }
        if random.chance(40) { return act(.void(call: call.id)) }
        switch random.number(1...4) {
        case 1: change.surveyor = random.one(of: names)
        case 2:
            // Nobody agrees on a time that is over.
            let time = min(moment(), latestDial)
            change.at = call.dial.appointment.map { min(time, $0 - 60) } ?? time
        case 3 where call.dial.code == "50": change.scores = scores(model.contact(call.dial.contact).unit)
        default:
            let new = dial(call.dial.contact, anyCode())
            change.code = new.code
            change.scores = new.code == "50" || new.code == "51" ? new.scores : nil
        }
        act(.amend(call: call.id, change))
    }

    private func isBesideAnInterview(_ call: NaiveSurvey.Call) -> Bool {
        let interviews = model.interviews(model.contacts[call.contact])
        return call.dial.code != "50" && interviews.contains { $0.id > call.id }
    }

    /// Erases a contact that nobody has to call any more, at times once more.
    private mutating func forget() {
        let finished = drawn.filter { !["open", "awaiting-confirmation"].contains(model.state(of: model.contact($0))) }
        guard !finished.isEmpty else { return }
        let key = random.one(of: finished)
        act(.forget(contact: key))
        if random.chance(20) { act(.forget(contact: key)) }
    }

    mutating func decide() {
        if random.chance(20) { rename() }
        if random.chance(15) { forget() }
        if random.chance(20) { received() }
        for unit in model.gradedUnits where random.chance(12) {
            act(.rule(unit: unit, grade: random.one(of: rules.bands.map(\.grade))))
            if random.chance(25) { act(.withdrawRuling(unit: unit)) }
        }
        if model.gradedUnits.count > 1, random.chance(8) {
            let unit = random.one(of: model.gradedUnits)
            act(.withdrawUnit(unit))
            if random.chance(30) { act(.handIn(NaiveHandIn(unit: unit, rows: [.init()], received: rules.deadline))) }
        }
        if random.chance(20) { act(.publish) }
    }

    /// Fieldwork ends; sheets come in late, calls are reviewed and put right, and perhaps it goes on.
    mutating func afterwards() {
        act(.close)
        for _ in 0..<random.number(0...5) {
            guard !drawn.isEmpty else { break }
            afterClose(random.one(of: drawn))
        }
        for unit in model.gradedUnits where random.chance(10) { act(.rule(unit: unit, grade: "good")) }
        if random.chance(30) { act(.publish) }
        if random.chance(25) {
            act(.reopen)
            for key in drawn.prefix(3) {
                let put = NaiveAct.correctNumber(contact: key, at: min(moment(), clock), back: random.chance(30))
                if random.chance(50), let put = possible(put) { act(put) }
                act(.record(dial(key, anyCode(), at: min(moment(), clock))))
            }
            if random.chance(50) {
                act(.close)
                if random.chance(50) { correction() }
            }
            if random.chance(30) { act(.publish) }
        }
    }

    private mutating func afterClose(_ key: String) {
        switch random.number(1...7) {
        case 1:
            var review = dial(key, anyCode())
            review.review = true
            review.incoming = false
            act(.record(review))
        case 2: received()
        case 3: correction()
        case 4: correction()
        case 5: forget()
        default: act(.record(dial(key, anyCode(), at: min(moment(), latestDial))))
        }
    }
}
