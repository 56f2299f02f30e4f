/// The whole survey once more from draw.md, protocol.md and log.md: acts are taken one after another and everything is worked out
/// anew whenever it is asked for. Slow, literal, and in nobody's debt: it shares no line with the program.
package struct NaiveSurvey: Sendable {
    package struct Contact: Sendable {
        /// Its place among all contacts.
        package var place: Int
        package var key: String
        package var unit: String
        /// As its row was taken; ``NaiveSurvey/received(_:)`` is the day that holds.
        package var received: Int
        package var completed: Bool
        package var withdrawn = false
        package var forgotten = false
        /// Which number was handed in: the place of the contact that first had it.
        package var number: Int
        /// The draw that took it.
        package var draw: Int?
        /// Numbers that took the old one's place, in the order of writing.
        package var corrections: [Correction] = []
        package var confirmed = false
    }

    package struct Correction: Sendable {
        package var at: Int
        /// The number as handed in was put back.
        package var back: Bool
    }

    package struct Call: Sendable {
        /// The number that `record` prints.
        package var id: Int
        package var contact: Int
        package var dial: NaiveDial
        /// Which number it dialled: 0 as handed in, n the n-th correction's.
        package var number: Int
        /// By a surveyor who had to avoid the unit.
        package var recused: Bool
        package var hand: NaiveHand
        /// An earlier entry was written at a later time.
        package var behind: Bool
        /// "An amendment keeps the place of what it replaces": the first version's number.
        package var entered: Int
        package var replaces: Int?
        /// The sheet that brought it, by its running number; nil: typed.
        package var sheet: Int?
        /// Said when it was recorded.
        package var remarks: [String] = []
        package var voided = false
        package var replaced = false
    }

    package struct Drawing: Sendable {
        package var seed: String
        package var perUnit: Int
        /// Everybody who took part and what they avoided then.
        package var surveyors: [String: [String]]
        package var written: Int
        package var rosterGiven: Bool
    }

    package struct Ruling: Sendable {
        package var grade: String
        package var madeWithoutGrade: Bool
    }

    package var rules: NaiveRules
    /// In the order of grades.
    package var units: [String] = []
    package var withdrawnUnits: Set<String> = []
    /// Units withdrawn after contacts of theirs were drawn.
    package var withdrawnAfterDraw: Set<String> = []
    package var refusedRows: [String: Int] = [:]
    /// Other names that units go by, and the names shown.
    package var aliases: [String: [String]] = [:]
    private var shown: [String: String] = [:]
    /// What each must avoid now, by the names inside the contact keys.
    package var surveyors: [String: [String]] = [:]
    package var releases: [Release] = []
    package var contacts: [Contact] = []
    /// The date that was put right, and the places of the contacts that the unit had then.
    package var receivedCorrections: [String: (date: Int, places: Set<Int>)] = [:]
    package var drawings: [Drawing] = []
    /// Keys in list order.
    package var lists: [String: [String]] = [:]
    package var calls: [Call] = []
    private(set) var sheets = 0
    /// Calls written, amended or voided between close and reopen that changed a state or a score.
    package var changedAfterClose: [Int] = []
    package var rulings: [String: Ruling] = [:]
    /// The n-th is publication n: the grades as they stood.
    package private(set) var publications: [[String: String?]] = []
    package var closed = false

    /// Who writes the present act, and the latest time at which one was written.
    private(set) var hand = NaiveHand(written: 0, by: "经办人", login: "office")
    private var latest: Int?

    /// The days of the year in which fieldwork begins.
    let yearOfFieldwork: Range<Int>

    package init(rules: NaiveRules) {
        self.rules = rules
        let year = Int(NaiveRules.date(rules.firstDay).prefix(4))!
        yearOfFieldwork = NaiveRules.day("\(year)-01-01")..<NaiveRules.day("\(year + 1)-01-01")
    }

    private var places: [String: Int] = [:]
    package func contact(_ key: String) -> Contact { contacts[places[key]!] }
    package func provided(_ unit: String) -> [Contact] { contacts.filter { $0.unit == unit && !$0.withdrawn } }
    package var perUnit: Int { drawings.last?.perUnit ?? rules.quota }
    package var gradedUnits: [String] { units.filter { !withdrawnUnits.contains($0) } }

    /// "A unit withdrawn after its contacts were drawn stays below the table of grades, without a grade."
    package var unitsLeftAfterDraw: [String] {
        units.filter { withdrawnUnits.contains($0) && withdrawnAfterDraw.contains($0) }
    }

    package func shownName(_ unit: String) -> String { shown[unit] ?? unit }

    /// One name after another of those that a unit goes by.
    package func name(_ unit: String, _ turn: Int) -> String {
        let names = [shownName(unit), unit] + aliases[unit, default: []]
        return names[turn % names.count]
    }

    /// Without a hand the next minute's of one clerk.
    package mutating func take(_ act: NaiveAct, _ hand: NaiveHand? = nil) {
        let next = (latest ?? NaiveRules.day("2020-12-01") * 86_400 + 8 * 3600) + 60
        self.hand = hand ?? NaiveHand(written: next, by: "经办人", login: "office")
        carryOut(act)
        latest = max(latest ?? self.hand.written, self.hand.written)
    }

    /// An earlier entry was written at a later time than the present one.
    var clockWentBack: Bool { hand.written < latest ?? hand.written }

    private mutating func carryOut(_ act: NaiveAct) {
        switch act {
        case .units(let names, let others):
            for name in names {
                know(name)
                if let alias = others[name] { aliases[name, default: []].append(alias) }
            }
        case .surveyors(let rows): takeSurveyors(rows)
        case .release(let name, let unit): release(surveyor(name), self.unit(unit))
        case .handIn(let handIn): take(handIn)
        case .received(let unit, let date):
            receivedCorrections[unit] = date.map { ($0, Set(provided(unit).map(\.place))) }
        case .draw(let seed, let names, let perUnit, let rosterGiven): draw(seed, names, perUnit, rosterGiven)
        case .reassign(let from, let unit, let to): reassign(from, unit, to)
        case .record(let dial): enter(dial)
        case .amend(let call, let change): amend(call, change)
        case .void(let call): void(call)
        case .results(let dials):
            sheets += 1
            for dial in dials { enter(dial, sheet: sheets) }
        case .correctNumber(let key, let at, let back):
            change(key) { $0.corrections.append(Correction(at: at, back: back)) }
        case .confirmNumber(let key): change(key) { $0.confirmed = true }
        case .withdrawUnit(let unit):
            if provided(unit).contains(where: { $0.draw != nil }) { withdrawnAfterDraw.insert(unit) }
            withdrawnUnits.insert(unit)
            withdraw { $0.unit == unit }
        case .rename(let unit, let name):
            aliases[unit, default: []].append(name)
            shown[unit] = name
        case .forget(let key): change(key) { $0.forgotten = true }
        case .rule(let unit, let grade):
            rulings[unit] = Ruling(grade: grade, madeWithoutGrade: verdict(of: unit).computed == nil)
        case .withdrawRuling(let unit): rulings[unit] = nil
        case .publish:
            let grades = gradedUnits.map { ($0, verdict(of: $0).grade) }
            publications.append(Dictionary(uniqueKeysWithValues: grades))
        case .close: closed = true
        case .reopen: closed = false
        }
    }

    private mutating func change(_ key: String, _ body: (inout Contact) -> Void) {
        body(&contacts[places[key]!])
    }

    private mutating func know(_ unit: String) {
        if !units.contains(unit) { units.append(unit) }
        withdrawnUnits.remove(unit)
    }

    private mutating func withdraw(_ gone: (Contact) -> Bool) {
        for place in contacts.indices where gone(contacts[place]) { contacts[place].withdrawn = true }
        let keys = contacts.filter(\.withdrawn).map(\.key)
        lists = lists.mapValues { $0.filter { !keys.contains($0) } }
    }

    private mutating func take(_ handIn: NaiveHandIn) {
        let before = date(of: handIn.unit)
        know(handIn.unit)
        // A file of which nothing can be used takes nothing away.
        if handIn.replace, handIn.rows.contains(where: { !$0.refused }) { withdraw { $0.unit == handIn.unit } }
        for row in handIn.rows {
            if row.refused {
                refusedRows[handIn.unit, default: 0] += 1
                continue
            }
            let ordinal = contacts.filter { $0.unit == handIn.unit }.count + 1
            let key = handIn.unit + (ordinal < 10 ? "-0" : "-") + String(ordinal)
            let kept = handIn.keepDate ? before ?? handIn.received : nil
            let received = kept ?? row.received ?? handIn.received!
            places[key] = contacts.count
            contacts.append(
                Contact(
                    place: contacts.count,
                    key: key,
                    unit: handIn.unit,
                    received: received,
                    completed: row.completed,
                    number: row.shares.map { contact($0).number } ?? contacts.count
                )
            )
        }
    }

    /// The number now dialled, where somebody else may have the same: that of the cell, if it was not corrected or erased.
    private func numberHandedIn(_ contact: Contact) -> Int? {
        contact.forgotten || !hasNumberHandedIn(contact) ? nil : contact.number
    }

    /// Contacts that are unreachable at a number that was answered for another unit, where the unit is either.
    package func conflicts(of unit: String) -> [String] {
        let drawn = contacts.filter { $0.draw != nil && !$0.withdrawn && numberHandedIn($0) != nil }
        let pairs = drawn.filter { state(of: $0) == "unreachable" }.flatMap { dead in
            drawn.filter { answered in
                answered.unit != dead.unit && numberHandedIn(answered) == numberHandedIn(dead)
                    && counting(answered).contains(where: isReached)
            }.map { (dead, $0) }
        }
        return Set(pairs.filter { $0.unit == unit || $1.unit == unit }.map(\.0.key)).sorted()
    }

    /// Whether the number as handed in is the one now dialled.
    package func hasNumberHandedIn(_ contact: Contact) -> Bool {
        let number = number(of: contact, at: .max)
        return number == 0 || contact.corrections[number - 1].back
    }

    /// 0 is the number as handed in; of corrections for one time the later written stands.
    func number(of contact: Contact, at time: Int) -> Int {
        var number = 0
        for (place, correction) in contact.corrections.enumerated() where correction.at <= time {
            if number == 0 || correction.at >= contact.corrections[number - 1].at { number = place + 1 }
        }
        return number
    }
}
