/// The state of a contact from protocol.md §State, sentence by sentence.
extension NaiveSurvey {
    package func state(of contact: Contact) -> String {
        if contact.draw == nil { return "not-drawn" }
        let open = stateBeforeClose(of: contact)
        guard closed, open == "open" || open == "awaiting-confirmation" else { return open }
        return counting(contact).contains(where: isReached) ? "reached" : "not-finished"
    }

    private func stateBeforeClose(of contact: Contact) -> String {
        let dials = counting(contact)
        if dials.contains(where: { $0.code == "50" }) { return "scored" }
        if dials.contains(where: isReached) { return isSettled(dials) ? "reached" : "open" }
        if isUnreachable(contact) { return awaitsNumberCheck(contact) ? "awaiting-confirmation" : "unreachable" }
        if let last = dials.last, isDead(last) { return "awaiting-confirmation" }
        return "open"
    }

    /// Somebody who was reached, and gave no score, is not called again.
    private func isSettled(_ dials: [NaiveDial]) -> Bool {
        if dials.contains(where: { ["51", "61", "43", "81", "82"].contains($0.code) }) { return true }
        // "The two of gatekeeper-refused and broke-off lie on different days."
        let sentAway = dials.filter { ["42", "62"].contains($0.code) }
        if Set(sentAway.map { NaiveRules.day(of: $0.at) }).count >= rules.refusals { return true }
        let first = dials.firstIndex(where: isReached)!
        if dials[first...].contains(where: isDead) { return true }
        // "Of the five attempts at most two a day count."
        let days = dials.filter { !$0.incoming }.map { NaiveRules.day(of: $0.at) }
        let attempts = Set(days).map { day in min(rules.attemptsPerDay, days.filter { $0 == day }.count) }.reduce(0, +)
        return attempts >= rules.reachedAttempts && dials.last!.code != "20"
    }

    /// It would be unreachable, but we completed the number and nobody has confirmed or replaced it.
    package func awaitsNumberCheck(_ contact: Contact) -> Bool {
        contact.completed && !contact.confirmed && contact.corrections.isEmpty
            && isUnreachable(contact) && !counting(contact).contains(where: isReached)
    }

    /// "*One eligible surveyor* means: of the draw's surveyors, those who need not avoid the unit now."
    package func oneSurveyor(_ contact: Contact) -> Bool {
        let took = drawings[contact.draw!].surveyors.keys
        return took.filter { !surveyors[$0, default: []].contains(contact.unit) }.count < 2
    }

    private func isUnreachable(_ contact: Contact) -> Bool { !carriers(contact).isEmpty }

    /// The calls on which it rests that a number was never answered: the dead ones that first confirmed each other, else the
    /// silent ones that count; none when neither suffices.
    package func carriers(_ contact: Contact) -> [Call] {
        let dead = countingCalls(contact).filter { isDead($0.dial) }
        // "Of several such pairs the state rests on the one whose last dial comes first."
        let first = confirming(dead, rules.dead, contact).min { a, b in
            a.reversed().lexicographicallyPrecedes(b.reversed())
        }
        if let first { return first.map { dead[$0] } }
        return isSilentForGood(silentDials(contact), contact)
            ? silentCalls(contact).filter { $0.reason == nil }.map(\.call) : []
    }

    /// All ways to choose so many of the calls that confirm each other, as they stand among the calls.
    private func confirming(_ calls: [Call], _ count: Int, _ contact: Contact) -> [[Int]] {
        if count == 0 { return [[]] }
        return confirming(calls, count - 1, contact).flatMap { chosen in
            calls.indices.filter { place in
                place > chosen.last ?? -1
                    && chosen.allSatisfy { confirm(calls[$0].dial, calls[place].dial, contact) }
            }.map { chosen + [$0] }
        }
    }

    private func confirm(_ a: NaiveDial, _ b: NaiveDial, _ contact: Contact) -> Bool {
        let first = NaiveRules.day(of: a.at)
        let second = NaiveRules.day(of: b.at)
        let differentDays = first != second && rules.isWorkingDay(first) && rules.isWorkingDay(second)
        if (a.code == "02" || b.code == "02") && !differentDays { return false }
        return !isOnePerson(a.surveyor, b.surveyor) || oneSurveyor(contact) && differentDays
    }

    /// "Two surveyors are two persons."
    private func isOnePerson(_ a: String, _ b: String) -> Bool { surveyor(a) == surveyor(b) }

    private func isSilentForGood(_ dials: [NaiveDial], _ contact: Contact) -> Bool {
        let days = Set(dials.map { NaiveRules.day(of: $0.at) }).count
        let slices = Set(dials.map { rules.slice(of: $0.at)! }).count
        let persons = Set(dials.map { surveyor($0.surveyor) }).count
        return dials.count >= rules.silentAttempts && days >= rules.silentDays && slices >= rules.silentSlices
            && (persons >= rules.silentSurveyors || oneSurveyor(contact) && days >= rules.silentSurveyors)
    }
}
