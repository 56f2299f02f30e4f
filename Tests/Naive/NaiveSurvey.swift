/// The whole survey once more from draw.md, protocol.md and log.md: acts are taken one after another and everything is worked out
/// anew whenever it is asked for. Slow, literal, and in nobody's debt: it shares no line with the program.
package struct NaiveSurvey: Sendable {
    package struct Contact: Sendable {
        /// Its place among all contacts.
        package var place: Int
        package var key: String
        package var unit: String
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
        package var contact: Int
        package var dial: NaiveDial
        /// Which number it dialled: 0 as handed in, n the n-th correction's.
        package var number: Int
        package var voided = false
        package var replaced = false
    }

    package struct Drawing: Sendable {
        package var seed: String
        package var perUnit: Int
        /// Everybody who took part and what they avoided then.
        package var surveyors: [String: [String]]
    }

    package struct Ruling: Sendable {
        package var grade: String
        package var madeWithoutGrade: Bool
    }

    package var rules: NaiveRules
    /// In the order of grades.
    package var units: [String] = []
    package var withdrawnUnits: Set<String> = []
    package var refusedRows: [String: Int] = [:]
    /// Other names that units go by, and the names shown.
    package var aliases: [String: [String]] = [:]
    private var shown: [String: String] = [:]
    package var surveyors: [String: [String]] = [:]
    package var contacts: [Contact] = []
    package var drawings: [Drawing] = []
    /// Keys in list order.
    package var lists: [String: [String]] = [:]
    package var calls: [Call] = []
    package var rulings: [String: Ruling] = [:]
    package var closed = false

    package init(rules: NaiveRules) { self.rules = rules }

    private var places: [String: Int] = [:]
    package func contact(_ key: String) -> Contact { contacts[places[key]!] }
    package func provided(_ unit: String) -> [Contact] { contacts.filter { $0.unit == unit && !$0.withdrawn } }
    package var perUnit: Int { drawings.last?.perUnit ?? rules.quota }
    package var gradedUnits: [String] { units.filter { !withdrawnUnits.contains($0) } }

    package func shownName(_ unit: String) -> String { shown[unit] ?? unit }

    /// One name after another of those that a unit goes by.
    package func name(_ unit: String, _ turn: Int) -> String {
        let names = [shownName(unit), unit] + aliases[unit, default: []]
        return names[turn % names.count]
    }

    /// The date on which the quota was reached, else the latest.
    package func date(of unit: String) -> Int? {
        let dates = provided(unit).map(\.received).sorted()
        return dates.count >= rules.quota ? dates[rules.quota - 1] : dates.last
    }

    package mutating func take(_ act: NaiveAct) {
        switch act {
        case .units(let names, let others):
            for name in names {
                know(name)
                if let alias = others[name] { aliases[name, default: []].append(alias) }
            }
        case .surveyors(let rows): for row in rows { surveyors[row.name] = row.avoids }
        case .handIn(let handIn): take(handIn)
        case .draw(let seed, let names, let perUnit): draw(seed, names, perUnit)
        case .reassign(let from, let unit, let to): reassign(from, unit, to)
        case .record(let dial): record(dial)
        case .amend(let call, let change): amend(call, change)
        case .void(let call): calls[call - 1].voided = true
        case .results(let dials): for dial in dials { record(dial) }
        case .correctNumber(let key, let at, let back):
            change(key) { $0.corrections.append(Correction(at: at, back: back)) }
        case .confirmNumber(let key): change(key) { $0.confirmed = true }
        case .withdrawUnit(let unit):
            withdrawnUnits.insert(unit)
            withdraw { $0.unit == unit }
        case .rename(let unit, let name):
            aliases[unit, default: []].append(name)
            shown[unit] = name
        case .forget(let key): change(key) { $0.forgotten = true }
        case .rule(let unit, let grade):
            rulings[unit] = Ruling(grade: grade, madeWithoutGrade: verdict(of: unit).computed == nil)
        case .withdrawRuling(let unit): rulings[unit] = nil
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

    /// It dialled the number in force at its time, as far as is known now.
    private mutating func record(_ dial: NaiveDial) {
        record(dial, number: number(of: contact(dial.contact), at: dial.at))
    }

    /// - Parameter number: 0 is the one as handed in, n the n-th correction's.
    package mutating func record(_ dial: NaiveDial, number: Int) {
        calls.append(Call(contact: contact(dial.contact).place, dial: dial, number: number))
    }

    /// 0 is the number as handed in; of corrections for one time the later written stands.
    func number(of contact: Contact, at time: Int) -> Int {
        var number = 0
        for (place, correction) in contact.corrections.enumerated() where correction.at <= time {
            if number == 0 || correction.at >= contact.corrections[number - 1].at { number = place + 1 }
        }
        return number
    }

    private mutating func amend(_ call: Int, _ change: NaiveChange) {
        calls[call - 1].replaced = true
        var dial = calls[call - 1].dial
        dial.surveyor = change.surveyor ?? dial.surveyor
        dial.code = change.code ?? dial.code
        dial.at = change.at ?? dial.at
        dial.scores = ["50", "51"].contains(dial.code) ? change.scores ?? dial.scores : []
        if dial.code != "20" { dial.appointment = nil }
        if !isReached(dial) { dial.incoming = false }
        // The number dialled is taken over, too, unless another time says that it was another.
        record(dial)
        if dial.at == calls[call - 1].dial.at { calls[calls.count - 1].number = calls[call - 1].number }
    }
}
