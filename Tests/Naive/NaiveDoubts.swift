/// What is to be said of a call: when it is recorded, and on the page of a unit whose downgrade rests on it.
extension NaiveSurvey {
    private static let day = 86_400

    /// What the recording of a call answers, beside its number.
    /// - Parameter before: the contact's state without it.
    func remarks(on call: Call, _ before: String) -> [String] {
        let dial = call.dial
        let contact = contacts[call.contact]
        var said = notCounted(call).map { [$0] } ?? []
        if before == "unreachable", state(of: contact) != before { said.append("unreachable-taken-back") }
        if isOnAnothersList(call) { said.append("others-list") }
        if isFurtherInterview(call) { said.append("second-interview") }
        if isSameMinute(call) { said.append("same-minute") }
        // "'Far' is more than 24 hours before the clock; 'another year' than the first day of fieldwork."
        if isLate(call) { said.append("far-from-clock") }
        if !yearOfFieldwork.contains(NaiveRules.day(of: dial.at)) { said.append("another-year") }
        return said
    }

    /// Who rings back is answered by whoever is there, and a review is nobody's list; what a sheet handed out is no surprise,
    /// nor when the same surveyor's dial is put right.
    private func isOnAnothersList(_ call: Call) -> Bool {
        let key = contacts[call.contact].key
        var first = call
        while let replaced = first.replaces, calls[replaced - 1].dial.surveyor == first.dial.surveyor {
            first = calls[replaced - 1]
        }
        return first.sheet == nil && !call.dial.incoming && !call.dial.review
            && lists[call.dial.surveyor]?.contains(key) != true
    }

    /// "Two attempts are the same when contact, surveyor and minute agree."
    private func isSameMinute(_ call: Call) -> Bool {
        calls.contains { other in
            other.id != call.id && !other.voided && !other.replaced && other.contact == call.contact
                && other.dial.surveyor == call.dial.surveyor && other.dial.at / 60 == call.dial.at / 60
        }
    }

    /// A completed interview that counts as a dial, and not as the contact's scores.
    package func isFurtherInterview(_ call: Call) -> Bool {
        interviews(contacts[call.contact]).dropFirst().contains { $0.id == call.id }
    }

    /// "Late: `written` − `at` over 24 hours", and of what came on a sheet, where it carries a downgrade, 7 days.
    private func isLate(_ call: Call, days: Int = 1) -> Bool {
        call.hand.written - call.dial.at > days * NaiveSurvey.day
    }

    /// "Both pages say that somebody answered a recused surveyor."
    package func answeredRecused(_ unit: String) -> [Int] {
        let own = Set(provided(unit).map(\.place))
        return calls.filter { own.contains($0.contact) && isReached($0.dial) && notCounted($0) == "must-avoid" }.map(
            \.id
        )
    }

    /// Of the calls that make a contact unreachable what makes one doubt them.
    /// - Parameter now: the reader's clock, for what lies in its future.
    package func doubts(_ contact: Contact, now: Int = .max) -> [Int: [String]] {
        guard state(of: contact) == "unreachable" else { return [:] }
        let carriers = carriers(contact)
        let found = carriers.map { ($0.id, doubts($0, confirming: carriers[0], now)) }
        return Dictionary(uniqueKeysWithValues: found.filter { !$0.1.isEmpty })
    }

    /// "Dials dated before their contact was drawn, entered more than a day after their time, a `written` that goes back or
    /// lies in the future, a confirming dial typed (not from a sheet) under the same `by` or login as the first."
    private func doubts(_ call: Call, confirming first: Call, _ now: Int) -> [String] {
        var found: [String] = []
        if call.dial.at < drawings[contacts[call.contact].draw!].written { found.append("before-draw") }
        if isLate(call, days: call.sheet == nil ? 1 : 7) { found.append("late-entry") }
        if call.behind { found.append("clock-back") }
        if call.hand.written > now { found.append("clock-ahead") }
        let sameHand = call.hand.by == first.hand.by || call.hand.login == first.hand.login
        if isDead(call.dial), call.id != first.id, call.sheet == nil, sameHand { found.append("same-hand") }
        return found
    }
}
