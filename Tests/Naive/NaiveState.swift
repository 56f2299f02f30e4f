/// The state of a contact from protocol.md §State, sentence by sentence.
extension NaiveSurvey {
    /// The attempts that count, in the order in which they count.
    package func counting(_ contact: Contact) -> [NaiveDial] {
        let now = number(of: contact, at: .max)
        let counted = calls.filter { call in
            if call.contact != contact.place || call.voided || call.replaced { return false }
            let dial = call.dial
            if dial.code == "85" || dial.review { return false }
            return isReached(dial) || call.number == now
        }
        return counted.map(\.dial).sorted { a, b in
            if a.at != b.at { return a.at < b.at }
            if a.surveyor != b.surveyor {
                return Array(a.surveyor.utf8).lexicographicallyPrecedes(Array(b.surveyor.utf8))
            }
            return a.code < b.code
        }
    }

    private static let reached = ["50", "51", "61", "42", "62", "20", "41", "43", "81", "82"]
    private static let silent = ["83", "30", "10", "70", "90", "84"]
    private static let dead = ["02", "01", "03", "04", "05"]

    package func isReached(_ dial: NaiveDial) -> Bool { NaiveSurvey.reached.contains(dial.code) }
    package func isSilent(_ dial: NaiveDial) -> Bool { NaiveSurvey.silent.contains(dial.code) }
    package func isDead(_ dial: NaiveDial) -> Bool { NaiveSurvey.dead.contains(dial.code) }

    package func state(of contact: Contact) -> String {
        if contact.draw == nil { return "not-drawn" }
        let open = stateBeforeClose(of: contact)
        guard closed, open == "open" || open == "awaiting-confirmation" else { return open }
        return counting(contact).contains(where: isReached) ? "reached" : "not-finished"
    }

    private func stateBeforeClose(of contact: Contact) -> String {
        let dials = counting(contact)
        if dials.contains(where: { $0.code == "50" }) { return "scored" }
        if let first = dials.firstIndex(where: isReached) {
            let outgoing = dials.filter { !$0.incoming }
            if dials.contains(where: { ["51", "61", "43", "81", "82"].contains($0.code) }) { return "reached" }
            if dials.filter({ ["42", "62"].contains($0.code) }).count >= rules.refusals { return "reached" }
            if dials[first...].contains(where: isDead) { return "reached" }
            if outgoing.count >= rules.reachedAttempts && dials.last!.code != "20" { return "reached" }
            return "open"
        }
        if isUnreachable(dials, contact) { return awaitsNumberCheck(contact) ? "awaiting-confirmation" : "unreachable" }
        if let last = dials.last, isDead(last) { return "awaiting-confirmation" }
        return "open"
    }

    /// It would be unreachable, but we completed the number and nobody has confirmed or replaced it.
    package func awaitsNumberCheck(_ contact: Contact) -> Bool {
        contact.completed && !contact.confirmed && contact.corrections.isEmpty
            && isUnreachable(counting(contact), contact) && !counting(contact).contains(where: isReached)
    }

    /// The draw had one eligible surveyor for the unit.
    package func oneSurveyor(_ contact: Contact) -> Bool {
        drawings[contact.draw!].surveyors.filter { !$0.value.contains(contact.unit) }.count < 2
    }

    private func isUnreachable(_ dials: [NaiveDial], _ contact: Contact) -> Bool {
        isDeadForGood(dials.filter(isDead), contact, rules.dead, []) || isSilentForGood(dials.filter(isSilent), contact)
    }

    /// Some `missing` of the dials confirm each other and all of `chosen`.
    private func isDeadForGood(_ dials: [NaiveDial], _ contact: Contact, _ missing: Int, _ chosen: [NaiveDial]) -> Bool
    {
        if missing == 0 { return true }
        for (place, dial) in dials.enumerated() where chosen.allSatisfy({ confirm($0, dial, contact) }) {
            if isDeadForGood(Array(dials[(place + 1)...]), contact, missing - 1, chosen + [dial]) { return true }
        }
        return false
    }

    private func confirm(_ a: NaiveDial, _ b: NaiveDial, _ contact: Contact) -> Bool {
        let first = NaiveRules.day(of: a.at)
        let second = NaiveRules.day(of: b.at)
        let differentDays = first != second && rules.isWorkingDay(first) && rules.isWorkingDay(second)
        if (a.code == "02" || b.code == "02") && !differentDays { return false }
        return a.surveyor != b.surveyor || oneSurveyor(contact) && differentDays
    }

    private func isSilentForGood(_ dials: [NaiveDial], _ contact: Contact) -> Bool {
        let inSlices = dials.filter { rules.slice(of: $0.at) != nil }
        let days = Set(inSlices.map { NaiveRules.day(of: $0.at) }).count
        let slices = Set(inSlices.map { rules.slice(of: $0.at)! }).count
        let surveyors = Set(dials.map(\.surveyor)).count
        return dials.count >= rules.silentAttempts && days >= rules.silentDays && slices >= rules.silentSlices
            && (surveyors >= rules.silentSurveyors || oneSurveyor(contact) && days >= rules.silentSurveyors)
    }

    /// The first moment at which the contact may be dialled again; nil when at once or never.
    package func notBefore(_ contact: Contact) -> Int? {
        guard ["open", "awaiting-confirmation"].contains(state(of: contact)), !awaitsNumberCheck(contact) else {
            return nil
        }
        let dials = counting(contact)
        guard let last = dials.last else { return nil }
        if last.code == "20", let agreed = last.appointment { return agreed }
        let day = NaiveRules.day(of: last.at)
        let tomorrow = rules.nextWorkingDay(after: day) * 86_400
        var earliest: Int?
        switch last.code {
        case "30": earliest = last.at + rules.busyMinutes * 60
        case "62", "42", "02": earliest = tomorrow
        case "20", "41": earliest = nextSlice(from: last.at + rules.silentMinutes * 60, after: dials)
        default: if isSilent(last) { earliest = nextSlice(from: last.at + rules.silentMinutes * 60, after: dials) }
        }
        if dials.filter({ !$0.incoming && NaiveRules.day(of: $0.at) == day }).count >= rules.attemptsPerDay {
            earliest = max(earliest ?? 0, tomorrow + rules.slices[0].0 * 60)
        }
        return earliest
    }

    /// Minute after minute until one lies in a slice that was not tried yet, or in any when all were.
    private func nextSlice(from time: Int, after dials: [NaiveDial]) -> Int {
        // Tried is a slice in which we looked for the person: an incoming call, a refusal or a bad number is no such thing.
        let looked = dials.filter { !$0.incoming && (isSilent($0) || ["41", "20"].contains($0.code)) }
        let tried = Set(looked.compactMap { rules.slice(of: $0.at) })
        var moment = time
        while true {
            if let slice = rules.slice(of: moment), tried.count == rules.slices.count || !tried.contains(slice) {
                return moment
            }
            moment = (moment / 60 + 1) * 60
        }
    }
}
