/// The calls of a random survey. Every contact has a story; what was dialled is then written down in any order.
extension RandomSurvey {
    var names: [String] { model.surveyors.keys.sorted() }

    var drawn: [String] { model.contacts.filter { $0.draw != nil && !$0.withdrawn }.map(\.key) }

    /// Those who need not avoid the contact's unit.
    func eligible(_ key: String) -> [String] {
        let free = names.filter { !model.surveyors[$0]!.contains(model.contact(key).unit) }
        return free.isEmpty ? names : free
    }

    /// As somebody else would write the name.
    mutating func spelled(_ name: String) -> String {
        switch random.number(1...40) {
        case 1: name.count == 2 ? "\(name.first!)　\(name.last!)" : name.replacingA
        case 2: " \(name)"
        case 3: "\(name)\u{200B}"
        default: name
        }
    }

    /// Mostly inside a slice of a day of fieldwork, at times outside, on a Sunday or a holiday; rarely before the draw.
    mutating func moment() -> Int {
        let first = random.chance(92) ? opening : rules.firstDay
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

    mutating func dial(_ key: String, _ code: String, at time: Int? = nil, by name: String? = nil) -> NaiveDial {
        let surveyor = name ?? (random.chance(92) ? random.one(of: eligible(key)) : random.one(of: names))
        let moment = moment()
        var dial = NaiveDial(contact: key, surveyor: spelled(surveyor), code: code, at: time ?? moment)
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
    mutating func deadCode() -> String { random.one(of: ["01", "02", "02", "03", "04", "05"]) }
    private mutating func reachedCode() -> String {
        random.one(of: ["51", "61", "42", "62", "62", "20", "20", "41", "41", "43", "81", "82"])
    }
    mutating func anyCode() -> String {
        random.one(of: [silentCode(), silentCode(), deadCode(), reachedCode(), reachedCode(), "85", "50"])
    }

    mutating func story(_ key: String) -> [NaiveDial] {
        let one = random.one(of: eligible(key))
        let two = random.one(of: eligible(key))
        switch random.number(1...100) {
        case 1...38:
            let silent = (0..<random.one(of: [0, 0, 1, 2])).map { _ in dial(key, silentCode()) }
            // At times somebody asks once more.
            return silent + (0..<random.one(of: [1, 1, 1, 1, 1, 1, 2])).map { _ in dial(key, "50") }
        case 39...53: return silentStory(key, one, two)
        case 54...60: return hasty(key, (0..<random.number(2...8)).map { _ in silentCode() })
        case 61...64:
            return hasty(key, (0..<random.number(2...7)).map { _ in random.one(of: ["41", "62", "42", "20"]) })
        case 65...80:
            // Two dead ones, often on one day or a Sunday, often by one person.
            let first = moment()
            let second = random.chance(35) ? moment(on: NaiveRules.day(of: first)) : moment()
            let third = random.chance(40) ? [random.chance(60) ? dial(key, deadCode()) : dial(key, silentCode())] : []
            return [dial(key, deadCode(), at: first, by: one), dial(key, deadCode(), at: second, by: two)] + third
        case 81...89: return (0..<random.number(1...rules.reachedAttempts + 1)).map { _ in dial(key, reachedCode()) }
        case 90...97: return (0..<random.number(1...7)).map { _ in dial(key, anyCode()) }
        default: return []
        }
    }

    /// As many silent ones as the rulebook asks for, one fewer or one more, spread over days and slices or not.
    private mutating func silentStory(_ key: String, _ one: String, _ two: String) -> [NaiveDial] {
        let count = rules.silentAttempts + random.one(of: [-1, 0, 0, 0, 0, 1, 2])
        let spread = random.chance(75)
        var day = opening
        return (0..<count).map { place in
            if spread || random.chance(30) { day = rules.nextWorkingDay(after: day) }
            let slice = rules.slices[(spread ? place : random.number(0...3)) % rules.slices.count]
            let time = random.chance(15) ? moment() : day * 86_400 + (slice.0 + random.number(0...60)) * 60
            return dial(key, silentCode(), at: time, by: random.chance(65) ? one : two)
        }
    }

    /// One after another on few days: as soon as the delay allows, a minute sooner, or at once.
    private mutating func hasty(_ key: String, _ codes: [String]) -> [NaiveDial] {
        var day = rules.nextWorkingDay(after: opening - 1)
        var time = day * 86_400 + rules.slices[0].0 * 60
        return codes.map { code in
            let hasty = dial(key, code, at: time)
            let delay = 60 * (code == "30" ? rules.busyMinutes : rules.silentMinutes)
            time += random.one(of: [delay, delay, delay, delay - 1, delay - 60, 60, 0])
            if random.chance(25) || NaiveRules.day(of: time) != day {
                day = rules.nextWorkingDay(after: day)
                time = day * 86_400 + random.one(of: rules.slices).0 * 60
            }
            return hasty
        }
    }
}

extension String {
    /// With a letter of full width.
    fileprivate var replacingA: String { hasPrefix("A") ? "Ａ" + dropFirst() : self }
}
