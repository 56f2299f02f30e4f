/// Which calls count, and what for.
extension NaiveSurvey {
    private static let reached = ["50", "51", "61", "42", "62", "20", "41", "43", "81", "82"]
    private static let silent = ["83", "30", "10", "70", "90", "84"]
    private static let dead = ["02", "01", "03", "04", "05"]

    package func isReached(_ dial: NaiveDial) -> Bool { NaiveSurvey.reached.contains(dial.code) }
    package func isSilent(_ dial: NaiveDial) -> Bool { NaiveSurvey.silent.contains(dial.code) }
    package func isDead(_ dial: NaiveDial) -> Bool { NaiveSurvey.dead.contains(dial.code) }

    /// The dials that count, in the order in which they count.
    package func counting(_ contact: Contact) -> [NaiveDial] { countingCalls(contact).map(\.dial) }

    /// "First drop voided, replaced, our-fault, review, old-number and rule-4 dials; then by time to the second, surveyor's
    /// bytes, code." A dial by one who must avoid the unit is absent from everything that is worked out.
    package func countingCalls(_ contact: Contact) -> [Call] {
        let own = calls.indices.filter { calls[$0].contact == contact.place }.map { calls[$0] }
        return own.filter { isAttempt($0) && !$0.recused && !isOfOldNumber($0, contact) }.sorted { a, b in
            if a.dial.at != b.dial.at { return a.dial.at < b.dial.at }
            if a.dial.surveyor != b.dial.surveyor {
                return Array(a.dial.surveyor.utf8).lexicographicallyPrecedes(Array(b.dial.surveyor.utf8))
            }
            return a.dial.code != b.dial.code ? a.dial.code < b.dial.code : a.id < b.id
        }
    }

    /// A review dial says so by itself, and yet it is said of it that its surveyor had to avoid the unit.
    private func isAttempt(reviewed call: Call) -> Bool {
        var dialled = call
        dialled.dial.review = false
        return call.dial.review && isAttempt(dialled)
    }

    private func isAttempt(_ call: Call) -> Bool {
        !call.voided && !call.replaced && !call.dial.review && call.dial.code != "85"
    }

    /// Who was reached at an earlier number was reached; what was silent or dead there says nothing of the new one.
    private func isOfOldNumber(_ call: Call, _ contact: Contact) -> Bool {
        !isReached(call.dial) && call.number != number(of: contact, at: .max)
    }

    /// "`notCounted`: null or the first that fits." A voided or replaced call and one of our own fault say by their own fields
    /// why they count for nothing.
    package func notCounted(_ call: Call) -> String? {
        if isAttempt(reviewed: call), call.recused { return "must-avoid" }
        if !isAttempt(call) { return nil }
        if call.recused { return "must-avoid" }
        if isOfOldNumber(call, contacts[call.contact]) { return "old-number" }
        return silentCalls(contacts[call.contact]).first { $0.call.id == call.id }?.reason
    }

    /// Every silent call to the number in force, and why it does not count towards unreachable.
    func silentCalls(_ contact: Contact) -> [(call: Call, reason: String?)] {
        var counted: [NaiveDial] = []
        return countingCalls(contact).filter { isSilent($0.dial) }.map { call in
            let reason = reasonAgainst(call.dial.at, after: counted)
            if reason == nil { counted.append(call.dial) }
            return (call, reason)
        }
    }

    /// The silent dials that count towards unreachable.
    func silentDials(_ contact: Contact) -> [NaiveDial] {
        silentCalls(contact).filter { $0.reason == nil }.map(\.call.dial)
    }

    /// "A silent dial counts towards unreachable only on a working day, inside a slice, no sooner after the silent dial that
    /// counted before than that one's delay, and as one of at most two a day."
    func reasonAgainst(_ time: Int, after counted: [NaiveDial]) -> String? {
        let day = NaiveRules.day(of: time)
        if !rules.isWorkingDay(day) { return "day-off" }
        if rules.slice(of: time) == nil { return "outside-slices" }
        if let before = counted.last, time < before.at + delay(before) { return "too-soon" }
        let sameDay = counted.filter { NaiveRules.day(of: $0.at) == day }
        return sameDay.count >= rules.attemptsPerDay ? "third-in-a-day" : nil
    }

    /// "Busy 30 minutes, others 3 hours", in seconds.
    func delay(_ silent: NaiveDial) -> Int { 60 * (silent.code == "30" ? rules.busyMinutes : rules.silentMinutes) }

    /// Completed interviews: "the one entered first counts (an amendment keeps the place of what it replaces)".
    package func interviews(_ contact: Contact) -> [Call] {
        countingCalls(contact).filter { $0.dial.code == "50" }.sorted { $0.entered < $1.entered }
    }
}
