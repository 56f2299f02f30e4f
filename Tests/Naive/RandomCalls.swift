/// The calls of a random survey. Every contact has a story; what was dialled is then written down in any order.
extension RandomSurvey {
    /// Seconds of the office's clock.
    static func time(_ date: String, _ minute: Int = 0) -> Int { NaiveRules.day(date) * 86_400 + minute * 60 }

    private var names: [String] { model.surveyors.keys.sorted() }

    /// Mostly inside a slice of a day of fieldwork, at times outside, on a Sunday or a holiday.
    private mutating func moment() -> Int {
        let first = NaiveRules.day("2020-09-22")
        var day = first + random.number(0...24)
        if !random.chance(20) { while !rules.isWorkingDay(day) { day += 1 } }
        return moment(on: day)
    }

    private mutating func moment(on day: Int) -> Int {
        let slice = random.one(of: rules.slices)
        let inside = random.number(slice.0...slice.1 - 1)
        let minute = random.one(of: [inside, inside, inside, slice.0, slice.1, 13 * 60, slice.1 - 1])
        return day * 86_400 + minute * 60 + (random.chance(20) ? 30 : 0)
    }

    private mutating func dial(_ key: String, _ code: String, at time: Int? = nil, by name: String? = nil) -> NaiveDial
    {
        let surveyor = name ?? random.one(of: names)
        let moment = moment()
        var dial = NaiveDial(contact: key, surveyor: surveyor, code: code, at: time ?? moment)
        if code == "50" { dial.scores = scores(model.contact(key).unit) }
        if code == "51" { dial.scores = [random.number(0...10_000)] }
        if code == "20", random.chance(70) { dial.appointment = dial.at + random.number(1...4_000) * 60 }
        if model.isReached(dial), random.chance(12) { dial.incoming = true }
        return dial
    }

    /// Answers whose weighted mean is the unit's target, at times a hundredth beside it.
    mutating func scores(_ unit: String) -> [Int] {
        if random.chance(4) { return [random.number(0...10_000), random.number(0...10_000)] }
        if targets[unit] == nil { targets[unit] = random.one(of: [9000, 9000, 8500, 7000, 9500, 10_000, 6000]) }
        let target = targets[unit]!
        let spread = random.number(-200...200)
        let beside = random.one(of: [0, 0, 0, 0, 0, 0, 1, -1, 1, -1, 2])
        return [target + spread * rules.weights[1] + beside, target - spread * rules.weights[0]].map {
            min(10_000, max(0, $0))
        }
    }

    private mutating func silentCode() -> String { random.one(of: ["10", "10", "30", "70", "83", "84", "90"]) }
    private mutating func deadCode() -> String { random.one(of: ["01", "02", "02", "03", "04", "05"]) }
    private mutating func reachedCode() -> String {
        random.one(of: ["51", "61", "42", "62", "62", "20", "20", "41", "41", "43", "81", "82"])
    }
    private mutating func anyCode() -> String {
        random.one(of: [silentCode(), silentCode(), deadCode(), reachedCode(), reachedCode(), "85", "50"])
    }

    private mutating func story(_ key: String) -> [NaiveDial] {
        let one = random.one(of: names)
        let two = random.one(of: names)
        switch random.number(1...100) {
        case 1...45:
            let silent = (0..<random.one(of: [0, 0, 1, 2])).map { _ in dial(key, silentCode()) }
            return silent + [dial(key, "50")]
        case 46...62: return silentStory(key, one, two)
        case 63...78:
            // Two dead ones, often on one day or a Sunday, often by one person.
            let first = moment()
            let second = random.chance(35) ? moment(on: NaiveRules.day(of: first)) : moment()
            let third = random.chance(40) ? [dial(key, deadCode())] : []
            return [dial(key, deadCode(), at: first, by: one), dial(key, deadCode(), at: second, by: two)] + third
        case 79...88: return (0..<random.number(1...rules.reachedAttempts + 1)).map { _ in dial(key, reachedCode()) }
        case 89...97: return (0..<random.number(1...7)).map { _ in dial(key, anyCode()) }
        default: return []
        }
    }

    /// As many silent ones as the rulebook asks for, one fewer or one more, spread over days and slices or not.
    private mutating func silentStory(_ key: String, _ one: String, _ two: String) -> [NaiveDial] {
        let count = rules.silentAttempts + random.one(of: [-1, 0, 0, 0, 0, 1])
        let spread = random.chance(70)
        var day = NaiveRules.day("2020-09-22")
        return (0..<count).map { place in
            if spread || random.chance(30) { day = rules.nextWorkingDay(after: day) }
            let slice = rules.slices[(spread ? place : random.number(0...3)) % rules.slices.count]
            let time = random.chance(15) ? moment() : day * 86_400 + (slice.0 + random.number(0...60)) * 60
            return dial(key, silentCode(), at: time, by: random.chance(65) ? one : two)
        }
    }

    private var drawn: [String] { model.contacts.filter { $0.draw != nil && !$0.withdrawn }.map(\.key) }

    mutating func fieldwork() {
        var plan: [NaiveAct] = []
        // While nothing can be computed a ruling only fills the gap.
        for unit in model.gradedUnits where random.chance(10) { act(.rule(unit: unit, grade: "fair")) }
        for unit in model.gradedUnits {
            let keys = drawn.filter { model.contact($0).unit == unit }
            // Of some units nothing answers, of others nobody gives a score.
            let fate = random.number(1...12)
            for key in keys {
                switch fate {
                case 1:
                    plan += [dial(key, "01", by: names[0]), dial(key, "03", by: names.last!), dial(key, "03")].map(
                        NaiveAct.record
                    )
                case 2: plan += [dial(key, "61")].map(NaiveAct.record)
                default: plan += story(key).map(NaiveAct.record)
                }
                plan += numberActs(key)
            }
        }
        plan = random.shuffle(plan)
        if random.chance(30), !plan.isEmpty {
            let sheet = plan.compactMap { if case .record(let dial) = $0, !dial.incoming { dial } else { nil } }
            plan.removeAll { if case .record(let dial) = $0 { !dial.incoming } else { false } }
            plan.insert(.results(withoutTwins(sheet)), at: 0)
        }
        for next in plan where isPossible(next) {
            act(next)
            if random.chance(7) { correction() }
        }
    }

    /// A sheet is read back by contact, surveyor and minute: of two such rows only one can stand.
    private func withoutTwins(_ dials: [NaiveDial]) -> [NaiveDial] {
        var seen: Set<String> = []
        return dials.filter { seen.insert("\($0.contact) \($0.surveyor) \($0.at / 60)").inserted }
    }

    /// Nobody puts a number in its own place, or confirms one twice.
    private func isPossible(_ act: NaiveAct) -> Bool {
        switch act {
        // What was erased is not asked for again.
        case .correctNumber(let key, _, _) where model.contact(key).forgotten: false
        case .correctNumber(let key, _, true): !model.hasNumberHandedIn(model.contact(key))
        case .confirmNumber(let key): !model.contact(key).confirmed && model.contact(key).corrections.isEmpty
        default: true
        }
    }

    private mutating func numberActs(_ key: String) -> [NaiveAct] {
        var acts: [NaiveAct] = []
        if model.contact(key).completed, random.chance(40) { acts.append(.confirmNumber(contact: key)) }
        if random.chance(12) {
            acts.append(.correctNumber(contact: key, at: moment(), back: false))
            if random.chance(40) { acts.append(.correctNumber(contact: key, at: moment(), back: true)) }
            if random.chance(60) { acts += [dial(key, deadCode()), dial(key, deadCode())].map(NaiveAct.record) }
        }
        return acts
    }

    /// A call put right, or taken out.
    mutating func correction() {
        let standing = model.calls.indices.filter { !model.calls[$0].voided && !model.calls[$0].replaced }
            .filter { !model.contact(model.calls[$0].dial.contact).withdrawn }
        guard !standing.isEmpty else { return }
        let place = random.one(of: standing)
        if random.chance(40) { return act(.void(call: place + 1)) }
        let old = model.calls[place].dial
        var change = NaiveChange()
        switch random.number(1...4) {
        case 1: change.surveyor = random.one(of: names)
        case 2: change.at = moment()
        case 3 where old.code == "50": change.scores = scores(model.contact(old.contact).unit)
        default:
            let new = dial(old.contact, anyCode())
            change.code = new.code
            change.scores = new.code == "50" || new.code == "51" ? new.scores : nil
        }
        act(.amend(call: place + 1, change))
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
        for unit in model.gradedUnits where random.chance(12) {
            act(.rule(unit: unit, grade: random.one(of: rules.bands.map(\.grade))))
            if random.chance(25) { act(.withdrawRuling(unit: unit)) }
        }
        if model.gradedUnits.count > 1, random.chance(8) {
            let unit = random.one(of: model.gradedUnits)
            act(.withdrawUnit(unit))
            if random.chance(30) { act(.handIn(NaiveHandIn(unit: unit, rows: [.init()], received: rules.deadline))) }
        }
    }

    /// Fieldwork ends; sheets come in late, calls are reviewed, numbers put right, and perhaps it goes on.
    mutating func afterwards() {
        act(.close)
        for _ in 0..<random.number(0...4) {
            guard !drawn.isEmpty else { break }
            let key = random.one(of: drawn)
            switch random.number(1...6) {
            case 6: forget()
            case 1:
                var review = dial(key, anyCode())
                review.review = true
                review.incoming = false
                act(.record(review))
            case 2:
                let put = NaiveAct.correctNumber(contact: key, at: moment(), back: random.chance(30))
                if isPossible(put) { act(put) }
            case 3: correction()
            default: act(.record(dial(key, anyCode())))
            }
        }
        for unit in model.gradedUnits where random.chance(10) { act(.rule(unit: unit, grade: "good")) }
        if random.chance(15) {
            act(.reopen)
            for key in drawn.prefix(3) { act(.record(dial(key, anyCode()))) }
            if random.chance(50) { act(.close) }
        }
    }
}
