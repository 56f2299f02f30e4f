/// When a contact may be dialled again.
extension NaiveSurvey {
    /// The first moment at which the contact may be dialled again; nil when at once or never.
    package func notBefore(_ contact: Contact) -> Int? {
        guard ["open", "awaiting-confirmation"].contains(state(of: contact)), !awaitsNumberCheck(contact) else {
            return nil
        }
        let dials = counting(contact)
        guard let last = dials.last else { return nil }
        let usual = usualNotBefore(dials, last)
        return dials.contains(where: isReached) ? usual : notBeforeItCounts(contact, usual, last)
    }

    private func usualNotBefore(_ dials: [NaiveDial], _ last: NaiveDial) -> Int? {
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

    /// "Of a number never reached, *not before* is never earlier than the moment from which a silent dial would count":
    /// minute after minute until one counts, beginning with the usual moment, or with the last dial where none is usual.
    private func notBeforeItCounts(_ contact: Contact, _ usual: Int?, _ last: NaiveDial) -> Int? {
        let counted = silentDials(contact)
        let start = usual ?? last.at
        var moment = max(start, counted.last.map { $0.at + delay($0) } ?? start)
        while reasonAgainst(moment, after: counted) != nil { moment = (moment / 60 + 1) * 60 }
        return usual == nil && moment == last.at ? nil : moment
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
